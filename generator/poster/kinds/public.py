"""What prints for the public say: wall poster, strips to tear off, wallet cards, picture to pass on. No staff name."""

from dataclasses import dataclass
from typing import Annotated

from generator.edition.view import View
from generator.icons import outline
from generator.model.contact import ChannelKind
from generator.model.organization import Organization
from generator.model.sheet import status_url
from generator.poster.kinds.staff import PanelData
from generator.poster.numbers import Number
from generator.poster.print import Print, codes_of, print_stamp, split_danger, top_numbers
from generator.poster.words import LOOKS, Words, words

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


@dataclass(frozen=True)
class Cards(Print):
    """One sheet of cards, all alike. Nothing on them names violence, an office or a place."""

    lines: tuple[Number, ...]
    danger: tuple[Number, ...]
    danger_word: str
    friend: str
    """One more for a friend: so that taking one tells nothing."""


@dataclass(frozen=True)
class Share(Print):
    """A picture to pass on by chat."""

    headline: tuple[str, ...]
    lead: str
    lines: tuple[Number, ...]
    danger: tuple[Number, ...]
    pass_on: str
    steps: tuple[str, ...] = ()
    """What the office's staff do, one verb each; only on the picture for staff."""
    avoid: PanelData | None = None
    """What they must not do."""
    draft: str = ""


def public_poster(view: View, office: Organization) -> PublicPoster:
    """The poster of this office's waiting room. Raises `NotPrintable`."""
    return _poster(view, office, strip="")


def strips_poster(view: View, office: Organization) -> PublicPoster:
    """The same with strips to tear off. Raises `NotPrintable`."""
    return _poster(view, office, strip=words().neutral.title)


def _poster(view: View, office: Organization, strip: str) -> PublicPoster:
    said = words()
    danger, lines = split_danger(numbers := top_numbers(view, said))
    return PublicPoster(
        office=str(office.name),
        title=" ".join(said.public.headline),
        region=str(view.site.region),
        headline=said.public.headline,
        lead=said.public.lead,
        lines=lines,
        danger=danger,
        pictures=tuple(_pictures(said, any(line.kind in CHATS for line in lines))),
        scan=said.public.scan,
        strip=strip,
        **print_stamp(view, said, codes_of(*numbers), status_url(office.id)),
    )


def _pictures(said: Words, chat: bool) -> list[Pictogram]:
    return [
        Pictogram(
            outline(picture.icon), picture.alt, picture.caption if chat else picture.without_chat or picture.caption
        )
        for picture in said.public.pictures
    ]


def wallet_cards(view: View) -> Cards:
    """The wallet cards. Raises `NotPrintable`."""
    said = words()
    danger, lines = split_danger(numbers := top_numbers(view, said))
    return Cards(
        office="",
        title=said.neutral.title,
        lines=lines,
        danger=danger,
        danger_word=said.neutral.danger,
        friend=said.neutral.friend,
        **print_stamp(view, said, codes_of(*numbers), ""),
    )


def share_picture(view: View) -> Share:
    """The picture for everyone. Raises `NotPrintable`."""
    said = words()
    danger, lines = split_danger(numbers := top_numbers(view, said))
    return Share(
        office=str(view.site.region),
        title=" ".join(said.share.headline),
        headline=said.share.headline,
        lead=said.share.lead,
        lines=lines,
        danger=danger,
        pass_on=said.share.pass_on,
        **print_stamp(view, said, codes_of(*numbers), ""),
    )
