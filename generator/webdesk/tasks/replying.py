"""*Balasan*: answers to letters that were pasted, as proposals; what is not understood is told, and nothing guessed."""

from starlette.responses import Response

from generator.desk.editing import propose
from generator.desk.letters.replies import read_replies, reply_changes
from generator.desk.record_form import FORM
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.webdesk.tasks.change import tell_differences
from generator.webdesk.visit import Visit


def reply(visit: Visit) -> Response:
    """Show what the pasted answers would change, or write it when the keeper has said yes."""
    text = visit.form.get("text", "")
    if not text.strip():
        what, mend = Message("nothing was pasted"), Message("Paste the answers, then send them again")
        raise ContentError([Problem(Mark(FORM), "", what, mend, Rule.FIELD_MISSING)])
    with visit.bench.changing() as at:
        found, unread = read_replies(text, at.directory, at.settings)
        proposal = propose(at, reply_changes(at.directory, found))
        if proposal.refused or not proposal.files or visit.form.get("yes") != "1":
            return visit.page(
                "replies", "Balasan surat", found=found, unread=unread, differences=tell_differences(proposal),
                problems=proposal.problems, refused=proposal.refused, text=text,
                names={office.code: str(office.short_name) for office in at.directory.organizations}
                | {channel.code: str(contact.name) for contact, _, channel in at.directory.channels()},
                contact_of={channel.code: contact.id for contact, _, channel in at.directory.channels()},
            )  # fmt: skip
        visit.bench.write(at, proposal, f"{len(found)} balasan surat dicatat")
    return visit.go("/lembar")
