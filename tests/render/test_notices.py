"""A notice stands above the number that it speaks of, from its first day to its last, in words for every edition."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from generator.edition.view import view
from generator.model.directory import Directory
from generator.model.parts.notice import Notice
from generator.model.routes import PagePlace
from generator.model.sheet import help_url
from generator.render.contact.announcement import announce, timeline
from generator.render.contact.cards import make_card
from generator.render.pages import make_pages
from generator.render.search.lexicon import make_lexicon
from generator.settings import Edition, Settings
from tests.check.test_notices import announced

FIRST, LAST = date(2026, 11, 30), date(2026, 12, 4)
"""Of the notice of Kecamatan Pelangi."""
DAYS = {FIRST - timedelta(days=1): "hidden", FIRST: "shown", LAST: "shown", LAST + timedelta(days=1): ""}
HERE = PagePlace("", "id")


def pages(directory: Directory, settings: Settings, **changed: Any) -> dict[str, str]:
    shown = view(directory, replace(settings, **changed))
    return {each.url: each.body for each in make_pages(shown, (), pictures={}, search=False) if each.language == "id"}


def state(body: str, words: str) -> str:
    """Whether a page has a notice with these words, and how it stands there without a script."""
    found = re.findall(rf'<div class="notice is-dated"[^>]*?( hidden)?><b\b[^>]*>([^<]*)</b>\s*<p\b[^>]*>{words}', body)
    return {"": "shown", " hidden": "hidden"}[found[0][0]] if found else ""


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("edition", [Edition.PUBLIC, Edition.STAFF])
def test_it_is_seen_on_its_days_alone(edition: Edition, day: date, directory: Directory, settings: Settings) -> None:
    made = pages(directory, settings, today=day, edition=edition)
    assert state(made["k/kec-pelangi/"], "Kantor dipugar") == DAYS[day]
    assert ("Kantor dipugar" in "".join(made.values())) is bool(DAYS[day]), "over: in no page at all"
    if DAYS[day]:
        body = made["k/kec-pelangi/"]
        assert ">Pemberitahuan 30 November–4 Desember 2026</b>" in body, "its days stand there without a script"
        assert body.index("Kantor dipugar") < body.index('class="btn'), "above the numbers"
        assert re.search(r'Kantor dipugar.{,900}href="https://wa.me/6287000000998', body, re.DOTALL), "what to tap"


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_closed_number_comes_last_and_says_when_it_opens(day: date, directory: Directory, settings: Settings) -> None:
    told = {"valid_from": FIRST, "valid_until": LAST, "closes": ["KH-01-T1"], "instead": "KH-01-E1"}
    shown = view(announced(directory, "contact", told), replace(settings, today=day))
    card = make_card(shown, shown.directory.contact["uptd-khayangan"], HERE)
    closed = {each.code: each.closed for each in card.buttons}
    assert closed == {"KH-01-T1": DAYS[day] == "shown", "KH-01-S1": False, "KH-01-E1": False}
    assert (card.buttons[-1].code == "KH-01-T1") is closed["KH-01-T1"]
    hours = next(each.hours for each in card.buttons if each.code == "KH-01-T1")
    assert hours.startswith("2026-11-30;2026-12-04;open|" if DAYS[day] else "0;9;closed;")
    for told_ in card.announcements:
        assert told_.text.to("id") == "Sementara ini tidak dijawab."
        assert told_.closed == ("Telepon (021) 0000-0055",)
        assert told_.instead
        assert told_.instead.href == "mailto:uptd@khayangan.example"


def test_a_hit_of_the_search_says_it_on_its_days(directory: Directory, settings: Settings) -> None:
    hits = make_lexicon(view(directory, settings), "id")["hits"]
    assert len(hits["k/kec-pelangi/"]) == 3
    told = hits["k/kec-pelangi/"][2]  # type: ignore[misc]
    assert told == {
        "checked": "2026-11-29",
        "after": "0 5",
        "ages": "|30 November–4 Desember 2026: Kantor dipugar. Cerita dulu ke 0870-0000-0998.|",
    }
    over = make_lexicon(view(directory, replace(settings, today=LAST + timedelta(days=1))), "id")["hits"]
    assert len(over["k/kec-pelangi/"]) == 2


def test_a_hit_offers_what_answers(directory: Directory, settings: Settings) -> None:
    told = {"closes": ["KH-01-T1", "KH-01-S1"], "instead": "NN-02-W1"}
    lexicon = make_lexicon(view(announced(directory, "office", told), settings), "id")
    call = lexicon["calls"][lexicon["hits"]["k/uptd-khayangan/"][0]]
    assert call[3] == "0870-0000-0998"
    assert call[2].startswith("Bintang 998: WhatsApp"), "who answers is whose number it is"


def test_one_line_tells_several_as_days_pass(directory: Directory, settings: Settings) -> None:
    def notice(first: int, last: int, text: str) -> Notice:
        days = {"valid_from": FIRST + timedelta(days=first), "valid_until": FIRST + timedelta(days=last)}
        return Notice.model_validate({**days, "text": text})

    told = announce(view(directory, settings), (notice(0, 2, "A|A"), notice(2, 3, "B"), notice(6, 6, "C")), HERE)
    line = timeline(told, "id")
    assert line
    words = [re.sub(r"\d[^:]*2026: ", "", each) for each in line["ages"].split("|")]
    assert (line["checked"], line["after"]) == ("2026-11-29", "0 2 3 4 6 7")
    assert words == ["", "A A", "A A B", "B", "", "C", ""]
    assert timeline((), "id") is None


@pytest.mark.parametrize("where", ["site", "office", "service"])
def test_where_it_stands(where: str, directory: Directory, settings: Settings) -> None:
    made = pages(announced(directory, where, {"text": "Baca dulu ini."}), settings)
    with_it = {url for url, body in made.items() if state(body, "Baca dulu ini") == "shown"}
    wanted = {"site": set(made), "office": {"k/uptd-khayangan/", "c/"}, "service": {"l/dengar/"}}[where]
    assert wanted <= with_it
    if where == "service":
        assert with_it == wanted
    assert made["k/uptd-khayangan/"].count("Baca dulu ini.") == (0 if where == "service" else 1), "once a page"


def test_the_code_of_a_print_opens_it(directory: Directory, settings: Settings) -> None:
    told = {"valid_from": "2026-11-20", "valid_until": "2026-11-30", "text": "Baca dulu ini.", "closes": ["NN-02-T1"]}
    contacts = tuple(
        each.model_copy(update={"notices": (Notice.model_validate(told),)}) if each.id == "bintang-998" else each
        for each in directory.contacts
    )
    made = pages(replace(directory, contacts=contacts), settings)
    for url in (help_url("semua"), help_url("kec-awan")):
        body = made[url]
        assert state(body, "Baca dulu ini") == "shown"
        assert body.index("Baca dulu ini") < body.index('class="btn')


@pytest.mark.parametrize(
    ("text", "closes", "wanted"),
    [
        ("Kantor tutup.", (), "Kantor tutup."),
        ("Dongeng berhenti dulu.", ("KH-01-T1",), "Sementara ini tidak dijawab."),
        ("Dongeng berhenti dulu.", (), ""),
    ],
)
def test_the_discreet_edition_says_it_in_neutral_words(
    text: str, closes: tuple[str, ...], wanted: str, directory: Directory, settings: Settings
) -> None:
    changed = announced(directory, "contact", {"text": text, "closes": closes})
    made = "".join(pages(changed, settings, edition=Edition.DISCREET).values())
    assert "Dongeng" not in made
    found = re.findall(r"<b>Pemberitahuan 20–30 November 2026</b>\s*<p>([^<]*)</p>", made)
    assert set(found) == ({wanted} if wanted else set())


@pytest.mark.parametrize("edition", [Edition.PUBLIC, Edition.DISCREET])
def test_it_gives_nothing_away(edition: Edition, directory: Directory, settings: Settings) -> None:
    """A notice of a channel for staff alone says nothing to others, and a replacement is named where it is shown."""
    staff = {"text": "Telepon direktur.", "closes": ["AB-01-W2"]}
    offices = tuple(
        each.model_copy(
            update={"notices": tuple(
                Notice.model_validate({"valid_from": "2026-11-20", "valid_until": "2026-11-30", **told})
                for told in (staff, {"text": "Pakai yang lain.", "instead": "AB-01-W2"})
            )}
        )
        if each.id == "dinas-dongeng"
        else each
        for each in directory.organizations
    )  # fmt: skip
    changed = replace(directory, organizations=offices)
    bodies = "".join(pages(changed, settings, edition=edition).values())
    assert "Telepon direktur" not in bodies
    assert "Pakai yang lain." in bodies
    assert "0870-0000-4444" not in bodies
    assert "087000004444" not in re.sub(r"\D", "", bodies)
    assert "Telepon direktur" in "".join(pages(changed, settings, edition=Edition.STAFF).values())
