"""What the picture for one office's staff says: its flow in a few verbs."""

from generator.edition.view import View
from generator.model.flowchart import PanelKind, Status
from generator.model.organization import Organization
from generator.model.sheet import status_url
from generator.poster.diagram.order import order
from generator.poster.flow import flow_of, typeset
from generator.poster.kinds.public import Share
from generator.poster.kinds.staff import panels_of, poster_chart
from generator.poster.print import codes_of, parted, stamp, top_numbers
from generator.poster.words import words


def staff_share(view: View, office: Organization) -> Share:
    """The steps that are counted on the poster, one verb each. No person's name: chats carry pictures far.

    Raises `NotPrintable`.
    """
    said = words()
    chart, poster = poster_chart(view, office)
    arranged = order(flow_of(view, chart, said))
    danger, lines = parted(numbers := top_numbers(view, said))
    return Share(
        office=str(office.short_name),
        title=str(poster.title),
        headline=(typeset(str(poster.title), said),),
        lead=said.share.staff,
        lines=lines,
        danger=danger,
        pass_on=said.share.only_staff,
        steps=tuple(box.title for box in arranged.spine if arranged.digit(box)),
        avoid=next((panel for panel in panels_of(poster.panels, said) if panel.kind is PanelKind.AVOID), None),
        draft=said.draft if chart.status is Status.DRAFT else "",
        **stamp(view, said, codes_of(*numbers), status_url(office.id)),
    )
