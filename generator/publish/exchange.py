"""The public directory for other programs and other sites: made, audited as the site is, and written file by file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.audit.finding import AuditError, Finding
from generator.audit.forbidden import check_forbidden_words
from generator.audit.leaks import check_leaks
from generator.audit.numbers import check_numbers
from generator.audit.page import Page, read_page
from generator.edition.view import View
from generator.export.block import office_block
from generator.export.feed import change_feed
from generator.export.hsds import hsds_json, hsds_organizations
from generator.export.listing import directory_csv, directory_json
from generator.export.shareable import shareable
from generator.export.vcard import contacts_worth_saving, vcards
from generator.files.replace import read_file, write_file
from generator.poster.print import NotPrintable
from generator.poster.specimen import require_emergency
from generator.problem import ContentError, Mark, Message, Problem
from generator.publish.prepare import CheckedContent
from generator.rules import Rule

DIRECTORY = "kontak.json"
FEED = "perubahan.atom"
BLOCKS = "blok"
"""The folder of what other sites may show, one office a file."""
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Digits of a record's name are no number."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    folder: Path
    counts: tuple[tuple[str, int], ...]
    """How many there are, by what they are called in HSDS and in ours."""
    waits: tuple[Problem, ...]
    """Offices without a block today, and why; empty where each has one."""


def export_directory(content: CheckedContent, folder: Path) -> Exported:
    """Write every format into the folder, over those of the last export.

    Raises `ContentError` while nothing may be printed or where the last export is none of ours, and `AuditError` with
    every breach; nothing is written then, and what was exported before says itself how long it counts.
    """
    if content.view.prints_wait:
        raise ContentError((_waits(content.view),))
    view = shareable(content.view)
    files, waits = _files(content, view, folder)
    if breaches := (*_findings(files, content, view),):
        raise AuditError(breaches)
    for name, text in files.items():
        write_file(folder / name, text.encode())
    for path in sorted((folder / BLOCKS).glob("*.*")):
        if f"{BLOCKS}/{path.name}" not in files and path.suffix in {".html", ".txt"}:
            path.unlink()  # of an office that is no more, or whose poster waits
    return Exported(folder, _counts(view, files), tuple(waits))


def _waits(view: View) -> Problem:
    """Why nothing may leave today, as nothing may be printed."""
    try:
        require_emergency(view)
    except NotPrintable as reason:
        return Problem(Mark("contacts.yaml"), "", reason.why, reason.mend, Rule.POSTER_UNPRINTABLE)
    what = Message("the region is not open yet; nothing of it is passed on")
    mend = Message("Delete draft: true from content/site.yaml once the region is ready")
    return view.site.problem(what, mend, Rule.POSTER_UNPRINTABLE, "draft")


def _files(content: CheckedContent, view: View, folder: Path) -> tuple[dict[str, str], list[Problem]]:
    blocks: dict[str, str] = {}
    waits: list[Problem] = []
    for office in view.directory.offices:
        try:
            made = office_block(content.view, office)
            blocks |= {f"{BLOCKS}/{office.id}.{suffix}": text for suffix, text in made.items()}
        except NotPrintable as reason:
            waits.append(office.warning(reason.why, reason.mend, Rule.POSTER_UNPRINTABLE))
    try:
        feed = change_feed(view, _last(folder / DIRECTORY), _last(folder / FEED))
    except (ValueError, KeyError, TypeError):
        what = Message("it is no export of Alur, so nobody can tell what has changed since")
        name = (folder / DIRECTORY).as_posix()
        raise ContentError(
            (Problem(Mark(name), "", what, Message("Choose an empty folder"), Rule.FILE_UNREADABLE),)
        ) from None
    return {
        DIRECTORY: directory_json(view),
        "kontak.csv": directory_csv(view),
        "kontak.vcf": vcards(view, contacts_worth_saving(view)),
        FEED: feed,
        **{f"hsds/{name}.json": text for name, text in hsds_json(view).items()},
        **blocks,
    }, waits


def _last(file: Path) -> str:
    return read_file(file).decode("utf-8", errors="replace") if file.exists() else ""


def _findings(files: dict[str, str], content: CheckedContent, view: View) -> tuple[Finding, ...]:
    country = view.site.telephony.country
    readers: dict[str, Callable[[str], Page]] = {"html": read_page}
    pages = {name: readers.get(name.rpartition(".")[2], _plain)(text) for name, text in files.items()}
    return (
        *check_numbers(pages, {}, view),
        *check_forbidden_words(files, view),
        *check_leaks(files, content.secrets, country),
    )


def _plain(text: str) -> Page:
    return Page(text=_UUID.sub(" ", text))


def _counts(view: View, files: dict[str, str]) -> tuple[tuple[str, int], ...]:
    organizations = hsds_organizations(view)
    contacts = [contact for organization in organizations for contact in organization.get("contacts", ())]
    return (
        ("organizations", len(organizations)),
        ("services", len(view.directory.services)),
        ("contacts", len(contacts)),
        ("phones", sum(len(contact.get("phones", ())) for contact in contacts)),
        ("locations", sum(len(organization.get("locations", ())) for organization in organizations)),
        ("vCard", len(contacts_worth_saving(view))),
        ("blok", sum(name.startswith(BLOCKS) and name.endswith(".html") for name in files)),
    )
