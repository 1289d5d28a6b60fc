"""What was written down of attempts to reach numbers."""

from collections.abc import Iterator

from generator.model.directory import Directory
from generator.problem import Message, Problem, suggest
from generator.rules import Rule
from generator.settings import Settings


def check_known_calls(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Attempts at a number that nobody knows: a slip, or a number that is no more."""
    codes = [channel.code for _, _, channel in directory.channels()]
    for attempt in directory.calls:
        if attempt.code not in codes:
            what = Message("there is no number with the code {code}", {"code": attempt.code})
            mend = suggest(attempt.code, codes, Message("Delete the entry if the number is no more"))
            yield attempt.warning(what, mend, Rule.CALL_UNKNOWN, "code")


def check_call_days(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Attempts on a day that has not come."""
    for attempt in directory.calls:
        if attempt.on > settings.known_until:
            what = Message("{day} is in the future", {"day": attempt.on.isoformat()})
            yield attempt.warning(what, Message("Correct the date"), Rule.CALL_FUTURE, "on")


def check_silent_numbers(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Numbers at which nobody answers in the morning, at midday or in the afternoon."""
    histories = directory.call_histories(settings.today)
    for contact, index, channel in directory.channels():
        history = histories.get(channel.code)
        if history is None or not (history.silent or history.unreached_since):
            continue
        values = {"code": channel.code, "count": len(history.failed), "day": history.failed[0].on.isoformat()}
        what = Message("{code} was not answered {count} times since {day}", values)
        mend = Message("Ask its owner in writing whether it still holds, or look for another number")
        yield contact.warning(what, mend, Rule.CALL_SILENT, "channels", index, "code")


RULES = (check_known_calls, check_call_days, check_silent_numbers)
