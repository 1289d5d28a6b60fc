"""What is said to the person it happened to is not said to somebody who helps."""

from collections.abc import Iterator

from generator.model.directory import Directory
from generator.model.taxonomy import Person
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_answers_for_helpers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Situations in both lists with one answer: a neighbour would read that it is not their fault."""
    for situation in directory.taxonomy.situations:
        if {Person.SELF, Person.OTHER} <= {*situation.persons} and situation.answer and not situation.for_other:
            what = Message(
                "“{id}” is offered to whom it happened to and to others, with one answer for both",
                {"id": situation.id},
            )
            mend = Message("Add for_other: with what somebody who helps should read first")
            yield situation.problem(what, mend, Rule.SITUATION_OTHER, "answer")


RULES = (check_answers_for_helpers,)
