"""A flow is a graph that always leads somewhere."""

from collections.abc import Iterator

from generator.model.directory import Directory
from generator.model.flowchart import Basis, Covers, Flowchart, Status, Step, StepKind
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_graphs(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Dead ends, unreachable boxes, questions without two answers, circles without a way out."""
    for flow in directory.flowcharts:
        yield from _boxes(directory, flow)
        yield from _reach(directory, flow)
        for trouble in Covers:
            if not any(trouble in way.covers for step in flow.steps for way in step.ways):
                text = {
                    Covers.NO_ANSWER: "the flow “{id}” does not say what to do if nobody answers",
                    Covers.AFTER_HOURS: "the flow “{id}” does not say what to do after hours",
                }[trouble]
                mend = Message("Add covers: [{name}] to the answer that does", {"name": trouble.value})
                yield Problem(flow.mark(), "steps", Message(text, {"id": flow.id}), mend, Rule(f"flow.{trouble.value}"))


def _boxes(directory: Directory, flow: Flowchart) -> Iterator[Problem]:
    known: dict[str, Step] = {}
    for number, step in enumerate(flow.steps):
        mark, field = flow.mark("steps", number), f"steps.{number}"
        values = {"step": step.id, "flow": flow.id}
        if step.id in known:
            yield Problem(
                mark,
                f"{field}.id",
                Message("the flow “{flow}” has two boxes “{step}”", values),
                Message("Rename one"),
                Rule.FLOW_TWICE,
            )
        known[step.id] = step
        if step.kind is StepKind.DECISION:
            labels = {str(way.label) for way in step.ways}
            if len(step.ways) < 2 or len(labels) < len(step.ways) or step.to:
                what = Message(
                    "the question “{step}” needs two or more different answers, and nothing else to go on", values
                )
                yield Problem(
                    mark,
                    f"{field}.ways",
                    what,
                    Message("Write ways: with a label and to for each answer"),
                    Rule.FLOW_ANSWERS,
                )
        elif step.ways:
            what = Message("only a question has answers, and “{step}” is none", values)
            yield Problem(
                mark, f"{field}.ways", what, Message("Write kind: decision, or to: instead of ways:"), Rule.FLOW_ANSWERS
            )
        elif step.kind is StepKind.END and step.to:
            what = Message("“{step}” is an end, but leads on", values)
            yield Problem(mark, f"{field}.to", what, Message("Delete to:, or write another kind"), Rule.FLOW_END)
        elif step.kind is not StepKind.END and not step.to:
            what = Message("“{step}” is a dead end", values)
            yield Problem(
                mark,
                f"{field}.to",
                what,
                Message("Add a line to: with the next box, or write kind: end"),
                Rule.FLOW_DEAD_END,
            )
    for number, step in enumerate(flow.steps):
        for where, target in _targets(step):
            if target not in known:
                what = Message(
                    "“{step}” leads to “{target}”, which the flow “{flow}” does not have",
                    {"step": step.id, "target": target, "flow": flow.id},
                )
                place = flow.mark("steps", number, *where)
                yield Problem(
                    place,
                    ".".join(map(str, ("steps", number, *where))),
                    what,
                    Message("Write the id of a box of this flow"),
                    Rule.FLOW_TARGET,
                )


def _targets(step: Step) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if step.to:
        yield ("to",), step.to
    for index, way in enumerate(step.ways):
        yield ("ways", index, "to"), way.to


def _reach(directory: Directory, flow: Flowchart) -> Iterator[Problem]:
    steps = {step.id: step for step in flow.steps}
    if not steps:
        what = Message("the flow “{flow}” has no boxes", {"flow": flow.id})
        yield Problem(flow.mark(), "steps", what, Message("Add at least a step and an end"), Rule.FLOW_EMPTY)
        return
    following = {key: {target for _, target in _targets(step)} & steps.keys() for key, step in steps.items()}
    reached = _closure({flow.steps[0].id}, following)
    before: dict[str, set[str]] = {key: {tail for tail, heads in following.items() if key in heads} for key in steps}
    # A dead end is told once, as such, not again for every box before it.
    ending = _closure({key for key, step in steps.items() if step.kind is StepKind.END or not following[key]}, before)
    for number, step in enumerate(flow.steps):
        values = {"step": step.id, "flow": flow.id}
        mark, field = flow.mark("steps", number), f"steps.{number}"
        if step.id not in reached:
            what = Message("no way leads to “{step}”; the flow begins with its first box", values)
            yield Problem(mark, field, what, Message("Let another box lead to it, or delete it"), Rule.FLOW_UNREACHABLE)
        elif step.id not in ending and following[step.id]:
            what = Message("from “{step}” no way leads to an end", values)
            yield Problem(mark, field, what, Message("Lead one of the ways to a box of kind end"), Rule.FLOW_CIRCLE)


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
            yield Problem(flow.mark("status"), "status", what, mend, Rule.FLOW_STATUS)
        for number, step in enumerate(flow.steps):
            due = step.deadline
            if (
                due
                and due.basis in {Basis.LAW, Basis.GUIDELINE}
                and not (due.law and (due.article or due.basis is Basis.GUIDELINE))
            ):
                what = Message("the deadline of “{step}” claims a law without naming it", {"step": step.id})
                mend = Message("Add law: and article:, or write basis: proposal")
                mark = flow.mark("steps", number, "deadline")
                yield Problem(mark, f"steps.{number}.deadline", what, mend, Rule.FLOW_DEADLINE)


def check_spine(directory: Directory, _: Settings) -> Iterator[Problem]:
    """On paper one spine runs down: boxes without `side`; branches hang on one question and lead back to it or end."""
    for flow in directory.flowcharts:
        side = {step.id for step in flow.steps if step.side}
        order = {step.id: number for number, step in enumerate(flow.steps)}
        for number, step in enumerate(flow.steps):
            mark, field = flow.mark("steps", number), f"steps.{number}"
            ahead = [target for _, target in _targets(step) if target in order]
            if not step.side and step.kind is StepKind.DECISION and sum(target not in side for target in ahead) != 1:
                what = Message("exactly one answer to “{step}” must lead on along the spine", {"step": step.id})
                yield Problem(
                    mark, f"{field}.ways", what, Message("Mark the other boxes with side: true"), Rule.FLOW_SPINE
                )
            if any(order[target] <= number for target in ahead if target not in side):
                what = Message("“{step}” leads back to an earlier box", {"step": step.id})
                yield Problem(mark, field, what, Message("Lead it to a later box, or to an end"), Rule.FLOW_BACK)
            hosts = [each.id for each in flow.steps if step.id in [target for _, target in _targets(each)]]
            if step.side and len(hosts) > 1:
                what = Message("the branch “{step}” hangs on more than one box", {"step": step.id})
                yield Problem(mark, field, what, Message("Give each question a branch of its own"), Rule.FLOW_BRANCH)


def check_dangers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A threat and a wound are two dangers: who was raped or wants to die needs care first, and chooses the police."""
    for flow in directory.flowcharts:
        for number, step in enumerate(flow.steps):
            if step.kind is StepKind.URGENT and step.services and {*step.contacts} & {*directory.site.emergency[:1]}:
                what = Message("“{step}” answers a threat and a wound in one box", {"step": step.id})
                mend = Message("Make two questions: one leads to the emergency number, the other to the services")
                field = f"steps.{number}.services"
                yield Problem(flow.mark("steps", number, "services"), field, what, mend, Rule.FLOW_DANGER)


RULES = (check_graphs, check_authority, check_spine, check_dangers)
