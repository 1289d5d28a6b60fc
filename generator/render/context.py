"""What a page kind needs to be drawn, and how its pages come out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.edition.view import View
from generator.model import routes
from generator.model.evidence import Source
from generator.model.reference import Law
from generator.model.routes import Place
from generator.model.sheet import Pack, Picture, Printed
from generator.model.text import Text
from generator.render.cards import speaker
from generator.render.chrome import Way, chrome
from generator.render.environment import dialler, draw
from generator.render.page import WebPage
from generator.render.search.findable import Findable, stop_words


@dataclass(frozen=True)
class Maker:
    """Draws pages of one view in one language."""

    view: View
    language: str
    prints: tuple[Printed, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Drawings of flows and previews of prints, by their address."""
    search: bool = True
    """False in previews, which have no index."""
    packs: tuple[Pack, ...] = ()
    """The ZIP of each office's prints."""

    def place(self, url: str) -> Place:
        """A page's place, below the folder of this language."""
        bare = Place("", self.language)
        return Place(bare.folder + url, self.language)

    def page(
        self,
        place: Place,
        template: str,
        kind: str,
        title: str,
        context: Any,
        *,
        section: str = "",
        trail: tuple[Way, ...] = (),
        found: Findable | None = None,
    ) -> WebPage:
        """One page. `section` is its entry in the menu, `trail` the way from home, `found` what search knows of it."""
        site = self.view.site
        shared = {
            "dial": self.dial,
            "chrome": chrome(self.view, place, section),
            "title": title,
            "kind": kind,
            "trail": trail,
            "search": self.search,
            "prints_wait": self.view.prints_wait,
            "found": tuple((found or Findable(kind)).fields(self.stop_words)),
        }
        body = draw(template, context, self.view, place, shared)
        region = f"{site.name.to(self.language)} {site.region_short.to(self.language)}"
        return WebPage(
            url=place.url,
            language=self.language,
            title=f"{title} – {region}" if title else region,
            body=body,
            description=self.say("Kontak kantor dan layanan di #.").replace("#", site.region_short.to(self.language)),
            kind=kind,
        )

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words that the search passes over."""
        return stop_words(self.view)

    @cached_property
    def dial(self) -> Callable[[Text | str, str], Any]:
        """Makes the numbers in a text dialled by a tap."""
        return dialler(self.view)

    def say(self, words: str) -> str:
        """A phrase of ours in this language."""
        return speaker(self.language, self.view.edition)(words)

    def laws(self, ids: tuple[str, ...], place: Place) -> tuple[Way, ...]:
        """Links to laws; one without a source is not shown, so it is not named either."""
        found = (self.view.directory.law[id_] for id_ in ids)
        return tuple(law_link(law, place, self.language) for law in found if law.sources)

    def home(self, place: Place) -> Way:
        """The first step of every trail."""
        return Way(place.to(routes.HOME), self.say("Beranda"))


def law_link(law: Law, place: Place, language: str) -> Way:
    """A link to the law's place among the laws."""
    return Way(place.to(f"{routes.LAWS}#{law.id}"), law.number.to(language))


def unique_sources(*groups: tuple[Source, ...]) -> tuple[Source, ...]:
    """Every source once, in the order of the groups."""
    return tuple(dict.fromkeys(source for group in groups for source in group))
