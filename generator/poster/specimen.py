"""Which prints may hang today. The others are drawn as specimens, so that every sheet can be seen on any day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from generator.edition.view import View
from generator.model.contact import Channel
from generator.model.sheet import Specimen
from generator.model.site import Telephony
from generator.phone.number import significant
from generator.phone.prose import numbers_in
from generator.poster.flow import strip_typesetting
from generator.poster.print import NotPrintable, Print, plain_values
from generator.poster.words import words
from generator.problem import Message


def make_print(view: View, say: Callable[[View], Print]) -> Print:
    """What the print says, or its specimen, which carries the numbers that it waits for as well.

    `say` may raise `NotPrintable` for an office without a flow, and `DoesNotFit`.
    """
    print_ = say(view)
    codes = _awaited_codes(view, print_)
    if not (view.site.draft or view.waiting or codes):
        return print_
    whole = say(replace(view, printable=view.printable | view.lapsed | set(codes)))
    return replace(whole, specimen=Specimen(_sentence(view, codes), codes, view.site.draft))


def require_real(view: View, print_: Print) -> None:
    """Raise `NotPrintable` for a specimen, with what has to be done first."""
    if print_.specimen is None:
        return
    if codes := print_.specimen.codes:
        lapsed = Message("the check of {codes} has lapsed; the sheet is a specimen", {"codes": ", ".join(codes)})
        named = Message(
            "its words name {codes}, not sure enough for paper; the sheet is a specimen", {"codes": ", ".join(codes)}
        )
        raise NotPrintable(
            lapsed if view.lapsed.issuperset(codes) else named,
            Message(
                "Check the numbers, then run alur contacts confirm {codes} --method ...", {"codes": " ".join(codes)}
            ),
        )
    require_emergency(view)
    raise NotPrintable(
        Message("the region is not open yet; every sheet is a specimen"),
        Message("Delete draft: true from content/site.yaml once the region is ready"),
    )


def require_emergency(view: View) -> None:
    """Raise `NotPrintable` if an emergency number may not stand on paper today."""
    if view.waiting:
        raise NotPrintable(
            Message("“{id}” may not be printed until it is checked again", {"id": ", ".join(view.waiting)}),
            Message("Check its number; alur contacts due says how"),
        )


def _awaited_codes(view: View, print_: Print) -> tuple[str, ...]:
    """The record codes for which the print has to wait: of emergency numbers that lapsed, and of each number that its
    words name and paper may not carry, because its check lapsed or was never sure enough.
    """
    telephony = view.site.telephony
    country = telephony.country
    channels = [channel for _, _, channel in view.directory.channels() if channel.number]
    printed = {significant(str(each.number), country) for each in channels if each.code in view.printable}
    named = frozenset().union(*map(_recogniser(telephony), _texts(plain_values(print_)))) - printed
    waiting = {channel.code for each in view.waiting for channel in view.directory.contact[each].channels}

    def blocks(channel: Channel) -> bool:
        emergency = channel.code in waiting and channel.code in view.lapsed
        return emergency or significant(str(channel.number), country) in named

    return tuple(channel.code for channel in channels if channel.code not in view.printable and blocks(channel))


@lru_cache(maxsize=8)
def _recogniser(telephony: Telephony) -> Callable[[str], frozenset[str]]:
    """What tells the digits of every number in a text of a print. It remembers: prints share most texts."""

    @lru_cache(maxsize=50_000)
    def named(text: str) -> frozenset[str]:
        numbers = numbers_in(strip_typesetting(text), telephony)
        return frozenset(significant(number, telephony.country) for number in numbers)

    return named


def _texts(value: Any) -> Iterator[str]:
    """Every text in these plain values that a reader sees, as it is typeset."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in {"url", "path", "href"}:
                yield from _texts(item)


def _sentence(view: View, codes: tuple[str, ...]) -> str:
    """That the sheet must not hang, and why, for whoever finds it."""
    said = words().specimen
    numbers = dict.fromkeys(str(channel.number) for _, _, channel in view.directory.channels() if channel.code in codes)
    if view.site.draft:
        return said.sentence(said.draft)
    why = said.lapsed.format(numbers=_listed(tuple(numbers), said.and_)) if numbers else said.unknown
    return said.sentence(why)


def _listed(items: tuple[str, ...], last: str) -> str:
    """`110, 119 dan 129`"""
    head, tail = items[:-1], items[-1]
    return f"{', '.join(head)} {last} {tail}" if head else tail
