"""A flow as a drawing for its web page."""

import tempfile
from functools import lru_cache
from pathlib import Path

from generator.edition import View
from generator.model.flowchart import Flowchart
from generator.poster.flow import flow_of
from generator.poster.grid import FLOW
from generator.poster.layout import place
from generator.poster.order import order
from generator.poster.press import Press
from generator.poster.staff import box_sizes, drawing

PADDING = 2.0
SCALE = 1.0


@lru_cache(maxsize=1)
def _press() -> Press:
    """Fonts for drawings live as long as the process: cutting them takes a moment."""
    return Press(Path(tempfile.mkdtemp(prefix="alur-fonts-")))


def flow_svg(view: View, flow: Flowchart) -> str:
    """The flow as a standalone SVG on white: outlines only, no script, nothing fetched. Empty without poster words."""
    if flow.poster is None:
        return ""
    press = _press()
    drawn = flow_of(view, flow, press.words)
    layout = place(drawn, order(drawn), box_sizes(press, drawn, 1.0), None)
    data = {
        "title": str(flow.title),
        "layout": {
            "scale": SCALE,
            "density": 1.0,
            "width": FLOW + 2 * PADDING,
            "height": layout.height + 2 * PADDING,
            "padding": PADDING,
            "flow": drawing(drawn, layout),
        },
    }
    return press.svg("flow.typ", data)
