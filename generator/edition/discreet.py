"""The directory in neutral words: texts replaced, and what cannot be said neutrally left out.

Only the view and the rules that check `content/discreet.yaml` call this.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import NoneType
from typing import Any, cast, get_args

from pydantic import BaseModel, ValidationError

from generator.edition.neutral_texts import NoSuchText, Path, R, replace_texts
from generator.model.contact import Channel, Contact
from generator.model.directory import Directory
from generator.model.discreet import Discreet
from generator.model.organization import Organization, OrganizationKind
from generator.model.parts.base import Record, copy_all
from generator.model.parts.text import Text
from generator.model.routes import nameless
from generator.model.taxonomy import Situation, Taxonomy
from generator.problem import BrokenPromiseError

_LEFT_OUT = {"official_name", "alternate_names", "words", "for_other"}
"""Texts that are there to be exact or to be found; the discreet edition has only those it needs."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A text that must stand there and holds a forbidden word."""

    key: str
    """Kind and id of the record, such as `contacts/sapa-129`."""
    now: str
    """The same with its id in the discreet edition."""
    record: Record
    """The record as it was loaded."""
    path: Path
    word: str


@lru_cache(maxsize=8)
def make_neutral(directory: Directory) -> tuple[Directory, tuple[Unsaid, ...]]:
    """The directory of the discreet edition, and what still has to be said in other words.

    What `content/discreet.yaml` names wrongly is left alone here, and told by its rule. Raises `BrokenPromiseError` for
    a region without that file: it has no such edition, and its own words must not stand there.
    """
    given = directory.discreet
    if given is None:
        raise BrokenPromiseError("the discreet edition needs words of its own")
    texts = {replacement.record: replacement.texts for replacement in given.records}
    unsaid: list[Unsaid] = []

    def said(kind: str, record: R) -> R:
        key = f"{kind}/{record.id}" if hasattr(record, "id") else kind
        new = record
        for path, text in texts.get(key, {}).items():
            try:
                new = replace_texts(new, {path: text})
            except (NoSuchText, ValidationError):
                continue
        now = f"{kind}/{_new_id(record, given)}" if hasattr(record, "id") else key

        def tell(path: Path, word: str) -> None:
            unsaid.append(Unsaid(key, now, record, path, word))

        return cast(R, _clean(new, given, tell))

    def named(kind: str, records: Iterable[Any]) -> Iterator[Any]:
        return (said(kind, record) for record in records if f"{kind}/{record.id}" in texts)

    neutral = replace(
        directory,
        site=said("site", directory.site).model_copy(update={"base_url": given.base_url}),
        organizations=tuple(said("organizations", organization) for organization in directory.organizations),
        contacts=tuple(said("contacts", contact) for contact in directory.contacts),
        services=tuple(named("services", directory.services)),
        taxonomy=_with_situations(directory, named("situations", directory.taxonomy.situations)).model_copy(
            update={"stop_words": (), "spellings": (), "synonyms": (), "forms": {}}
        ),
        glossary=tuple(named("glossary", directory.glossary)),
        faq=tuple(named("faq", directory.faq)),
        guides=tuple(guide for guide in named("guides", directory.guides) if guide.language == "id"),
        laws=(),
        flowcharts=(),
        statistics=(),
        trace=None,
    )
    return _relinked(neutral, given), tuple(unsaid)


def _with_situations(directory: Directory, situations: Iterable[Situation]) -> Taxonomy:
    return directory.taxonomy.model_copy(update={"situations": tuple(situations)})


def new_id(key: str, given: Discreet, code: str = "") -> str:
    """An id without forbidden words: it stands in addresses and file names. An organization has its record code."""
    if not given.forbidden(key):
        return key
    return code.lower() or nameless(key)


def _new_id(record: Any, given: Discreet) -> str:
    return new_id(str(record.id), given, record.code if isinstance(record, Organization) else "")


