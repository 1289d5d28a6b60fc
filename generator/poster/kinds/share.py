"""What the picture for one office's staff says: the steps of its flow, and what never to do."""

from generator.edition.view import View
from generator.model.flowchart import PanelKind
from generator.model.organization import Organization
from generator.model.sheet import check_url
from generator.poster.diagram.order import order_boxes
from generator.poster.flow import flow_of, set_type
from generator.poster.kinds.public import Deed, Share
from generator.poster.kinds.staff import draft_mark, panels_of, require_flow
from generator.poster.print import top_and_stamp
from generator.poster.words import words


def staff_share(view: View, office: Organization) -> Share:
    """The steps that are counted on the poster, each with what it means. No person's name: chats carry pictures far.

    Raises `NotPrintable`.
    """
    said = words()
    chart, poster = require_flow(view, office)
    arranged = order_boxes(flow_of(view, chart, said))
    return Share(
        office=str(office.short_name),
        title=str(poster.title),
        headline=(set_type(str(poster.title), said),),
        lead=said.share.staff,
        pass_on=said.share.only_staff,
        steps=tuple(Deed(box.title, box.text) for box in arranged.spine if arranged.digit(box)),
        avoid=next((panel for panel in panels_of(poster.panels, said) if panel.kind is PanelKind.AVOID), None),
        draft=draft_mark(chart, said),
        **top_and_stamp(view, said, check_url(office.id)),
    )
