"""Every page of the invented kabupaten, whole: what changes here changes for readers."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.edition.hidden import hidden
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.routes import WITH_PAGE, PagePlace, flow_url, situation_url
from generator.model.site import TraceCheck
from generator.model.taxonomy import Person
from generator.render.assets import make_assets, scripts_hash
from generator.render.page import WebPage
from generator.render.pages import make_pages
from generator.settings import Settings

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
KEPT = {
    "home": "",
    "office": "k/kec-awan/",
    "provider": "k/uptd-antah/",
    "service": None,
    "situation": None,
    "flow": None,
    "guide": None,
    "contacts": "c/",
    "help": "q/kec-awan/",
    "edition": "q/kec-awan/petugas/",
    "data": "data/",
    "questions": "tanya/",
    "gaps": "status/",
}
"""One page of each kind that has words of its own; None takes the first."""


@pytest.fixture(scope="module")
def made(public_view: View) -> list[WebPage]:
    return list(make_pages(public_view, (), pictures={}, search=True))


def test_addresses_and_titles_tell_pages_apart(made: list[WebPage]) -> None:
    assert len({page.url for page in made}) == len(made) > 20
    titles = [(page.language, page.title) for page in made]
    assert len(set(titles)) == len(titles)


def test_every_record_has_its_page(made: list[WebPage], directory: Directory) -> None:
    urls = {page.url for page in made}
    assert {f"k/{each.id}/" for each in directory.organizations if each.kind in WITH_PAGE} <= urls
    assert {f"q/{each.id}/{page}" for each in directory.offices for page in ("", "petugas/")} <= urls
    assert "q/semua/" in urls
    assert {f"l/{each.id}/" for each in directory.services} <= urls
    assert {flow_url(each.id) for each in directory.flowcharts} <= urls
    assert {f"panduan/{each.id}/" for each in directory.guides if each.language == "id"} <= urls
    situations = directory.taxonomy.situations
    owed = {situation_url(each.id) for each in situations}
    owed |= {situation_url(each.id, Person.OTHER) for each in situations if each.for_other}
    assert {page.url for page in made if page.kind == "situation" and page.language == "id"} == owed


def words(body: str) -> str:
    """What is read, without the links of its numbers."""
    return re.sub(r"<[^>]*>", "", body)


def test_who_helps_reads_no_sentence_that_is_meant_for_whom_it_happened_to(
    made: list[WebPage], directory: Directory
) -> None:
    pages = {page.url: page for page in made}
    both = [each for each in directory.taxonomy.situations if each.for_other]
    assert both
    for each in both:
        own, other = pages[situation_url(each.id)], pages[situation_url(each.id, Person.OTHER)]
        assert str(each.answer) in words(own.body)
        assert str(each.for_other) not in words(own.body)
        assert str(each.for_other) in words(other.body)
        assert str(each.answer) not in words(other.body)
        assert " data-pagefind-body" in own.body  # a search leads to one of the two
        assert " data-pagefind-body" not in other.body
        links = {
            who: part.partition("data-who=")[0]
            for who in ("self", "other")
            for part in [pages[""].body.partition(f'data-who="{who}"')[2]]
        }
        for who, page, said, unsaid in (
            ("self", own, each.answer, each.for_other),
            ("other", other, each.for_other, each.answer),
        ):
            if who in each.persons:
                assert f'href="{page.url}index.html"' in links[who]
                assert str(said) in words(links[who])
                assert str(unsaid) not in words(links[who])
        for page, opposite in ((own, other), (other, own)):
            assert f'href="{PagePlace(page.url).to(opposite.url)}"' in page.body
        for guide in each.guides:
            assert f"panduan/{guide}/" in own.body


@pytest.mark.parametrize("kind", ["situation", "flow"])
def test_neither_title_nor_address_says_what_happened(made: list[WebPage], directory: Directory, kind: str) -> None:
    words = {
        word.casefold()
        for each in directory.taxonomy.situations
        for name in (str(each.name), each.id, *(w for some in each.words.values() for w in some))
        for word in re.findall(r"\w{4,}", name)
    }
    words |= {
        word.casefold() for each in directory.flowcharts for word in re.findall(r"\w{4,}", f"{each.title} {each.id}")
    }
    found = [page for page in made if page.kind == kind]
    assert found
    for page in found:
        said = f"{page.title} {page.url}"
        assert not words & set(re.findall(r"\w+", said.casefold())), said


def test_search_words_are_for_the_index_alone(made: list[WebPage], directory: Directory) -> None:
    rude = [word for each in directory.taxonomy.situations for some in each.words.values() for word in some]
    assert rude
    for page in made:
        shown = re.sub(r' data-alias="[^"]*"', "", page.body)
        assert [word for word in rude if len(word) > 9 and word in shown] == [], page.url


def test_no_page_holds_a_hidden_value(made: list[WebPage], directory: Directory, public_view: View) -> None:
    secrets = [each.value for each in hidden(directory, public_view)]
    assert secrets
    for page in made:
        assert [each for each in secrets if each in page.body] == [], page.url


@pytest.mark.parametrize("kind", sorted(KEPT))
def test_golden(made: list[WebPage], kind: str, request: pytest.FixtureRequest) -> None:
    url = KEPT[kind]
    page = next(each for each in made if each.kind == kind and each.language == "id" and url in {None, each.url})
    path = GOLDEN / f"{kind}.html"
    text = f"<title>{page.title}</title>\n{page.body}\n"
    if request.config.getoption("--update-golden"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("change", "published"), [({}, True), ({"scripts": "0" * 64}, False), ({"found": 1}, False)], ids=str
)
def test_a_report_of_traces_is_published_only_for_these_scripts(
    directory: Directory, settings: Settings, change: dict[str, object], published: bool
) -> None:
    walked = TraceCheck(
        checked=settings.today,
        browser="Peramban 7",
        scripts=scripts_hash(make_assets()),
        pages=31,
        requests=99,
        found=0,
    )
    reported = replace(directory, trace=walked.model_copy(update=change))
    made = make_pages(view(reported, settings), (), pictures={}, search=True)
    html = next(page.body for page in made if page.url == "data/")
    assert ("Peramban 7: 31 halaman dibuka" in html) is published
    assert ("Yang disimpan situs ini" in html) is published


def test_a_description_makes_somebody_open_the_page(made: list[WebPage], directory: Directory) -> None:
    """It stands in no history, so it may say what the title does not; of what happened it says nothing."""
    usual = next(page.description for page in made if page.url == "")
    summaries = {str(guide.head.summary) for guide in directory.guides if guide.language == "id"}
    shown = {page.description for page in made if page.kind == "guide" and page.language == "id"}
    assert shown == summaries
    answers = {page.description for page in made if page.kind == "situation" and page.language == "id"}
    assert len(answers) == 1
    assert usual not in answers
