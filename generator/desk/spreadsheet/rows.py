"""The exchange sheet: a row for every channel, every contact without one, and every office without a focal point."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.desk.spreadsheet import hours, vocabulary
from generator.desk.spreadsheet.grid import Column, Fill
from generator.edition.policy import assurance_of, may_print, may_show
from generator.model.contact import Channel, Contact, Duty, Visibility
from generator.model.directory import Directory
from generator.model.parts.text import Text
from generator.settings import Edition, Settings

FORMAT = "alur-kontak-1"
"""Name and version of the sheet's format; another number means other columns."""

COLUMNS = (
    Column("state", "Keadaan", Fill.FIXED, 26),
    Column("office", "Kantor", Fill.FIXED, 22),
    Column("contact", "Kontak", Fill.TEXT, 24, new_only=True),
    Column("organization", "Kode kantor", Fill.TEXT, 20, new_only=True),
    Column("duty", "Tugas", Fill.CHOICE, 18, tuple(vocabulary.DUTY.values())),
    Column("name", "Nama kontak", Fill.TEXT, 24),
    Column("role", "Jabatan", Fill.TEXT, 22),
    Column("person", "Nama orang", Fill.TEXT, 22),
    Column("consent_on", "Setuju tanggal", Fill.DATE, 13),
    Column("consent_method", "Setuju lewat", Fill.TEXT, 18),
    Column("code", "Kode", Fill.FIXED, 12),
    Column("kind", "Jenis", Fill.CHOICE, 16, tuple(vocabulary.KIND.values())),
    Column("value", "Nomor atau alamat", Fill.NUMBER, 30),
    Column("label", "Sebutan", Fill.TEXT, 16),
    Column("hours", "Jam layanan", Fill.TEXT, 30),
    Column("cost", "Biaya", Fill.CHOICE, 13, tuple(vocabulary.COST.values())),
    Column("answered_by", "Dijawab oleh", Fill.TEXT, 18),
    Column("anonymous", "Boleh tanpa nama", Fill.CHOICE, 12, tuple(vocabulary.ANSWER.values())),
    Column("calls_back", "Menelepon balik", Fill.CHOICE, 14, tuple(vocabulary.CALL_BACK.values())),
    Column("freshness", "Batas periksa", Fill.CHOICE, 12, tuple(vocabulary.FRESHNESS.values())),
    Column("visibility", "Tampil untuk", Fill.CHOICE, 18, tuple(vocabulary.VISIBILITY.values())),
    Column("remark", "Catatan penjaga", Fill.TEXT, 30),
    Column("confirmed", "Konfirmasi terakhir", Fill.FIXED, 14),
    Column("new_on", "Konfirmasi baru: tanggal", Fill.DATE, 13),
    Column("new_method", "Konfirmasi baru: cara", Fill.CHOICE, 14, tuple(vocabulary.METHOD.values())),
    Column("new_by", "Konfirmasi baru: oleh", Fill.TEXT, 20),
    Column("new_note", "Konfirmasi baru: catatan", Fill.TEXT, 24),
    Column("source_title", "Sumber baru: judul", Fill.TEXT, 26),
    Column("source_url", "Sumber baru: tautan", Fill.NUMBER, 26),
    Column("source_checked", "Sumber baru: dibaca tanggal", Fill.DATE, 13),
    Column("source_official", "Sumber baru: milik kantor itu", Fill.CHOICE, 12, tuple(vocabulary.YES.values())),
)
"""The columns in their order. What a new one needs besides: its cell (`_rows` or `_cells`), its key below, and what it
writes: in a row that was there `cell_changes.py`, in a new one `additions.py`."""
OF_CONTACT = ("duty", "name", "role", "person", "consent_on", "consent_method")
OF_CHANNEL = (
    "kind", "value", "label", "hours", "cost", "answered_by", "anonymous", "calls_back", "freshness", "visibility",
    "remark",
)  # fmt: skip
ADDED = tuple(column.key for column in COLUMNS if column.key.startswith(("new_", "source_")))
KNOWN = tuple(column.key for column in COLUMNS if column.key not in ADDED)
"""The columns that show something; what they showed is kept in the sheet as its base."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what each column shows, by its key; dates as 2026-11-24, nothing as an empty text."""

    cells: dict[str, str]
    proposed: bool = False
    """True for a contact that does not exist yet."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells this row from every other: its contact, and its channel's code if it has one."""
        return self.cells["contact"], self.cells["code"]


