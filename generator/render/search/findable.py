"""What the search knows of a page besides its words: what it is, other names, its kecamatan, its numbers.

It travels as metadata of Pagefind in attributes of the page, so that page and index never differ. Pagefind indexes
all metadata as words; so what a hit only shows is not here but in `lexicon.py`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from generator.edition.view import View
from generator.model.contact import Channel
from generator.phone.number import digits, line_of, national, significant

_WORD = re.compile(r"[a-z0-9]+")


def kind_token(kind: str) -> str:
    """The word in the index that pages of this kind share. Nobody types it; filters would make the index unstable."""
    return f"xj{kind}"


def area_token(code: str) -> str:
    """The word in the index that the pages of this area share."""
    return f"xw{digits(code)}"


def number_token(number: str) -> str:
    """The word in the index under which a number is found, whatever else the page says. `number` has digits alone."""
    return f"xn{number}"


@dataclass(frozen=True, slots=True)
class Findable:
    """How a page is found."""

    kind: str
    aliases: tuple[str, ...] = ()
    """Other words for it; searched, never shown."""
    area: str | None = None
    """Code of the kecamatan it stands for."""
    numbers: tuple[str, ...] = ()
    """Every spelling under which its numbers are found."""

    def fields(self, stop: Set[str]) -> Iterator[tuple[str, str]]:
        """Name and value of each piece of metadata that is known. `stop` holds words that need not be searched."""
        yield "facet", " ".join([kind_token(self.kind), *([area_token(self.area)] if self.area else [])])
        if told := telling_words(self.aliases, stop):
            yield "alias", told
        if self.numbers:
            yield "number", " ".join(self.numbers)


def plain(text: str) -> list[str]:
    """Words in lower case, without marks, hyphens and signs.

    >>> plain("Sêrat KTP-el, anak-anak")
    ['serat', 'ktp', 'el', 'anak', 'anak']
    """
    letters = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))


def stop_words(view: View) -> frozenset[str]:
    """Words that say nothing about what somebody needs, as the search compares them."""
    return frozenset(word for each in view.directory.taxonomy.stop_words for word in plain(each))


def telling_words(phrases: Iterable[str], stop: Set[str]) -> str:
    """The words of these phrases that say something, each once: a word that many phrases share counts no more."""
    words = dict.fromkeys(word for phrase in phrases for word in plain(phrase))
    return " ".join(word for word in words if word not in stop and len(word) > 1)


def searchable_spellings(view: View, channels: Iterable[Channel]) -> tuple[str, ...]:
    """Each number as `0...`, as `62...`, without its area code, and as words of the index that hold only numbers."""
    country = view.site.telephony.country
    found: list[str] = []
    for channel in channels:
        if channel.number is None:
            continue
        whole = significant(channel.number, country)
        local = national(channel.number, country)
        found.append(local)
        if local != whole:
            found.append(whole)
        after = digits(re.sub(r"^\(\d+\)", "", line_of(channel.number)))
        found += [number_token(each) for each in (local, after)]
    return tuple(dict.fromkeys(found))
