"""What the site of a village or an office may show: the words of its public poster as HTML and as text.

A copy on another site is a print: it has the poster's edition and last day, is recorded in the ledger as one
(`alur prints issue --kind umum --size situs`), and a recall finds it as it finds paper.
"""

from dataclasses import replace
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from generator.edition.view import View
from generator.language.dates import spoken_day
from generator.model.organization import Organization
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.poster.flow import strip_typesetting
from generator.poster.kinds.public import public_poster
from generator.poster.specimen import make_print, require_real
from generator.shipped import TEMPLATES

SUFFIXES = ("html", "txt")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES / "exchange"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["day"] = lambda day: spoken_day(day, DEFAULT_LANGUAGE)
    return made


def office_block(view: View, office: Organization) -> dict[str, str]:
    """The office's block by the suffix of its file. Raises `NotPrintable` where its poster would be a specimen."""
    said = make_print(view, lambda shown: public_poster(shown, office))
    require_real(view, said)
    numbers = tuple(
        replace(number, label=strip_typesetting(number.label), note=strip_typesetting(number.note))
        for number in said.numbers_said
    )
    context = {"said": said, "numbers": numbers, "name": f"{view.site.name} {view.site.region_short}"}
    return {suffix: _templates().get_template(f"block.{suffix}").render(context) for suffix in SUFFIXES}
