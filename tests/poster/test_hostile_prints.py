"""Whatever the content says, a sheet is right, or a problem names the record and the field."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.edition.view import view
from generator.explain import explain
from generator.model.directory import Directory
from generator.model.flowchart import Flowchart
from generator.model.parts.base import Record
from generator.model.parts.text import Line, Text
from generator.model.sheet import EVERYONE, Printed, PrintKind
from generator.problem import ContentError
from generator.settings import Settings
from tests.planning import make
from tests.poster import reading
from tests.poster.matterhorn import faults

OFFICE = "dinas-lagu"
FEW = ["a4", "a5", "hp"]


def rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """The record with every Indonesian text changed."""
    if isinstance(value, Text):
        return type(value)({**value.root, "id": change(value.root["id"])})
    if isinstance(value, tuple):
        return tuple(rewritten(each, change) for each in value)
    if isinstance(value, Record):
        names = type(value).model_fields
        return value.model_copy(update={name: rewritten(getattr(value, name), change) for name in names})
    return value


def everywhere(directory: Directory, change: Callable[[str], str]) -> Directory:
    return replace(
        directory,
        site=rewritten(directory.site, change),
        organizations=rewritten(directory.organizations, change),
        contacts=rewritten(directory.contacts, change),
        flowcharts=rewritten(directory.flowcharts, change),
        laws=rewritten(directory.laws, change),
    )


def named(directory: Directory, **names: str) -> Directory:
    found = tuple(
        each.model_copy(update={key: Line(value) for key, value in names.items()}) if each.id == OFFICE else each
        for each in directory.organizations
    )
    return replace(directory, organizations=found)


def flowing(directory: Directory, chart: Flowchart) -> Directory:
    office = tuple(
        each.model_copy(update={"flowchart": chart.id}) if each.id == OFFICE else each
        for each in directory.organizations
    )
    return replace(directory, organizations=office, flowcharts=(*directory.flowcharts, chart))


def drawn(directory: Directory, settings: Settings, cache: Path, folder: Path, **more: Any) -> tuple[Printed, ...]:
    wanted = {"offices": [OFFICE, EVERYONE], "papers": FEW} | more
    return make(view(directory, settings), folder, cache=cache, **wanted)


def right(prints: tuple[Printed, ...]) -> bool:
    """No words over words, none outside, and a file that a screen reader can read."""
    for each in prints:
        if each.path.suffix == ".pdf":
            words = reading.words(each.path)
            assert (each.path.name, list(reading.overlapping(words))) == (each.path.name, [])
            assert reading.white(each.path) >= 9.2, each.path.name
            assert faults(each.path) == []
    return bool(prints)


def long_flow(boxes: int) -> Flowchart:
    """So many boxes on the spine, four of them questions, and a branch for each question."""
    steps: list[dict[str, Any]] = []
    for number in range(boxes):
        name, onward = f"n{number}", f"n{number + 1}"
        if number in {1, 3, 5, 7}:
            steps.append(
                {
                    "id": name,
                    "kind": "decision",
                    "title": f"Tanya {number}?",
                    "ways": [{"label": "Ya", "to": onward}, {"label": "Tidak", "to": f"s{number}"}],
                }
            )
            steps.append({"id": f"s{number}", "kind": "other", "side": True, "title": "Tunda", "to": onward})
        elif number == boxes - 1:
            steps.append({"id": name, "kind": "end", "title": "Selesai"})
        else:
            steps.append({"id": name, "kind": "step", "title": f"Langkah {number}", "detail": "Rinci.", "to": onward})
    chart = {
        "id": "panjang",
        "code": "A-99",
        "title": "Panjang",
        "summary": "Panjang.",
        "status": "draft",
        "steps": steps,
        "poster": {"title": "Panjang? Lakukan ini.", "panels": [{"kind": "avoid", "title": "Jangan", "items": ["a"]}]},
    }
    return Flowchart.model_validate(chart)


def test_a_name_of_120_letters(directory: Directory, settings: Settings, cache: Path, tmp_path: Path) -> None:
    name = ("Dinas Pemberdayaan Masyarakat dan Perlindungan Perempuan serta Anak " * 2)[:120].strip()
    made = drawn(named(directory, name=name, short_name=name[:60]), settings, cache, tmp_path)
    assert right(made)
    walls = [each for each in made if each.kind in {PrintKind.STAFF, PrintKind.PUBLIC, PrintKind.STRIPS}]
    assert len(walls) == 3
    assert all(name in " ".join(reading.said(each.path).split()) for each in walls)


def test_one_word_of_120_letters_does_not_leave_the_page(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    assert right(drawn(named(directory, name="Kaliwungu" * 13, short_name="Kaliwungu" * 6), settings, cache, tmp_path))


def test_fourteen_boxes_with_four_questions(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    made = drawn(flowing(directory, long_flow(10)), settings, cache, tmp_path)
    assert right(made)
    text = " ".join(reading.said(next(each.path for each in made if each.kind is PrintKind.STAFF)).split())
    assert all(f"Tanya {number}?" in text for number in (1, 3, 5, 7))


def test_thirty_boxes_are_told_with_the_step_to_shorten(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as error:
        drawn(flowing(directory, long_flow(30)), settings, cache, tmp_path, kinds=[PrintKind.STAFF, PrintKind.BOOKLET])
    assert [each.field for each in error.value.problems] == ["panjang.steps.0.print"]


def test_words_longer_than_a_page_run_over_it(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    endless = "Temani ia sampai ada yang menerima. " * 120
    charts = tuple(
        chart.model_copy(
            update={"steps": tuple(step.model_copy(update={"detail": Text(endless)}) for step in chart.steps)}
        )
        for chart in directory.flowcharts
    )
    contacts = tuple(each.model_copy(update={"summary": Text(endless)}) for each in directory.contacts)
    long = replace(directory, flowcharts=charts, contacts=contacts)
    made = drawn(long, settings, cache, tmp_path, kinds=[PrintKind.BOOKLET])
    assert right(made)
    text = " ".join(reading.said(made[0].path).split())
    told = sum(str(step.detail) == endless for step in view(long, settings).directory.flowchart["petugas"].steps)
    assert told > 5
    assert text.count("Temani ia sampai ada yang menerima.") >= 120 * told


def test_no_contact_at_all(directory: Directory, settings: Settings, cache: Path, tmp_path: Path) -> None:
    kept = tuple(each for each in directory.contacts if each.id in directory.site.emergency)
    charts = tuple(
        chart.model_copy(update={"steps": tuple(step.model_copy(update={"contacts": ()}) for step in chart.steps)})
        for chart in directory.flowcharts
    )
    site = directory.site.model_copy(update={"owner_contact": None, "fallback": directory.site.emergency})
    bare = replace(directory, site=site, contacts=kept, flowcharts=charts)
    made = drawn(bare, settings, cache, tmp_path)
    assert right(made)
    booklet = next(each.path for each in made if each.kind is PrintKind.BOOKLET and each.office == OFFICE)
    said = reading.said(booklet)
    assert all(words in said for words in ("Baris kosong:", "Petugas penghubung", "Cadangan")), "lines to write on"


def test_only_one_number_in_the_region(directory: Directory, settings: Settings, cache: Path, tmp_path: Path) -> None:
    site = directory.site.model_copy(update={"emergency": ("ronda-999",)})
    assert right(drawn(replace(directory, site=site), settings, cache, tmp_path))


def test_accents_of_five_languages(directory: Directory, settings: Settings, cache: Path, tmp_path: Path) -> None:
    accents = "é è ô ç ñ ü ß ø å ł ś ő ğ ı"
    made = drawn(everywhere(directory, lambda text: text[:1] + accents[:3] + text[1:]), settings, cache, tmp_path)
    assert right(made)
    made = drawn(named(directory, name=f"Dinas {accents}"), settings, cache, tmp_path)
    wall = next(each.path for each in made if each.kind is PrintKind.PUBLIC)
    assert accents in " ".join(reading.said(wall).split())


HOSTILE = '#panic("x") $x$ *b* _i_ `c` \\u{41} @ref [x] // /* &lt;b&gt; {{ 7*7 }} "'


def test_syntax_of_typst_and_html_stays_text(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    kinds = [PrintKind.PUBLIC, PrintKind.STRIPS, PrintKind.HANDOVER, PrintKind.BOOKLET]
    made = drawn(everywhere(directory, lambda text: f"{text} {HOSTILE}"), settings, cache, tmp_path, kinds=kinds)
    assert right(made)
    text = " ".join(reading.said(next(each.path for each in made if each.kind is PrintKind.PUBLIC)).split())
    assert f"Dinas Lagu dan Nyanyian {HOSTILE}" in text
    short = drawn(everywhere(directory, lambda text: text + ' #"*$'), settings, cache, tmp_path)
    assert right(short)


def told(directory: Directory, settings: Settings, cache: Path, folder: Path, **more: Any) -> list[str]:
    with pytest.raises(ContentError) as error:
        drawn(directory, settings, cache, folder, **more)
    assert not folder.exists()
    return [explain(each, "en") for each in error.value.problems]


def test_a_letter_that_paper_cannot_show_is_told(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    strange = named(directory, name="Dinas Я")
    sheets = "A4 (dinas-lagu, semua); A5 (dinas-lagu, semua)"
    found = told(strange, settings, cache, tmp_path / "out")
    assert len(found) == 1
    assert found[0].startswith("content/organizations/offices.yaml:")
    assert ": dinas-lagu.name: " in found[0]
    assert "the typeface for paper has no “Я” (U+042F). Write it with other letters" in found[0]
    assert sheets.split(" (")[0] in found[0]


def test_a_name_without_end_is_told(directory: Directory, settings: Settings, cache: Path, tmp_path: Path) -> None:
    endless = named(directory, name="Dinas Lagu dan Nyanyian " * 120)
    found = told(endless, settings, cache, tmp_path / "out", kinds=[PrintKind.PUBLIC, PrintKind.STRIPS])
    assert len(found) == 1
    assert found[0].startswith(
        "content/organizations/offices.yaml:27:9: dinas-lagu.name: A4 (dinas-lagu): the words need"
    )
    assert "Shorten “Dinas Lagu dan Nyanyian" in found[0]


def test_a_contacts_name_without_end_is_told(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    contacts = tuple(
        each.model_copy(update={"name": Line("Bintang yang sangat terang " * 60)}) if each.id == "bintang-998" else each
        for each in directory.contacts
    )
    kinds = [PrintKind.PUBLIC, PrintKind.STRIPS, PrintKind.SHARE]
    found = told(replace(directory, contacts=contacts), settings, cache, tmp_path / "out", kinds=kinds)
    assert [each.split(": ")[1] for each in found] == ["bintang-998.name"]
    assert found[0].startswith("contacts.yaml:")


def test_a_fork_in_the_spine_is_told_once(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    chart = long_flow(10)
    steps = {each.id: each for each in chart.steps}
    steps["s1"] = steps["s1"].model_copy(update={"side": False})
    steps["n2"] = steps["n2"].model_copy(update={"to": "n4"})
    steps["s1"] = steps["s1"].model_copy(update={"to": "n4"})
    kept = tuple(each for name, each in steps.items() if name not in {"n3", "s3"})
    found = told(flowing(directory, chart.model_copy(update={"steps": kept})), settings, cache, tmp_path / "out")
    assert len(found) == 1
    assert "the spine of the flow “panjang” forks" in found[0]
