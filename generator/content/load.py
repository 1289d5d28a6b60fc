"""All files become one directory, or every problem at once."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Files
from pathlib import Path
from typing import Any, TypeGuard, TypeVar, cast

from pydantic import ValidationError

from generator.content import nearest
from generator.content.folder import CALLS, DISCREET, LEDGER, READINGS, TRACE, ContentFolder
from generator.content.hidden import Replaced, replaced_values
from generator.content.layers import SITE, Layer, find_layers, layers_of
from generator.content.names import (
    fill_names,
    fill_text,
    names_of_organizations,
    names_of_site,
    put_local_words,
    words_of_site,
)
from generator.content.page import Page
from generator.content.refused import explain_refusals
from generator.content.snapshot import Recent
from generator.model.call import CallAttempt
from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.discreet import Discreet
from generator.model.flowchart import Flowchart
from generator.model.ledger import IssuedPrint
from generator.model.organization import Area, Organization
from generator.model.parts.base import Record
from generator.model.parts.local_words import in_local_words
from generator.model.parts.reading import SourceReading
from generator.model.reference import Figure, Guide, GuideHead, Law, Question, Term
from generator.model.service import Service
from generator.model.site import Site, TraceCheck
from generator.model.taxonomy import Taxonomy
from generator.problem import ContentError, Mark, Message, Problem, Severity, tell_once
from generator.rules import Rule
from generator.source import csv, guide
from generator.source.overlay import HIDE, lay_over
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
    unwritten = instead or {}
    return RECENT.load(layers_of(root, unwritten), unwritten, lambda held: _load(_Reader(root, unwritten, held)))


RECENT: Recent[tuple[Directory | None, tuple[Problem, ...]]] = Recent()
"""What was loaded last."""


def _load(reader: "_Reader") -> tuple[Directory | None, tuple[Problem, ...]]:
    directory = None
    try:
        directory = reader.directory()
    except OSError as error:  # a folder that nobody may look into
        path = Path(error.filename or reader.root)
        reader.unreadable(path.relative_to(reader.root).as_posix(), error)
    told = [problem for problem in reader.problems if problem.rule != Rule.LAYER_NAME]
    told += tell_once(problem for problem in reader.problems if problem.rule == Rule.LAYER_NAME)
    problems = tuple(sorted(told, key=lambda problem: (problem.mark, problem.field)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return directory, problems


def replaced_below(root: Path) -> tuple[Replaced, ...]:
    """Every value of the layers below that the region's own files replace or hide; guides aside."""
    reader = _Reader(root, {})
    reader.directory()
    return tuple(reader.replaced)


