"""What a page kind needs to be drawn, and how its pages come out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.edition.view import View, speaker
from generator.model import routes
from generator.model.parts.evidence import Source
from generator.model.parts.text import Text
from generator.model.reference import Law
from generator.model.routes import PagePlace
from generator.model.sheet import Picture, Printed
from generator.render.chrome import MenuLink, make_chrome
from generator.render.environment import make_dial_filter, render_template
from generator.render.page import WebPage
from generator.render.search.findable import Findable, stop_words


@dataclass(frozen=True)
class PageBuilder:
    """Draws pages of one view in one language."""

    view: View
    language: str
    prints: tuple[Printed, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Drawings of flows and previews of prints, by their address."""
    search: bool = True
    """False in previews, which have no index."""

    def place(self, url: str) -> PagePlace:
        """A page's place, below the folder of this language."""
        bare = PagePlace("", self.language)
        return PagePlace(bare.folder + url, self.language)

    def page(
        self,
        place: PagePlace,
        template: str,
        kind: str,
        title: str,
        context: Any,
        *,
        description: Text | str = "",
        section: str = "",
        trail: tuple[MenuLink, ...] = (),
        found: Findable | None = None,
        linked: Mapping[str, Any] | None = None,
    ) -> WebPage:
        """One page. `section` is its entry in the menu, `trail` the way from home, `found` what search knows of it.

        `linked` is what it tells search engines (`linked_data.py`).
        `description` is what a search engine or a chat shows below the title; where it is missing, what the site holds.
        """
        site = self.view.site

        def draw() -> str:
            shared = {
                "dial": self.dial,
                "chrome": make_chrome(self.view, place, section),
                "title": title,
                "kind": kind,
                "trail": trail,
                "search": self.search,
                "linked": linked,
                "prints_wait": self.view.prints_wait,
                "found": tuple((found or Findable(kind)).fields(self.stop_words)),
            }
            return render_template(template, context, self.view, place, shared)

        region = f"{site.name.to(self.language)} {site.region_short.to(self.language)}"
        return WebPage(
            url=place.url,
            language=self.language,
            title=f"{title} – {region}" if title else region,
            draw=draw,
            description=self._description(description),
            kind=kind,
        )

    def _description(self, given: Text | str) -> str:
        words = given.to(self.language) if isinstance(given, Text) else given
        usual = self.say("Nomor yang bisa dihubungi di #, siang dan malam. Anda boleh bertanya dulu.")
        return " ".join(words.split()) or usual.replace("#", self.view.site.region_short.to(self.language))

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words that the search passes over."""
        return stop_words(self.view)

    @cached_property
    def dial(self) -> Callable[[Text | str, str], Any]:
        """Makes the numbers in a text dialled by a tap."""
        return make_dial_filter(self.view)

    def say(self, words: str) -> str:
        """A phrase of ours in this language."""
        return speaker(self.view, self.language)(words)

    def laws(self, ids: tuple[str, ...], place: PagePlace) -> tuple[MenuLink, ...]:
        """Links to laws; one without a source is not shown, so it is not named either."""
        found = (self.view.directory.law[id_] for id_ in ids)
        return tuple(law_link(law, place, self.language) for law in found if law.sources)

    def home(self, place: PagePlace) -> MenuLink:
        """The first step of every trail."""
        return MenuLink(place.to(routes.HOME), self.say("Beranda"))


def law_link(law: Law, place: PagePlace, language: str) -> MenuLink:
    """A link to the law's place among the laws."""
    return MenuLink(place.to(f"{routes.LAWS}#{law.id}"), law.number.to(language))


def unique_sources(*groups: tuple[Source, ...]) -> tuple[Source, ...]:
    """Every source once, in the order of the groups."""
    return tuple(dict.fromkeys(source for group in groups for source in group))
