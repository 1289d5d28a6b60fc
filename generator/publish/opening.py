"""A draft's prints as they will hang, tried on the day it is begun and not on the day it is opened.

What a draft lacks takes room later: the address with its code, and the number that a flow asks about, with the question
itself and the branch for when nobody answers. Something stands in for both; what is drawn so is thrown away.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.edition.view import View, view
from generator.model.contact import Channel, ChannelKind, Contact, Freshness
from generator.model.directory import Directory
from generator.model.parts.evidence import Confirmation, ConfirmationMethod
from generator.model.sheet import EVERYONE, PrintKind
from generator.poster.make import draw_all, plan
from generator.settings import Settings

ADDRESS = "https://alamat-situs-yang-belum-ada.go.id/"
"""As long as most: stands in for an address that nobody has chosen yet."""
NUMBER = "0870-0000-0000"
"""As long as numbers are; no operator has it."""


def require_room(directory: Directory, shown: View, cache: Path, progress: Callable[[str], None] | None = None) -> None:
    """Raise `ContentError` where a print of this draft will not fit once it is open. `progress` hears what was tried.

    Of the offices with one flow, those with the longest name and the longest id are tried: they need the most room.
    """
    settings = Settings(Path(), shown.today, shown.edition, shown.base_url or ADDRESS)
    opened = plan(view(_opened(directory, shown), settings))
    kinds = [kind for kind in PrintKind if not kind.bound]
    tried = opened.only(offices={EVERYONE, *_longest(directory)}, kinds=kinds)
    with TemporaryDirectory() as scratch:
        draw_all(tried, Path(scratch), cache=cache, progress=progress)


def _opened(directory: Directory, shown: View) -> Directory:
    """The directory on the day on which it is open, and each contact without a number has one."""
    site = directory.site.model_copy(update={"draft": False})
    contacts = (
        contact.model_copy(update={"channels": (_stand_in(place, shown),)}) if _awaits(contact, shown) else contact
        for place, contact in enumerate(directory.contacts)
    )
    return replace(directory, site=site, contacts=tuple(contacts))


def _awaits(contact: Contact, shown: View) -> bool:
    """Whether a number is still to come, or for the contact that all flows lead to, one that paper may carry."""
    printable = any(channel.code in shown.printable for channel in contact.channels)
    return not contact.channels or (contact.id == shown.site.owner_contact and not printable)


def _stand_in(place: int, shown: View) -> Channel:
    confirmed = Confirmation(on=shown.today, method=ConfirmationMethod.OWNER_LETTER, by=shown.site.owner)
    return Channel(
        code=f"XX-{place:02}-T1",
        kind=ChannelKind.VOICE,
        number=NUMBER,
        freshness=Freshness.OFFICE,
        confirmations=(confirmed,),
    )


def _longest(directory: Directory) -> Iterator[str]:
    for flow in {office.flowchart for office in directory.offices}:
        offices = [office for office in directory.offices if office.flowchart == flow]
        yield max(offices, key=lambda office: len(str(office.name))).id
        yield max(offices, key=lambda office: len(office.id)).id
