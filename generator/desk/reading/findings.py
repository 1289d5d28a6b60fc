"""What was heard of the sources, in words: what the check says of them, and who was silent, which no check knows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.check.keeper.sources import RULES
from generator.desk.reading.ask import Heard
from generator.model.directory import Directory
from generator.model.parts.reading import SourceState
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def tell_findings(directory: Directory, settings: Settings, heard: Sequence[Heard]) -> list[Problem]:
    """Everything that a person should look at, in the order of files and lines."""
    found = [problem for rule in RULES for problem in rule(directory, settings)]
    return sorted((*found, *_silent(directory, heard)), key=lambda problem: (problem.mark, problem.field))


def _silent(directory: Directory, heard: Iterable[Heard]) -> Iterator[Problem]:
    why = {answer.url: answer.why for answer in heard if answer.state is None}
    for source in directory.sources():
        reason = why.pop(source.url or "", None)
        if reason is None:
            continue
        reading = directory.reading[source.url or ""]
        values = {"url": source.url, "why": reason, "day": reading.silent.isoformat() if reading.silent else "?"}
        what = Message("{url} is silent since {day}: {why}", values)
        mend = Message("Ask again another day; if it stays so, open it yourself, or write ignore with the reason")
        yield source.warning(what, mend, Rule.SOURCE_SILENT, "url")


def count_findings(heard: Iterable[Heard]) -> dict[str, int]:
    """How many addresses answered what."""
    states = Counter(answer.state for answer in heard)
    return {
        "asked": sum(states.values()),
        "there": states[SourceState.ANSWERS],
        "moved": states[SourceState.MOVED],
        "gone": states[SourceState.GONE],
        "silent": states[None],
    }