def _clean(
    value: Any, given: Discreet, tell: Callable[[Path, str], None], path: Path = (), *, must: bool = True
) -> Any:
    """The value without texts that hold forbidden words; `tell` hears of those that may not be missing."""
    if isinstance(value, Text):
        word = next((forbidden_word for words in value.root.values() for forbidden_word in given.forbidden(words)), "")
        if word and must:
            tell(path, word)
        return None if word and not must else value
    if isinstance(value, tuple):
        kept = (_clean(inner, given, tell, (*path, at), must=False) for at, inner in enumerate(value))
        return tuple(inner for inner in kept if inner is not None)
    if isinstance(value, Channel) and any(map(given.forbidden, (value.email or "", value.url or ""))):
        return None
    if isinstance(value, BaseModel):
        changed = {}
        for name, needed in _judged_fields(type(value)):
            changed[name] = _clean(getattr(value, name), given, tell, (*path, name), must=needed)
        for name in _LEFT_OUT.intersection(type(value).model_fields):
            changed[name] = type(value).model_fields[name].get_default(call_default_factory=True)
        return value.model_copy(update=changed)
    if path == ("body",) and isinstance(value, str) and (found := given.forbidden(value)):
        tell(path, found[0])
    return value


@cache
def _judged_fields(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model whose words the edition judges, each with whether it may not be missing."""
    kept = {"sources", "confirmations", "remark", "telephony", "person"} | _LEFT_OUT
    return tuple(
        (name, NoneType not in get_args(field.annotation))
        for name, field in model.model_fields.items()
        if name not in kept
    )


def _relinked(directory: Directory, given: Discreet) -> Directory:
    """The directory with ids that may be said, wherever one record names another, and none that it does not have."""
    groups: dict[str, Iterable[Any]] = {
        "organization": directory.organizations,
        "contact": directory.contacts,
        "service": directory.services,
    }
    new_ids = {kind: {record.id: _new_id(record, given) for record in group} for kind, group in groups.items()}

    def new(kind: str, id_: str) -> str | None:
        if kind in {"law", "flow", "guide"} or (kind == "service" and id_ not in new_ids[kind]):
            return None
        return new_ids.get(kind, {}).get(id_, id_)

    def renamed(records: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(record.model_copy(update={"id": _new_id(record, given)}) for record in records)

    keys = {f"{kind}s/{old}": f"{kind}s/{now}" for kind, ids in new_ids.items() for old, now in ids.items()}
    replacements = tuple(
        replacement.model_copy(update={"record": keys.get(replacement.record, replacement.record)})
        for replacement in given.records
    )
    linked = _with_references(directory, new)
    return replace(
        linked,
        discreet=given.model_copy(update={"records": replacements}),
        organizations=renamed(linked.organizations),
        contacts=renamed(linked.contacts),
        services=renamed(linked.services),
        taxonomy=_with_situations(linked, renamed(linked.taxonomy.situations)),
        faq=copy_all(renamed(linked.faq), articles=None),
        glossary=renamed(linked.glossary),
        guides=renamed(linked.guides),
    )


def _with_references(directory: Directory, new: Callable[[str, str], str | None]) -> Directory:
    """The directory with other ids wherever one record names another (`Record.with_references`)."""
    groups = ("organizations", "contacts", "services", "faq", "glossary", "guides")
    changed: dict[str, Any] = {
        name: tuple(record.with_references(new) for record in getattr(directory, name)) for name in groups
    }
    site, taxonomy = directory.site.with_references(new), directory.taxonomy.with_references(new)
    return replace(directory, site=site, taxonomy=taxonomy, **changed)


def keep_reachable(directory: Directory) -> Directory:
    """A projected directory without whoever cannot be reached and is no place to go to, and without its sources."""
    asked = {replacement.record for replacement in directory.discreet.records} if directory.discreet else set()
    lead = {*directory.site.emergency, *directory.site.fallback}
    contacts = tuple(
        contact
        for contact in directory.contacts
        if contact.channels or contact.id in lead or f"contacts/{contact.id}" in asked
    )
    at = {contact.organization for contact in contacts} | {service.organization for service in directory.services}
    places = {OrganizationKind.DISTRICT, OrganizationKind.HEALTH_CENTRE}
    organizations = tuple(
        organization
        for organization in directory.organizations
        if organization.id in at or organization.kind in places or f"organizations/{organization.id}" in asked
    )
    here = {"contact": {contact.id for contact in contacts}, "organization": at}

    def kept(kind: str, id_: str) -> str | None:
        return id_ if kind not in here or id_ in here[kind] else None

    return _with_references(
        replace(
            directory,
            contacts=tuple(map(_sourceless, contacts)),
            organizations=copy_all(organizations, sources=()),
            services=copy_all(directory.services, sources=()),
            faq=copy_all(directory.faq, sources=()),
            glossary=copy_all(directory.glossary, sources=()),
        ),
        kept,
    )


def _sourceless(contact: Contact) -> Contact:
    return contact.model_copy(update={"channels": copy_all(contact.channels, sources=(), confirmations=())})
