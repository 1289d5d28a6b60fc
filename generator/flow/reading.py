"""A flow in the order in which it is read: the spine from top to bottom, each branch where it begins.

Web and paper read this one order, so that none of them loses a step.
"""

from dataclasses import dataclass

from generator.model.flowchart import Flowchart, Step, StepKind
from generator.model.parts.text import Line


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: a branch of its own, or the step where the reader goes on."""

    label: Line
    branch: "Passage | None"
    onward: Step | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One step of the flow with all that hangs on it."""

    step: Step
    answers: tuple[Answer, ...] = ()
    branch: "Passage | None" = None
    """A branch that follows upon this step."""
    onward: Step | None = None
    """Where the reader goes on, if that is not simply the next step of the spine. A branch always says it."""

    def run(self) -> tuple["Passage", ...]:
        """This passage and the branches that follow one upon another."""
        return (self, *(self.branch.run() if self.branch else ()))


def read_flow(flow: Flowchart) -> tuple[Passage, ...]:
    """The spine of a flow, in order. Every step of the flow stands in it exactly once."""
    return _Reader(flow).spine()


def step_numbers(flow: Flowchart) -> dict[str, str]:
    """The number of each counted step: plain steps of the spine."""
    counted = [step.id for step in flow.steps if step.kind is StepKind.STEP and not step.side]
    return {step: str(number) for number, step in enumerate(counted, 1)}


class _Reader:
    def __init__(self, flow: Flowchart) -> None:
        self.steps = {step.id: step for step in flow.steps}
        self.order = [step for step in flow.steps if not step.side]
        self.read: set[str] = {step.id for step in self.order}

    def spine(self) -> tuple[Passage, ...]:
        following = [step.id for step in self.order[1:]]
        passages = [self.passage(step, ahead) for step, ahead in zip(self.order, [*following, None], strict=True)]
        for step in self.steps.values():  # what no way leads to is refused elsewhere, and still not lost here
            if step.id not in self.read:
                passages.append(self.branch(step))
        return tuple(passages)

    def passage(self, step: Step, following: str | None) -> Passage:
        if step.ways:
            return Passage(step, answers=tuple(self.answer(way.label, self.steps[way.to]) for way in step.ways))
        if step.to is None or step.to == following:
            return Passage(step)
        ahead = self.steps[step.to]
        return Passage(step, branch=self.branch(ahead)) if self.begins(ahead) else Passage(step, onward=ahead)

    def answer(self, label: Line, ahead: Step) -> Answer:
        return Answer(label, self.branch(ahead), None) if self.begins(ahead) else Answer(label, None, ahead)

    def begins(self, step: Step) -> bool:
        return step.side and step.id not in self.read

    def branch(self, step: Step) -> Passage:
        self.read.add(step.id)
        return self.passage(step, None)
