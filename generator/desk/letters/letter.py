"""The letter that asks an office to name or to confirm its contact person and deputy, with a reply slip.

It shows what the staff edition shows, and nothing else: what that edition hides is a gap here, too.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from generator.desk.confirmation.due import Due, list_due
from generator.desk.letters.answer_code import AnswerCode, answer_codes
from generator.desk.spreadsheet import vocabulary
from generator.edition.gap import GapReason
from generator.edition.view import View, speaker
from generator.language.channels import cost_and_hours
from generator.language.dates import spoken_day
from generator.language.holidays import regional_holidays
from generator.language.phrases import translate_phrases
from generator.model.contact import Channel, Contact, Duty, Visibility
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.model.site import Site
from generator.poster.imprint import MARGIN
from generator.poster.typst.fonts import drawable
from generator.poster.words import Field
from generator.settings import Settings
from generator.shipped import TEMPLATES

TEMPLATE = "letter.typ"
DUTIES = (Duty.FOCAL_POINT, Duty.DEPUTY)
DAYS = 14
"""How long an office has to answer, when nobody says otherwise."""
_SATURDAY = 5


class LetterWords(BaseModel):
    """Every word that does not come from the content (`letter.yaml`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: str
    number: str
    subject: str
    subject_new: str
    subject_known: str
    greeting: str
    why: tuple[str, ...]
    ask_new: str
    ask_known: str
    task: str
    """What the two are there for."""
    return_: str
    data: str
    post: str
    role: str
    name: str
    reach: str
    duties: dict[Duty, str]
    missing: str
    unsure: str
    """Too little speaks for a number that the files hold."""
    unnamed: str
    no_consent: str
    checked: str
    doubtful: str
    seen: dict[Visibility, str]
    answer: str
    answer_hint: str
    right: str
    wrong: str
    says_right: str
    """What is sent to the owner when all of it is right; it begins with the office's code."""
    says_wrong: str
    opens: str
    """What a code does, for who hears the letter."""
    privacy: str
    privacy_points: tuple[str, ...]
    closing: str
    sign: str
    slip: str
    slip_to: str
    slip_until: str
    slip_from: str
    slip_code: str
    slip_hint: str
    still: str
    instead: str
    person: tuple[Field, ...]
    consent: str
    consent_fields: tuple[Field, ...]
    signed: tuple[Field, ...]
    page: str


@cache
def letter_words() -> LetterWords:
    """The letter's words; offices are written to in Indonesian."""
    written = yaml.safe_load((TEMPLATES / "posters" / "letter.yaml").read_text("utf-8"))
    written = translate_phrases(written, DEFAULT_LANGUAGE)
    return LetterWords(**{f"{key}_" if key == "return" else key: value for key, value in written.items()})


def reply_deadline(today: date, site: Site) -> date:
    """Two weeks from now, or the next working day there after that; a day that may become a holiday is none."""
    day = today + timedelta(days=DAYS)
    closed = {holiday.on for holiday in regional_holidays(site.telephony.country, day.year, site.holidays)}
    while day.weekday() >= _SATURDAY or day in closed:
        day += timedelta(days=1)
    return day


def offices_without_contact_person(directory: Directory, settings: Settings) -> tuple[str, ...]:
    """Ids of the offices whose contact person or deputy stands in the list of what is due."""
    asked = {_office(directory, task) for task in list_due(directory, settings)}
    return tuple(office.id for office in directory.offices if office.id in asked)


def _office(directory: Directory, item: Due) -> str:
    contact = directory.contact.get(item.contact)
    if contact is None:
        return item.contact  # an office without a contact person is listed by itself
    return contact.organization if contact.duty in DUTIES else ""


def letter(directory: Directory, shown: View, office: Organization, until: date) -> dict[str, Any]:
    """All that the template draws. `shown` is the staff edition of the same directory."""
    say = letter_words()
    people = [person for duty in DUTIES for person in _people(directory, shown, office, duty)]
    known = any(person["known"] for person in people)
    values = {"owner": _drawn(shown.site.owner), "region": _drawn(shown.site.region)}
    name = _drawn(office.name)
    about = say.subject_known if known else say.subject_new
    return {
        "title": f"{about}: {name}",
        "about": about,
        "foot": f"{office.code}, {_day(shown.today)}",
        "owner": values["owner"],
        "region": values["region"],
        "language": DEFAULT_LANGUAGE,
        "margin": MARGIN,
        "layout": {"scale": 1, "density": 1},
        "say": say.model_dump(mode="json"),
        "day": _day(shown.today),
        "until": _day(until),
        "office": name,
        "code": office.code,
        "why": [paragraph.format(**values) for paragraph in say.why],
        "ask": say.ask_known if known else say.ask_new,
        "back": say.return_.format(day=_day(until)),
        "data": say.data.format(day=_day(shown.today)),
        "people": people,
        "answers": [
            {"label": code.label, "href": code.href, "qr": code.qr, "alt": say.opens.format(message=code.message)}
            for code in (_answer_codes(shown, office) if known else ())
        ],
        "parts": [
            {
                "duty": say.duties[duty],
                "known": any(person["known"] for person in people if person["duty"] == say.duties[duty]),
            }
            for duty in DUTIES
        ],
        "send_to": [_sent_to(channel) for channel in reply_channels(shown)],
        "person": [field.model_dump() for field in say.person],
        "consent": [field.model_dump() for field in say.consent_fields],
        "signed": [field.model_dump() for field in say.signed],
    }


def _answer_codes(shown: View, office: Organization) -> tuple[AnswerCode, ...]:
    say = letter_words()
    values = {"code": office.code, "day": _day(shown.today)}
    answers = ((say.right, say.says_right.format(**values)), (say.wrong, say.says_wrong.format(**values)))
    return answer_codes(reply_channels(shown), shown.site.telephony.country, answers)


def reply_channels(shown: View) -> tuple[Channel, ...]:
    """Where the slip goes: what of the owner's may stand on paper for everyone. Never a line for danger."""
    owner = shown.directory.contact.get(shown.site.owner_contact or "")
    if owner is None:
        return ()
    return tuple(
        channel
        for channel in shown.print_channels(owner)
        if channel.visibility is Visibility.PUBLIC and not channel.kind.allotted
    )


def _people(directory: Directory, shown: View, office: Organization, duty: Duty) -> Iterator[dict[str, Any]]:
    say = letter_words()
    contacts = shown.directory.contacts_of(office.id, duty)
    for contact in contacts:
        gap = shown.gaps.get(contact.id)
        yield {
            "duty": say.duties[duty],
            "known": bool(contact.channels),
            "role": _drawn(contact.role or say.missing),
            "name": _name(directory, contact),
            "numbers": [_reached(shown, one) for one in contact.channels],
            "gap": say.unsure if gap and gap.reason is not GapReason.UNKNOWN else say.missing,
        }
    if not contacts:
        empty = say.missing
        yield {"duty": say.duties[duty], "known": False, "role": empty, "name": empty, "numbers": [], "gap": empty}


def _name(directory: Directory, contact: Contact) -> str:
    say = letter_words()
    if contact.person:
        return _drawn(contact.person.name)
    return say.no_consent if directory.contact[contact.id].person else say.unnamed


def _reached(shown: View, channel: Channel) -> dict[str, str]:
    say, assurance = letter_words(), shown.assurances[channel.code]
    states = (
        _drawn(cost_and_hours(channel, speaker(shown, DEFAULT_LANGUAGE), DEFAULT_LANGUAGE, shown.today)),
        say.seen[channel.visibility],
        say.checked.format(day=_day(assurance.checked)) if assurance.checked else "",
        say.doubtful if assurance.doubtful else "",
    )
    return _sent_to(channel) | {"code": channel.code, "state": "; ".join(filter(None, states))}


def _sent_to(channel: Channel) -> dict[str, str]:
    """The value and its kind. Numbers stay whole; other values may break where a reader expects it."""
    value = _drawn(channel.value)
    parts = value if channel.number or channel.address else re.sub(r"([@./?&=-])", "\\1\u200b", value)
    kind = vocabulary.word_for(vocabulary.KIND, channel.kind)
    return {"value": value.replace(" ", "\u00a0") if channel.number else parts, "kind": kind}


def _day(day: date) -> str:
    return spoken_day(day, DEFAULT_LANGUAGE)


def _drawn(text: object) -> str:
    return drawable(str(text))
