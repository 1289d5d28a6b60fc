"""A flow as an ordered list with its branches: each answer of a question holds what follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition.view import View
from generator.flow.reading import Passage, read_flow
from generator.model.flowchart import Basis, Flowchart, Status, Step, StepKind
from generator.poster.diagram.order import Order, order_boxes
from generator.poster.flow import CALLS, flow_of, set_type
from generator.poster.numbers import Number, number_of, printable_numbers
from generator.poster.words import Words


@dataclass(frozen=True, slots=True)
class Answer:
    """One way out of a question."""

    label: str
    branch: "tuple[Item, ...]"
    """What stands beside the spine for this answer: a box, and those that follow upon it."""
    onward: str
    """Where it goes on, for an answer without a branch."""


@dataclass(frozen=True, slots=True)
class Item:
    """One box in the words for reading."""

    digit: str
    """Its number, the same as on the poster; empty for what is not counted."""
    kind: StepKind
    title: str
    text: str
    who: str
    deadline: str
    """By when, with the law or guideline that says so; proposals are not printed."""
    numbers: tuple[Number, ...]
    answers: tuple[Answer, ...]
    onward: str
    """Where it goes on, if that is not what stands below it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One flow as a list."""

    title: str
    summary: str
    draft: str
    items: tuple[Item, ...]
    offices: tuple[str, ...] = ()
    """Who follows it, where the chapter does not belong to one office."""


def flow_chapter(view: View, chart: Flowchart, words: Words, offices: tuple[str, ...] = ()) -> Chapter:
    """The flow in the web's words, which are longer than a poster's. Raises `DoesNotFit` for a fork in the spine."""
    listing = _Listing(view, chart, words, order_boxes(flow_of(view, chart, words)))
    return Chapter(
        title=str(chart.title),
        summary=str(chart.summary),
        draft=words.draft if chart.status is Status.DRAFT else "",
        items=tuple(listing.spine()),
        offices=offices,
    )


@dataclass(frozen=True, slots=True)
class _Listing:
    view: View
    chart: Flowchart
    words: Words
    arranged: Order

    def spine(self) -> Iterator[Item]:
        for passage in read_flow(self.chart):
            yield from self.run(passage)

    def run(self, passage: Passage) -> tuple[Item, ...]:
        return tuple(self.item(each) for each in passage.run())

    def digit(self, step: Step) -> str:
        return next((self.arranged.digit(box) for box in self.arranged.spine if box.id == step.id), "")

    def item(self, passage: Passage) -> Item:
        step = passage.step
        return Item(
            digit=self.digit(step),
            kind=step.kind,
            title=self.set(str(step.title)),
            text=self.set(str(step.detail)) if step.detail else "",
            who=str(step.actor or ""),
            deadline=self.deadline(step),
            numbers=tuple(self.numbers(step)) if step.kind in CALLS or step.kind is StepKind.STEP else (),
            answers=tuple(
                Answer(
                    str(answer.label),
                    self.run(answer.branch) if answer.branch else (),
                    self.place(answer.onward) if answer.onward else "",
                )
                for answer in passage.answers
            ),
            onward=self.place(passage.onward) if passage.onward else "",
        )

    def place(self, step: Step) -> str:
        digit = self.digit(step)
        return f"{digit}. {step.title}" if digit else str(step.title)

    def deadline(self, step: Step) -> str:
        limit = step.deadline
        if limit is None or limit.basis is Basis.PROPOSAL:
            return ""
        law = self.view.directory.law.get(limit.law or "")
        source = " ".join(filter(None, (str(law.number) if law else "", str(limit.article or ""))))
        return f"{limit.text} ({source})" if source else str(limit.text)

    def numbers(self, step: Step) -> Iterator[Number]:
        for contact in self.view.reachable(step.contacts):
            for channel in printable_numbers(self.view, contact)[:1]:
                yield number_of(self.view, contact, channel, self.words)

    def set(self, text: str) -> str:
        return set_type(text, self.words)
