"""The letters to the offices, read back from the paper: what each says, what none may say, and where none may lie."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pdfua
import pytest
import yaml
import zxingcpp
from pypdf import PdfReader
from typer.testing import CliRunner

from generator.check.prose.readability import find_stiff_language
from generator.cli.app import app
from generator.desk.letters.letter import TEMPLATE, letter, letter_words, offices_without_contact_person, reply_deadline
from generator.edition.hidden import hidden
from generator.edition.view import view
from generator.language.catalogue import translate
from generator.model.contact import Channel, Cost
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.base import copy_all
from generator.model.parts.schedule import Schedule
from generator.model.parts.text import Line
from generator.poster.typst.fonts import drawable
from generator.poster.typst.press import Press
from generator.settings import Edition, Settings
from tests.desk.sheets import alur, copied
from tests.poster import reading
from tests.poster.matterhorn import faults

OFFICES = ("dinas-dongeng", "rsud-embun", "dinas-lagu", "kec-awan", "kec-pelangi")


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return copied(content_root, tmp_path)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def written(content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the letters to all offices."""
    root = copied(content_root, tmp_path_factory.mktemp("surat"))
    result = alur("letters", root=root)
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            f"5 letters in {root / 'surat'}. Answer by 2026-12-08.",
            "They may hold names and direct numbers: keep the folder to yourself, and delete it after the round.",
        ],
    )
    return root / "surat"


def read(path: Path) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def test_one_for_each_office_of_a_letter_and_a_slip(written: Path) -> None:
    assert sorted(each.name for each in written.iterdir()) == sorted(f"surat-{each}.pdf" for each in OFFICES)
    for path in written.iterdir():
        pages = PdfReader(path).pages
        assert len(pages) == 2
        assert {tuple(round(float(value)) for value in page.mediabox) for page in pages} == {(0, 0, 595, 842)}
        assert "Lembar balasan" in pages[1].extract_text()


def test_an_office_that_has_named_someone_reads_its_data(written: Path) -> None:
    text = read(written / "surat-dinas-dongeng.pdf")
    for said in (
        "Yth. Pimpinan Dinas Dongeng Kabupaten Antah Berantah",
        "Hal : Konfirmasi petugas penghubung dan cadangannya",
        "24 November 2026",
        "Kirim lembar balasan paling lambat 8 Desember 2026.",
        "Petugas penghubung Kepala Seksi Pelayanan Putri Bidadari",
        "0870-0000-3333 WhatsApp AB-01-W1 tampil untuk umum; diperiksa 1 November 2026",
        "0870-0000-4444 WhatsApp AB-01-W2 untuk petugas saja; diperiksa 1 November 2026",
        "Cadangan Staf Pelayanan tidak kami catat 0870-0000-5555",
        "Data di surat masih benar",
        "Saya setuju nama saya disimpan",
        "Kode kantor AB-01 Paling lambat 8 Desember 2026",
        "(021) 0000-0077 telepon Jalan Kancil 1, Awan datang langsung",
    ):
        assert said in text


def test_an_office_without_anyone_is_asked_to_name_two(written: Path) -> None:
    text = read(written / "surat-dinas-lagu.pdf")
    assert "Hal : Penunjukan petugas penghubung dan cadangannya" in text
    assert "Mohon tunjuk satu petugas penghubung dan satu cadangan" in text
    assert "Petugas penghubung belum ada belum ada belum ada Cadangan belum ada belum ada belum ada" in text
    assert "Data di surat masih benar" not in text


def test_what_the_staff_edition_hides_is_a_gap(written: Path, directory: Directory, settings: Settings) -> None:
    shown = view(directory, Settings(settings.root, settings.today, Edition.STAFF))
    secrets = hidden(directory, shown)
    assert "Joko Awan Kinton" in {each.value for each in secrets}
    for path in written.iterdir():
        text = read(path)
        assert [each.what for each in secrets if each.value in text] == []
    assert "tidak kami tulis, belum ada persetujuan" in read(written / "surat-rsud-embun.pdf")
    # its one confirmation lies in the future, so nothing speaks for the number yet
    assert "ada, tetapi belum pasti; tidak kami tulis di sini" in read(written / "surat-kec-awan.pdf")


