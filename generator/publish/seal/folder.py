"""The staff directory as one sealed page, for hosts that cannot keep strangers out."""

import base64
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.audit.sealed import audit_sealed
from generator.edition.view import View
from generator.export.vcard import contacts_worth_saving, vcard, vcards
from generator.model.routes import PagePlace
from generator.problem import BrokenPromiseError
from generator.publish.host import files
from generator.publish.host.headers import SEALED_META_POLICY, Headers
from generator.publish.old_site.swap import staged
from generator.publish.old_site.target import MARK, SiteMark, require_replaceable
from generator.publish.prepare import CheckedContent
from generator.publish.release import Release
from generator.publish.seal.cipher import seal
from generator.publish.seal.passphrase import require_strong
from generator.render import assets
from generator.render.context import PageBuilder
from generator.render.environment import render_template
from generator.render.kinds.contacts import Row, directory_rows
from generator.settings import Edition


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is seen once it is open."""

    rows: tuple[Row, ...]
    today: date
    all: str


@dataclass(frozen=True, slots=True)
class _Outside:
    """What anybody sees."""

    payload: str
    exit_url: str
    policy: str


def release_sealed(content: CheckedContent, root: Path, target: Path, passphrase: str) -> Release:
    """Seal the staff directory and put it in place of `target`.

    Raises `WeakPassphraseError`, `TargetError`, and `AuditError` if anything of the directory could be read without the
    passphrase; the old folder stays as it was then.
    """
    view = content.view
    if view.edition is not Edition.STAFF:
        raise BrokenPromiseError("only the staff directory is sealed")
    key = require_strong(passphrase, _guessable(view))
    target = require_replaceable(target, root, SiteMark.SEALED)
    with staged(target) as stage:
        site = stage.site
        for path, written in _files(view, key).items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(written)
        audit_sealed(site, content.directory)
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return Release(target, 1, (), size, (), stage.kept)


def _files(view: View, passphrase: str) -> dict[str, bytes]:
    inside = _drawn(view, "sealed-inside.html", _inside(view))
    payload = base64.b64encode(seal(inside.encode(), passphrase)).decode()
    outside = _drawn(view, "sealed.html", _Outside(payload, str(view.site.exit_url), SEALED_META_POLICY))
    wanted = {"alur.css", "icon.svg", "exit.js", "unlock.js", "filter.js"}
    shared = {path: file for path, file in assets.make_assets(view).items() if Path(path).name in wanted}
    served = files.host_files(Headers(noindex=True, sealed=True), view.base_url)
    return shared | served | {"index.html": outside.encode(), MARK: SiteMark.SEALED.value.encode()}


def _drawn(view: View, template: str, context: Any) -> str:
    place = PagePlace("")
    return render_template(template, context, view, place, {"dial": PageBuilder(view, place.language).dial})


def _inside(view: View) -> _Inside:
    contacts = contacts_worth_saving(view)
    files = {contact.id: _data(vcard(view, contact)) for contact in contacts}
    rows = tuple(
        replace(row, href="", files=files, people=tuple(_alone(person) for person in row.people))
        for row in directory_rows(view, PagePlace(""))
    )
    return _Inside(rows, view.today, _data(vcards(view, contacts)))


def _alone(card: Any) -> Any:
    """A card whose links need no other page."""
    return card if card.report.startswith(("https:", "sms:", "mailto:")) else replace(card, report="")


def _data(card: str) -> str:
    return "data:text/vcard;charset=utf-8;base64," + base64.b64encode(card.encode()).decode()


def _guessable(view: View) -> tuple[str, ...]:
    offices = (
        text for office in view.directory.offices for text in (str(office.name), str(office.short_name), office.id)
    )
    return (str(view.site.name), str(view.site.region), str(view.site.owner), *offices)
