"""Whom nobody can reach through an edition: why, and whom to offer instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.contact import ChannelKind, Contact, Visibility
from generator.model.directory import Directory
from generator.settings import Edition


class GapReason(StrEnum):
    """Why a contact has nothing to show."""

    UNKNOWN = "unknown"
    """No channel has been found."""
    UNCONFIRMED = "unconfirmed"
    """There is one, but too little speaks for it."""
    INTERNAL = "internal"
    """There is one, but not for this edition's readers."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A contact that nobody can reach through this edition, and whom to offer instead."""

    reason: GapReason
    kinds: tuple[ChannelKind, ...]
    """What kinds of channel are left out; never their values."""
    fallback: tuple[str, ...]
    """Ids of contacts that can be reached, in the order to try them."""


def choose_fallback(directory: Directory, projected: Directory, contact: Contact, doubted: set[str]) -> tuple[str, ...]:
    """Whom to offer for this contact: those that can be reached, the doubtful ones last."""
    wanted = contact.fallback or directory.site.fallback
    reachable = (id_ for id_ in wanted if id_ != contact.id and projected.contact[id_].channels)
    return tuple(sorted(reachable, key=lambda id_: id_ in doubted))


def find_gaps(
    directory: Directory, projected: Directory, edition: Edition, doubted: set[str]
) -> Iterator[tuple[str, Gap]]:
    """By their ids, the contacts of which this edition (`projected`) shows no channel."""
    for contact in projected.contacts:
        if contact.channels:
            continue
        known = directory.contact[contact.id].channels
        readers = {Visibility.PUBLIC, Visibility.STAFF} if edition is Edition.STAFF else {Visibility.PUBLIC}
        if not known:
            reason = GapReason.UNKNOWN
        elif not readers & {channel.visibility for channel in known} and Visibility.STAFF in {
            channel.visibility for channel in known
        }:
            reason = GapReason.INTERNAL
        else:
            # What is withheld from everybody is unconfirmed too: nobody may hear that staff know more.
            reason = GapReason.UNCONFIRMED
        fallback = choose_fallback(directory, projected, contact, doubted)
        yield contact.id, Gap(reason, tuple(dict.fromkeys(channel.kind for channel in known)), fallback)
