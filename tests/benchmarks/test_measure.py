"""The measures, on cases small enough to count by hand."""

from dataclasses import dataclass
from statistics import StatisticsError

import pytest

from benchmarks.search.judged import Judged, Kind, PageKind, answering
from benchmarks.search.measure import (
    DEPTH,
    Case,
    Result,
    Trial,
    answers,
    cases,
    failures,
    mean_reciprocal_rank,
    measure,
    rank,
    scores,
    success,
    table,
    zero_rate,
)
from generator.model.directory import Directory


@pytest.mark.parametrize(
    ("answer", "hit", "leads"),
    [
        ("l/hukum/", "l/hukum/", True),
        ("l/hukum/", "/l/hukum/index.html", True),
        ("l/hukum/", "./l/hukum/#biaya", True),
        ("l/hukum/", "l/hukum-lain/", False),
        ("t/#visum", "t/#visum", True),
        ("t/#visum", "t/index.html#visum", True),
        ("t/#visum", "t/", True),
        ("t/#visum", "t/#biaya", False),
        ("t/#visum", "k/#visum", False),
        ("", "index.html", True),
        ("", "l/hukum/", False),
    ],
)
def test_answers(answer: str, hit: str, leads: bool) -> None:
    assert answers(answer, hit) is leads


@pytest.mark.parametrize(
    ("judged", "hits", "place"),
    [
        (("a/",), ("a/", "b/"), 1),
        (("b/", "a/"), ("c/", "a/", "b/"), 2),
        (("t/#x",), ("t/#y", "t/#x"), 2),
        (("a/",), ("b/", "c/"), None),
        (("a/",), (), None),
    ],
)
def test_rank(judged: tuple[str, ...], hits: tuple[str, ...], place: int | None) -> None:
    assert rank(judged, hits) == place


def trial(kind: str, *hits: str) -> Trial:
    return Trial(Case("q", kind, ("a/",)), hits)


FOUR = (trial("staff", "a/"), trial("phone", "x/", "a/"), trial("staff", "x/", "y/", "z/", "a/"), trial("staff"))


def test_measures() -> None:
    assert success(FOUR, 1) == 1 / 4
    assert success(FOUR, 3) == 2 / 4
    assert mean_reciprocal_rank(FOUR) == (1 + 1 / 2 + 1 / 4 + 0) / 4
    assert zero_rate(FOUR) == 1 / 4
    assert failures(Result("ours", FOUR)) == FOUR[2:]
    assert failures(Result("ours", FOUR), k=1) == FOUR[1:]


@pytest.mark.parametrize("rate", [zero_rate, mean_reciprocal_rank, lambda trials: success(trials, 1)])
def test_no_trials_have_no_rate(rate: object) -> None:
    assert callable(rate)
    with pytest.raises(StatisticsError):
        rate(())


def test_scores_by_kind_and_in_all() -> None:
    assert {kind: each.queries for kind, each in scores(Result("ours", FOUR)).items()} == {
        "staff": 3,
        "phone": 1,
        "all": 4,
    }


def test_table() -> None:
    assert table([Result("ours", FOUR), Result("lunr", FOUR[:1])]) == "\n".join(
        [
            "| engine | kind | queries | success@1 | success@3 | MRR | no result |",
            "|---|---|---:|---:|---:|---:|---:|",
            "| ours | staff | 3 | 33% | 33% | 0.42 | 33% |",
            "| ours | phone | 1 | 0% | 100% | 0.50 | 0% |",
            "| ours | all | 4 | 25% | 50% | 0.44 | 25% |",
            "| lunr | staff | 1 | 100% | 100% | 1.00 | 0% |",
            "| lunr | all | 1 | 100% | 100% | 1.00 | 0% |",
        ]
    )


@dataclass
class Fixed:
    """An engine that knows its answers by heart."""

    name: str
    found: dict[str, list[str]]

    def search(self, query: str) -> list[str]:
        return self.found.get(query, [])


def test_measure_asks_every_query_and_looks_no_deeper_than_a_reader() -> None:
    deep = [f"{number}/" for number in range(DEPTH)] + ["a/"]
    engine = Fixed("fixed", {"one": ["a/"], "deep": deep})
    every = [Case(query, "staff", ("a/",)) for query in ("one", "deep", "none")]
    result = measure(engine, every)
    assert [each.rank for each in result.trials] == [1, None, None]
    assert [len(each.hits) for each in result.trials] == [1, DEPTH, 0]


def test_cases_name_urls_and_offices_for_villages(directory: Directory) -> None:
    pages = answering(directory)
    village, office = next((page, meant) for page, meant in pages.items() if page.kind is PageKind.VILLAGE)
    queries = [Judged(query="ke mana", kind=Kind.OFFICE, answers=("situation:dipukul", str(village)))]
    assert cases(queries, directory, lambda page: f"{page.kind.value}/{page.id}/") == (
        Case("ke mana", "office", ("situation/dipukul/", f"office/{office.id}/")),
    )
