"""Hours that can be true."""

from collections.abc import Iterator
from itertools import combinations

from generator.model.directory import Directory
from generator.model.parts.schedule import Span
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_schedules(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Spans without days, that close before they open, or that overlap."""
    for _contact, index, channel in directory.channels():
        if channel.schedule:
            where = f"channels.{index}.schedule"
            yield from _faults(channel.schedule.spans, f"{where}.spans")
            for at, other in enumerate(channel.schedule.other_hours):
                yield from _faults(other.spans, f"{where}.other_hours.{at}.spans")


def _faults(spans: tuple[Span, ...], field: str) -> Iterator[Problem]:
    seen: list[Span] = []
    for span in spans:
        mark = span.mark()
        times = {"opens": span.opens_at, "closes": span.closes_at}
        if not span.days:
            mend = Message("Write days: [mo, tu, ...]")
            yield Problem(mark, f"{field}.days", Message("the hours have no days"), mend, Rule.SCHEDULE_DAYS)
        if span.closes_at <= span.opens_at:
            what = Message("it closes at {closes}, before it opens at {opens}", times)
            mend = Message("Past midnight, write two spans: until 24:00, and from 00:00 on the next day")
            yield Problem(mark, field, what, mend, Rule.SCHEDULE_ORDER)
        if any(
            set(other.days) & set(span.days) and other.opens_at < span.closes_at and span.opens_at < other.closes_at
            for other in seen
        ):
            what = Message("the hours {opens} to {closes} overlap others of the same day", times)
            yield Problem(mark, field, what, Message("Join the two"), Rule.SCHEDULE_OVERLAP)
        if len(set(span.days)) < len(span.days):
            what = Message("a day stands twice in the hours {opens} to {closes}", times)
            yield Problem(mark, f"{field}.days", what, Message("Keep it once"), Rule.SCHEDULE_DAYS)
        seen.append(span)


def check_other_hours(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Seasons and days with other hours that are over, and two of one length of which nobody knows which counts."""
    for contact, index, channel in directory.channels():
        others = channel.schedule.other_hours if channel.schedule else ()
        steps = ("channels", index, "schedule", "other_hours")
        for at, other in enumerate(others):
            if other.valid_until < settings.today:
                what = Message("these hours were over on {day}", {"day": other.valid_until.isoformat()})
                yield contact.warning(what, Message("Delete it"), Rule.SCHEDULE_OVER, *steps, at, "valid_until")
        for (_, one), (at, other) in combinations(enumerate(others), 2):
            days = {"day": max(one.valid_from, other.valid_from).isoformat()}
            if one.days == other.days and one.holds(other.valid_from):
                what = Message("from {day} on two sets of other hours hold at once, and both are as long", days)
                mend = Message("Let them not overlap; of two that do, the shorter one counts")
                yield contact.problem(what, mend, Rule.SCHEDULE_OTHER, *steps, at, "valid_from")


def check_holidays(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Days that are taken away from the calendar, which has no such day, or which are added as well."""
    site = directory.site
    if site.holidays.removed:
        from generator.language.holidays import public_holidays  # a large library, and most regions take nothing away
    for at, day in enumerate(site.holidays.removed):
        known = {holiday.on for holiday in public_holidays(site.telephony.country, day.year)}
        values = {"day": day.isoformat()}
        if day in site.holidays.added:
            what = Message("{day} is added to the holidays and taken from them", values)
            yield site.problem(what, Message("Keep it once"), Rule.HOLIDAY_REMOVED, "holidays", "removed", at)
        elif day not in known:
            what = Message("{day} is no holiday, so that nothing is taken away", values)
            mend = Message("Correct the date, or delete the line")
            yield site.warning(what, mend, Rule.HOLIDAY_REMOVED, "holidays", "removed", at)


RULES = (check_schedules, check_other_hours, check_holidays)
