"""How often a search leads to a page that answers: pure measures, whatever the engine.

Measures as in information retrieval: success at k (Voorhees, TREC), mean reciprocal rank, share of empty results.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Protocol

from benchmarks.search.judged import Judged, Page, answering
from generator.model.directory import Directory

DEPTH = 10
"""Hits that count; nobody in distress reads on."""

ALL = "all"
"""The row over every kind."""


class Engine(Protocol):
    """A search over the finished site."""

    name: str

    def search(self, query: str) -> list[str]:
        """URLs relative to the site's root, best first, with a fragment where a hit points inside a page."""


@dataclass(frozen=True, slots=True)
class Case:
    """A judged query whose answers are URLs of one site."""

    query: str
    kind: str
    answers: tuple[str, ...]
    """Relative to the site's root, best first."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What one engine made of one case."""

    case: Case
    hits: tuple[str, ...]
    """As the engine gave them, at most `DEPTH`."""

    @property
    def rank(self) -> int | None:
        """The place of the first hit that answers, from 1; None where no hit does."""
        return rank(self.case.answers, self.hits)


@dataclass(frozen=True, slots=True)
class Result:
    """What one engine made of every case."""

    engine: str
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1 over some trials."""

    queries: int
    success_at_1: float
    success_at_3: float
    reciprocal_rank: float
    zero: float
    """Queries without any hit."""


def cases(queries: Iterable[Judged], directory: Directory, url: Callable[[Page], str]) -> tuple[Case, ...]:
    """The judged queries with URLs in place of names. `url` is never asked for a village: its office answers."""
    pages = answering(directory)
    return tuple(
        Case(each.query, each.kind.value, tuple(url(pages[Page.parse(name)]) for name in each.answers))
        for each in queries
    )


def measure(engine: Engine, every: Iterable[Case]) -> Result:
    """Every query asked once, in order."""
    return Result(engine.name, tuple(Trial(each, tuple(engine.search(each.query)[:DEPTH])) for each in every))


def answers(answer: str, hit: str) -> bool:
    """Whether the hit leads to the answer.

    The pages must be the same. Where the answer is a place on its page, a hit on the page as a whole counts, and a
    hit on another place of that page does not.
    """
    (page, place), (hit_page, hit_place) = _parts(answer), _parts(hit)
    return page == hit_page and (not place or not hit_place or place == hit_place)


def rank(judged: Sequence[str], hits: Sequence[str]) -> int | None:
    """The place of the first hit that leads to any of the answers, from 1; None where none does."""
    return next((place for place, hit in enumerate(hits, 1) if any(answers(each, hit) for each in judged)), None)


def success(trials: Sequence[Trial], k: int) -> float:
    """The share with an answer among the first k hits. Raises `StatisticsError` for no trials, as the next two do."""
    return fmean(each.rank is not None and each.rank <= k for each in trials)


def mean_reciprocal_rank(trials: Sequence[Trial]) -> float:
    """The mean of 1/rank of the first answer, 0 where there is none."""
    return fmean(1 / each.rank if each.rank else 0.0 for each in trials)


def zero_rate(trials: Sequence[Trial]) -> float:
    """The share without any hit."""
    return fmean(not each.hits for each in trials)


def score(trials: Sequence[Trial]) -> Score:
    """All measures over these trials. Raises `StatisticsError` for none."""
    return Score(len(trials), success(trials, 1), success(trials, 3), mean_reciprocal_rank(trials), zero_rate(trials))


def scores(result: Result) -> dict[str, Score]:
    """The score of each kind in the order of the queries, then of all."""
    kinds = dict.fromkeys(each.case.kind for each in result.trials)
    found = {kind: score([each for each in result.trials if each.case.kind == kind]) for kind in kinds}
    return found | {ALL: score(result.trials)}


def failures(result: Result, k: int = 3) -> tuple[Trial, ...]:
    """The trials without an answer among the first k hits: what to work on."""
    return tuple(each for each in result.trials if each.rank is None or each.rank > k)


def table(results: Iterable[Result]) -> str:
    """A Markdown table: a row for each engine and kind, shares in percent, the mean reciprocal rank as it is."""
    lines = [
        "| engine | kind | queries | success@1 | success@3 | MRR | no result |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        for kind, each in scores(result).items():
            lines.append(
                f"| {result.engine} | {kind} | {each.queries} | {each.success_at_1:.0%} | {each.success_at_3:.0%} "
                f"| {each.reciprocal_rank:.2f} | {each.zero:.0%} |"
            )
    return "\n".join(lines)


def _parts(url: str) -> tuple[str, str]:
    """Page and fragment, however an engine spells the root and the index file."""
    page, _, place = url.partition("#")
    return page.removeprefix("./").lstrip("/").removesuffix("index.html"), place
