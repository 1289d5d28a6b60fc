"""*Kantor*: what an office is called and does. What a field may hold is decided where all content is checked."""

import json
from collections.abc import Mapping

from starlette.responses import Response

from generator.desk.editing import OpenContent
from generator.desk.offices import change_office, find_office, office_fields, office_values, remove_office
from generator.desk.record_form import merge_values, place_problems
from generator.model.organization import Organization
from generator.problem import ContentError, Problem
from generator.webdesk.tasks.change import take_change
from generator.webdesk.tasks.fields import sent_values, show_fields, shown_values
from generator.webdesk.visit import Visit


def form(visit: Visit) -> Response:
    """The form of one organization, with the way to its contacts."""
    at = visit.bench.open()
    office = find_office(at.directory, visit.part("id"))
    values = office_values(at.directory, office)
    return _form(visit, at, office, values, values, ())


def rename(visit: Visit) -> Response:
    """Show what the form would change, or write it when the keeper has said yes."""
    with visit.bench.changing() as at:
        office = find_office(at.directory, visit.part("id"))
        now = office_values(at.directory, office)
        base = shown_values(visit, now)
        wanted = {key: value for key, value in sent_values(visit).items() if key in now}
        shown = base | wanted
        values, moved = merge_values(office_fields(at.directory), base, now, wanted)
        if moved:
            return _form(visit, at, office, base, shown, moved, status=422)
        try:
            proposal = change_office(at, office, values)
        except ContentError as error:
            return _form(visit, at, office, base, shown, error.problems, status=422)
        if proposal.refused:
            return _form(visit, at, office, base, shown, proposal.errors, status=422)
        if not proposal.files:
            return _form(visit, at, office, base, shown, (), nothing=True)
        here = f"/kantor/{office.id}"
        return take_change(visit, at, proposal, f"{office.short_name} dibetulkan", back=here, then=here)


def remove(visit: Visit) -> Response:
    """Show what goes with an organization that is no more, or take it out when the keeper has said yes."""
    with visit.bench.changing() as at:
        office = find_office(at.directory, visit.part("id"))
        proposal = remove_office(at, office)
        told, back = f"{office.short_name} dikeluarkan", f"/kantor/{office.id}"
        return take_change(visit, at, proposal, told, back=back, then="/betulkan", keep=True)


def _form(
    visit: Visit,
    at: OpenContent,
    office: Organization,
    base: Mapping[str, str],
    values: Mapping[str, str],
    problems: tuple[Problem, ...],
    *,
    status: int = 200,
    nothing: bool = False,
) -> Response:
    fields = office_fields(at.directory)
    wrong = place_problems(problems, fields)
    return visit.page(
        "renaming", str(office.short_name), status, office=office,
        fields=show_fields(Organization, fields, values, wrong, {}, at.directory.site),
        base=json.dumps(base, ensure_ascii=False), other=wrong.get("", ()), wrong=wrong, nothing=nothing,
        contacts=at.directory.contacts_of(office.id), day=at.settings.today,
    )  # fmt: skip
