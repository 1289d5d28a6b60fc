"""What the search knows of words, made from the content alone: one small file for each language.

Pagefind finds words as they stand. The script beside it (`search.js`) turns what people type into words that do
stand on the site; all it knows of them is in this file.
"""

import json
from collections.abc import Iterable, Iterator
from typing import TypedDict

from generator.edition.view import View, speaker
from generator.model import routes
from generator.model.organization import OrganizationKind, Scope
from generator.model.parts.notice import Notice
from generator.model.parts.text import Text
from generator.model.routes import PagePlace
from generator.render.contact.announcement import Timeline, announce, timeline
from generator.render.contact.button import Button
from generator.render.contact.cards import Card, make_cards
from generator.render.search.findable import plain, stop_words
from generator.render.search.spelling_rules import Rules, is_inflected, variation_rules

HIT_KINDS = {
    "situation": ("Apa yang terjadi", 1.2),
    "service": ("Layanan", 1.1),
    "provider": ("Kantor", 1.0),
    "office": ("Kantor", 1.0),
    "question": ("Tanya jawab", 1.0),
    "guide": ("Panduan", 1.0),
    "flow": ("Alur petugas", 0.8),
    "term": ("Arti istilah", 0.8),
    "law": ("Hukum", 0.7),
}
"""What a hit of each kind is called, and how much it counts: who can help comes before what can be read."""

_SHORTEST = 2


Call = tuple[str, str, str, str]
"""A button: what it does, its link, the small line above, the number."""


class Lexicon(TypedDict):
    """The file as the script reads it."""

    rules: Rules
    words: str
    """Words of the domain as they stand on the site, in order; what is misspelled is compared with them."""
    same: list[list[str]]
    """Groups of words and phrases that mean the same, or are spellings of one word."""
    stop: str
    """Words that say nothing about what somebody needs."""
    kinds: dict[str, tuple[str, float, str]]
    """What each kind of page is called, how much a hit of it counts, and the words that ask for it."""
    areas: dict[str, str]
    """Name of each kecamatan, by the digits of its code."""
    calls: list[Call]
    hits: dict[str, tuple[int, str] | tuple[int, str, Timeline]]
    """Page: which button it offers (-1 for none), where it is, and what holds for some days."""


def make_lexicon(view: View, language: str) -> Lexicon:
    """What the search in this language has to know; nothing but what this edition shows, and the taxonomy's words."""
    stop = stop_words(view)
    words = {word for text in _texts(view, language) for word in plain(text) if len(word) >= _SHORTEST} - stop
    same = [[" ".join(plain(each)) for each in group] for group in _same(view, language)]
    words -= {each for group in same for each in group}
    calls: list[Call] = []
    hits: dict[str, tuple[int, str] | tuple[int, str, Timeline]] = {}
    for url, (call, notice), where in _hits(view, language):
        if call and call not in calls:
            calls.append(call)
        at = calls.index(call) if call else -1
        if notice:
            hits[url] = (at, where, notice)
        elif call or where:
            hits[url] = (at, where)
    say = speaker(view, language)
    forms = {
        kind.value: " ".join((*words, *_local(view, words))) for kind, words in view.directory.taxonomy.forms.items()
    }
    return Lexicon(
        rules=variation_rules(language),
        words=" ".join(sorted(word for word in words if not word.isdigit() and not is_inflected(word, words))),
        same=same,
        stop=" ".join(sorted(stop)),
        kinds={kind: (say(name), weight, forms.get(kind, "")) for kind, (name, weight) in HIT_KINDS.items()},
        areas={area.code.replace(".", ""): area.name.to(language) for area in view.directory.areas if area.is_district},
        calls=calls,
        hits=hits,
    )


def lexicon_file(view: View, language: str) -> bytes:
    """The lexicon as the file that the script loads; the same content gives the same bytes."""
    return json.dumps(make_lexicon(view, language), ensure_ascii=False, separators=(",", ":")).encode()


def lexicon_path(language: str) -> str:
    """Where the file stands, from the site's root."""
    return f"assets/words.{language}.json"


def _same(view: View, language: str) -> Iterator[tuple[str, ...]]:
    """Groups from the taxonomy with the region's own words, and every abbreviation that the glossary explains."""
    taxonomy = view.directory.taxonomy
    groups = (*taxonomy.spellings, *taxonomy.synonyms)
    yield from ((*group, *_local(view, group)) for group in groups)
    known = {word for group in groups for word in group}
    yield from ((common, local) for common, local in view.site.local_words if not known & {common, *common.split()})
    for term in view.directory.glossary:
        if term.expansion and " " not in term.term.to(language):
            yield (term.term.to(language), term.expansion.to(language))


