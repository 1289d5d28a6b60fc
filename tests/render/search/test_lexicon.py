"""What the search knows of words comes from the content, and from nothing that this edition hides."""

import json
from dataclasses import replace

import pytest

from generator.edition.view import View
from generator.model.parts.text import Line
from generator.model.taxonomy import PageForm
from generator.render.search.findable import Findable, number_token, plain, searchable_spellings, telling_words
from generator.render.search.lexicon import lexicon_file, lexicon_path, make_lexicon


@pytest.fixture(scope="module")
def words(public_view: View) -> set[str]:
    return set(make_lexicon(public_view, "id")["words"].split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KTP-el, anak-anak", ["ktp", "el", "anak", "anak"]),
        ("Sêrat  Kekancingan!", ["serat", "kekancingan"]),
        ("UU 12/2022", ["uu", "12", "2022"]),
        ("", []),
    ],
)
def test_plain_words(text: str, expected: list[str]) -> None:
    assert plain(text) == expected


def test_aliases_hold_each_telling_word_once() -> None:
    assert telling_words(("dipukul di rumah", "Dipukul suami", "a b"), frozenset({"di"})) == "dipukul rumah suami"


def test_metadata_of_a_page() -> None:
    page = Findable("office", ("Kec. Awan",), "99.01.01", ("999", "xn999"))
    assert dict(page.fields(frozenset())) == {
        "facet": "xjoffice xw990101",
        "alias": "kec awan",
        "number": "999 xn999",
    }
    assert dict(Findable("law").fields(frozenset())) == {"facet": "xjlaw"}


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("ronda-999", ("999", "xn999")),
        ("bintang-998", ("998", "xn998", "087000000998", "6287000000998", "xn087000000998")),
        (
            "uptd-khayangan",
            (
                *("02100000055", "622100000055", "xn02100000055", "xn00000055"),
                *("087000002222", "6287000002222", "xn087000002222"),
            ),
        ),
    ],
)
def test_spellings_of_numbers(public_view: View, contact: str, expected: tuple[str, ...]) -> None:
    assert searchable_spellings(public_view, public_view.directory.contact[contact].channels) == expected
    assert number_token("999") == "xn999"


@pytest.mark.parametrize("word", ["dipukul", "digebuki", "kdrt", "diantemi", "sukamimpi", "ronda", "dongeng", "cerita"])
def test_everyday_words_names_and_villages_are_known(words: set[str], word: str) -> None:
    assert word in words


@pytest.mark.parametrize("word", ["yang", "di", "ke", "999", "2001"])
def test_stop_words_and_numbers_are_not(words: set[str], word: str) -> None:
    assert word not in words


def test_words_that_the_stemmer_brings_together_stand_once(public_view: View) -> None:
    taxonomy = public_view.directory.taxonomy
    first = taxonomy.situations[0].model_copy(update={"words": {"id": ("lapor", "melapor", "laporan", "dilaporkan")}})
    changed = taxonomy.model_copy(update={"situations": (first, *taxonomy.situations[1:])})
    view = replace(public_view, directory=replace(public_view.directory, taxonomy=changed))
    found = make_lexicon(view, "id")["words"].split()
    assert [each for each in found if "lapor" in each] == ["lapor"]


def test_groups_come_from_taxonomy_and_glossary(public_view: View) -> None:
    same = make_lexicon(public_view, "id")["same"]
    assert ["kekerasan", "kekrasan"] in same
    assert ["suami", "bojo"] in same
    assert ["uptd", "unit pelaksana teknis daerah"] in same


def test_hits_offer_whom_the_page_offers(public_view: View) -> None:
    found = make_lexicon(public_view, "id")
    call, place = found["hits"]["k/ronda-langit/"]
    assert found["calls"][call] == ["urgent", "tel:999", "Ronda: Telepon, gratis, 24 jam", "999"] or found["calls"][
        call
    ] == ("urgent", "tel:999", "Ronda: Telepon, gratis, 24 jam", "999")
    assert place == "Seluruh Indonesia"
    assert found["areas"] == {"990101": "Awan", "990102": "Pelangi"}


def test_nothing_hidden_is_in_the_file(public_view: View) -> None:
    text = lexicon_file(public_view, "id").decode()
    assert "870-0000-1111" not in text  # one report only
    assert "formulir.invalid" not in text
    assert "87000001111" not in text


def test_the_file_is_the_same_each_time_and_in_each_language(public_view: View) -> None:
    assert lexicon_path("en") == "assets/words.en.json"
    assert lexicon_file(public_view, "en") == lexicon_file(public_view, "en")
    assert (
        json.loads(lexicon_file(public_view, "en"))["kinds"].keys() == make_lexicon(public_view, "id")["kinds"].keys()
    )


def test_words_that_ask_for_a_kind(public_view: View) -> None:
    assert make_lexicon(public_view, "id")["kinds"]["law"] == ("Hukum", 0.7, "undang")
    assert make_lexicon(public_view, "id")["kinds"]["flow"][2] == ""


def in_words(view: View, **words: str) -> View:
    """The view of a region that calls things so."""
    site = view.site.model_copy(update={"words": {common: Line({"id": local}) for common, local in words.items()}})
    return replace(view, directory=replace(view.directory, site=site))


def test_what_a_region_calls_things_is_found_by_the_common_word_and_by_its_own(public_view: View) -> None:
    taxonomy = public_view.directory.taxonomy.model_copy(
        update={
            "synonyms": (("desa", "kampung"), ("kecamatan", "kec")),
            "forms": {PageForm.OFFICE: ("kantor", "kecamatan")},
        }
    )
    view = replace(public_view, directory=replace(public_view.directory, taxonomy=taxonomy))
    made = make_lexicon(in_words(view, desa="kampung", kecamatan="distrik", puskesmas="pustu"), "id")
    assert ["desa", "kampung"] in made["same"]
    assert ["kecamatan", "kec", "distrik"] in made["same"]
    assert ["puskesmas", "pustu"] in made["same"]
    assert made["kinds"]["office"][2] == "kantor kecamatan distrik"
