"""A flow as a list that reads well aloud: steps in order, branches inside the question they hang on."""

from dataclasses import dataclass

from generator.edition.view import View, speaker
from generator.flow.reading import Passage, read_flow, step_numbers
from generator.model import routes
from generator.model.flowchart import Basis, Flowchart, Step
from generator.model.parts.text import Line
from generator.model.routes import PagePlace
from generator.render.contact.cards import Card, make_cards


@dataclass(frozen=True, slots=True)
class Onward:
    """Where the reader goes next."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A deadline with what it rests on."""

    text: Line
    basis: Basis
    source: str
    """The law and its article, or empty."""
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: a branch of its own, or where to go on."""

    label: Line
    branch: "Item | None"
    onward: Onward | None


@dataclass(frozen=True, slots=True)
class Item:
    """One box of the flow with all that hangs on it."""

    step: Step
    anchor: str
    """Its place on the page."""
    number: str
    """Its number on the web and on paper; questions, branches and ends have none."""
    contacts: tuple[Card, ...]
    services: tuple[Onward, ...]
    limit: Limit | None
    choices: tuple[Choice, ...] = ()
    onward: Onward | None = None
    """Set where the way on is not simply the next box of the list."""
    branch: "Item | None" = None
    """A branch that this branch leads to."""


def flow_items(view: View, flow: Flowchart, place: PagePlace) -> tuple[Item, ...]:
    """The spine of a flow, in order. Every step of the flow stands in it exactly once."""
    teller = _Teller(view, flow, place)
    return tuple(teller.item(passage) for passage in read_flow(flow))


class _Teller:
    """Tells one flow in the words of a page."""

    def __init__(self, view: View, flow: Flowchart, place: PagePlace) -> None:
        self.view, self.place = view, place
        self.say = speaker(view, place.language)
        self.positions = step_numbers(flow)

    def item(self, passage: Passage) -> Item:
        step = passage.step
        return Item(
            step=step,
            anchor=routes.step_anchor(step.id),
            number=self.positions.get(step.id, ""),
            contacts=make_cards(self.view, step.contacts, self.place),
            services=tuple(
                Onward(
                    self.place.to(routes.service_url(service)),
                    self.view.directory.service[service].name.to(self.place.language),
                )
                for service in step.services
            ),
            limit=self.limit(step),
            choices=tuple(
                Choice(
                    answer.label,
                    self.item(answer.branch) if answer.branch else None,
                    self.onward(answer.onward) if answer.onward else None,
                )
                for answer in passage.answers
            ),
            onward=self.onward(passage.onward) if passage.onward else None,
            branch=self.item(passage.branch) if passage.branch else None,
        )

    def onward(self, step: Step) -> Onward:
        title = step.title.to(self.place.language)
        number = self.positions.get(step.id)
        words = (
            self.say("Lanjut ke langkah %(number)s: %(title)s") % {"number": number, "title": title}
            if number
            else self.say("Lanjut ke: %(title)s") % {"title": title}
        )
        return Onward(f"#{routes.step_anchor(step.id)}", words)

    def limit(self, step: Step) -> Limit | None:
        if step.deadline is None:
            return None
        law = self.view.directory.law.get(step.deadline.law or "")
        source = " ".join(
            part.to(self.place.language) for part in (law.number if law else None, step.deadline.article) if part
        )
        href = self.place.to(f"{routes.LAWS}#{law.id}") if law and law.sources else ""
        return Limit(step.deadline.text, step.deadline.basis, source, href)
