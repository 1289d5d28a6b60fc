"""Notices as an edition tells them: those that are not over, and of what they name only what the edition shows."""

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.notice import Notice
from generator.model.parts.schedule import Schedule
from generator.model.service import Service
from generator.model.site import Site

Announcer = Site | Organization | Contact | Service
"""A record that may have notices."""
A = TypeVar("A", Site, Organization, Contact, Service)


def announcers(directory: Directory) -> Iterator[Announcer]:
    """Every record that may have notices."""
    yield directory.site
    yield from chain(directory.organizations, directory.contacts, directory.services)


def closings(directory: Directory) -> dict[str, tuple[Notice, ...]]:
    """By the code of every channel that a notice closes: all such notices, whatever the day."""
    found: dict[str, tuple[Notice, ...]] = {}
    for record in announcers(directory):
        for notice in record.notices:
            for code in notice.closes:
                found[code] = (*found.get(code, ()), notice)
    return found


def keep_current_hours(schedule: Schedule | None, today: date) -> Schedule | None:
    """The hours without seasons and days that are over."""
    if schedule is None or not schedule.other_hours:
        return schedule
    return schedule.model_copy(
        update={"other_hours": tuple(other for other in schedule.other_hours if other.valid_until >= today)}
    )


def keep_current_notices(directory: Directory, today: date, shown: Container[str]) -> Directory:
    """The directory without notices that are over, or speak of nothing that is shown (`shown` holds codes)."""

    def kept(notices: tuple[Notice, ...]) -> Iterator[Notice]:
        for notice in notices:
            closes = tuple(code for code in notice.closes if code in shown)
            says = closes if notice.closes else notice.text
            if notice.valid_until >= today and says:
                instead = notice.instead if notice.instead in shown else None
                yield notice.model_copy(update={"closes": closes, "instead": instead})

    def current(record: A) -> A:
        return record.model_copy(update={"notices": tuple(kept(record.notices))}) if record.notices else record

    return replace(
        directory,
        site=current(directory.site),
        organizations=tuple(map(current, directory.organizations)),
        contacts=tuple(map(current, directory.contacts)),
        services=tuple(map(current, directory.services)),
    )
