"""What a page tells search engines of its office or service, in the words of schema.org (JSON-LD 1.1).

A search engine shows a number beside the page's link for weeks after the page has changed, so it is told those alone
that may stand on paper. Editions that no search engine may read tell nothing.
"""

from collections.abc import Iterable
from typing import Any

from generator.edition.view import View
from generator.language.channels import kind_of, whole_hours
from generator.model.contact import Channel, ChannelKind, Contact
from generator.model.organization import Organization, Scope
from generator.model.service import Service
from generator.phone.number import dialled
from generator.settings import Edition

CONTEXT = "https://schema.org"

Node = dict[str, Any]


def organization_data(view: View, organization: Organization, language: str, page: str) -> Node | None:
    """The organization of this page; None where search engines stay away, and where it has no number to tell."""
    contacts = view.directory.contacts_of(organization.id)
    points = [*_points(view, contacts, language)]
    if not _told(view) or not points:
        return None
    return {"@context": CONTEXT} | _organization(view, organization, language, page) | {"contactPoint": points}


def service_data(view: View, service: Service, language: str, page: str) -> Node | None:
    """The service of this page, with who gives it and whom to ask; None as for an organization."""
    points = [*_points(view, view.reachable(service.contacts), language)]
    if not _told(view) or not points:
        return None
    provider = view.directory.organization[service.organization]
    return {
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "name": service.name.to(language),
        **_at(view, page),
        "provider": _organization(view, provider, language, ""),
        "areaServed": str(view.site.region),
        "availableChannel": [{"@type": "ServiceChannel", "servicePhone": point} for point in points],
    }


def _told(view: View) -> bool:
    return view.edition is Edition.PUBLIC and not view.site.noindex and not view.site.draft


def _at(view: View, page: str) -> Node:
    return {"url": view.base_url + page} if view.base_url and page else {}


def _organization(view: View, organization: Organization, language: str, page: str) -> Node:
    kind = "GovernmentOrganization" if organization.scope is Scope.LOCAL else "Organization"
    return {"@type": kind, "name": organization.name.to(language), **_at(view, page)}


def _points(view: View, contacts: Iterable[Contact], language: str) -> Iterable[Node]:
    for contact in contacts:
        if contact.not_for_reports:
            continue
        for channel in view.print_channels(contact):
            if channel.number and channel.kind is not ChannelKind.SMS:
                yield _point(view, contact, channel, language)


def _point(view: View, contact: Contact, channel: Channel, language: str) -> Node:
    number = dialled(str(channel.number), view.site.telephony.country)
    hours = whole_hours(channel.schedule, str, language)
    return {
        "@type": "ContactPoint",
        "name": contact.name.to(language),
        "contactType": kind_of(channel, str),
        "telephone": number,
    } | ({"description": hours} if hours else {})
