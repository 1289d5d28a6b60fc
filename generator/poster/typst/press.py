"""The edge to Typst: measures words and draws sheets. All words go in as JSON, never as source."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.poster.typst.fonts import font_folders
from generator.poster.words import Words, words
from generator.problem import BrokenPromiseError
from generator.shipped import TEMPLATES
from generator.tokens import tokens

if TYPE_CHECKING:
    import typst

FOLDER = TEMPLATES / "posters"
_COLOURS = 64
"""Of a picture to pass on: our flat colours and the steps at the edges of letters."""
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


def print_tokens() -> dict[str, Any]:
    """The tokens that prints use."""
    given = tokens()
    return {
        "font": given.font.print,
        "digits": given.font.digits,
        "colour": given.color.print,
        "type": {role: size.pt for role, size in given.type.items() if size.pt is not None},
        "leading": given.leading,
    }


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF of ours has. Asking Typst itself would cost a second round of its layout."""
    found = _PAGES.search(pdf)
    if found is None:
        raise BrokenPromiseError("a PDF has a tree of pages")
    return int(found[1])


def _one(made: object) -> bytes:
    """The one file that was drawn."""
    if not isinstance(made, bytes):
        raise BrokenPromiseError("one page was asked for")
    return made


class Overrun(Exception):  # noqa: N818 - a state of the data, not a failure of the program
    """The words need more room than the paper has."""

    def __init__(self, excess: int) -> None:
        self.excess = excess
        """Millimetres of height that are missing."""
        super().__init__(f"{excess} mm too tall")


@dataclass(frozen=True)
class Press:
    """A Typst with its fonts loaded."""

    cache: Path
    """Keeps the fonts that were cut."""

    @cached_property
    def words(self) -> Words:
        return words()

    @cached_property
    def _common(self) -> dict[str, Any]:
        return {"words": self.words.model_dump(), "tokens": print_tokens(), "language": self.words.language}

    @cached_property
    def _fonts(self) -> "typst.Fonts":
        import typst

        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in font_folders(self.cache)],
        )

    def load(self) -> None:
        """Read the fonts now, so that no measurement includes it."""
        _ = self._fonts, self._common

    def query(self, template: str, mode: str, data: Mapping[str, Any]) -> Any:
        """The one value that the template labels `<measured>` in this mode."""
        return json.loads(self._compiler(template, mode, data).query("<measured>", field="value", one=True))

    def pdf(self, template: str, data: Mapping[str, Any]) -> bytes:
        """The sheet as tagged PDF/UA-1 (ISO 14289-1), the same bytes for the same data. May raise `Overrun`."""
        return self._drawn(template, data, format="pdf", pdf_standards=["ua-1"], timestamp=0)

    def svg(self, template: str, data: Mapping[str, Any]) -> str:
        """The one page as a drawing."""
        return _one(self._compiler(template, "draw", data).compile(format="svg")).decode()

    def png(self, template: str, data: Mapping[str, Any], ppi: float) -> bytes:
        """The one page as pixels. May raise `Overrun`."""
        return self._drawn(template, data, format="png", ppi=ppi)

    def picture(self, template: str, data: Mapping[str, Any], ppi: float) -> bytes:
        """The one page to pass on by chat: a quarter of `png`, in as many colours as our flat ones need. May raise
        `Overrun`."""
        from PIL import Image

        target = io.BytesIO()
        with Image.open(io.BytesIO(self.png(template, data, ppi))) as drawn:
            few = drawn.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
            few.save(target, "PNG", optimize=True)
        return target.getvalue()

    def cover(self, template: str, data: Mapping[str, Any], ppi: float) -> bytes:
        """The first page as pixels."""
        made = self._compiler(template, "draw", data).compile(format="png", ppi=ppi)
        return _one(made[0] if isinstance(made, list) else made)

    def _drawn(self, template: str, data: Mapping[str, Any], **how: Any) -> bytes:
        import typst

        try:
            made = self._compiler(template, "draw", data).compile(**how)
        except typst.TypstError as error:
            if found := re.search(r"\boverrun (\d+)$", error.message):
                raise Overrun(int(found[1])) from None
            raise
        return _one(made)

    def _compiler(self, template: str, mode: str, data: Mapping[str, Any]) -> "typst.Compiler":
        import typst

        inputs = {"mode": mode, "data": json.dumps(self._common | dict(data), ensure_ascii=False)}
        return typst.Compiler(
            str(FOLDER / template),
            root=str(FOLDER),
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
