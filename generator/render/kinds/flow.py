"""Flows: an ordered list with its branches first, the drawing second."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import routes
from generator.model.flowchart import Audience, Basis, Flowchart, Panel, PanelKind, Status, StepKind
from generator.model.organization import Organization
from generator.model.parts.evidence import Source
from generator.model.sheet import Picture
from generator.render.chrome import MenuLink
from generator.render.context import PageBuilder
from generator.render.flow import Item, flow_items
from generator.render.page import WebPage
from generator.render.search.findable import Findable


@dataclass(frozen=True, slots=True)
class FlowContext:
    """One flow."""

    flow: Flowchart
    for_staff: bool
    """Whether it stands among what is for staff, with its code; whoever needs help reads no code."""
    draft: bool
    chain: tuple[str, ...]
    """The steps in one word each."""
    items: tuple[Item, ...]
    has_proposals: bool
    """True where a deadline is only proposed."""
    do: tuple[Panel, ...]
    avoid: tuple[Panel, ...]
    lists: tuple[Panel, ...]
    laws: tuple[MenuLink, ...]
    picture: Picture | None
    offices: tuple[tuple[str, Organization], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FlowsContext:
    """The list of flows, and the way for staff."""

    staff: tuple[tuple[str, Flowchart], ...]
    offices_page: str
    prints_page: str
    gaps_page: str


def flows(maker: PageBuilder) -> Iterator[WebPage]:
    """A page for each flow, and the list."""
    found = sorted(maker.view.directory.flowcharts, key=lambda flowchart: flowchart.order)
    for number, each in enumerate(found, 1):
        yield _one(maker, each, number)
    if not found:
        return
    place = maker.place(routes.FLOWS)
    yield maker.page(
        place,
        "flows.html",
        "flows",
        maker.say("Untuk petugas"),
        FlowsContext(
            staff=tuple(
                (place.to(routes.flow_url(flow.id)), flow) for flow in found if flow.audience is Audience.STAFF
            ),
            offices_page=place.to(routes.OFFICES),
            prints_page=place.to(routes.PRINTS),
            gaps_page=place.to(routes.GAPS),
        ),
        description=maker.say("Untuk petugas: yang dilakukan dan dikatakan bila seseorang bercerita kepada Anda."),
        section=routes.FLOWS,
        trail=(maker.home(place),),
    )


def _one(maker: PageBuilder, flow: Flowchart, number: int) -> WebPage:
    directory = maker.view.directory
    place = maker.place(routes.flow_url(flow.id))
    told = flow_items(maker.view, flow, place)
    for_staff = flow.audience is Audience.STAFF
    shelf = (
        MenuLink(place.to(routes.FLOWS), maker.say("Untuk petugas"))
        if for_staff
        else MenuLink(place.to(routes.GUIDES), maker.say("Panduan"))
    )
    main = [office for office in directory.offices if office.flowchart == flow.id]
    return maker.page(
        place,
        "flow.html",
        "flow",
        maker.say("Daftar langkah %(number)s") % {"number": number},
        FlowContext(
            flow=flow,
            for_staff=for_staff,
            draft=for_staff and flow.status is Status.DRAFT,
            chain=tuple((item.step.print.title or item.step.title).to(maker.language) for item in told if item.number)
            if flow.poster
            else (),
            items=told,
            has_proposals=any(
                step.deadline is not None and step.deadline.basis is Basis.PROPOSAL for step in flow.steps
            ),
            do=tuple(panel for panel in flow.panels if panel.kind is PanelKind.DO),
            avoid=tuple(panel for panel in flow.panels if panel.kind is PanelKind.AVOID),
            lists=tuple(panel for panel in flow.panels if panel.kind not in {PanelKind.DO, PanelKind.AVOID}),
            laws=maker.laws(flow.laws, place),
            picture=maker.pictures.get(routes.drawing_url(flow.id)),
            offices=tuple((place.to(routes.organization_url(organization)), organization) for organization in main),
            sources=flow.sources,
        ),
        description=flow.summary,
        section=routes.FLOWS if for_staff else routes.GUIDES,
        trail=(maker.home(place), shelf),
        found=Findable(
            "flow",
            (
                *flow.words,
                # Not what to do at once: that is the same in every flow, and who wants to die must not land on one.
                *(
                    (step.print.title or step.title).to(maker.language)
                    for step in flow.steps
                    if step.kind not in {StepKind.URGENT, StepKind.DECISION}
                ),
                *(
                    item.to(maker.language)
                    for panel in flow.panels
                    if panel.kind is PanelKind.RECORD
                    for item in panel.items
                ),
            ),
        ),
    )
