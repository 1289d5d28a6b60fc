"""What a keeper changes of an organization; its addresses, hours and people are those of its contacts."""

from collections.abc import Mapping

from generator.desk.editing import OpenContent, Proposal
from generator.desk.own_record import propose_record, propose_removal
from generator.desk.record_form import FormField, change_record, list_fields, require_visible, show_values
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.problem import ContentError, Mark, Message, Problem, suggest
from generator.rules import Rule
from generator.source.tree import plain

FIELDS = (
    "name", "short_name", "alternate_names", "summary", "sector", "typical", "asked", "emergency_room", "remark",
)  # fmt: skip


def office_fields(directory: Directory) -> tuple[FormField, ...]:
    """The fields of an organization's form; a text has one for each language that readers see."""
    return list_fields(
        Organization, FIELDS, [language.code for language in directory.site.languages if language.published]
    )


def office_values(directory: Directory, office: Organization) -> dict[str, str]:
    """What each field of its form holds today."""
    return show_values(office_fields(directory), plain(office.node))


def change_office(at: OpenContent, office: Organization, values: Mapping[str, str]) -> Proposal:
    """The organization with these values by the keys of its form. Raises `ContentError`."""
    fields = office_fields(at.directory)
    require_visible(fields, values)
    return propose_record(at, office, change_record(Organization, fields, plain(office.node), values))


def remove_office(at: OpenContent, office: Organization) -> Proposal:
    """The content without the organization and its contacts. Raises `Unreadable`."""
    return propose_removal(at, [*at.directory.contacts_of(office.id), office])


def find_office(directory: Directory, id_: str) -> Organization:
    """The organization of this id. Raises `ContentError` with the nearest one where there is none."""
    if id_ not in directory.organization:
        what = Message("there is no “{name}” here", {"name": id_[:80]})
        mend = suggest(id_, directory.organization, Message("Look for its id in content/organizations"))
        raise ContentError([Problem(Mark("content/organizations"), "", what, mend, Rule.REFERENCE_UNKNOWN)])
    return directory.organization[id_]
