"""Where each record stands on the site: short, neutral and the same in every edition.

Who opens a page leaves its address in a history, and a name such as `diperkosa` there would tell what happened: such
names are short hashes. They depend on the id alone, so they stay for as long as it does: posters and bookmarks lead to
them. Two ids may give one name; `check/addresses.py` refuses the second, for growing it would move one of two pages.
"""

import hashlib
from dataclasses import dataclass
from posixpath import relpath

from generator.model.directory import Directory
from generator.model.organization import Organization, OrganizationKind
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.model.taxonomy import Person

HOME = ""
OFFICES = "k/"
SERVICES = "l/"
FLOWS = "a/"
CONTACTS = "c/"
PRINTS = "p/"
"""All prints: the list of them, their files, and the status of those that all offices share."""
CODES = "q/"
"""What the code of an office's print opens: numbers to call, and one page below, whether a staff print still holds."""
SITUATIONS = "s/"
GUIDES = "panduan/"
GLOSSARY = "istilah/"
QUESTIONS = "tanya/"
LAWS = "hukum/"
DATA = "data/"
GAPS = "status/"
"""For officials: which offices have a focal point, what is still unknown, and whose turn it is."""
SEARCH = "cari/"
PATTERNS = "pola/"
"""Every component with its examples; in previews alone."""
NEAREST_ANCHOR = "terdekat"
"""The place of the nearest help on the page of a kecamatan."""
LOST = "404.html"
"""What hosts show at any depth for an address that leads nowhere."""

WITH_PAGE = frozenset({OrganizationKind.OFFICE, OrganizationKind.DISTRICT, OrganizationKind.PROVIDER})
"""Kinds of organization that have a page of their own; a health centre stands on its kecamatan's page."""


def nameless(record: str) -> str:
    """A short name that tells nothing about the record, the same for the same id; it begins as no number does."""
    return "x" + hashlib.sha256(record.encode()).hexdigest()[:6]


def situation_name(situation: str) -> str:
    """The name of a situation's page, four hexadecimal digits. What was printed leads there, so it never grows."""
    return hashlib.sha256(situation.encode()).hexdigest()[:4]


def organization_url(organization: Organization) -> str:
    """The address of an organization's page, from the folder of a language."""
    return f"{OFFICES}{organization.id}/"


def service_url(service: str) -> str:
    """The address of a service's page, from the folder of a language."""
    return f"{SERVICES}{service}/"


def flow_url(flow: str) -> str:
    """The page of a flow; a history entry must not name what happened. `#step_anchor` is the place of a step on it."""
    return f"{FLOWS}{nameless(flow)}/"


def step_anchor(step: str) -> str:
    """The place of a step on its flow's page; it tells nothing either."""
    return nameless(step)


def guide_url(guide: str) -> str:
    """The address of a guide's page, from the folder of a language."""
    return f"{GUIDES}{guide}/"


def situation_url(situation: str, person: Person = Person.SELF) -> str:
    """The page of a situation. Its address tells nothing: a history entry must not name what happened.

    For somebody else it is another page where the situation has words for them (`Situation.for_other`).
    """
    return f"{SITUATIONS}{situation_name(situation)}/" + ("2/" if person is Person.OTHER else "")


def question_url(question: str) -> str:
    """The place of a question among the others; like a situation's address, it tells nothing."""
    return f"{QUESTIONS}#{nameless(question)}"


def term_url(term: str) -> str:
    """The place of a term among the others; it tells nothing either."""
    return f"{GLOSSARY}#{nameless(term)}"


def vcard_url(contact: str) -> str:
    """The file with which a phone saves this contact."""
    return f"{CONTACTS}{contact}.vcf"


WORKBOOK = f"{CONTACTS}kontak.xlsx"


def drawing_url(flow: str) -> str:
    """The address of a flow's drawing, from the site's root: one for all languages."""
    return f"{flow_url(flow)}alur.svg"


def contact_url(directory: Directory, contact: str) -> str:
    """The page on which this contact stands: its organization's, or the directory of contacts."""
    organization = directory.organization[directory.contact[contact].organization]
    if organization.kind.is_nearest:
        return _nearest_url(directory, organization)
    return organization_url(organization) if organization.kind in WITH_PAGE else CONTACTS


def _nearest_url(directory: Directory, organization: Organization) -> str:
    """The place of the nearest help on the page of its kecamatan; the directory where that has no office."""
    for office in directory.organizations:
        inside = office.area and f"{organization.area}.".startswith(f"{office.area}.")
        if office.kind is OrganizationKind.DISTRICT and inside:
            return f"{organization_url(office)}#{NEAREST_ANCHOR}"
    return CONTACTS


def offered_lists(directory: Directory) -> frozenset[str]:
    """The lists that have something to list; the others have no page, and nothing leads to them."""
    listed: dict[str, object] = {
        QUESTIONS: directory.faq,
        GLOSSARY: directory.glossary,
        LAWS: tuple(law for law in directory.laws if law.sources),
        SERVICES: directory.services,
        SITUATIONS: directory.taxonomy.situations,
        FLOWS: directory.flowcharts,
        PRINTS: directory.flowcharts,
        GAPS: directory.flowcharts,
        GUIDES: directory.guides,
    }
    return frozenset({HOME, OFFICES, CONTACTS, DATA, SEARCH} | {url for url, records in listed.items() if records})


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page stands, and how it reaches the others. Links are relative, so the folder works anywhere."""

    url: str
    """From the site's root, with the folder of its language."""
    language: str = DEFAULT_LANGUAGE

    @property
    def folder(self) -> str:
        """The folder of this page's language, from the site's root."""
        return "" if self.language == DEFAULT_LANGUAGE else f"{self.language}/"

    def to(self, url: str) -> str:
        """A link to another page of the same language, such as `k/setda/` or `tanya/#biaya`."""
        return self.asset(self.folder + url)

    def asset(self, path: str) -> str:
        """A link to a file or page, from the site's root.

        Pages are named with their file: a host would add `index.html` to a folder, a memory stick shows its names.
        """
        path, mark, fragment = path.partition("#")
        if path.endswith("/") or not path:
            path += "index.html"
        return relpath(f"/{path}", f"/{self.url}") + mark + fragment  # from a root, or it asks where we are
