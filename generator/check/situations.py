"""The answer is care, then a number, then a choice; and who helps is not told what the other person is told."""

from collections.abc import Iterator

from generator.check.prose.readability import sentences
from generator.model.contact import ChannelKind, Contact
from generator.model.directory import Directory
from generator.model.flowchart import Audience
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.model.taxonomy import Person
from generator.phone.prose import numbers_in
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_answers_for_helpers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Situations in both lists with one answer: a neighbour would read that it is not their fault."""
    for situation in directory.taxonomy.situations:
        if {Person.SELF, Person.OTHER} <= {*situation.persons} and not situation.for_other:
            what = Message(
                "“{id}” is offered to whom it happened to and to others, with one answer for both",
                {"id": situation.id},
            )
            mend = Message("Add for_other: with what somebody who helps should read first")
            yield situation.problem(what, mend, Rule.SITUATION_OTHER, "answer")


def check_what_stands_first(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A person answers first, no website; the emergency number comes first only where the answer begins with it."""
    for situation in directory.taxonomy.situations:
        known = [
            contact for each in situation.contacts if (contact := directory.contact.get(each)) and contact.channels
        ]
        if not known:
            continue
        if not any(channel.kind.dialled for channel in known[0].channels):
            what = Message(
                "“{id}” offers “{contact}” first, which nobody can telephone",
                {"id": situation.id, "contact": known[0].id},
            )
            mend = Message("Begin contacts: with somebody who answers a telephone")
            yield situation.problem(what, mend, Rule.SITUATION_NUMBER, "contacts")
        if not _is_for_danger(known[0]):
            continue
        numbers = {channel.number for channel in known[0].channels}
        for name in ("answer", "for_other"):
            if text := getattr(situation, name):
                begin = next(sentences(text.to(DEFAULT_LANGUAGE)), "")
                if not numbers & {*numbers_in(begin, directory.site.telephony)}:
                    what = Message(
                        "“{id}” offers the emergency number first, but the answer begins with something else",
                        {"id": situation.id},
                    )
                    mend = Message(
                        "Present danger: begin the answer with the number. Else let another contact come first"
                    )
                    yield situation.problem(what, mend, Rule.SITUATION_CARE, name)


def _is_for_danger(contact: Contact) -> bool:
    return any(channel.kind is ChannelKind.EMERGENCY for channel in contact.channels)


def check_flows_of_answers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Who looks for help is not led among the steps for staff."""
    for situation in directory.taxonomy.situations:
        flow = directory.flowchart.get(situation.flowchart or "")
        if flow and flow.audience is Audience.STAFF:
            what = Message("“{id}” leads to “{flow}”, which is for staff", {"id": situation.id, "flow": flow.id})
            mend = Message("Name a flow with audience: public, or delete flowchart:")
            yield situation.problem(what, mend, Rule.SITUATION_FLOW, "flowchart")


RULES = (check_answers_for_helpers, check_what_stands_first, check_flows_of_answers)
