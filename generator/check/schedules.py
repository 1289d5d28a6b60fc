"""Hours that can be true."""

from collections.abc import Iterator

from generator.model.contact import Span
from generator.model.directory import Directory
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_schedules(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Spans without days, that close before they open, or that overlap."""
    for _contact, index, channel in directory.channels():
        seen: list[Span] = []
        for span in channel.schedule.spans if channel.schedule else ():
            mark, field = span.mark(), f"channels.{index}.schedule.spans"
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


RULES = (check_schedules,)