def _local(view: View, words: Iterable[str]) -> Iterator[str]:
    """What the region calls what these words name, as far as they do not say it."""
    group = set(words)
    yield from dict.fromkeys(local for common, local in view.site.local_words if common in group and local not in group)


def _texts(view: View, language: str) -> Iterator[str]:
    """Names, titles and everyday words: what somebody may look for. Running text is left to Pagefind."""
    shown = view.directory
    for situation in shown.taxonomy.situations:
        yield from (word for words in situation.words.values() for word in words)
        yield from _said(language, situation.name, situation.answer)
    for service in shown.services:
        yield from _said(language, service.name, service.summary, *service.alternate_names)
    for organization in shown.organizations:
        names = (organization.name, organization.short_name, *organization.alternate_names)
        yield from _said(language, *names, organization.summary, organization.typical)
    yield from _said(language, *(contact.name for contact in shown.contacts), *(area.name for area in shown.areas))
    for words in (
        *(each.words for each in shown.services),
        *(flowchart.words for flowchart in shown.flowcharts),
        *(each.words for each in shown.faq),
        *(each.head.words for each in shown.guides),
    ):
        yield from words
    for flow in shown.flowcharts:
        yield from _said(language, flow.title, flow.summary)
    for question in shown.faq:
        yield from _said(language, question.question, question.answer)
    for term in shown.glossary:
        yield from _said(language, term.term, term.expansion)
    for law in shown.laws:
        yield from _said(language, law.number, law.title)
    for guide in shown.guides:
        yield from _said(language, guide.head.title, guide.head.summary)


def _said(language: str, *texts: Text | None) -> Iterator[str]:
    yield from (text.to(language) for text in texts if text is not None)


def _hits(view: View, language: str) -> Iterator[tuple[str, tuple[Call | None, Timeline | None], str]]:
    """What a hit on each page says besides its name: whom to call and what holds for some days, and where that is."""
    shown, say = view.directory, speaker(view, language)
    for situation in shown.taxonomy.situations:
        yield routes.situation_url(situation.id), _call(view, situation.contacts, language), ""
    for service in shown.services:
        provider = shown.organization[service.organization]
        yield (
            routes.service_url(service.id),
            _call(view, service.contacts, language, service.notices),
            provider.short_name.to(language),
        )
    scopes = {Scope.LOCAL: "", Scope.PROVINCE: say("Provinsi"), Scope.NATIONAL: say("Seluruh Indonesia")}
    for organization in shown.organizations:
        if organization.kind in routes.WITH_PAGE:
            contacts = tuple(contact.id for contact in shown.contacts_of(organization.id))
            addresses = _addresses(view, contacts, language)
            where = next(addresses, "") or (
                "" if organization.kind is OrganizationKind.DISTRICT else scopes[organization.scope]
            )
            call = _call(view, contacts, language, organization.notices, instead=False)
            yield routes.organization_url(organization), call, where


def _call(
    view: View, contacts: Iterable[str], language: str, notices: tuple[Notice, ...] = (), *, instead: bool = True
) -> tuple[Call | None, Timeline | None]:
    """The first number or chat among the contacts that take reports, and what is told of it or in these `notices`.

    It is one of whom to contact `instead` where none can be reached. Its small line says who answers.
    """
    place = PagePlace("", language)
    found = [card for card in make_cards(view, tuple(contacts), place) if not card.not_for_reports]
    if instead and not any(card.buttons for card in found):
        offered = tuple(dict.fromkeys(contact.id for card in found for contact in card.fallback))
        found = list(make_cards(view, offered, place))
    own = announce(view, notices, place)
    reached = ((card, button) for card in found if (button := _first_button(card)))
    card, button = next(reached, (None, None))
    told = timeline(tuple(dict.fromkeys((*own, *(card.announcements if card else ())))), language)
    if button is None:
        return None, told
    name = view.contact_of(button.code).name.to(language).removesuffix(button.value).strip()
    return (button.kind, button.href, f"{name}: {button.brief}", button.value), told


def _first_button(card: Card) -> Button | None:
    """What reaches somebody at once: a number that is answered today, what is to be used in its place, or any."""
    replacements = [told.instead for told in card.announcements if told.shown and told.instead]
    ranked = sorted(card.quick, key=lambda button: button.closed)
    if ranked and ranked[0].closed:
        ranked = [button for button in replacements if button.kind != "other"] + ranked
    return next(iter(ranked), None)


def _addresses(view: View, contacts: Iterable[str], language: str) -> Iterator[str]:
    for card in make_cards(view, tuple(contacts), PagePlace("", language)):
        yield from (address for address, _, _ in card.addresses)
