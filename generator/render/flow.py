"""A flow as a list that reads well aloud: steps in order, branches inside the question they hang on."""

from dataclasses import dataclass, replace

from generator.edition import View
from generator.model.flowchart import Basis, Flowchart, Step, StepKind
from generator.model.text import Line
from generator.render import routes
from generator.render.cards import Card, cards, speaker
from generator.render.routes import Place


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


def items(view: View, flow: Flowchart, place: Place) -> tuple[Item, ...]:
    """The spine of a flow, in order. Every step of the flow stands in it exactly once."""
    return _Teller(view, flow, place).spine()


def positions(flow: Flowchart) -> dict[str, str]:
    """The number of each counted step: plain steps of the spine, as on the poster."""
    counted = [each.id for each in flow.steps if each.kind is StepKind.STEP and not each.side]
    return {step: str(number) for number, step in enumerate(counted, 1)}


class _Teller:
    def __init__(self, view: View, flow: Flowchart, place: Place) -> None:
        self.view, self.place = view, place
        self.say = speaker(place.language, view.edition)
        self.steps = {each.id: each for each in flow.steps}
        self.order = [each for each in flow.steps if not each.side]
        self.positions = positions(flow)
        self.told: set[str] = {each.id for each in self.order}

    def spine(self) -> tuple[Item, ...]:
        told = []
        for index, step in enumerate(self.order):
            following = self.order[index + 1].id if index + 1 < len(self.order) else None
            told.append(self.item(step, following))
        left = [each for each in self.steps.values() if each.id not in self.told]
        for step in left:
            if step.id not in self.told:
                self.told.add(step.id)
                told.append(self.item(step, None))
        return tuple(told)

    def item(self, step: Step, following: str | None) -> Item:
        made = Item(
            step=step,
            anchor=routes.step_anchor(step.id),
            number=self.positions.get(step.id, ""),
            contacts=cards(self.view, step.contacts, self.place),
            services=tuple(
                Onward(
                    self.place.to(routes.service_url(each)),
                    self.view.directory.service[each].name.to(self.place.language),
                )
                for each in step.services
            ),
            limit=self.limit(step),
        )
        if step.ways:
            return replace(made, choices=tuple(self.choice(way.label, way.to) for way in step.ways))
        if step.to is None or step.to == following:
            return made
        if self.is_new_branch(step.to):
            return replace(made, branch=self.branch(step.to))
        return replace(made, onward=self.onward(step.to))

    def choice(self, label: Line, target: str) -> Choice:
        if self.is_new_branch(target):
            return Choice(label, self.branch(target), None)
        return Choice(label, None, self.onward(target))

    def is_new_branch(self, target: str) -> bool:
        return self.steps[target].side and target not in self.told

    def branch(self, target: str) -> Item:
        self.told.add(target)
        # A branch always says where it leads, also when that is the next step.
        return self.item(self.steps[target], None)

    def onward(self, target: str) -> Onward:
        step = self.steps[target]
        title = (step.title).to(self.place.language)
        number = self.positions.get(target)
        words = (
            self.say("Lanjut ke langkah %(number)s: %(title)s") % {"number": number, "title": title}
            if number
            else self.say("Lanjut ke: %(title)s") % {"title": title}
        )
        return Onward(f"#{routes.step_anchor(target)}", words)

    def limit(self, step: Step) -> Limit | None:
        if step.deadline is None:
            return None
        law = self.view.directory.law.get(step.deadline.law or "")
        source = " ".join(
            part.to(self.place.language) for part in (law.number if law else None, step.deadline.article) if part
        )
        href = self.place.to(f"{routes.LAWS}#{law.id}") if law and law.sources else ""
        return Limit(step.deadline.text, step.deadline.basis, source, href)