def test_numbers_of_other_offices_stand_in_no_letter(written: Path, directory: Directory) -> None:
    for office in OFFICES:
        text = read(written / f"surat-{office}.pdf")
        others = [
            channel.code
            for contact, _, channel in directory.channels()
            if contact.organization != office and channel.code in text
        ]
        assert others == []


def test_two_checkers_accept_every_letter(written: Path) -> None:
    for path in written.iterdir():
        assert faults(path) == [], path.name
        assert [each.rule_id for each in pdfua.validate(str(path)).findings] == [], path.name
        words = reading.words(path)
        assert list(reading.overlapping(words)) == []
        assert reading.white(path) >= 9


def made(directory: Directory, settings: Settings, office: Organization, press: Press) -> bytes:
    shown = view(directory, Settings(settings.root, settings.today, Edition.STAFF))
    return press.pdf(TEMPLATE, letter(directory, shown, office, date(2026, 12, 8)))


def test_the_same_bytes_each_time(directory: Directory, settings: Settings, press: Press) -> None:
    office = directory.organization["dinas-dongeng"]
    assert made(directory, settings, office, press) == made(directory, settings, office, press)


HOSTILE = [
    each["string"]
    for each in yaml.safe_load((Path(__file__).parents[1] / "hostile.yaml").read_text("utf-8"))
    if each["line"] == "inert"
]


def changed(directory: Directory, text: str) -> Directory:
    """The directory with this in every name, post, person and address that a letter tells."""
    line = Line(text)
    contacts = tuple(
        each.model_copy(
            update={
                "role": line,
                "person": each.person and each.person.model_copy(update={"name": line}),
                "channels": tuple(
                    one.model_copy(update={"address": line} if one.address else {}) for one in each.channels
                ),
            }
        )
        for each in directory.contacts
    )
    offices = tuple(each.model_copy(update={"name": line, "short_name": line}) for each in directory.organizations)
    site = directory.site.model_copy(update={"owner": line})
    return replace(directory, site=site, contacts=contacts, organizations=offices)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_words(
    text: str, directory: Directory, settings: Settings, press: Press, tmp_path: Path
) -> None:
    poisoned = changed(directory, text)
    path = tmp_path / "surat.pdf"
    path.write_bytes(made(poisoned, settings, poisoned.organization["dinas-dongeng"], press))
    squeezed = "".join(read(path).split())
    assert squeezed.count("".join(drawable(text).replace("\u200b", "").split())) >= 5
    assert faults(path) == []


def test_a_text_without_end_goes_on_overleaf(
    directory: Directory, settings: Settings, press: Press, tmp_path: Path
) -> None:
    endless = changed(directory, "Dinas Lagu dan Nyanyian " * 60)
    path = tmp_path / "surat.pdf"
    path.write_bytes(made(endless, settings, endless.organization["dinas-dongeng"], press))
    assert len(PdfReader(path).pages) > 2
    assert faults(path) == []
    assert list(reading.overlapping(reading.words(path))) == []


# ---- answered with a phone


def owned(directory: Directory, *channels: dict[str, Any]) -> Directory:
    """The directory in which the owner has these channels too, confirmed if they do not say otherwise."""
    made = tuple(
        Channel.model_validate({"freshness": "office", "confirmations": [CALL], "code": f"AB-01-X{at}", **given})
        for at, given in enumerate(channels)
    )
    contacts = tuple(
        each.model_copy(update={"channels": (*each.channels, *made)}) if each.id == "dinas-dongeng-kantor" else each
        for each in directory.contacts
    )
    return replace(directory, contacts=contacts)


