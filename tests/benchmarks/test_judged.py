"""The judged queries stand on Pati's content, and a wrong file is told line by line."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import phonenumbers
import pytest

from benchmarks.search.judged import LATER, Judged, Kind, Page, PageKind, answering, load, read
from generator.edition import view
from generator.explain import explain
from generator.load import load as load_content
from generator.model.directory import Directory
from generator.problem import ContentError
from generator.settings import Settings

ROOT = Path(__file__).parents[2]
LEAST = {
    Kind.EVERYDAY: 90,
    Kind.MISSPELLED: 40,
    Kind.JAVANESE: 30,
    Kind.OFFICE: 15,
    Kind.PHONE: 8,
    Kind.STAFF: 10,
}


@pytest.fixture(scope="module")
def pati() -> Directory:
    return load_content(ROOT)


@pytest.fixture(scope="module")
def queries(pati: Directory) -> tuple[Judged, ...]:
    return load(pati)


def test_enough_of_every_kind(queries: tuple[Judged, ...]) -> None:
    counts = Counter(each.kind for each in queries)
    assert {kind: counts[kind] for kind in Kind if counts[kind] < LEAST[kind]} == {}


def test_every_situation_is_asked_for_often_enough(pati: Directory, queries: tuple[Judged, ...]) -> None:
    best = Counter(each.answers[0] for each in queries)
    situations = [f"situation:{each.id}" for each in pati.taxonomy.situations]
    assert len(situations) == 22
    assert {each: best[each] for each in situations if best[each] < 4} == {}


@pytest.mark.parametrize("kind", [PageKind.SERVICE, PageKind.GUIDE, PageKind.QUESTION, PageKind.FLOW])
def test_every_page_is_asked_for(pati: Directory, queries: tuple[Judged, ...], kind: PageKind) -> None:
    asked = {name for each in queries for name in each.answers}
    pages = {str(each) for each in answering(pati) if each.kind is kind}
    assert pages
    assert pages - asked == set()


def test_numbers_are_shown_to_the_public(pati: Directory, queries: tuple[Judged, ...], settings: Settings) -> None:
    """A number that the site hides cannot be found, and must not stand here either."""
    shown = {
        (contact.id, _digits(channel.number))
        for contact, _, channel in view(pati, replace(settings, root=ROOT)).directory.channels()
        if channel.number
    }
    asked = [
        (each.answers[0].removeprefix("contact:"), _digits(each.query)) for each in queries if each.kind == "phone"
    ]
    assert [each for each in asked if each not in shown] == []


def _digits(number: str) -> str:
    """Short codes as they are; other numbers as `+62...`, however they are written."""
    plain = "".join(each for each in number if each.isdigit() or each == "+")
    if len(plain) <= 4:
        return plain
    parsed = phonenumbers.parse("+" + plain if plain.startswith("62") else plain, "ID")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def test_the_search_words_are_not_taken_from_here(pati: Directory, queries: tuple[Judged, ...]) -> None:
    """Who copies queries into the content makes the benchmark worthless. A few short ones are anybody's words."""
    taxonomy = pati.taxonomy
    groups = (
        *(words for each in taxonomy.situations for words in each.words.values()),
        *taxonomy.synonyms,
        *(each.words for each in (*pati.services, *pati.flowcharts, *pati.faq)),
        *(each.head.words for each in pati.guides),
    )
    phrases = {" ".join(phrase.casefold().split()) for group in groups for phrase in group}
    asked = {each.key for each in (*queries, *load(pati, LATER)) if each.kind in {"everyday", "javanese", "staff"}}
    assert len(asked) > 200
    assert {each for each in asked & phrases if len(each.split()) > 3} == set()
    assert len(asked & phrases) <= len(asked) * 0.05


def test_the_later_batch_asks_nothing_twice(pati: Directory, queries: tuple[Judged, ...]) -> None:
    later = load(pati, LATER)
    assert len(later) >= 40
    assert {each.key for each in later} & {each.key for each in queries} == set()


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
            "q.yaml:1:48: why: nobody knows the key “why” here. Delete it; possible are answers, kind, note, query",
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
