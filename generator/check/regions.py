"""What belongs to another region: its offices in a text, its codes, its numbers, its ids, its walk for traces.

Who begins from another region's files passes every other rule, and sends people to strangers.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from generator.content.layers import folders_of
from generator.files.cache import files_in
from generator.model.contact import Channel, Contact
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.base import Record
from generator.model.parts.text import texts
from generator.phone.number import parse_number
from generator.problem import Message, Problem, suggest
from generator.rules import Rule
from generator.settings import Settings
from generator.shipped import TEMPLATES

_KNOWN = yaml.safe_load(Path(__file__).with_name("local_offices.yaml").read_text("utf-8"))
_OFFICES = "|".join(map(re.escape, sorted(_KNOWN["offices"], key=len, reverse=True)))
_NAMED = re.compile(rf"\b({_OFFICES}) ([A-Z][a-z]{{2,}}(?: [A-Z][a-z]{{2,}})?)")
_NO_PLACES = frozenset(_KNOWN["no_places"])


def check_other_offices(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Texts that name an office of another region: the reader would look for it beside this region's number."""
    site = directory.site
    here = " ".join(str(name) for name in (site.region, site.region_short, site.place or "", site.owner))
    known = " ".join(
        str(name)
        for organization in directory.organizations
        for name in (organization.name, organization.short_name, *organization.alternate_names)
    )
    for record in directory.records():
        for steps, text in texts(record, frozenset({"sources", "address", "owner"})):
            for match in _NAMED.finditer(" ".join(text.root.values())):
                place = match[2].split()[0]
                if match[0] in known or f"{match[1]} {place}" in known or place in here or place in _NO_PLACES:
                    continue
                what = Message("“{name}” is no office of {region}", {"name": match[0], "region": str(site.region)})
                mend = Message("Write the role in braces, such as {{uptd_ppa}}, or add the organization")
                yield record.problem(what, mend, Rule.REGION_TEXT, *steps)


def _is_own(record: Record, layers: tuple[str, ...]) -> bool:
    """Whether the region alone says it: nothing of it comes from a layer below."""
    paths = [value.mark.path for value in record.node.items.values()]
    return bool(paths) and not any(path.startswith(f"{name}/") for path in paths for name in layers)


def check_own_codes(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Codes of the region's own records that begin as those of another region do."""
    site = directory.site
    if site.code_prefix is None:
        return
    channels = [channel for _, _, channel in directory.channels()]
    coded: list[Organization | Channel] = [*directory.organizations, *channels]
    for record in coded:
        if _is_own(record, site.layers) and not record.code.startswith(f"{site.code_prefix}-"):
            values = {"code": record.code, "prefix": site.code_prefix}
            what = Message("{code} does not begin with {prefix}, as codes of this region do", values)
            mend = Message("Write a code of your own; a print of the other region carries this one")
            yield record.problem(what, mend, Rule.REGION_CODE, "code")


def check_own_ids(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Ids that add a place to a role that has one id in every region: texts of the layers below would not find them."""
    site = directory.site
    roles = [
        organization.id
        for organization in directory.organizations
        if organization.code.startswith(f"{site.code_prefix}-") and not _is_own(organization, site.layers)
    ]
    named: list[Organization | Contact] = [*directory.organizations, *directory.contacts]
    for record in named:
        role = next((role for role in roles if record.id.startswith(f"{role}-")), None)
        if role and site.layers and _is_own(record, site.layers):
            what = Message("“{id}” is the role “{role}” with a place behind it", {"id": record.id, "role": role})
            mend = Message("Write id: {role}; it is the same in every region", {"role": role})
            yield record.problem(what, mend, Rule.REGION_ID, "id")


def check_area_of_numbers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Landlines of the region's own contacts with the area code of another place."""
    site = directory.site
    for contact, index, channel in directory.channels():
        if not site.area_codes or not channel.number or not _is_own(channel, site.layers):
            continue
        number = parse_number(channel.number, site.telephony.country)
        digits = f"0{number.national_number}" if number else ""
        if not digits or digits.startswith(("08", *site.area_codes)) or channel.kind.allotted:
            continue
        values = {"number": channel.number, "codes": ", ".join(site.area_codes)}
        what = Message("{number} has none of the area codes of this region: {codes}", values)
        mend = Message("Ask the owner, or add its area code to area_codes in site.yaml")
        yield contact.warning(what, mend, Rule.REGION_NUMBER, "channels", index, "number")


def check_trace(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A report of a walk over another region's site."""
    trace = directory.trace
    if trace is not None and trace.area != directory.site.area:
        what = Message("this walk was made over the site of another region: {area}", {"area": trace.area or "?"})
        mend = Message("Delete the file, or walk over this site: make trace")
        yield trace.problem(what, mend, Rule.REGION_TRACE, "area")


def check_local_words(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Words of `words:` that nothing says which the region shares with others: a slip, and nothing would change."""
    words = directory.site.words
    said = _said_below(settings.root) if words else ""
    for word in words:
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said, re.IGNORECASE):
            continue
        what = Message("no shared text says “{word}”", {"word": word})
        example = Message("Write the word that they say, such as desa, kelurahan, kecamatan, kades or camat")
        near = get_close_matches(word, sorted(set(re.findall(r"[a-z]{4,}", said))), 1, 0.8)
        mend = suggest(word, near, example)
        yield directory.site.warning(what, mend, Rule.REGION_WORD, "words", word)


def _said_below(root: Path) -> str:
    """What the layers below the region and our own pages say."""
    files = [file for folder in folders_of(root)[:-1] for file in files_in(folder / "content")]
    return " ".join(file.read_text("utf-8") for file in (*files, *TEMPLATES.rglob("*.html")))


RULES = (
    check_other_offices,
    check_own_codes,
    check_own_ids,
    check_area_of_numbers,
    check_trace,
    check_local_words,
)
