"""Flows without the questions that nobody can answer yet.

“UPTD PPA menjawab?” is no question while nobody has its number: whoever asked it would be sent from box to box to the
line that answers. There the call to that line is the step itself, and says who will follow. As soon as the contact can
be reached, the flow is as it was written, on pages and on paper alike.
"""

from collections.abc import Mapping

from generator.language.phrases import phrases
from generator.model.contact import Contact
from generator.model.flowchart import Covers, Flowchart, PosterWords, Step, StepKind
from generator.model.parts.text import Line, Text
from generator.phone.number import digits, line_of
from generator.settings import Edition


def call_who_answers(flow: Flowchart, contacts: Mapping[str, Contact]) -> Flowchart:
    """The flow with the call that can be made in the place of each that cannot.

    `contacts` hold what may be shown. Only where both answers go on at the same step: else the question decides more.
    """
    for question in flow.steps:
        if found := _unanswered(flow, question, contacts):
            flow = _merged(flow, question, *found, contacts)
    return flow


def _unanswered(flow: Flowchart, question: Step, contacts: Mapping[str, Contact]) -> tuple[Step, Step] | None:
    """The step that names whom nobody can call, and the one that names who answers instead."""
    steps = {step.id: step for step in flow.steps}
    instead = next((steps[way.to] for way in question.ways if Covers.NO_ANSWER in way.covers), None)
    others = {way.to for way in question.ways if Covers.NO_ANSWER not in way.covers}
    if instead is None or not instead.side or others != {instead.to}:
        return None
    before = [step for step in flow.steps if step.to == question.id and not step.side]
    asked = question if question.contacts else before[0] if len(before) == 1 else question
    if not asked.contacts or _reachable(asked, contacts) or not _reachable(instead, contacts):
        return None
    return asked, instead


def _reachable(step: Step, contacts: Mapping[str, Contact]) -> tuple[Contact, ...]:
    return tuple(contacts[contact] for contact in step.contacts if contacts[contact].channels)


def _merged(flow: Flowchart, question: Step, asked: Step, instead: Step, contacts: Mapping[str, Contact]) -> Flowchart:
    """The flow in which `asked` calls who answers; the question and its branch are gone."""
    contact = contacts[asked.contacts[0]]
    call = asked.model_copy(
        update={
            "kind": StepKind.STEP,
            "ways": (),
            "to": instead.to,
            "title": _title(instead.title, _reachable(instead, contacts)[0]),
            "detail": _joined(
                asked.detail if asked is not question else None,
                instead.detail,
                contact,
                "%(name)s menyusul, begitu nomornya ada.",
            ),
            "say": tuple(dict.fromkeys((*asked.say, *instead.say))),
            "avoid": tuple(dict.fromkeys((*asked.avoid, *instead.avoid))),
            "services": tuple(dict.fromkeys((*asked.services, *instead.services))),
            "contacts": instead.contacts,
            "print": PosterWords(
                title=_title(instead.print.title or instead.title, _reachable(instead, contacts)[0]),
                text=Line(_joined(None, instead.print.text, contact, "%(name)s menyusul.").root),
                who=asked.print.who,
            ),
        }
    )
    gone = {question.id, instead.id} - {asked.id}
    return flow.model_copy(
        update={"steps": tuple(call if step.id == asked.id else step for step in flow.steps if step.id not in gone)}
    )


def _title(title: Line, contact: Contact) -> Line:
    """The title with the number to call, where it does not say it already: `Telepon 129`."""
    number = next((line_of(channel.number) for channel in contact.channels if channel.number), "")
    known = digits(number) in digits(str(title)) if number else True
    return title if known else Line({language: f"{words} {number}" for language, words in title.root.items()})


def _joined(own: Text | None, more: Text | None, contact: Contact, phrase: str) -> Text:
    """Both texts, and that this contact will follow, in every language that one of them has."""
    texts = [text for text in (own, more) if text]
    languages = dict.fromkeys(language for text in texts or [contact.name] for language in text.root)

    def said(language: str) -> str:
        follows = phrases(language, Edition.PUBLIC).gettext(phrase) % {"name": contact.name.to(language)}
        return " ".join((*(text.to(language).strip() for text in texts), follows))

    return Text({language: said(language) for language in languages})
