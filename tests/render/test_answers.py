"""Each answer is care, then a number, then a choice, in words meant for its reader. The region is held to it too."""

import re
from collections.abc import Iterator

import pytest

from generator.edition.view import View
from generator.model.contact import ChannelKind
from generator.model.directory import Directory
from generator.model.flowchart import Audience
from generator.model.routes import FLOWS, GUIDES, PagePlace, flow_url, organization_url, situation_url
from generator.model.taxonomy import Person, Situation
from generator.render.page import WebPage
from generator.render.pages import make_pages

Answer = tuple[Situation, Person, str]


@pytest.fixture(scope="module")
def made(public_view: View) -> dict[str, WebPage]:
    return {page.url: page for page in make_pages(public_view, (), pictures={}, search=True)}


@pytest.fixture(scope="module")
def answers(made: dict[str, WebPage], directory: Directory) -> tuple[Answer, ...]:
    """Every answer with the reader it is for, and its page without what all pages share."""

    def found() -> Iterator[Answer]:
        for situation in directory.taxonomy.situations:
            for person in Person if situation.for_other else (Person.SELF,):
                body = made[situation_url(situation.id, person)].body
                yield situation, person, body.partition("<main")[2].partition("</main>")[0]

    return tuple(found())


def words(body: str) -> str:
    """What is read, in order."""
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def said_to(situation: Situation, person: Person) -> str:
    return str(situation.for_other if person is Person.OTHER and situation.for_other else situation.answer)


def flat(text: str) -> str:
    """Without what a link around a number puts between it and its full stop."""
    return re.sub(r"\s+", "", text)


def test_care_then_a_number_then_a_choice(answers: tuple[Answer, ...]) -> None:
    assert answers
    for situation, person, body in answers:
        places = [body.find(mark) for mark in ('class="lead"', 'id="h-dulu"', 'class="btn', 'id="h-sesudah"')]
        assert -1 < places[0] < places[1] < places[2] < places[3], (situation.id, person, places)
        lead = body[places[0] :].partition("</p>")[0].partition(">")[2]
        assert flat(words(lead)) == flat(said_to(situation, person)), situation.id


def test_nobody_reads_what_is_meant_for_the_other(answers: tuple[Answer, ...], directory: Directory) -> None:
    for situation, person, body in answers:
        read = flat(words(body))
        for other in directory.taxonomy.situations:
            foreign = other.answer if person is Person.OTHER else other.for_other
            if foreign and other.for_other and str(foreign) != said_to(situation, person):
                assert flat(str(foreign)) not in read, (situation.id, person, other.id)


def test_the_police_are_the_heading_in_present_danger_alone(answers: tuple[Answer, ...], directory: Directory) -> None:
    numbers = {str(each.number) for _, _, each in directory.channels() if each.kind is ChannelKind.EMERGENCY}
    assert numbers
    headed = 0
    for situation, person, body in answers:
        heading = words(re.findall(r'<h2 id="h-dulu"[^>]*>(.*?)</h2>', body)[0])
        begin = said_to(situation, person).partition(".")[0]
        if any(number in heading for number in numbers):
            headed += 1
            assert any(number in begin for number in numbers), (situation.id, heading)
    assert headed < len(answers)


def test_under_eighteen_is_spoken_to_in_one_way(answers: tuple[Answer, ...]) -> None:
    """`kamu` and `Anda` on one page read as if two people spoke, one of them a clerk."""
    young = [(each, body) for each, _, body in answers if re.search(r"\b[Kk]amu\b|[a-z]mu\b", str(each.answer))]
    assert young
    for situation, body in young:
        ours = re.sub(
            r"<dt[^>]*>Yang ditanyakan</dt> <dd[^>]*>.*?</dd>", "", body
        )  # these are the words of who answers
        assert not re.search(r"\bAnda\b", words(ours)), situation.id


def test_who_is_sent_to_a_hospital_reads_which(answers: tuple[Answer, ...], directory: Directory) -> None:
    """“Go to a hospital” says where one is, before anything else that could be tried; nobody else is told of one."""
    rooms = [organization_url(each) for each in directory.organizations if each.emergency_room]
    assert rooms
    for situation, person, body in answers:
        linked = [PagePlace(situation_url(situation.id, person)).to(room) in body for room in rooms]
        assert all(linked) if situation.hospital else not any(linked), situation.id
        if situation.hospital:
            assert body.index('id="h-dulu"') < body.index('id="h-igd"') < body.index('id="h-sesudah"')
    sent = {each.id for each, person, _ in answers if re.search(r"\bIGD\b", said_to(each, person))}
    assert sent <= {each.id for each, _, _ in answers if each.hospital}


def test_every_guide_is_linked_from_a_situation_or_another_page(made: dict[str, WebPage], directory: Directory) -> None:
    """What nobody is led to is not read: a guide is linked from an answer, or from a guide that is."""
    own = {each.id for each in directory.guides}
    linked = {guide for each in directory.taxonomy.situations for guide in each.guides}
    inside = {
        guide.id: set(re.findall(r"panduan/([a-z0-9-]+)|\((?:\.\./)?([a-z0-9-]+)\.md", guide.body))
        for guide in directory.guides
    }
    reached = set(linked)
    for _ in own:
        reached |= {name for guide in reached for pair in inside.get(guide, ()) for name in pair if name in own}
    assert own - reached == set()


def test_the_public_flow_is_no_staff_page(made: dict[str, WebPage], directory: Directory) -> None:
    """Whoever taps “all steps” stays where they were: no code, no “not ratified”, nothing of the menu for staff."""
    public = [each for each in directory.flowcharts if each.audience is Audience.PUBLIC]
    assert public
    for flow in public:
        url, body = flow_url(flow.id), made[flow_url(flow.id)].body
        main = body.partition("<main")[2].partition("</main>")[0]
        assert flow.code not in words(main)
        assert "Belum disahkan" not in main
        assert f'href="{PagePlace(url).to(FLOWS)}"' not in main
        current = re.findall(r'<a href="([^"]*)" aria-current="page"', body)
        assert PagePlace(url).to(FLOWS) not in current
        assert PagePlace(FLOWS).to(url) not in made[FLOWS].body
        assert PagePlace(GUIDES).to(url) in made[GUIDES].body
