"""A flow is a graph that always leads somewhere."""

from collections.abc import Iterator

from generator.model.directory import Directory
from generator.model.flowchart import Basis, Covers, Flowchart, Status, Step, StepKind
from generator.model.site import Site
from generator.phone.prose import numbers_in
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_graphs(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Dead ends, unreachable boxes, questions without two answers, circles without a way out."""
    for flow in directory.flowcharts:
        yield from _boxes(flow)
        yield from _unknown_targets(flow)
        yield from _reach(flow)
        for trouble, text in _TROUBLES.items():
            if not any(trouble in way.covers for step in flow.steps for way in step.ways):
                mend = Message("Add covers: [{name}] to the answer that does", {"name": trouble.value})
                yield flow.problem(Message(text, {"id": flow.id}), mend, Rule(f"flow.{trouble.value}"), "steps")


_TROUBLES = {
    Covers.NO_ANSWER: "the flow “{id}” does not say what to do if nobody answers",
    Covers.AFTER_HOURS: "the flow “{id}” does not say what to do after hours",
}


def _boxes(flow: Flowchart) -> Iterator[Problem]:
    """What is wrong with each box by itself."""
    known: set[str] = set()
    for number, step in enumerate(flow.steps):
        values = {"step": step.id, "flow": flow.id}
        if step.id in known:
            what = Message("the flow “{flow}” has two boxes “{step}”", values)
            yield flow.problem(what, Message("Rename one"), Rule.FLOW_TWICE, "steps", number, "id")
        known.add(step.id)
        if step.kind is StepKind.DECISION:
            labels = {str(way.label) for way in step.ways}
            if len(labels) < 2 or len(labels) < len(step.ways) or step.to:
                what = Message(
                    "the question “{step}” needs two or more different answers, and nothing else to go on", values
                )
                mend = Message("Write ways: with a label and to for each answer")
                yield flow.problem(what, mend, Rule.FLOW_ANSWERS, "steps", number, "ways")
        elif step.ways:
            what = Message("only a question has answers, and “{step}” is none", values)
            mend = Message("Write kind: decision, or to: instead of ways:")
            yield flow.problem(what, mend, Rule.FLOW_ANSWERS, "steps", number, "ways")
        elif step.kind is StepKind.END and step.to:
            what = Message("“{step}” is an end, but leads on", values)
            mend = Message("Delete to:, or write another kind")
            yield flow.problem(what, mend, Rule.FLOW_END, "steps", number, "to")
        elif step.kind is not StepKind.END and not step.to:
            what = Message("“{step}” is a dead end", values)
            mend = Message("Add a line to: with the next box, or write kind: end")
            yield flow.problem(what, mend, Rule.FLOW_DEAD_END, "steps", number, "to")


def _unknown_targets(flow: Flowchart) -> Iterator[Problem]:
    known = {step.id for step in flow.steps}
    for number, step in enumerate(flow.steps):
        for way, target in _targets(step):
            if target not in known:
                values = {"step": step.id, "target": target, "flow": flow.id}
                what = Message("“{step}” leads to “{target}”, which the flow “{flow}” does not have", values)
                mend = Message("Write the id of a box of this flow")
                yield flow.problem(what, mend, Rule.FLOW_TARGET, "steps", number, *way)


def _targets(step: Step) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if step.to:
        yield ("to",), step.to
    for index, way in enumerate(step.ways):
        yield ("ways", index, "to"), way.to


def _reach(flow: Flowchart) -> Iterator[Problem]:
    steps = {step.id: step for step in flow.steps}
    if not steps:
        what = Message("the flow “{flow}” has no boxes", {"flow": flow.id})
        yield flow.problem(what, Message("Add at least a step and an end"), Rule.FLOW_EMPTY, "steps")
        return
    following = {key: {target for _, target in _targets(step)} & steps.keys() for key, step in steps.items()}
    reached = _closure({flow.steps[0].id}, following)
    before: dict[str, set[str]] = {key: {tail for tail, heads in following.items() if key in heads} for key in steps}
    # A dead end is told once, as such, not again for every box before it.
    ending = _closure({key for key, step in steps.items() if step.kind is StepKind.END or not following[key]}, before)
    for number, step in enumerate(flow.steps):
        values = {"step": step.id, "flow": flow.id}
        if step.id not in reached:
            what = Message("no way leads to “{step}”; the flow begins with its first box", values)
            mend = Message("Let another box lead to it, or delete it")
            yield flow.problem(what, mend, Rule.FLOW_UNREACHABLE, "steps", number)
        elif step.id not in ending and following[step.id]:
            what = Message("from “{step}” no way leads to an end", values)
            mend = Message("Lead one of the ways to a box of kind end")
            yield flow.problem(what, mend, Rule.FLOW_CIRCLE, "steps", number)


def _closure(start: set[str], following: dict[str, set[str]]) -> set[str]:
    seen, todo = set(start), list(start)
    while todo:
        for head in following[todo.pop()] - seen:
            seen.add(head)
            todo.append(head)
    return seen


def check_authority(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A deadline that claims a law names it; a ratified flow names the act, a draft does not."""
    for flow in directory.flowcharts:
        if (flow.status is Status.RATIFIED) != (flow.ratification is not None):
            what = Message(
                "the flow “{flow}” is {status}, which does not fit its ratification",
                {"flow": flow.id, "status": flow.status.value},
            )
            mend = Message("A ratified flow needs ratification: with on and by; a draft has none")
            yield flow.problem(what, mend, Rule.FLOW_STATUS, "status")
        for number, step in enumerate(flow.steps):
            due = step.deadline
            if (
                due
                and due.basis in {Basis.LAW, Basis.GUIDELINE}
                and not (due.law and (due.article or due.basis is Basis.GUIDELINE))
            ):
                what = Message("the deadline of “{step}” claims a law without naming it", {"step": step.id})
                mend = Message("Add law: and article:, or write basis: proposal")
                yield flow.problem(what, mend, Rule.FLOW_DEADLINE, "steps", number, "deadline")


def check_spine(directory: Directory, _: Settings) -> Iterator[Problem]:
    """On paper one spine runs down: boxes without `side`; branches hang on one question and lead back to it or end."""
    for flow in directory.flowcharts:
        side = {step.id for step in flow.steps if step.side}
        order = {step.id: number for number, step in enumerate(flow.steps)}
        for number, step in enumerate(flow.steps):
            ahead = [target for _, target in _targets(step) if target in order]
            if not step.side and step.kind is StepKind.DECISION and sum(target not in side for target in ahead) != 1:
                what = Message("exactly one answer to “{step}” must lead on along the spine", {"step": step.id})
                mend = Message("Mark the other boxes with side: true")
                yield flow.problem(what, mend, Rule.FLOW_SPINE, "steps", number, "ways")
            if any(order[target] <= number for target in ahead if target not in side):
                what = Message("“{step}” leads back to an earlier box", {"step": step.id})
                mend = Message("Lead it to a later box, or to an end")
                yield flow.problem(what, mend, Rule.FLOW_BACK, "steps", number)
            hosts = [other.id for other in flow.steps if step.id in [target for _, target in _targets(other)]]
            if step.side and len(hosts) > 1:
                what = Message("the branch “{step}” hangs on more than one box", {"step": step.id})
                mend = Message("Give each question a branch of its own")
                yield flow.problem(what, mend, Rule.FLOW_BRANCH, "steps", number)


def check_dangers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A threat and a wound are two dangers: who was raped or wants to die needs care first, and chooses the police."""
    for flow in directory.flowcharts:
        for number, step in enumerate(flow.steps):
            if step.kind is StepKind.URGENT and step.services and {*step.contacts} & {*directory.site.emergency[:1]}:
                what = Message("“{step}” answers a threat and a wound in one box", {"step": step.id})
                mend = Message("Make two questions: one leads to the emergency number, the other to the services")
                yield flow.problem(what, mend, Rule.FLOW_DANGER, "steps", number, "services")


def check_numbers_to_take_along(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Who stops beside the straight way, or is sent past the usual one, goes with the number of somebody who answers.

    In a box of kind `other` a number in its words will do, on the page and, where the flow is on a wall, on paper.
    """
    for flow in directory.flowcharts:
        for number, step in enumerate(flow.steps):
            if any(directory.contact[each].channels for each in step.contacts if each in directory.contact):
                continue
            values = {"flow": flow.id, "step": step.id}
            if step.side and step.kind is StepKind.END:
                what = Message("the flow “{flow}” ends at “{step}” without anybody to call", values)
                mend = Message("Write contacts: with somebody who answers, day and night if there is one")
                yield flow.problem(what, mend, Rule.FLOW_ALONE, "steps", number)
            elif step.kind is StepKind.OTHER and not step.services and not _says_number(flow, step, directory.site):
                what = Message("the flow “{flow}” sends to “{step}” without saying whom to call there", values)
                mend = Message("Write contacts:, or a number that answers into its words, for the page and for paper")
                yield flow.problem(what, mend, Rule.FLOW_ALONE, "steps", number)


def _says_number(flow: Flowchart, step: Step, site: Site) -> bool:
    """Whether who reads this box finds a number in it, on each of the media that show it."""
    web = (step.title, step.detail)
    paper = (step.print.title or step.title, step.print.text)
    return all(
        any(numbers_in(str(text), site.telephony) for text in texts if text)
        for texts in (web, paper)[: 2 if flow.poster else 1]
    )


RULES = (check_graphs, check_authority, check_spine, check_dangers, check_numbers_to_take_along)
