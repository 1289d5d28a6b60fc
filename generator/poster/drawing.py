"""A flow as a drawing for its web page."""

import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

from generator.edition.view import View
from generator.files.cache import Store, code_fingerprint
from generator.model.flowchart import Flowchart
from generator.poster.diagram.grid import FLOW
from generator.poster.diagram.layout import place_flow
from generator.poster.diagram.order import order_boxes
from generator.poster.flow import Flow, flow_of
from generator.poster.kinds.staff_sheet import box_sizes, flow_fields
from generator.poster.typst.press import Press
from generator.problem import BrokenPromiseError

PADDING = 2.0
"""White around the drawing, in millimetres."""


_SIZE = re.compile(r' width="(\d+)" height="(\d+)"')


@cache
def _press(fonts: Path) -> Press:
    """Remembered while a preview runs: reading the fonts takes longer than drawing."""
    return Press(fonts)


def flow_svg(view: View, flow: Flowchart, cache_folder: Path, workshop: str = "") -> str:
    """The flow as a standalone SVG on white: outlines only, no script, nothing fetched. Empty without poster words.

    `cache_folder` keeps the drawing by all that it depends on, and the fonts that were cut. Whoever draws several
    gives `code_fingerprint()` as `workshop`, which looks at hundreds of files.
    Raises `DoesNotFit` if the flow cannot be drawn at all.
    """
    if flow.poster is None:
        return ""
    press, title = _press(cache_folder / "fonts"), str(flow.title)
    drawn = flow_of(view, flow, press.words)
    store = Store(cache_folder / "drawings", workshop or code_fingerprint())
    return store.get(lambda: _drawn(drawn, title, press).encode(), repr(drawn), title).decode()


def _drawn(drawn: Flow, title: str, press: Press) -> str:
    layout = place_flow(drawn, order_boxes(drawn), box_sizes(press, drawn, 1.0), None)
    data = {
        "title": title,
        "links": False,
        "layout": {
            "scale": 1.0,
            "density": 1.0,
            "width": FLOW + 2 * PADDING,
            "height": layout.height + 2 * PADDING,
            "padding": PADDING,
            "flow": flow_fields(drawn, layout),
        },
    }
    return _labelled(_whole(_rounded(press.svg("flow.typ", data))), title)


def drawing_size(svg: str) -> tuple[int, int]:
    """Width and height of a drawing in CSS pixels, as it says them itself."""
    found = _SIZE.search(svg)
    if found is None:
        raise BrokenPromiseError("every drawing has its size")
    return int(found[1]), int(found[2])


def _whole(svg: str) -> str:
    """In whole pixels, of which a point is 3/4 (CSS Values, section 6.2): a page keeps no other room free."""

    def size(found: re.Match[str]) -> str:
        width, height = (round(float(group) * 4 / 3) for group in found.groups())
        return f' width="{width}" height="{height}"'

    return re.sub(r' width="([\d.]+)pt" height="([\d.]+)pt"', size, svg, count=1)


def _rounded(svg: str) -> str:
    """Two decimals of a point are finer than any screen, and halve the file."""
    return re.sub(r"-?\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), svg)


def _labelled(svg: str, title: str) -> str:
    """With a name for screen readers. A `<title>` would name the tab, and with it the entry in the history."""
    return svg.replace("<svg ", f'<svg role="img" aria-label={quoteattr(title)} ', 1)
