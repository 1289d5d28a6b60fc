"""The courier's sheet: everything that must be changed, in the order of offices and places, as accessible PDF."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from generator.ledger import courier, wording
from generator.ledger.recall import Recall, find_recalls
from generator.model.directory import Directory
from generator.model.parts.text import Line
from generator.poster.typst.press import Press
from generator.settings import Settings


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("fonts"))


@pytest.fixture
def found(walls: Directory, settings: Settings) -> tuple[Recall, ...]:
    places = ("Loket → 2 😀", "Aula #[b]", "Ruang \\tunggu")
    prints = tuple(
        each.model_copy(update={"id": f"P-{hundred}{each.id[2:]}" if hundred else each.id, "place": Line(words)})
        for hundred in range(5)
        for each, words in zip(walls.prints, places * len(walls.prints), strict=False)
    )
    contacts = tuple(
        each.model_copy(update={"channels": tuple(c.model_copy(update={"number": "997"}) if c.code == "NN-02-T1" else c
                                                  for c in each.channels)})
        for each in walls.contacts
    )  # fmt: skip
    return find_recalls(replace(walls, contacts=contacts, prints=prints), settings)


def read(press: Press, data: dict[str, object]) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(press.pdf(courier.TEMPLATE, data)))
    return reader, re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_it_tells_every_print_by_office_and_place(
    found: tuple[Recall, ...], walls: Directory, settings: Settings, press: Press
) -> None:
    data = courier.courier_sheet(found, walls.site, settings.today, "id")
    reader, text = read(press, data)
    assert len(reader.pages) > 1
    for page in reader.pages:
        assert [float(value) for value in page.mediabox] == pytest.approx([0, 0, 595.276, 841.89], abs=0.01)
    for page in reader.pages:
        told = page.extract_text()
        names = [told.rfind(each.office) for each in found if each.office in told]
        assert max(names) < told.rfind("P-"), "no office stands alone at the foot of a page"
    order = sorted((each.office, str(each.print.place), each.print.id) for each in found)
    at = 0
    for _, _, name in order:
        at = text.index(name, at)
    for each in found:
        assert each.print.edition in text
        assert each.edition in text
    assert "Loket ? 2 ?" in text
    assert "Aula #[b]" in text
    assert "Ruang \\tunggu" in text
    assert text.count("NN-02-T1: “998”, sekarang “997”") == len(found)
    assert f"{len(found)} cetakan perlu diganti, {2 * len(found)} lembar" in text


def test_it_is_accessible_and_the_same_each_time(
    found: tuple[Recall, ...], walls: Directory, settings: Settings, press: Press
) -> None:
    data = courier.courier_sheet(found, walls.site, settings.today, "id")
    made = press.pdf(courier.TEMPLATE, data)
    root = PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()
    assert root["/Lang"] == "id"
    assert press.pdf(courier.TEMPLATE, data) == made


def test_nothing_to_change_is_said(walls: Directory, settings: Settings, press: Press) -> None:
    _, text = read(press, courier.courier_sheet((), walls.site, settings.today, "en"))
    assert "Every print that hangs is still true." in text


def test_rows_of_a_spreadsheet_are_no_formulas(found: tuple[Recall, ...]) -> None:
    first = found[0]
    place = first.print.model_copy(update={"place": Line('=HYPERLINK("x")')})
    lines = wording.recall_table([replace(first, print=place)]).splitlines()
    assert lines[0].startswith("grade,id,office,office_name,place,copies,kind,size,on,edition,valid_until,new_edition")
    assert all(',"\'=HYPERLINK(""x"")",' in line for line in lines[1:])
    assert len(lines) == 1 + len(first.changes)
