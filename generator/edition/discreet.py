"""The directory in neutral words: texts replaced, and what cannot be said neutrally left out.

Only the view and the rules that check `content/discreet.yaml` call this.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from types import NoneType
from typing import Any, cast, get_args

from pydantic import BaseModel, ValidationError

from generator.edition.neutral_texts import NoSuchText, Path, R, replace_texts
from generator.model.base import Record, copy_all
from generator.model.contact import Channel, Contact
from generator.model.directory import Directory
from generator.model.discreet import Discreet
from generator.model.organization import Organization, OrganizationKind
from generator.model.routes import nameless
from generator.model.taxonomy import Situation, Taxonomy
from generator.model.text import Text
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
    return _linked(_renamed(neutral, given)), tuple(unsaid)


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
        for name, field in type(value).model_fields.items():
            if name in {"sources", "confirmations", "remark", "telephony", "person"}:
                continue
            if name in _LEFT_OUT:
                changed[name] = field.get_default(call_default_factory=True)
                continue
            needed = NoneType not in get_args(field.annotation)
            changed[name] = _clean(getattr(value, name), given, tell, (*path, name), must=needed)
        return value.model_copy(update=changed)
    if path == ("body",) and isinstance(value, str) and (found := given.forbidden(value)):
        tell(path, found[0])
    return value


def _renamed(directory: Directory, given: Discreet) -> Directory:
    """The directory with ids that may be said, wherever one record names another."""
    names = {
        kind: {record.id: _new_id(record, given) for record in records}
        for kind, records in (
            ("organization", directory.organizations),
            ("contact", directory.contacts),
            ("service", directory.services),
        )
    }

    def of(kind: str, record: R, *fields: str) -> R:
        changed: dict[str, Any] = {}
        for field in fields:
            old = getattr(record, field)
            if isinstance(old, tuple):
                changed[field] = tuple(names[kind].get(id_, id_) for id_ in old)
            elif old is not None:
                changed[field] = names[kind].get(old, old)
        return record.model_copy(update=changed)

    def itself(record: R) -> R:
        return record.model_copy(update={"id": _new_id(record, given)})

    keys = {f"{kind}s/{old}": f"{kind}s/{new}" for kind, new_ids in names.items() for old, new in new_ids.items()}
    asked = tuple(
        replacement.model_copy(update={"record": keys.get(replacement.record, replacement.record)})
        for replacement in given.records
    )
    return replace(
        directory,
        discreet=given.model_copy(update={"records": asked}),
        site=of("contact", directory.site, "emergency", "fallback", "owner_contact"),
        organizations=tuple(
            of("organization", organization, "id", "parent") for organization in directory.organizations
        ),
        contacts=tuple(
            of("organization", of("contact", contact, "id", "fallback"), "organization")
            for contact in directory.contacts
        ),
        services=tuple(
            of("organization", of("contact", of("service", service, "id"), "contacts"), "organization")
            for service in directory.services
        ),
        taxonomy=_with_situations(
            directory,
            (
                itself(of("service", of("contact", situation, "contacts"), "services"))
                for situation in directory.taxonomy.situations
            ),
        ),
        faq=tuple(map(itself, directory.faq)),
        glossary=tuple(map(itself, directory.glossary)),
        guides=tuple(
            itself(guide).model_copy(update={"head": of("contact", guide.head, "contacts")})
            for guide in directory.guides
        ),
    )


def _linked(directory: Directory) -> Directory:
    """Without the names of records that this edition does not have."""
    shown = {service.id for service in directory.services}
    situations = (
        situation.model_copy(update={"services": tuple(id_ for id_ in situation.services if id_ in shown)})
        for situation in directory.taxonomy.situations
    )
    return replace(
        directory,
        organizations=copy_all(directory.organizations, flowchart=None, more_flowcharts=()),
        services=copy_all(directory.services, laws=(), flowcharts=()),
        taxonomy=_with_situations(directory, copy_all(situations, laws=(), flowchart=None, guides=())),
        glossary=copy_all(directory.glossary, laws=()),
        faq=copy_all(directory.faq, laws=(), articles=None),
    )


def keep_reachable(directory: Directory) -> Directory:
    """A projected directory without whoever cannot be reached and is no place to go to, and without its sources."""
    asked = {replacement.record for replacement in directory.discreet.records} if directory.discreet else set()
    lead = {*directory.site.emergency, *directory.site.fallback}
    contacts = tuple(
        contact
        for contact in directory.contacts
        if contact.channels or contact.id in lead or f"contacts/{contact.id}" in asked
    )
    here = {contact.id for contact in contacts}
    at = {contact.organization for contact in contacts} | {service.organization for service in directory.services}
    places = {OrganizationKind.DISTRICT, OrganizationKind.HEALTH_CENTRE}
    organizations = tuple(
        organization.model_copy(
            update={"sources": (), "parent": organization.parent if organization.parent in at else None}
        )
        for organization in directory.organizations
        if organization.id in at or organization.kind in places or f"organizations/{organization.id}" in asked
    )

    def only(record: R, *fields: str) -> R:
        return record.model_copy(
            update={field: tuple(id_ for id_ in getattr(record, field) if id_ in here) for field in fields}
        )

    owner = directory.site.owner_contact
    return replace(
        directory,
        site=directory.site.model_copy(update={"owner_contact": owner if owner in here else None}),
        contacts=tuple(_sourceless(only(contact, "fallback")) for contact in contacts),
        organizations=organizations,
        services=copy_all((only(service, "contacts") for service in directory.services), sources=()),
        taxonomy=_with_situations(
            directory, (only(situation, "contacts") for situation in directory.taxonomy.situations)
        ),
        faq=copy_all(directory.faq, sources=()),
        glossary=copy_all(directory.glossary, sources=()),
        guides=tuple(guide.model_copy(update={"head": only(guide.head, "contacts")}) for guide in directory.guides),
    )


def _sourceless(contact: Contact) -> Contact:
    return contact.model_copy(update={"channels": copy_all(contact.channels, sources=(), confirmations=())})