def list_rows(directory: Directory, settings: Settings) -> tuple[Row, ...]:
    """All rows, in the order of `contacts.yaml`, then one for each office without a focal point."""
    rows = [row for contact in directory.contacts for row in _rows(directory, settings, contact)]
    return (*rows, *_proposed(directory))


def _rows(directory: Directory, settings: Settings, contact: Contact) -> Iterator[Row]:
    person, consent = contact.person, contact.person.consent if contact.person else None
    office = directory.organization[contact.organization]
    own = {
        "office": str(office.short_name),
        "contact": contact.id,
        "organization": contact.organization,
        "duty": vocabulary.word_for(vocabulary.DUTY, contact.duty),
        "name": str(contact.name),
        "role": _text(contact.role),
        "person": _text(person.name if person else None),
        "consent_on": consent.on.isoformat() if consent else "",
        "consent_method": _text(consent.method if consent else None),
    }
    if not contact.channels:
        yield _row(own | {"state": "belum ada nomor"})
    for channel in contact.channels:
        yield _row(own | _cells(channel) | _state(directory, settings, contact, channel))


def _cells(channel: Channel) -> dict[str, str]:
    return {
        "code": channel.code,
        "kind": vocabulary.word_for(vocabulary.KIND, channel.kind),
        "value": channel.value,
        "label": _text(channel.label),
        "hours": hours.format_hours(channel.schedule),
        "cost": vocabulary.word_for(vocabulary.COST, channel.cost),
        "answered_by": _text(channel.answered_by),
        "anonymous": vocabulary.word_for(vocabulary.ANSWER, channel.anonymous),
        "calls_back": vocabulary.word_for(vocabulary.CALL_BACK, channel.calls_back),
        "freshness": vocabulary.word_for(vocabulary.FRESHNESS, channel.freshness),
        "visibility": vocabulary.word_for(vocabulary.VISIBILITY, channel.visibility),
        "remark": channel.remark or "",
    }


def _state(directory: Directory, settings: Settings, contact: Contact, channel: Channel) -> dict[str, str]:
    assurance = assurance_of(directory, contact, channel, settings)
    last = max((confirmation.on for confirmation in channel.confirmations), default=None)
    if channel.visibility is Visibility.WITHHELD:
        state = "tidak ditampilkan"
    elif assurance.doubtful:
        state = "DIRAGUKAN, periksa lagi"
    elif assurance.missing and not may_show(directory.site, channel, assurance, Edition.STAFF):
        state = "menunggu orang kedua" if assurance.posts else "menunggu konfirmasi dua orang"
    elif not may_show(directory.site, channel, assurance, Edition.STAFF):
        state = "belum tampil, perlu bukti"
    elif not may_print(assurance):
        state = "tampil, belum boleh dicetak"
    else:
        state = "tampil dan boleh dicetak"
    return {"state": state, "confirmed": last.isoformat() if last else "belum pernah"}


def _proposed(directory: Directory) -> Iterator[Row]:
    manned = {contact.organization for contact in directory.contacts if contact.duty.value == "focal_point"}
    for office in directory.offices:
        if office.id in manned:
            continue
        name = f"{office.id}-kontak"
        if name in directory.contact:
            continue
        cells = {
            "state": "BELUM ADA petugas penghubung",
            "office": str(office.short_name),
            "contact": name,
            "organization": office.id,
            "duty": vocabulary.word_for(vocabulary.DUTY, Duty.FOCAL_POINT),
            "name": f"Kontak {office.short_name}",
        }
        yield _row(cells, True)


def _row(cells: dict[str, str], proposed: bool = False) -> Row:
    return Row({column.key: cells.get(column.key, "") for column in COLUMNS}, proposed)


def _text(value: Text | None) -> str:
    return str(value) if value else ""


def digest(rows: tuple[Row, ...]) -> str:
    """A fingerprint of what the rows held, so that a base that was touched is noticed."""
    written = "\n".join("\t".join(row.cells[key] for key in KNOWN) + f"\t{row.proposed}" for row in rows)
    return hashlib.sha256(written.encode()).hexdigest()


def day_of(text: str) -> date | None:
    """The day in `2026-11-24`; None for anything else."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
