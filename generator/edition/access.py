"""Which facts of access are known well enough to be told: the same evidence as for a number, and the same level."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.directory import Directory
from generator.model.parts.access import Access, AccessFact, SpokenLanguages
from generator.model.parts.evidence import Assurance, assure
from generator.model.site import Site
from generator.settings import Settings

FACTS = ("female_officer", "step_free", "languages")
"""Fields of `Access`, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that may be told."""

    name: str
    """The field of `Access`."""
    fact: AccessFact | SpokenLanguages
    checked: date
    """When somebody looked last."""


def facts_of(access: Access | None) -> Iterator[tuple[str, AccessFact | SpokenLanguages]]:
    """Every fact that the record has, by its field."""
    for name in FACTS:
        if access and (fact := getattr(access, name)):
            yield name, fact


def assurance_of_fact(site: Site, fact: AccessFact | SpokenLanguages, settings: Settings) -> Assurance:
    """What speaks for a fact; it ages as an office's address does."""
    return assure(fact.sources, fact.confirmations, site.freshness.office, settings.today, now=settings.now)


def known_access(directory: Directory, settings: Settings) -> dict[str, tuple[KnownFact, ...]]:
    """By the id of each contact, and of each organization behind `organization/`: what may be told of its access.

    What is known of a contact itself stands before what is known of its whole organization.
    """
    site, found = directory.site, dict[str, tuple[KnownFact, ...]]()

    def known(access: Access | None) -> Iterator[KnownFact]:
        for name, fact in facts_of(access):
            assurance = assurance_of_fact(site, fact, settings)
            if assurance.checked and assurance.level >= site.publication.site:
                yield KnownFact(name, fact, assurance.checked)

    for organization in directory.organizations:
        found[f"organization/{organization.id}"] = tuple(known(organization.access))
    for contact in directory.contacts:
        own = {fact.name: fact for fact in known(contact.access)}
        above = {fact.name: fact for fact in found.get(f"organization/{contact.organization}", ())}
        found[contact.id] = tuple((above | own)[name] for name in FACTS if name in above | own)
    return {name: facts for name, facts in found.items() if facts}
