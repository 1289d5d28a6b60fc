"""What changed in the shared directory, as an Atom feed (RFC 4287): what and when, never why, and never a number.

A feed lies in readers' programs for years, so it names the contact and the kind of change, and leads to the site; a
number in it would go on being read after it was found wrong. What changed is what two exports differ in: the folder's
last `kontak.json` is the memory, and nothing but what was public already is compared.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from generator.edition.view import View, speaker
from generator.export.identity import record_id
from generator.export.listing import directory_records
from generator.language.channels import Say
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.model.routes import contact_url

ATOM = "http://www.w3.org/2005/Atom"
KEPT = 100
"""Entries that a feed keeps; older ones fall off."""

ET.register_namespace("", ATOM)


def change_feed(view: View, last_directory: str = "", last_feed: str = "") -> str:
    """The feed with what differs from the last directory added on top; older entries stay as they were told.

    An entry about a contact that is shared no more says that alone, so nothing else of it is kept. Raises
    `ValueError` where one of the last files is none of ours.
    """
    old = {record["id"]: record for record in json.loads(last_directory)["contacts"]} if last_directory else None
    new = {record["id"]: record for record in directory_records(view)}
    stamp = datetime.combine(view.today, time(), ZoneInfo(view.site.time_zone)).isoformat()
    told = [entry for entry in _entries(last_feed) if _subject(entry) in new]
    fresh = list(_differences(view, old, new, stamp)) if old is not None else []
    again = {entry.findtext(f"{{{ATOM}}}id") for entry in fresh}
    kept = [*fresh, *(entry for entry in told if entry.findtext(f"{{{ATOM}}}id") not in again)][:KEPT]
    site = view.site
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", record_id(view, "feed").urn)
    of = {"site": f"{site.name} {site.region_short}"}
    _add(feed, "title", speaker(view, DEFAULT_LANGUAGE)("%(site)s: perubahan kontak") % of)
    _add(feed, "updated", kept[0].findtext(f"{{{ATOM}}}updated") or stamp if kept else stamp)
    _add(_add(feed, "author"), "name", str(site.owner))
    if view.base_url:
        _add(feed, "link", rel="alternate", href=view.base_url)
    feed.extend(kept)
    ET.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entries(feed: str) -> list[ET.Element]:
    if not feed:
        return []
    try:
        return ET.fromstring(feed).findall(f"{{{ATOM}}}entry")
    except ET.ParseError as error:
        raise ValueError(str(error)) from None


def _subject(entry: ET.Element) -> str:
    category = entry.find(f"{{{ATOM}}}category")
    return category.get("term", "") if category is not None else ""


def _differences(view: View, old: Mapping[str, Any], new: Mapping[str, Any], stamp: str) -> Iterator[ET.Element]:
    for contact in (*new, *(gone for gone in old if gone not in new and gone in view.directory.contact)):
        said = list(_said(old.get(contact), new.get(contact), speaker(view, DEFAULT_LANGUAGE)))
        if said:
            yield _entry(view, contact, said, stamp)


def _said(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, say: Say) -> Iterator[str]:
    """What happened to a contact, in words."""
    if old is None or new is None:
        yield say("kontak baru") if old is None else say("tidak dibagikan lagi")
        return
    before, after = ({channel["code"]: channel for channel in record["channels"]} for record in (old, new))
    for code, channel in after.items():
        if code not in before:
            told = [say("baru")]
        elif before[code]["value"] != channel["value"]:
            told = [say("berubah")]
        else:
            told = _facts(before[code], channel, say)
        yield from (f"{channel['kind']} ({code}): {words}" for words in told)
    gone = say("tidak dibagikan lagi")
    yield from (f"{before[code]['kind']} ({code}): {gone}" for code in before if code not in after)
    if old["name"] != new["name"]:
        yield say("nama berubah")


def _facts(before: Mapping[str, str], after: Mapping[str, str], say: Say) -> list[str]:
    words = {"hours": say("jam berubah"), "cost": say("biaya berubah"), "kind": say("jenis berubah")}
    changed = [told for name, told in words.items() if before.get(name) != after[name]]
    return changed or ([say("diperiksa lagi")] if before.get("checked") != after["checked"] else [])


def _entry(view: View, contact: str, said: list[str], stamp: str) -> ET.Element:
    entry = ET.Element(f"{{{ATOM}}}entry")
    _add(entry, "id", record_id(view, "change", contact, stamp[: len(date.min.isoformat())]).urn)
    changed = said[0] if len(said) == 1 else speaker(view, DEFAULT_LANGUAGE)("berubah")
    _add(entry, "title", f"{view.directory.contact[contact].name}: {changed}")
    _add(entry, "updated", stamp)
    if view.base_url:
        _add(entry, "link", rel="alternate", href=view.base_url + contact_url(view.directory, contact))
    _add(entry, "category", term=contact)
    _add(entry, "content", "; ".join(said) + ".", type="text")
    return entry


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child
