"""All files become one directory, or every problem at once."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.content.folder import DISCREET, LEDGER, TRACE, ContentFolder
from generator.content.refused import explain_refusals
from generator.model.base import Record
from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.discreet import Discreet
from generator.model.flowchart import Flowchart
from generator.model.ledger import IssuedPrint
from generator.model.organization import Area, Organization
from generator.model.reference import Figure, Guide, GuideHead, Law, Question, Term
from generator.model.service import Service
from generator.model.site import Site, TraceCheck
from generator.model.taxonomy import Taxonomy
from generator.problem import ContentError, Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.source import csv, guide, yaml
from generator.source.tree import Located, Mapping, Node, Scalar, Sequence, given

AREA_COLUMNS = ("code", "name", "kind", "parent", "postal_codes")

R = TypeVar("R", bound=Record)


def load(root: Path) -> Directory:
    """The directory below this folder. Raises `ContentError` with every problem if any of them is an error."""
    directory, problems = load_with_problems(root)
    if directory is None:
        raise ContentError(problems)
    return directory


def load_with_problems(
    root: Path, instead: Files[str, bytes] | None = None
) -> tuple[Directory | None, tuple[Problem, ...]]:
    """The directory, or None if an error stands in its way, and every problem in the order of files and lines.

    `instead` holds files that are not written yet, by their name, to be read in place of those in the folder.
    """
    reader = _Reader(root, instead or {})
    directory = None
    try:
        directory = reader.directory()
    except OSError as error:  # a folder that nobody may look into
        reader.unreadable(Path(error.filename or root).relative_to(root).as_posix(), error)
    problems = tuple(sorted(reader.problems, key=lambda problem: (problem.mark, problem.field)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return directory, problems


class _Reader(ContentFolder):
    def directory(self) -> Directory | None:
        site = self.one("content/site.yaml", Site)
        taxonomy = self.one("content/taxonomy.yaml", Taxonomy)
        areas = self.areas()
        organizations = self.folder("content/organizations", Organization)
        contacts = self.many("contacts.yaml", Contact)
        services = self.folder("content/services", Service)
        flowcharts = self.folder("content/flowcharts", Flowchart)
        glossary = self.many("content/glossary.yaml", Term)
        faq = self.many("content/faq.yaml", Question)
        laws = self.many("content/legal.yaml", Law)
        statistics = self.many("content/statistics.yaml", Figure)
        guides = self.guides()
        prints = self.ledger()
        discreet = self.one(DISCREET, Discreet) if (self.root / DISCREET).exists() else None
        trace = self.one(TRACE, TraceCheck) if (self.root / TRACE).exists() else None
        self.strangers()
        self.unique(areas, "code")
        for records in (organizations, contacts, services, flowcharts, glossary, faq, laws, guides, prints):
            self.unique(records, "id")
        for coded in (organizations, flowcharts):
            self.unique(coded, "code")
        self.unique((channel for contact in contacts for channel in contact.channels), "code")
        if discreet is not None:
            self.unique(discreet.records, "record")
        if site is None or taxonomy is None:
            return None
        self.unique(taxonomy.situations, "id")
        return Directory(
            site=site,
            areas=areas,
            organizations=organizations,
            contacts=contacts,
            services=services,
            flowcharts=flowcharts,
            taxonomy=taxonomy,
            glossary=glossary,
            faq=faq,
            laws=laws,
            statistics=statistics,
            guides=guides,
            prints=prints,
            discreet=discreet,
            trace=trace,
        )

    def one(self, name: str, model: type[R]) -> R | None:
        node = self.tree(name)
        return self.record(node, model) if node is not None else None

    def many(self, name: str, model: type[R]) -> tuple[R, ...]:
        node = self.tree(name)
        return self.records(node, model) if node is not None else ()

    def records(self, node: Node, model: type[R]) -> tuple[R, ...]:
        if not isinstance(node, Sequence):
            what = Message("a list is expected here")
            self.report(
                node.mark, what, Message("Begin every record with a hyphen and a space: - id: ..."), Rule.RECORD_LIST
            )
            return ()
        return self.listed(node.items, model)

    def listed(self, nodes: Iterable[Node], model: type[R]) -> tuple[R, ...]:
        records = (self.record(node, model) for node in nodes)
        return tuple(record for record in records if record is not None)

    def folder(self, name: str, model: type[R]) -> tuple[R, ...]:
        return tuple(record for file in self.inside(name, "*.yaml") for record in self.many(file, model))

    def ledger(self) -> tuple[IssuedPrint, ...]:
        """The prints that were handed out: none where the file is missing or holds remarks alone."""
        content = self.bytes_of(LEDGER) if (self.root / LEDGER).exists() else None
        if content is None:
            return ()
        node, problems = yaml.read_yaml(content, LEDGER)
        self.problems += (problem for problem in problems if problem.rule != Rule.FILE_EMPTY)
        return self.records(node, IssuedPrint) if node is not None else ()

    def record(self, node: Node, model: type[R], change: Callable[[dict[str, Any]], None] | None = None) -> R | None:
        if not isinstance(node, Mapping):
            what = Message("a record is expected here, with a key and a value on each line")
            self.report(node.mark, what, Message("Write key: value"), Rule.RECORD_MAPPING)
            return None
        values = given(node)
        if change:
            change(values)
        try:
            return model.model_validate(values)
        except ValidationError as error:
            self.problems += explain_refusals(error, node, model)
            return None

    def areas(self) -> tuple[Area, ...]:
        name = "content/areas.csv"
        content = self.bytes_of(name)
        if content is None:
            return ()
        rows, problems = csv.read_csv(content, name, AREA_COLUMNS)
        self.problems += problems

        def split(values: dict[str, Any]) -> None:
            if codes := values.get("postal_codes"):
                values["postal_codes"] = re.split(r"\s*[;,/]\s*|\s+", codes.strip())

        records = (self.record(row, Area, split) for row in (rows.items if rows else ()))
        return tuple(area for area in records if area is not None)

    def guides(self) -> tuple[Guide, ...]:
        read = []
        for name in self.inside("content/pages", "*/*.md"):
            content = self.bytes_of(name)
            if content is None:
                continue
            node, body, problems = guide.read_guide(content, name)
            self.problems += problems
            head = self.record(node, GuideHead) if node is not None else None
            if head is None:
                continue
            path = Path(name)
            both = Mapping(
                {"id": Scalar(path.stem, Mark(name)), "language": Scalar(path.parent.name, Mark(name))}, Mark(name)
            )
            try:
                line = len(content.splitlines()) - len(body.splitlines()) + 1
                own = {"id": path.stem, "language": path.parent.name, "head": head, "body": body, "line": line}
                whole = Guide.model_validate(Located(own, head.node))
            except ValidationError as error:
                self.problems += explain_refusals(error, both, Guide)
                continue
            read.append(whole)
        return tuple(read)

    def unique(self, records: Iterable[Record], key: str) -> None:
        """Report every id that stands twice, naming both places."""
        first: dict[tuple[str, str], Record] = {}
        for record in records:
            value = getattr(record, key, None)
            if value is None:
                continue
            known = first.setdefault((str(value), getattr(record, "language", "")), record)
            if known is not record:
                here, there = (holder.mark(key) for holder in (record, known))
                what = Message("“{value}” is already used in {place}", {"value": value, "place": str(there)})
                self.report(here, what, Message("Choose another one"), Rule.RECORD_DUPLICATE, field_name=key)