class _Reader(ContentFolder):
    def directory(self) -> Directory | None:
        own = self.tree(SITE)
        self.layers, problems = find_layers(own, self.root)
        self.words = words_of_site(own)
        self.problems = list(problems)  # those of the file itself are found again below
        laid_site = self.laid(SITE)
        self.names = names_of_site(laid_site)
        laid_organizations = self.laid_folder("content/organizations")
        rows = self.nearest_rows()
        if rows is not None:
            laid_organizations = nearest.lay_nearest_below(nearest.organizations_of(rows), laid_organizations)
        self.names |= names_of_organizations(laid_organizations, self.names)
        site = self.record(laid_site, Site) if laid_site is not None else None
        taxonomy = self.one("content/taxonomy.yaml", Taxonomy)
        areas = self.areas()
        organizations = self.records(laid_organizations, Organization) if laid_organizations is not None else ()
        laid_contacts = self.laid("contacts.yaml", is_list=True)
        if rows is not None:
            laid_contacts = nearest.lay_nearest_below(nearest.contacts_of(rows), laid_contacts)
        contacts = self.records(laid_contacts, Contact) if laid_contacts is not None else ()
        services = self.folder("content/services", Service)
        flowcharts = self.folder("content/flowcharts", Flowchart)
        glossary = self.many("content/glossary.yaml", Term)
        faq = self.many("content/faq.yaml", Question)
        laws = self.many("content/legal.yaml", Law)
        statistics = self.many("content/statistics.yaml", Figure)
        guides = self.guides()
        prints = self.own_list(LEDGER, IssuedPrint)
        calls = self.own_list(CALLS, CallAttempt)
        readings = self.own_list(READINGS, SourceReading)
        discreet = self.one(DISCREET, Discreet) if any(self.holds(DISCREET, each) for each in self.layers) else None
        trace = self.own_record(TRACE, TraceCheck) if (self.root / TRACE).exists() else None
        self.strangers()
        for records in (organizations, contacts, services, flowcharts, glossary, faq, laws, guides, prints):
            self.unique(records, "id")
        for coded in (areas, organizations, flowcharts):
            self.unique(coded, "code")
        self.unique((channel for contact in contacts for channel in contact.channels), "code")
        self.unique(readings, "url")
        if discreet is not None:
            self.unique(discreet.records, "record")
        if site is None or taxonomy is None:
            return None
        self.unique(taxonomy.situations, "id")
        return Directory(
            site=site, areas=areas, organizations=organizations, contacts=contacts, services=services,
            flowcharts=flowcharts, taxonomy=taxonomy, glossary=glossary, faq=faq, laws=laws, statistics=statistics,
            guides=guides, prints=prints, calls=calls, readings=readings, discreet=discreet, trace=trace,
        )  # fmt: skip

    def laid(self, name: str, *, is_list: bool = False) -> Node | None:
        """The file's tree as all layers together say it. One that none has is told as missing."""
        holding = [layer for layer in self.layers if self.holds(name, layer)]
        if not holding and not (is_list and not self.alone):
            holding = [self.own]
        laid: Node | None = None
        for layer in holding:
            laid = self.over(name, laid, self.tree(name, layer, may_be_empty=is_list), layer, is_list=is_list)
        return laid

    def laid_folder(self, name: str) -> Node | None:
        """All lists in this folder's files, one behind the other, as all layers together say them."""
        laid: Node | None = None
        for layer in self.layers:
            trees = [(file, self.tree(file, layer, may_be_empty=True)) for file in self.inside(name, "*.yaml", layer)]
            lists = [tree for _, tree in trees if tree is not None and self.is_list(tree)]
            if lists:
                both = Sequence(tuple(item for tree in lists for item in tree.items), lists[0].mark)
                laid = self.over(name, laid, both, layer, is_list=True)
        return laid

    def over(self, name: str, below: Node | None, above: Node | None, layer: Layer, *, is_list: bool) -> Node | None:
        if above is None or (is_list and not self.is_list(above)):
            return below
        if self.alone:
            return above
        if not layer.name:
            self.replaced += replaced_values(below, above, name)
        laid, problems = lay_over(below, above)
        self.problems += problems
        return laid

    def one(self, name: str, model: type[R]) -> R | None:
        node = self.laid(name)
        return self.record(node, model) if node is not None else None

    def own_record(self, name: str, model: type[R]) -> R | None:
        """The record of a file that speaks of this region alone, whatever lies below."""
        node = self.tree(name)
        return self.record(node, model) if node is not None else None

    def many(self, name: str, model: type[R]) -> tuple[R, ...]:
        node = self.laid(name, is_list=True)
        return self.records(node, model) if node is not None else ()

    def is_list(self, node: Node) -> TypeGuard[Sequence]:
        """Whether it is a list; what is none is told."""
        if isinstance(node, Sequence):
            return True
        what = Message("a list is expected here")
        self.report(
            node.mark, what, Message("Begin every record with a hyphen and a space: - id: ..."), Rule.RECORD_LIST
        )
        return False

    def records(self, node: Node, model: type[R]) -> tuple[R, ...]:
        return self.listed(node.items, model) if self.is_list(node) else ()

    def listed(self, nodes: Iterable[Node], model: type[R]) -> tuple[R, ...]:
        records = (self.record(node, model) for node in nodes)
        return tuple(record for record in records if record is not None)

    def folder(self, name: str, model: type[R]) -> tuple[R, ...]:
        node = self.laid_folder(name)
        return self.records(node, model) if node is not None else ()

    def own_list(self, name: str, model: type[R]) -> tuple[R, ...]:
        """A list that the desk keeps, whatever lies below: none where the file is missing or holds remarks alone."""
        node = self.tree(name, may_be_empty=True) if self.holds(name, self.own) else None
        return self.records(node, model) if node is not None else ()

    def record(self, node: Node, model: type[R], change: Callable[[dict[str, Any]], None] | None = None) -> R | None:
        if not isinstance(node, Mapping):
            what = Message("a record is expected here, with a key and a value on each line")
            self.report(node.mark, what, Message("Write key: value"), Rule.RECORD_MAPPING)
            return None
        node = cast(Mapping, fill_names(node, self.names, self.problems.append))
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
        """The guides of all layers; a higher one changes the lines of the head that it names."""
        found: dict[str, Page] = {}
        for layer in self.layers:
            for name in self.inside("content/pages", "*/*.md", layer):
                content = self.bytes_of(name, layer)
                if content is None:
                    continue
                head, body, problems = guide.read_guide(content, layer.place(name))
                self.problems += problems
                if not isinstance(head, Mapping):
                    continue
                if layer.name and self.words:
                    head, body = cast(Mapping, put_local_words(head, self.words)), in_local_words(body, self.words)
                line = len(content.splitlines()) - len(body.splitlines()) + 1
                page = Page(name, layer.place(name), head, body, line)
                below = found.pop(name, None) if HIDE in head.items else found.get(name)
                if HIDE in head.items and below is None:
                    what = Message("“{name}” is hidden here, and no layer below has it", {"name": Path(name).stem})
                    self.report(head.mark, what, Message("Delete the file"), Rule.LAYER_HIDE)
                elif HIDE not in head.items:
                    found[name] = page.over(below) if below else page
        guides = (self.guide(page) for _, page in sorted(found.items()))
        return tuple(read for read in guides if read is not None)

    def guide(self, page: Page) -> Guide | None:
        head = self.record(page.head, GuideHead)
        if head is None:
            return None
        path, begin = Path(page.name), Mark(page.place)
        both = Mapping({"id": Scalar(path.stem, begin), "language": Scalar(path.parent.name, begin)}, begin)
        try:
            body = fill_text(page.body, Mark(page.place, page.line), self.names, self.problems.append)
            own = {"id": path.stem, "language": path.parent.name, "head": head, "body": body, "line": page.line}
            return Guide.model_validate(Located(own, head.node))
        except ValidationError as error:
            self.problems += explain_refusals(error, both, Guide)
            return None

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
