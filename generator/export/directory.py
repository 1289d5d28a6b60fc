"""The directory of contacts as a spreadsheet to look things up in, written with openpyxl.

Nobody edits it: the keeper's sheets come from `alur contacts export`.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.edition.view import View
from generator.model.contact import ChannelKind, Contact, Duty

HEAD = {
    "Kantor": 38,
    "Kode": 8,
    "Kontak": 28,
    "Nama": 26,
    "Jabatan": 26,
    "Tugas": 15,
    "Telepon": 22,
    "WhatsApp": 22,
    "SMS": 18,
    "Surel": 30,
    "Alamat": 40,
    "Kode nomor": 22,
    "Diperiksa": 12,
}
"""Titles of the columns, and their widths in characters."""
_DUTIES = {
    Duty.HOTLINE: "Layanan",
    Duty.FRONT_DESK: "Kantor",
    Duty.FOCAL_POINT: "Petugas penghubung",
    Duty.DEPUTY: "Cadangan",
}
_COLUMNS = {
    ChannelKind.EMERGENCY: 0,
    ChannelKind.SHORT_CODE: 0,
    ChannelKind.VOICE: 0,
    ChannelKind.WHATSAPP: 1,
    ChannelKind.SMS: 2,
    ChannelKind.EMAIL: 3,
    ChannelKind.WALK_IN: 4,
}
_STILL = (1980, 1, 1, 0, 0, 0)
"""The oldest time a zip file can name: the same view gives the same bytes."""


def directory_workbook(view: View) -> bytes:
    """One row for each contact that can be reached through this edition, offices first; numbers are text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    page: Worksheet = book.create_sheet("Kontak")
    for at, row in enumerate([tuple(HEAD), *_rows(view)], 1):
        for column, value in enumerate(row, 1):
            cell = page.cell(at, column, value or None)
            if value:
                cell.data_type, cell.number_format = "s", "@"  # a number keeps its first zero, = is no formula
            if at == 1:
                cell.font = Font(bold=True)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    page.protection.enable()
    for at, width in enumerate(HEAD.values(), 1):
        page.column_dimensions[get_column_letter(at)].width = width
    book.properties.creator, book.properties.title = str(view.site.owner), f"Kontak {view.site.region}"
    book.properties.created = book.properties.modified = datetime.combine(view.today, time())
    target = io.BytesIO()
    book.save(target)
    return _still(target.getvalue(), view)


def _rows(view: View) -> Iterator[tuple[str, ...]]:
    order = {office.id: at for at, office in enumerate(view.directory.offices)}
    shown = [contact for contact in view.directory.contacts if contact.channels]
    for contact in sorted(shown, key=lambda contact: order.get(contact.organization, len(order))):
        yield _row(view, contact)


def _row(view: View, contact: Contact) -> tuple[str, ...]:
    organization = view.directory.organization[contact.organization]
    values: list[list[str]] = [[] for _ in range(5)]
    for channel in contact.channels:
        if channel.kind in _COLUMNS:
            values[_COLUMNS[channel.kind]].append(channel.value)
    checked = view.checked(contact)
    return (
        str(organization.name),
        organization.code,
        str(contact.name),
        str(contact.person.name) if contact.person else "",
        str(contact.role or ""),
        _DUTIES[contact.duty],
        *(", ".join(value) for value in values),
        ", ".join(channel.code for channel in contact.channels),
        checked.isoformat() if checked else "",
    )


def _still(content: bytes, view: View) -> bytes:
    """The same workbook without the clock: openpyxl dates the zip's members, and the file's last change, itself."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                stamp = f"{view.today.isoformat()}T00:00:00Z".encode()
                data = re.sub(rb"(<dcterms:modified\b[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            new.writestr(zipfile.ZipInfo(name, _STILL), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
