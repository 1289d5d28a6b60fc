"""What would be otherwise: shown first, and written once the keeper says yes."""

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from generator.desk.changes import Difference, ToldDifference, tell_difference
from generator.desk.editing import OpenContent, Proposal
from generator.webdesk.visit import LANGUAGE, Visit


def tell_differences(proposal: Proposal) -> list[tuple[Difference, ToldDifference]]:
    """Each difference, with its words."""
    return [(difference, tell_difference(difference, LANGUAGE)) for difference in proposal.differences]


def show_change(
    visit: Visit,
    proposal: Proposal,
    back: str,
    *,
    action: str = "",
    hidden: Mapping[str, str] | None = None,
    unproved: Sequence[str] = (),
) -> Response:
    """The page that shows what would be otherwise, and asks for a yes.

    The yes goes to `action` with the `hidden` fields; where none is given, to the page that was asked, with what it was
    sent. `unproved` are codes of channels that would have another value, and nothing that speaks for it.
    """
    return visit.page(
        "change", "Yang akan berubah", differences=tell_differences(proposal), attempts=proposal.attempts,
        problems=proposal.problems, refused=proposal.refused, action=action or visit.request.url.path,
        hidden=visit.form if hidden is None else hidden, back=back, unproved=unproved,
    )  # fmt: skip


def take_change(
    visit: Visit,
    at: OpenContent,
    proposal: Proposal,
    told: str,
    *,
    back: str,
    then: str,
    keep: bool = False,
    unproved: Sequence[str] = (),
) -> Response:
    """Write it if the keeper has said yes and nothing stands against it, and go on to `then`; else show it.

    Belongs inside `Workbench.changing`; `told` is what was done, in words. Raises `ContentError`.
    """
    if proposal.refused or visit.form.get("yes") != "1":
        return show_change(visit, proposal, back, unproved=unproved)
    visit.bench.write(at, proposal, told, keep=keep)
    return visit.go(then)
