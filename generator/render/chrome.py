"""What every page shares: numbers for danger now, the way out, the way around, and who answers for the data."""

from dataclasses import dataclass
from datetime import date

from generator.edition.view import View, speaker
from generator.language.channels import Say
from generator.language.dates import day_names
from generator.language.holidays import regional_holidays
from generator.model import routes
from generator.model.contact import Contact
from generator.model.routes import PagePlace
from generator.render.contact.announcement import Announcement, announce
from generator.render.contact.button import Button, make_button
from generator.render.contact.cards import AGES


@dataclass(frozen=True, slots=True)
class BarCall:
    """A number in the bar that stays on screen."""

    button: Button
    name: str
    """Beside the number, so without it: who answers in danger, and of all others what they are for."""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link in a menu."""

    href: str
    name: str
    current: bool = False
    language: str = ""
    """For a link to the same page in another language."""


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame around a page."""

    calls: tuple[BarCall, ...]
    home: str
    languages: tuple[MenuLink, ...]
    menu: tuple[MenuLink, ...]
    foot: tuple[MenuLink, ...]
    trace_guide: str
    """Where one reads what stays on the phone; empty where there is no guide."""
    owner_agreed: bool
    """Whether the owner may be named as the one who answers for the data."""
    today: date
    holidays: tuple[date, ...]
    """Days on which offices may be closed, for the script that says "open now"."""
    estimated: tuple[date, ...]
    """Days that may be such days: nobody has fixed them yet, so they close nothing."""
    days: tuple[str, ...]
    """Names of the days of the week from Sunday on, as the script counts them."""
    announcements: tuple[Announcement, ...]
    """What holds for some days, whatever page it is."""
    ages: tuple[str, ...]
    """What the script says of a check that grows old while the page lies on a phone, step by step."""


def _beside(button: Button, contact: Contact, language: str, say: Say) -> str:
    return contact.name.to(language).replace(button.value, "").strip() if button.kind == "urgent" else say("Tanya dulu")


def make_chrome(view: View, place: PagePlace, section: str) -> Chrome:
    """The frame of a page. `section` is the address of the menu's entry it belongs to."""
    say = speaker(view, place.language)
    calls = tuple(
        BarCall(button := make_button(view, first, place), _beside(button, contact, place.language, say))
        for contact in view.emergency
        if (first := next((channel for channel in contact.channels if channel.kind.dialled), None))
    )
    bare = place.url.removeprefix(place.folder)
    published = [language for language in view.site.languages if language.published]
    languages = tuple(
        MenuLink(
            place.asset(PagePlace("", language.code).folder + bare),
            language.name.to(language.code),
            language.code == place.language,
            language.code,
        )
        for language in published
    )
    known = routes.offered_lists(view.directory)
    menu = tuple(
        MenuLink(place.to(url), say(name), section == url)
        for url, name in (
            (routes.SEARCH, "Cari bantuan"),
            (routes.CONTACTS, "Nomor penting"),
            (routes.GUIDES, "Panduan"),
            (routes.FLOWS, "Untuk petugas"),
        )
        if url in known
    )
    foot = tuple(
        MenuLink(place.to(url), say(name))
        for url, name in (
            (routes.CONTACTS, "Semua nomor"),
            (routes.SERVICES, "Semua layanan"),
            (routes.GUIDES, "Semua panduan"),
            (routes.QUESTIONS, "Tanya jawab"),
            (routes.FLOWS, "Alur petugas"),
            (routes.PRINTS, "Poster"),
            (routes.GLOSSARY, "Arti istilah"),
            (routes.LAWS, "Hukum"),
            (routes.DATA, "Tentang data"),
            *([(f"{routes.DATA}#nomor-salah", "Nomor salah?")] if view.owner else []),
        )
        if url.partition("#")[0] in known
    )
    known_days = regional_holidays(view.site.telephony.country, view.today.year, view.site.holidays)
    days = [day for day in known_days if day.on >= view.today]
    names = tuple(day_names(place.language).values())
    guides = {guide.id for guide in view.directory.guides}
    return Chrome(
        calls=calls,
        home=place.to(routes.HOME),
        languages=languages if len(languages) > 1 else (),
        menu=menu,
        foot=foot,
        trace_guide=place.to(routes.guide_url("jejak") if "jejak" in guides else routes.GUIDES) if guides else "",
        owner_agreed=view.owner_agreed,
        today=view.today,
        holidays=tuple(day.on for day in days if not day.estimated),
        estimated=tuple(day.on for day in days if day.estimated),
        days=(names[-1], *names[:-1]),
        announcements=announce(view, view.site.notices, place),
        ages=tuple(say(words) for _, words in AGES),
    )
