"""The public directory as JSON and CSV, each number with the day of its check and the last day that it counts."""

import csv
import io
import json
from typing import Any

from generator.edition.view import View
from generator.language.channels import cost_of, kind_of, whole_hours
from generator.ledger.wording import harmless_cell
from generator.model.contact import Channel
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.phone.number import dialled, extension_of

COLUMNS = ("organization", "contact", "code", "kind", "value", "hours", "cost", "checked", "valid_until")


def directory_records(view: View) -> list[dict[str, Any]]:
    """One record for each contact that has something to share, in the order of the content."""
    return [
        {
            "id": contact.id,
            "name": str(contact.name),
            "organization": str(view.directory.organization[contact.organization].name),
            "summary": str(contact.summary or ""),
            "channels": [_channel(view, channel) for channel in contact.channels],
        }
        for contact in view.directory.contacts
        if contact.channels
    ]


def directory_json(view: View) -> str:
    """All of it, with the day on which it was made, and where it comes from; empty where the site has no address."""
    site = view.site
    whole = {
        "region": str(site.region),
        "area": site.area,
        "owner": str(site.owner),
        "url": view.base_url,
        "made": view.today.isoformat(),
        "contacts": directory_records(view),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def directory_csv(view: View) -> str:
    """One row a channel (RFC 4180), never a formula."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for record in directory_records(view):
        for channel in record["channels"]:
            row = {"organization": record["organization"], "contact": record["name"], **channel}
            rows.writerow([harmless_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def international(view: View, channel: Channel) -> str:
    """The number as any telephone dials it, `+628111129129` or `129`, without extension; empty where there is none."""
    number = channel.number
    return dialled(number, view.site.telephony.country) if number else ""


def _channel(view: View, channel: Channel) -> dict[str, str]:
    assurance = view.assurances[channel.code]
    until = assurance.paper_until
    return {
        "code": channel.code,
        "kind": kind_of(channel, str),
        "value": channel.value,
        "tel": international(view, channel),
        "extension": extension_of(channel.number or ""),
        "hours": whole_hours(channel.schedule, str, DEFAULT_LANGUAGE),
        "cost": cost_of(channel, str),
        "checked": assurance.checked.isoformat() if assurance.checked else "",
        "valid_until": until.isoformat() if until else "",
    }
