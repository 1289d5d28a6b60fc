"""Judged queries: a wrong file is told line by line. The file itself is judged in tests/region/."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.search.judged import Page, PageKind, answering, load, read
from generator.explain import explain
from generator.model.directory import Directory
from generator.problem import ContentError


def test_a_village_is_its_office(directory: Directory) -> None:
    """In the invented kabupaten: the village's code leads to the office of the kecamatan above it."""
    pages = answering(directory)
    village = next(page for page in pages if page.kind is PageKind.VILLAGE)
    office = directory.organization[pages[village].id]
    assert directory.area[village.id].parent == office.area
    assert pages[Page(PageKind.OFFICE, office.id)] == pages[village]


PART = "- {query: dipukul, kind: everyday, answers: [situation:dipukul]}\n"
WRONG = [
    (
        "{}",
        ["q.yaml:1:1: a list is expected here. Begin every query with - query: ..."],
    ),
    (
        "- {query: dipukul, kind: everyday, answers: [situation:dipukull, office:polisi, rumor:kdrt]}\n",
        [
            "q.yaml:1:46: answers.0: there is no page “situation:dipukull”. Did you mean “situation:dipukul”?",
            "q.yaml:1:66: answers.1: there is no page “office:polisi”. Write an id that exists, or add it",
            "q.yaml:1:81: answers.2: there is no page “rumor:kdrt”. Write an id that exists, or add it",
        ],
    ),
    (
        PART + "- {query: ' Dipukul  ', kind: staff, answers: [situation:dipukul]}\n",
        ["q.yaml:2:11: query: “Dipukul” is already judged in q.yaml:1:11. Keep one of the two"],
    ),
    (
        "- {query: dipukul, kind: everyday, answers: [situation:dipukul, situation:dipukul]}\n",
        ["q.yaml:1:65: answers.1: the page situation:dipukul is named twice. Keep the better place"],
    ),
    (
        "- {query: dipukul, kind: evryday, answers: [], why: x}\n",
        [
            "q.yaml:1:26: kind: “evryday” is not possible here. Did you mean “everyday”?",
            "q.yaml:1:44: answers: there are too few or too many values here. Compare it with another record",
            "q.yaml:1:48: why: nobody knows the key “why” here. "
            "Delete it; possible are answers, first_three, kind, note, query",
        ],
    ),
]


@pytest.mark.parametrize(("text", "lines"), WRONG)
def test_wrong_files(directory: Directory, text: str, lines: list[str]) -> None:
    assert [explain(each, "en") for each in read(text.encode(), "q.yaml", directory)[1]] == lines


def test_two_villages_of_one_office_are_one_answer(directory: Directory) -> None:
    pages = answering(directory)
    offices = Counter(pages[page] for page in pages if page.kind is PageKind.VILLAGE)
    office = next(each for each, count in offices.items() if count > 1)
    one, two = [page for page, meant in pages.items() if page.kind is PageKind.VILLAGE and meant == office][:2]
    text = f"- {{query: x, kind: office, answers: ['{one}', '{two}']}}\n"
    (problem,) = read(text.encode(), "q.yaml", directory)[1]
    assert explain(problem, "en").endswith(f"the page {office} is named twice. Keep the better place")


def test_load_raises_with_every_problem(directory: Directory, tmp_path: Path) -> None:
    file = tmp_path / "q.yaml"
    file.write_text(
        "- {query: a, kind: staff, answers: [law:x]}\n- {query: b, kind: staff, answers: [law:y]}\n", "utf-8"
    )
    with pytest.raises(ContentError) as caught:
        load(directory, file)
    assert [str(each.mark) for each in caught.value.problems] == ["q.yaml:1:37", "q.yaml:2:37"]
