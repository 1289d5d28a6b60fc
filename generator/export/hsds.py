"""The directory in HSDS 3.0 (Human Services Data Specification of Open Referral): organizations with their services.

Only what is known is said. HSDS asks an address for its city, its province and its postal code; ours are one line, so
a place has its address in its description, and no made-up parts.
"""

import json
from collections.abc import Iterator
from typing import Any

from generator.edition.view import View
from generator.export.identity import record_id
from generator.export.listing import international
from generator.language.channels import button_label, place_label, spoken_hours, spoken_other_hours
from generator.model.contact import Channel, ChannelKind, Contact, Cost
from generator.model.organization import Organization
from generator.model.parts.schedule import Span
from generator.model.parts.text import DEFAULT_LANGUAGE, Text
from generator.model.service import Service
from generator.phone.number import extension_of

PHONE_TYPES = {ChannelKind.SMS: "text", ChannelKind.WHATSAPP: "whatsapp"}
"""Kinds that HSDS (RFC 6350, 6.4.1) does not call `voice`; it has no word for chats, and takes any."""


def hsds_organizations(view: View) -> list[dict[str, Any]]:
    """Every organization that somebody can reach or that offers a service, as `organization.json` asks for it."""
    found = (_organization(view, organization) for organization in view.directory.organizations)
    return [organization for organization in found if organization.keys() & {"contacts", "locations", "services"}]


def hsds_services(view: View) -> list[dict[str, Any]]:
    """Every service with its organization inside, as `service.json` asks for it."""
    organizations = view.directory.organization
    return [
        _service(view, service) | {"organization": _bare(view, organizations[service.organization])}
        for service in view.directory.services
    ]


def hsds_json(view: View) -> dict[str, str]:
    """The two lists by the name of their file."""
    lists = {"organizations": hsds_organizations(view), "services": hsds_services(view)}
    return {name: json.dumps(records, ensure_ascii=False, indent=1) + "\n" for name, records in lists.items()}


def _known(**values: Any) -> dict[str, Any]:
    """The values that say something; texts in Indonesian."""
    return {
        name: str(value) if isinstance(value, Text) else value
        for name, value in values.items()
        if value not in (None, "", [], ())
    }


def _bare(view: View, organization: Organization) -> dict[str, Any]:
    contacts = [contact for contact in view.directory.contacts if contact.organization == organization.id]
    channels = [channel for contact in contacts for channel in contact.channels]
    return _known(
        id=str(record_id(view, "organization", organization.id)),
        name=organization.name,
        alternate_name="; ".join(map(str, organization.alternate_names)),
        description=organization.summary or organization.typical or organization.name,
        email=next((channel.email for channel in channels if channel.email), None),
        website=next((channel.url for channel in channels if channel.url), None),
        parent_organization_id=organization.parent and str(record_id(view, "organization", organization.parent)),
    )


def _organization(view: View, organization: Organization) -> dict[str, Any]:
    contacts = [contact for contact in view.directory.contacts if contact.organization == organization.id]
    places = [(contact, channel) for contact in contacts for channel in contact.channels if channel.address]
    services = [service for service in view.directory.services if service.organization == organization.id]
    return _bare(view, organization) | _known(
        contacts=[_contact(view, contact) for contact in contacts if contact.channels],
        locations=[_location(view, contact, channel) for contact, channel in places],
        services=[_service(view, service) for service in services],
    )


def _contact(view: View, contact: Contact) -> dict[str, Any]:
    return _known(
        id=str(record_id(view, "contact", contact.id)),
        organization_id=str(record_id(view, "organization", contact.organization)),
        name=contact.name,
        title=contact.role,
        email=next((channel.email for channel in contact.channels if channel.email), None),
        phones=[_phone(view, channel) for channel in contact.channels if channel.number],
    )


def _phone(view: View, channel: Channel) -> dict[str, Any]:
    checked = view.assurances[channel.code].checked
    inner = extension_of(channel.number or "")
    about = (button_label(channel, str, DEFAULT_LANGUAGE), f"kode {channel.code}", checked and f"diperiksa {checked}")
    return _known(
        id=str(record_id(view, "phone", channel.code)),
        number=international(view, channel),
        extension=int(inner) if inner and not inner.startswith("0") else None,
        type=PHONE_TYPES.get(channel.kind, "voice"),
        description="; ".join(part for part in about if part),
    )


def _location(view: View, contact: Contact, channel: Channel) -> dict[str, Any]:
    hours = place_label(channel, str, DEFAULT_LANGUAGE)
    return _known(
        id=str(record_id(view, "location", channel.code)),
        organization_id=str(record_id(view, "organization", contact.organization)),
        location_type="physical",
        name=contact.name,
        description="; ".join(part for part in (str(channel.address), hours) if part),
        schedules=list(_schedules(view, channel)),
    )


def _schedules(view: View, channel: Channel) -> Iterator[dict[str, Any]]:
    """The spans as weekly events; what never closes is said in words, since HSDS has no other way (its issue 41)."""
    schedule = channel.schedule
    if schedule is None:
        return
    said = spoken_hours(schedule, str, DEFAULT_LANGUAGE)
    if not schedule.spans:
        yield _known(id=str(record_id(view, "schedule", channel.code)), description=said)
    for at, span in enumerate(schedule.spans):
        name = record_id(view, "schedule", channel.code, str(at))
        yield _known(id=str(name), **_weekly(span), description=said, notes=schedule.note)
    others = spoken_other_hours(schedule, str, DEFAULT_LANGUAGE)
    for other, words in zip(sorted(schedule.other_hours, key=lambda other: other.valid_from), others, strict=True):
        dates = {"valid_from": other.valid_from.isoformat(), "valid_to": other.valid_until.isoformat()}
        for at, weekly in enumerate([_weekly(span) for span in other.spans] or [{}]):
            name = record_id(view, "schedule", channel.code, dates["valid_from"], str(at))
            yield _known(id=str(name), **dates, **weekly, description=words)


def _weekly(span: Span) -> dict[str, str]:
    byday = ",".join(day.value.upper() for day in span.days)
    return {"freq": "WEEKLY", "byday": byday, "opens_at": span.opens_at, "closes_at": span.closes_at}


def _service(view: View, service: Service) -> dict[str, Any]:
    contacts = [contact for contact in view.reachable(service.contacts) if contact.channels]
    checked = view.checked(*contacts)
    free = "gratis" if service.cost is Cost.FREE else ""
    fees = ", ".join(part for part in (free, str(service.cost_note or "")) if part)
    return _known(
        id=str(record_id(view, "service", service.id)),
        organization_id=str(record_id(view, "organization", service.organization)),
        name=service.name,
        alternate_name=service.official_name,
        description=service.summary,
        status="active",
        application_process="\n".join(f"{at}. {step}" for at, step in enumerate(service.steps, 1)),
        fees_description=fees,
        eligibility_description=service.for_whom,
        assured_date=checked.isoformat() if checked else None,
        contacts=[_contact(view, contact) for contact in contacts],
        schedules=[
            schedule
            for contact in contacts[:1]
            for channel in contact.channels
            for schedule in _schedules(view, channel)
        ],
        required_documents=[
            {"id": str(record_id(view, "document", service.id, str(at))), "document": str(document)}
            for at, document in enumerate(service.documents)
        ],
    )
