"""Everything that was loaded, as one value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.model.call import NO_CALLS, CallAttempt, CallHistory, call_history
from generator.model.contact import Channel, Contact, Duty
from generator.model.discreet import Discreet
from generator.model.flowchart import Flowchart
from generator.model.ledger import IssuedPrint
from generator.model.organization import NEAREST, Area, Organization, OrganizationKind
from generator.model.parts.base import Record
from generator.model.parts.evidence import Source
from generator.model.parts.reading import SourceReading
from generator.model.reference import Figure, Guide, Law, Question, Term
from generator.model.service import Service
from generator.model.site import Site, TraceCheck
from generator.model.taxonomy import Taxonomy


@dataclass(frozen=True)
class Directory:
    """The whole content of one region. Records keep the order of their files."""

    site: Site
    areas: tuple[Area, ...]
    organizations: tuple[Organization, ...]
    contacts: tuple[Contact, ...]
    services: tuple[Service, ...]
    flowcharts: tuple[Flowchart, ...]
    taxonomy: Taxonomy
    glossary: tuple[Term, ...]
    faq: tuple[Question, ...]
    laws: tuple[Law, ...]
    statistics: tuple[Figure, ...]
    guides: tuple[Guide, ...]
    prints: tuple[IssuedPrint, ...] = ()
    """The ledger; empty in every view."""
    calls: tuple[CallAttempt, ...] = ()
    """Attempts to reach numbers; empty in every view."""
    readings: tuple[SourceReading, ...] = ()
    """What the addresses of sources last answered; empty in every view."""
    discreet: Discreet | None = None
    """The words of the discreet edition; None where the region has none."""
    trace: TraceCheck | None = None
    """What a walk over the finished site found; None where nobody has walked it."""

    @cached_property
    def organization(self) -> dict[str, Organization]:
        return {organization.id: organization for organization in self.organizations}

    @cached_property
    def contact(self) -> dict[str, Contact]:
        return {contact.id: contact for contact in self.contacts}

    @cached_property
    def service(self) -> dict[str, Service]:
        return {service.id: service for service in self.services}

    @cached_property
    def flowchart(self) -> dict[str, Flowchart]:
        return {flowchart.id: flowchart for flowchart in self.flowcharts}

    @cached_property
    def law(self) -> dict[str, Law]:
        return {law.id: law for law in self.laws}

    @cached_property
    def area(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas}

    @cached_property
    def print_(self) -> dict[str, IssuedPrint]:
        return {print_.id: print_ for print_ in self.prints}

    @cached_property
    def reading(self) -> dict[str, SourceReading]:
        return {reading.url: reading for reading in self.readings}

    @cached_property
    def offices(self) -> tuple[Organization, ...]:
        """Organizations that have a flow, a page and a poster: offices first, then districts."""
        order = (OrganizationKind.OFFICE, OrganizationKind.DISTRICT)
        return tuple(organization for kind in order for organization in self.organizations if organization.kind is kind)

    def call_histories(self, today: date) -> dict[str, CallHistory]:
        """What was tried until that day, by the code of every channel at which something was."""
        tried = {attempt.code for attempt in self.calls}
        found = {
            channel.code: call_history(channel, self.calls, today)
            for _, _, channel in self.channels()
            if channel.code in tried
        }
        return {code: history for code, history in found.items() if history is not NO_CALLS}

    def records(self) -> Iterator[Record]:
        """Every record that some page or print speaks of; the areas, which are only named there, are none of them."""
        yield from (self.site, self.taxonomy)
        yield from (*self.organizations, *self.contacts, *self.services, *self.flowcharts)
        yield from (*self.glossary, *self.faq, *self.laws, *self.statistics, *self.guides)

    def sources(self) -> Iterator[Source]:
        """Every source that some record names."""
        for record in self.records():
            yield from sources_in(record)

    def channels(self) -> Iterator[tuple[Contact, int, Channel]]:
        """Every channel with its contact and its place in it."""
        for contact in self.contacts:
            for index, channel in enumerate(contact.channels):
                yield contact, index, channel

    def contacts_of(self, organization: str, *duties: Duty) -> tuple[Contact, ...]:
        """An organization's contacts, of these duties if any are given."""
        return tuple(
            contact
            for contact in self.contacts
            if contact.organization == organization and (not duties or contact.duty in duties)
        )

    def villages_of(self, area: str) -> tuple[Area, ...]:
        """The villages of a kecamatan, in the order of the file."""
        return tuple(village for village in self.areas if village.parent == area and not village.is_district)

    def centres_of(self, area: str) -> tuple[Organization, ...]:
        """The health centres of a kecamatan, those whose record names one of its villages too."""
        return tuple(
            organization
            for organization in self.organizations
            if organization.kind is OrganizationKind.HEALTH_CENTRE and f"{organization.area}.".startswith(f"{area}.")
        )

    def nearest_of(self, area: str) -> tuple[Organization, ...]:
        """The nearest help in a kecamatan and in its villages: police first, then village offices and task forces."""
        found = (each for each in self.organizations if each.kind.is_nearest)
        inside = (each for each in found if f"{each.area}.".startswith(f"{area}."))
        return tuple(sorted(inside, key=lambda each: (NEAREST.index(each.kind), each.area or "")))


def sources_in(part: object) -> Iterator[Source]:
    """Every source inside a record or a list of them."""
    if isinstance(part, Source):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from sources_in(inner)
    elif isinstance(part, Record):
        for name in type(part).model_fields:
            yield from sources_in(getattr(part, name))
