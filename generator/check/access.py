"""Facts of access that nobody sees, or that are old."""

from collections.abc import Iterator

from generator.edition.access import assurance_of_fact, facts_of
from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_access(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """A fact without enough behind it is told to nobody; one that is old is asked again."""
    records: tuple[Organization | Contact, ...] = (*directory.organizations, *directory.contacts)
    for record in records:
        for name, fact in facts_of(record.access):
            assurance = assurance_of_fact(directory.site, fact, settings)
            if assurance.level < directory.site.publication.site:
                what = Message("{name} is told to nobody: too little speaks for it", {"name": name})
                mend = Message("Add sources or a confirmation")
                yield record.warning(what, mend, Rule.ACCESS_UNPROVED, "access", name)
            elif assurance.due and assurance.checked:
                values = {"name": name, "day": assurance.checked.isoformat()}
                what = Message("{name} was last checked on {day}, too long ago", values)
                mend = Message("Ask again, and write down the confirmation")
                yield record.warning(what, mend, Rule.DATE_STALE, "access", name)


RULES = (check_access,)
