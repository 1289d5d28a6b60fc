"""The judged queries (`queries.yaml` beside this module): what people type, and which pages answer it."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple, Self

from pydantic import Field, StringConstraints, ValidationError

from generator.content.refused import explain_refusals
from generator.model.directory import Directory
from generator.model.organization import OrganizationKind
from generator.model.parts.base import Record
from generator.problem import ContentError, Mark, Message, Problem
from generator.source import yaml
from generator.source.tree import Node, Sequence, find, plain

QUERIES = Path(__file__).with_name("queries.yaml")
LATER = Path(__file__).with_name("later.yaml")
"""A second batch, of which nothing but totals is ever looked at."""


class Kind(StrEnum):
    """What makes a query hard."""

    EVERYDAY = "everyday"
    """Spoken Indonesian, slang, abbreviations of text messages."""
    MISSPELLED = "misspelled"
    """Slips on a telephone's keyboard."""
    JAVANESE = "javanese"
    """Ngoko and krama, spelled as people do."""
    OFFICE = "office"
    """Names of offices and villages, old and short ones too."""
    PHONE = "phone"
    """A number somebody has seen and wants to check."""
    STAFF = "staff"
    """What a clerk looks up."""


class PageKind(StrEnum):
    """What a page is about; the word before the colon in `situation:kdrt-fisik`."""

    SITUATION = "situation"
    SERVICE = "service"
    FLOW = "flow"
    OFFICE = "office"
    GUIDE = "guide"
    QUESTION = "question"
    TERM = "term"
    LAW = "law"
    CONTACT = "contact"
    VILLAGE = "village"
    """No page of its own: the page of its kecamatan's office answers."""


class Page(NamedTuple):
    """A page, or a place on one, by what it is about. Its URL is the site's affair."""

    kind: PageKind
    id: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The page that `kind:id` names. Raises `ValueError` for a kind that nobody knows."""
        kind, _, name = text.partition(":")
        return cls(PageKind(kind), name)

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.id}"


class Judged(Record):
    """One query with the pages that answer it, as the file writes them."""

    query: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    kind: Kind
    answers: Annotated[tuple[str, ...], Field(min_length=1, max_length=4)]
    """Best first: what the person needs first."""
    first_three: bool = False
    """Whether readers of the whole site asked it and were failed: it must be answered among the first three, always."""
    note: str | None = None
    """Why, where the judgement is not obvious."""

    @property
    def key(self) -> str:
        """The query as a search sees it, so that the same one is not judged twice."""
        return " ".join(self.query.casefold().split())


def load(directory: Directory, path: Path = QUERIES) -> tuple[Judged, ...]:
    """The judged queries, checked against a directory. Raises `ContentError` with every problem at once."""
    queries, problems = read(path.read_bytes(), path.name, directory)
    if problems:
        raise ContentError(problems)
    return queries


def read(content: bytes, name: str, directory: Directory) -> tuple[tuple[Judged, ...], tuple[Problem, ...]]:
    """The queries that can be read, and everything wrong with the file."""
    tree, problems = yaml.read_yaml(content, name)
    found = list(problems)
    if not isinstance(tree, Sequence):
        if not found:
            found.append(_problem(Mark(name), "", "a list is expected here", "Begin every query with - query: ..."))
        return (), tuple(found)
    records: list[tuple[Judged, Node]] = []
    for node in tree.items:
        try:
            records.append((Judged.model_validate(plain(node)), node))
        except ValidationError as error:
            found += explain_refusals(error, node, Judged)
    found += _twice(records)
    found += _unknown(records, answering(directory))
    return tuple(record for record, _ in records), tuple(sorted(found, key=lambda each: (each.mark, each.field)))


def answering(directory: Directory) -> Mapping[Page, Page]:
    """Every name that may stand in `answers`, and the page that is meant: itself, or its kecamatan for a village."""
    ids: dict[PageKind, tuple[str, ...]] = {
        PageKind.SITUATION: tuple(each.id for each in directory.taxonomy.situations),
        PageKind.SERVICE: tuple(directory.service),
        PageKind.FLOW: tuple(directory.flowchart),
        PageKind.OFFICE: tuple(each.id for each in directory.offices),
        PageKind.GUIDE: tuple(each.id for each in directory.guides),
        PageKind.QUESTION: tuple(each.id for each in directory.faq),
        PageKind.TERM: tuple(each.id for each in directory.glossary),
        PageKind.LAW: tuple(directory.law),
        PageKind.CONTACT: tuple(directory.contact),
    }
    found = {Page(kind, name): Page(kind, name) for kind, names in ids.items() for name in names}
    district = {each.area: each.id for each in directory.offices if each.kind is OrganizationKind.DISTRICT}
    for area in directory.areas:
        if not area.is_district and area.parent in district:
            found[Page(PageKind.VILLAGE, area.code)] = Page(PageKind.OFFICE, district[area.parent])
    return found


def _twice(records: list[tuple[Judged, Node]]) -> Iterator[Problem]:
    first: dict[str, Mark] = {}
    for record, node in records:
        here = find(node, "query")
        there = first.setdefault(record.key, here)
        if there is not here:
            what = "“{query}” is already judged in {place}"
            yield _problem(here, "query", what, "Keep one of the two", query=record.query, place=str(there))


def _unknown(records: list[tuple[Judged, Node]], known: Mapping[Page, Page]) -> Iterator[Problem]:
    """Pages that do not exist, each with the nearest one that does, and pages named twice for one query."""
    names = [str(each) for each in known]
    for record, node in records:
        seen: set[Page] = set()
        for index, text in enumerate(record.answers):
            mark, field = find(node, "answers", index), f"answers.{index}"
            try:
                page = known[Page.parse(text)]
            except (ValueError, KeyError):
                close = get_close_matches(text, names, 1, 0.75)
                mend = "Did you mean “{name}”?" if close else "Write an id that exists, or add it"
                yield _problem(mark, field, "there is no page “{id}”", mend, id=text, name=close[0] if close else "")
                continue
            if page in seen:
                yield _problem(mark, field, "the page {id} is named twice", "Keep the better place", id=str(page))
            seen.add(page)


def _problem(mark: Mark, field: str, what: str, mend: str, **values: str) -> Problem:
    return Problem(mark, field, Message(what, values), Message(mend, values), "benchmark.query")
