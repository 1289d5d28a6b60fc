"""The edge to Typst: measures words and draws sheets. All words go in as JSON, never as source."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import typst

from generator.poster.flow import Flow
from generator.poster.fonts import font_folders
from generator.poster.grid import BRANCH, LANE, SPINE
from generator.poster.measure import BoxSizes, FrameSizes, Onward
from generator.poster.route import Size
from generator.poster.words import Words
from generator.tokens import TEMPLATES, tokens

FOLDER = TEMPLATES / "posters"


def looks() -> dict[str, Any]:
    """The tokens that prints use."""
    given = tokens()
    return {
        "font": given.font.print,
        "digits": given.font.digits,
        "colour": given.color.print,
        "type": {role: size.pt for role, size in given.type.items() if size.pt is not None},
        "leading": given.leading,
    }


def box_fields(flow: Flow, digits: Mapping[str, str], onward: Mapping[str, Onward]) -> list[dict[str, Any]]:
    """The flow's boxes as the templates read them, not yet placed."""
    return [
        asdict(box)
        | {"digit": digits[box.id], "w": BRANCH if box.side else SPINE, "h": 0.0}
        | {"jump": {"number": on.digit, "title": on.title} if (on := onward.get(box.id)) else None}
        for box in flow.boxes
    ]


@dataclass(frozen=True)
class Press:
    """A Typst with its fonts loaded, for one folder of cached fonts."""

    cache: Path
    words: Words
    measured: dict[tuple[Any, ...], BoxSizes] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in font_folders(self.cache)],
        )

    def _compiler(self, template: str, mode: str, data: Mapping[str, Any]) -> typst.Compiler:
        common = {"words": self.words.model_dump(), "tokens": looks(), "language": self.words.language}
        inputs = {"mode": mode, "data": json.dumps(common | dict(data), ensure_ascii=False)}
        return typst.Compiler(
            str(FOLDER / template), root=str(FOLDER), font_paths=self._fonts, ignore_system_fonts=True, sys_inputs=inputs
        )

    def boxes(self, flow: Flow, onward: dict[str, Onward], digits: dict[str, str], density: float) -> BoxSizes:
        """The sizes of a flow's boxes and answers. Offices that share a flow share the measuring."""
        key = (flow, density)
        if key not in self.measured:
            answers = sorted({edge.label for edge in flow.edges if edge.label})
            data = {
                "title": flow.id,
                "layout": {"scale": 1.0, "density": density, "width": 100, "height": 100},
                "flow": {"boxes": box_fields(flow, digits, onward), "answers": answers, "lane": LANE - 1.8},
            }
            press = self._compiler("flow.typ", "boxes", data)
            boxes = json.loads(press.query("<box>", field="value"))
            sizes = json.loads(press.query("<answer>", field="value"))
            self.measured[key] = BoxSizes(
                {each["id"]: each["h"] for each in boxes},
                {each["id"]: each["jumping"] for each in boxes},
                {each["text"]: Size(each["w"], each["h"], each["folded"]) for each in sizes},
            )
        return self.measured[key]

    def frame(self, data: Mapping[str, Any]) -> FrameSizes:
        """The sizes of what stands around a flow."""
        found = json.loads(self._compiler("staff-wall.typ", "frame", data).query("<frame>", field="value", one=True))
        return FrameSizes(found["head"], found["foot"], tuple(found["panels"]), found["card"], found["card-tall"])

    def pdf(self, template: str, data: Mapping[str, Any]) -> bytes:
        """The sheet as tagged PDF/UA-1, the same bytes for the same data."""
        made = self._compiler(template, "draw", data).compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
        assert isinstance(made, bytes)
        return made

    def svg(self, template: str, data: Mapping[str, Any]) -> str:
        """The one page as a drawing."""
        made = self._compiler(template, "draw", data).compile(format="svg")
        assert isinstance(made, bytes)
        return made.decode()