CALL = {"on": "2026-11-20", "method": "test_call", "by": "Penjaga data"}
CHAT: dict[str, Any] = {"kind": "whatsapp", "number": "0870-0000-0199"}
MAIL: dict[str, Any] = {"kind": "email", "email": "data@dongeng.example"}
SAYS = ("AB-01 benar, surat 24 November 2026", "AB-01 salah, surat 24 November 2026. Yang benar: ")
CHATS = [f"https://wa.me/6287000000199?text={quote(each)}" for each in SAYS]
MAILS = [f"mailto:data@dongeng.example?subject={quote(each, safe='')}&body={quote(each, safe='')}" for each in SAYS]
ANSWERS: dict[str, tuple[tuple[dict[str, Any], ...], list[str]]] = {
    "by chat": ((MAIL, CHAT), CHATS),
    "by mail": ((MAIL,), MAILS),
    "nobody confirmed the chat": ((MAIL, {**CHAT, "confirmations": []}), MAILS),
    "the chat is for staff": ((MAIL, {**CHAT, "visibility": "staff"}), MAILS),
    "by telephone alone": ((), []),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_its_codes_open_the_message_that_says_it(
    case: str, directory: Directory, settings: Settings, press: Press, tmp_path: Path
) -> None:
    channels, wanted = ANSWERS[case]
    path = tmp_path / "surat.pdf"
    path.write_bytes(made(owned(directory, *channels), settings, directory.organization["dinas-dongeng"], press))
    codes = sorted(zxingcpp.read_barcodes(reading.grey(path)), key=lambda code: code.position.top_left.x)
    assert [code.text for code in codes] == wanted, "read from the page as it is printed"
    links = [
        annotation.get_object()["/A"]["/URI"]
        for page in PdfReader(path).pages
        for annotation in page.get("/Annots", [])
    ]
    assert links == wanted, "and tapped where the letter is read on a screen"
    assert ("Jawab dengan HP" in read(path)) is bool(wanted)
    assert faults(path) == []
    assert [each.rule_id for each in pdfua.validate(str(path)).findings] == []
    assert list(reading.overlapping(reading.words(path))) == []


def test_who_has_named_nobody_has_nothing_to_confirm(directory: Directory, settings: Settings, press: Press) -> None:
    shown = view(owned(directory, CHAT), Settings(settings.root, settings.today, Edition.STAFF))
    office = directory.organization["dinas-lagu"]
    assert letter(owned(directory, CHAT), shown, office, date(2026, 12, 8))["answers"] == []


def test_it_shows_the_hours_as_they_are_published(directory: Directory, settings: Settings) -> None:
    schedule = Schedule.model_validate({"spans": [{"days": ["mo"], "opens_at": "08:00", "closes_at": "12:00"}]})
    contacts = tuple(
        each.model_copy(update={"channels": copy_all(each.channels, schedule=schedule, cost=Cost.FREE)})
        for each in directory.contacts
    )
    changed_ = replace(directory, contacts=contacts)
    shown = view(changed_, Settings(settings.root, settings.today, Edition.STAFF))
    told = letter(changed_, shown, directory.organization["dinas-dongeng"], date(2026, 12, 8))
    (first, *_) = told["people"][0]["numbers"]
    assert first["state"].startswith("gratis, Senin 08.00–12.00; tampil untuk umum")


# ---- which, and where


def letters(root: Path, *words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(
        app,
        ["contacts", "letters", *map(str, words), "--root", str(root), "--lang", "en", "--today", "2026-11-24"],
        env={"COLUMNS": "400"},
    )
    return result.exit_code, " ".join(result.output.replace("│", " ").split())


def test_only_the_office_that_was_named(root: Path, tmp_path: Path) -> None:
    code, said = letters(root, "--office", "kec-awan", "--out", tmp_path / "cetak", "--until", "2026-12-31")
    assert (code, said.split(".")[0]) == (0, f"1 letters in {tmp_path / 'cetak'}")
    assert [each.name for each in (tmp_path / "cetak").iterdir()] == ["surat-kec-awan.pdf"]
    assert "31 Desember 2026" in read(tmp_path / "cetak" / "surat-kec-awan.pdf")


def test_only_those_that_are_due(root: Path, directory: Directory, settings: Settings) -> None:
    due = ("rsud-embun", "dinas-lagu", "kec-awan", "kec-pelangi", "dinas-dongeng")
    assert set(offices_without_contact_person(directory, settings)) == set(due), (
        "the deputy of dinas-dongeng was never confirmed"
    )
    for code in ("AB-01-W3",):
        assert alur("confirm", code, "--method", "visit", "--by", "Staf", root=root).exit_code == 0
    assert letters(root, "--due")[0] == 0
    assert sorted(each.name for each in (root / "surat").iterdir()) == sorted(
        f"surat-{each}.pdf" for each in due if each != "dinas-dongeng"
    )


def test_a_reply_is_never_sent_to_an_unconfirmed_number(root: Path) -> None:
    path = root / "content" / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("owner_contact: dinas-dongeng-kantor", "owner_contact: uptd-antah"))
    code, said = letters(root, "--office", "dinas-lagu")
    assert code == 0
    assert said.startswith("Write by hand where to send the answer: nothing of the owner's contact may be printed yet.")
    assert "0870-0000-1111" not in read(root / "surat" / "surat-dinas-lagu.pdf")


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nearly an id": (("--office", "kec-awam"), 2, "kec-awam is not one of these: kec-awan"),
    "a name": (("--office", "RSUD Embun Pagi"), 2, "RSUD Embun Pagi is not one of these: rsud-embun"),
    "like none": (
        ("--office", "zzz"),
        2,
        "zzz is not one of these: dinas-dongeng, rsud-embun, dinas-lagu, kec-awan, kec-pelangi",
    ),
    "a partner": (("--office", "uptd-khayangan"), 2, "uptd-khayangan is not one of these: "),
    "a day that is over": (("--until", "2026-11-23"), 2, "2026-11-23 is over"),
    "no day": (("--until", "besok"), 2, "besok is no day; write it as 2026-11-24"),
    "into the site to be": (("--out", "{root}/site"), 1, "{root}/site lies in {root}/site, which is published"),
    "below the sealed page": (
        ("--out", "{root}/site-terkunci/surat"),
        1,
        "{root}/site-terkunci/surat lies in {root}/site-terkunci, which is published",
    ),
    "into the content": (("--out", "{root}/content/pages"), 1, "{root}/content/pages lies in {root}/content, which"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, root: Path) -> None:
    words, code, said = REFUSED[case]
    found, output = letters(root, *(each.format(root=root) for each in words))
    assert found == code
    assert said.format(root=root) in output
    assert list(root.rglob("surat*")) == []


def test_a_site_of_ours_takes_no_letters_wherever_it_stands(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    (site / "pagefind").mkdir(parents=True)
    (site / "index.html").touch()
    (site / "pagefind" / "pagefind-entry.json").touch()
    code, said = letters(root, "--out", site / "p")
    assert (code, "which is published as it stands" in said) == (1, True)
    assert not (site / "p").exists()


# ---- words and days


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 24), date(2026, 12, 8)),
        (date(2026, 11, 28), date(2026, 12, 14)),  # a Saturday
        (date(2026, 12, 11), date(2026, 12, 28)),  # Christmas Day, then a weekend
    ],
)
def test_the_deadline_is_a_working_day(today: date, expected: date, directory: Directory) -> None:
    assert reply_deadline(today, directory.site) == expected


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [one for each in value.values() for one in texts(each)]
    if isinstance(value, (list, tuple)):
        return [one for each in value for one in texts(each)]
    return [value] if isinstance(value, str) else []


def test_its_words_are_plain() -> None:
    found = texts(letter_words().model_dump(mode="json"))
    assert len(found) > 40
    fill: Callable[[str], str] = lambda text: re.sub(r"\{\w+\}", "Dinas Lagu", text)  # noqa: E731
    assert [translate(each[1], "en") for text in found for each in find_stiff_language(fill(text))] == []
