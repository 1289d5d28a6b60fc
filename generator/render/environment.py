"""The one Jinja environment. Escaping belongs to it, never to the author of a line."""

import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from generator.edition.view import View
from generator.files.cache import hash_parts, keep, read_kept
from generator.icons import MARK, outline
from generator.language.dates import short_day, spoken_day
from generator.language.phrases import phrases
from generator.model.contact import ChannelKind
from generator.model.parts.local_words import LocalWords
from generator.model.parts.text import Text
from generator.model.routes import PagePlace, nameless
from generator.phone.number import chat_href, significant, tel_href
from generator.phone.prose import divide_at_numbers
from generator.render.aloud import tell_marked
from generator.settings import Edition
from generator.shipped import TEMPLATES


@cache
def make_environment(language: str, edition: Edition, words: LocalWords) -> Environment:
    """The environment for templates of pages in this language and edition, and of the keeper's desk."""
    made = Environment(
        # An edition may have its own template for a kind of page; it extends the shared one as `pages/NAME.html`.
        bytecode_cache=CompiledTemplates(Path(__file__).parent / "__pycache__" / "templates"),
        loader=FileSystemLoader([TEMPLATES / "editions" / edition.value, TEMPLATES / "pages", TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        finalize=lambda value: value.to(language) if isinstance(value, Text) else value,
    )
    said = phrases(language, edition, words)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        said.gettext, said.ngettext, newstyle=True
    )
    made.filters["nameless"] = nameless
    made.filters["day"] = lambda day: spoken_day(day, language)
    made.filters["short_day"] = lambda day: short_day(day, language)
    made.filters["part_address"] = part_address
    return made


class CompiledTemplates(BytecodeCache):
    """Templates as Jinja compiled them, kept where Python keeps this module: a quarter of a build's time.

    One that is damaged, or that another Jinja, Python or environment compiled, is compiled again (`Bucket` compares the
    source). Where nobody may write, nothing is kept. One whose digest is not asked for may crash Python.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made_by = (version("jinja2"), sys.version)
        self._made_by = hash_parts((repr(made_by).encode(), Path(__file__).read_bytes()))[:16]

    def load_bytecode(self, bucket: Bucket) -> None:
        if (content := read_kept(self._path(bucket))) is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                keep(self._path(bucket), bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}-{self._made_by}"


def part_address(value: str) -> Markup:
    """A value with a place to break a line after each `@` and `/` and before each dot; a telephone number has none.

    Else a browser breaks a long address anywhere, and its last letter alone on a line is read as another word.
    """
    return Markup("<wbr>").join(re.split(r"(?<=[@/])(?=.)|(?<=.)(?=\.[^\W\d])", value))


class Icons:
    """The pictograms of one page: each outline stands once, every use points to it."""

    def __init__(self) -> None:
        self._used: dict[str, str] = {}

    def __call__(self, name: str | None, cls: str = "") -> Markup:
        """A decoration: screen readers skip it, words stand beside it."""
        if name is None:
            return Markup("")
        return self._use("i-" + name.rpartition("/")[2], outline(name), cls)

    def mark(self) -> Markup:
        """The mark of the site."""
        return self._use("i-alur", MARK, "")

    def _use(self, key: str, path: str, cls: str) -> Markup:
        self._used[key] = path
        return Markup('<svg class="{}" aria-hidden="true"><use href="#{}"/></svg>').format(f"i {cls}".strip(), key)

    def sprite(self) -> Markup:
        """The outlines used so far, to stand at the end of the page."""
        symbols = Markup("\n").join(
            Markup('<symbol id="{}" viewBox="0 0 24 24"><path d="{}"/></symbol>').format(key, path)
            for key, path in sorted(self._used.items())
        )
        return Markup('<svg class="sprite" aria-hidden="true" width="0" height="0">{}</svg>').format(symbols)


def make_dial_filter(view: View) -> Callable[[Text | str, str], Markup]:
    """A filter that makes the numbers in a text dialled by a tap; only numbers that this edition shows."""
    country = view.site.telephony.country
    links: dict[str, str] = {}
    for _, _, channel in view.directory.channels():
        if channel.number:
            chat = channel.kind is ChannelKind.WHATSAPP
            href = (chat_href if chat else tel_href)(channel.number, country)
            links.setdefault(significant(channel.number, country), href)

    def dial(text: Text | str, language: str) -> Markup:
        words = text.to(language) if isinstance(text, Text) else str(text)
        return Markup("").join(
            Markup('<a class="num" href="{}">{}</a>').format(href, part)
            if dialled and (href := links.get(significant(part, country)))
            else escape(part)
            for part, dialled in divide_at_numbers(words, view.site.telephony)
        )

    return dial


class Components:
    """The components of one page: `component.sources(...)` is the macro `sources` of `components/sources.html`.

    A component sees what all pages share, its own parameters and the other components; never the page's own context.
    """

    def __init__(self, environment: Environment, shared: Mapping[str, Any]) -> None:
        self._environment = environment
        self._shared = {**shared, "component": self}

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        template = self._environment.get_template(f"components/{name.replace('_', '-')}.html")
        macro: Callable[..., Markup] = getattr(template.make_module(self._shared), name)
        setattr(self, name, macro)  # made once a page
        return macro


def render_template(template: str, context: Any, view: View, place: PagePlace, shared: Mapping[str, Any]) -> str:
    """The HTML of one page from its template and typed context.

    The template sees the fields of `context`, what all pages share, and nothing else.
    """
    language = place.language
    dial = shared["dial"]
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    given = dict(shared) | {
        "icon": Icons(),
        "to": place.to,
        "asset": place.asset,
        "dial": lambda text: dial(text, language),
        "place": place,
        "site": view.site,
    }
    if clash := values.keys() & given.keys():
        raise TypeError(f"{type(context).__name__} hides what all pages share: {', '.join(sorted(clash))}")
    environment = make_environment(language, view.edition, view.site.local_words)
    given["component"] = Components(environment, given)
    html = environment.get_template(template).render(**given, **values)
    return tell_marked(html, view.site.telephony)
