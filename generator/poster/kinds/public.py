"""What prints for the public say: wall poster, strips to tear off, wallet cards, picture to pass on. No staff name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.edition.view import View
from generator.icons import outline
from generator.model.contact import ChannelKind
from generator.model.organization import Organization
from generator.model.sheet import EVERYONE, help_url
from generator.poster.kinds.staff import PanelData
from generator.poster.numbers import Number
from generator.poster.print import Print, top_and_stamp
from generator.poster.words import LOOKS, Picture, words

CHATS = {ChannelKind.WHATSAPP, ChannelKind.SMS}


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A picture that says what its caption says."""

    path: Annotated[str, LOOKS]
    """SVG path data on 24 by 24 units."""
    alt: str
    caption: str


@dataclass(frozen=True)
class PublicPoster(Print):
    """A wall poster for whoever waits: few words, one large number."""

    region: str
    headline: tuple[str, ...]
    lead: str
    lines: tuple[Number, ...]
    """Whom to talk to; the first is the large one."""
    danger: tuple[Number, ...]
    pictures: tuple[Pictogram, ...]
    scan: str
    strip: str
    """The neutral name on the strips; empty for a poster without."""
    strip_danger: str
    """The neutral word before the number for danger there."""


@dataclass(frozen=True)
class Cards(Print):
    """One sheet of cards, all alike. Nothing on them names violence, an office or a place."""

    lines: tuple[Number, ...]
    danger: tuple[Number, ...]
    danger_word: str
    hand_out: str
    """What whoever hands them out is told, on the sheet's edge: two each, so that taking one tells nothing."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A step in one verb, and what it means."""

    title: str
    text: str


@dataclass(frozen=True)
class Share(Print):
    """A picture to pass on by chat."""

    headline: tuple[str, ...]
    lead: str
    lines: tuple[Number, ...]
    danger: tuple[Number, ...]
    pass_on: str
    pictures: tuple[Pictogram, ...] = ()
    """Only on the picture for everyone."""
    steps: tuple[Deed, ...] = ()
    """What the office's staff do; only on the picture for staff."""
    avoid: PanelData | None = None
    """What they must not do."""
    draft: str = ""


def public_poster(view: View, office: Organization) -> PublicPoster:
    """The poster of this office's waiting room. Raises `NotPrintable`."""
    return _say_poster(view, office, name_on_strips="")


def strips_poster(view: View, office: Organization) -> PublicPoster:
    """The same with strips to tear off. Raises `NotPrintable`."""
    return _say_poster(view, office, name_on_strips=words().neutral.title)


def _say_poster(view: View, office: Organization, name_on_strips: str) -> PublicPoster:
    said = words()
    top = top_and_stamp(view, said, help_url(office.id))
    return PublicPoster(
        office=str(office.name),
        title=" ".join(said.public.headline),
        region=str(view.site.region),
        headline=said.public.headline,
        lead=said.public.lead,
        pictures=tuple(_pictures(said.public.pictures, top["lines"])),
        scan=said.public.scan,
        strip=name_on_strips,
        strip_danger=said.neutral.danger,
        **top,
    )


def _pictures(pictures: Iterable[Picture], lines: Iterable[Number]) -> Iterator[Pictogram]:
    """The pictures as they are drawn; none speaks of messages where no number takes them."""
    chat = any(line.kind in CHATS for line in lines)
    for picture in pictures:
        caption = picture.caption if chat else picture.without_chat or picture.caption
        yield Pictogram(outline(picture.icon), picture.alt, caption)


def wallet_cards(view: View) -> Cards:
    """The wallet cards. Raises `NotPrintable`."""
    said = words()
    return Cards(
        office="",
        title=said.neutral.title,
        danger_word=said.neutral.danger,
        hand_out=said.neutral.hand_out,
        **top_and_stamp(view, said, ""),
    )


def share_picture(view: View) -> Share:
    """The picture for everyone. Raises `NotPrintable`."""
    said = words()
    top = top_and_stamp(view, said, help_url(EVERYONE))
    return Share(
        office=str(view.site.region),
        title=" ".join(said.share.headline),
        headline=said.share.headline,
        lead=said.share.lead,
        pass_on=said.share.pass_on,
        pictures=tuple(_pictures(said.share.pictures, top["lines"])),
        **top,
    )
