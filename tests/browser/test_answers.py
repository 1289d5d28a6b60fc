"""What somebody reads who chose what happened: care, then a number, then a choice, in words that are meant for them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from generator.model.contact import ChannelKind
from generator.model.directory import Directory
from generator.model.taxonomy import Person, Situation

LEAST = 12
"""Situations that each reader is walked through."""


@pytest.fixture
def tab(browser: Browser, script: bool) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, java_script_enabled=script, locale="id-ID", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def offered(directory: Directory, person: Person) -> list[Situation]:
    found = sorted(directory.taxonomy.situations, key=lambda each: each.order)
    return [each for each in found if person in each.persons]


def said_to(situation: Situation, person: Person) -> str:
    return str(situation.for_other if person is Person.OTHER and situation.for_other else situation.answer)


def danger_numbers(directory: Directory) -> set[str]:
    return {str(channel.number) for _, _, channel in directory.channels() if channel.kind is ChannelKind.EMERGENCY}


def choose(tab: Page, address: str, person: Person, situation: Situation) -> None:
    """What happened, tapped on the home page; the others stand behind one more tap."""
    tab.goto(address)
    tab.locator(f"label[for=who-{person.value}]").click()
    link = tab.locator(f"[data-who={person.value}]").get_by_role("link", name=str(situation.name), exact=True)
    if not link.is_visible():
        tab.locator(f"[data-who={person.value}] details > summary").click()
    link.click()
    if tab.locator("[data-skip]").is_visible():
        tab.locator("[data-skip]").click()


def begin(part: Locator) -> float:
    box = part.bounding_box()
    assert box, part
    return box["y"]


@pytest.mark.parametrize("script", [True, pytest.param(False, marks=pytest.mark.walk)])
@pytest.mark.parametrize("person", Person)
def test_care_then_a_number_then_a_choice(
    tab: Page, address: str, directory: Directory, person: Person, script: bool
) -> None:
    walked = offered(directory, person)
    assert len(walked) >= LEAST
    shared = [each for each in directory.taxonomy.situations if each.for_other]
    foreign = {said_to(each, other) for each in shared for other in Person if other is not person}
    for situation in walked:
        choose(tab, address, person, situation)
        whole = tab.locator("[data-step=answer]" if script else "main")
        care = whole.locator("[data-advice]" if script else ".lead").first
        heading = whole.locator("h3.h1" if script else "#h-dulu")
        number = whole.locator("[data-first] a.btn" if script else "section.answer a.btn").first
        choice = whole.locator("[data-page]" if script else "#h-sesudah")
        assert care.inner_text() == said_to(situation, person), situation.id
        assert begin(care) < begin(heading) < begin(number) < begin(choice), situation.id
        read = whole.inner_text()
        assert [each for each in foreign if each in read] == [], situation.id
        danger = any(each in care.inner_text().partition(".")[0] for each in danger_numbers(directory))
        names_danger = any(each in heading.inner_text() for each in danger_numbers(directory))
        assert names_danger is danger, (situation.id, heading.inner_text())
        if situation.heading:
            assert heading.inner_text() == str(situation.heading)


@pytest.mark.parametrize("script", [True])
def test_what_is_asked_and_whether_a_name_is_needed_are_said_where_they_are_known(
    tab: Page, address: str, directory: Directory, script: bool
) -> None:
    """In danger nobody weighs whether to give a name; and “not sure yet” helps nobody."""
    for situation in offered(directory, Person.SELF):
        choose(tab, address, Person.SELF, situation)
        for card in tab.locator("[data-step=answer] article[data-contact]").all():
            contact = directory.contact[str(card.get_attribute("data-contact"))]
            terms = card.locator("dt").all_text_contents()
            danger = any(each.kind is ChannelKind.EMERGENCY for each in contact.channels)
            asks = not danger and any(each.asks for each in contact.channels)
            assert ("Yang ditanyakan" in terms) is asks, contact.id
            assert "Tanpa nama?" not in terms or not danger, contact.id


@pytest.mark.parametrize("script", [True, False])
def test_the_place_is_asked_where_the_answer_changes_with_it(tab: Page, address: str, script: bool) -> None:
    """In the invented kabupaten one kecamatan can be reached. Where none can, the page does not carry the mark."""
    tab.goto(address)
    if script:
        tab.evaluate("delete document.querySelector('[data-finder]').dataset.places")
        tab.locator("[data-who=self] a[data-contacts]").first.click()
        assert tab.locator("[data-step=answer]").is_visible()
        assert not tab.locator("[data-step=place]").is_visible()
        assert not tab.locator("[data-near]").is_visible()
    else:
        assert tab.locator("[data-finder][data-places]").count() == 1


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 360])
def test_the_first_view_holds_the_three_ways_and_nothing_else(
    tab: Page, address: str, script: bool, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 640})
    tab.goto(address)
    ways = tab.locator("main .btns").first.locator("a")
    assert ways.count() == 3
    boxes = [each.bounding_box() for each in ways.all()]
    sizes = {(box["width"], box["height"]) for box in boxes if box}
    assert len(sizes) == 1, sizes
    assert max(box["y"] + box["height"] for box in boxes if box) <= 640
    assert [each.get_attribute("href") for each in ways.all()][:2] == ["tel:999", "tel:998"]
    assert str(ways.last.get_attribute("href")).startswith("https://wa.me/")
    seen = tab.locator("main a, main button, main summary, main label, main input").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).filter(({ top, height }) => top < 640 && height).length"
    )
    assert seen == 3
