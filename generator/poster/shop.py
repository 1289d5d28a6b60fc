"""Makes every wanted sheet, and draws only what changed."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.edition import View
from generator.model.flowchart import Flowchart
from generator.model.organization import Organization
from generator.model.sheet import PAPERS, Kind, Printed
from generator.poster.data import NotPrintable
from generator.poster.kinds import KINDS, Said
from generator.poster.press import Press
from generator.poster.store import Store, write
from generator.poster.unfit import Reason, Unfit
from generator.problem import ContentError, Mark, Message, Problem, Severity

FinderOfMarks = Callable[..., Mark]
"""The place of a record's field, as `Directory.mark` gives it: `mark(step, "print")`."""


@dataclass(frozen=True, slots=True)
class _Job:
    office: Organization
    kind: Kind
    paper: str
    said: Said

    @property
    def name(self) -> str:
        return f"{self.kind.value}-{self.office.id}-{self.paper}.pdf"


def make(
    view: View,
    folder: Path,
    *,
    offices: Sequence[str] | None = None,
    kinds: Sequence[Kind] | None = None,
    papers: Sequence[str] | None = None,
    cache: Path,
    progress: Callable[[str], None] | None = None,
    mark: FinderOfMarks | None = None,
    unprintable: Callable[[Problem], None] | None = None,
) -> tuple[Printed, ...]:
    """Every wanted sheet as `<kind>-<office>-<paper>.pdf` in the folder; all offices, kinds and papers by default.

    Sheets are kept in `cache` by all that their bytes depend on. `progress` hears each file's name once it stands.
    `mark` is the loaded directory's `mark`: a view has no places. Without it, a problem names the flow in its field.
    `unprintable` hears, as warnings, which prints may not be made today; the others are made all the same. Without it
    they are problems like any other.
    Raises `ContentError` with every problem at once; nothing is written to the folder then.
    """
    press, store = Press(cache / "fonts"), Store(cache / "sheets")
    wanted = [each for each in view.directory.offices if offices is None or each.id in offices]
    jobs: list[_Job] = []
    problems: dict[tuple[Kind, str], Problem] = {}
    for kind in KINDS if kinds is None else kinds:
        craft = KINDS[kind]
        for office in wanted:
            try:
                said = craft.say(view, office)
            except NotPrintable as error:
                problem = Problem(Mark("contacts.yaml"), "", error.why, error.mend, "poster.unprintable")
                problems.setdefault((kind, error.why.text + str(error.why.values)), problem)
                continue
            jobs += [_Job(office, kind, paper, said) for paper in craft.papers if papers is None or paper in papers]
    if any(not path.exists() for path in (_kept(job, store) for job in jobs)):
        press.load()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = list(pool.map(lambda job: _made(job, press, store), jobs))
    unfit = [(job, reason) for job, result in zip(jobs, made, strict=True) for reason in _reasons(result)]
    stale = () if unprintable else tuple(problems.values())
    if stale or unfit:
        raise ContentError((*stale, *_explained(view, unfit, mark)))
    if unprintable:
        for problem in problems.values():
            unprintable(replace(problem, severity=Severity.WARNING))
    return tuple(_issued(folder, job, kept, progress) for job, kept in zip(jobs, made, strict=True))


def _kept(job: _Job, store: Store) -> Path:
    return store.path(job.kind.value, job.paper, job.said.said)


def _made(job: _Job, press: Press, store: Store) -> Path | Unfit:
    """The kept sheet, drawn if nobody has drawn it yet."""
    craft = KINDS[job.kind]
    path = _kept(job, store)
    if not path.exists():
        try:
            data: dict[str, Any] = craft.sheet(job.said, PAPERS[job.paper], press)
        except Unfit as error:
            return error
        store.keep(path, press.pdf(craft.template, data))
    return path


def _reasons(result: Path | Unfit) -> tuple[Reason, ...]:
    return result.reasons if isinstance(result, Unfit) else ()


def _issued(folder: Path, job: _Job, kept: Path | Unfit, progress: Callable[[str], None] | None) -> Printed:
    assert isinstance(kept, Path)
    content = kept.read_bytes()
    path = folder / job.name
    write(path, content)
    if progress:
        progress(job.name)
    return Printed(job.office.id, job.kind, job.paper, job.said.edition, path, len(content))


def _explained(view: View, unfit: list[tuple[_Job, Reason]], mark: FinderOfMarks | None) -> Iterator[Problem]:
    """One problem for each text that is too long, with the worst excess and all the sheets it spoils."""
    groups: dict[tuple[str, str, tuple[str | int, ...]], list[tuple[_Job, Reason]]] = {}
    for job, reason in unfit:
        groups.setdefault((reason.what.text, reason.flow, reason.path), []).append((job, reason))
    for found in groups.values():
        worst = max((reason for _, reason in found), key=lambda reason: reason.excess)
        chart = view.directory.flowchart[worst.flow]
        place = _place(chart, worst.path, mark)
        what = Message(worst.what.text, dict(worst.what.values) | {"sheets": _sheets([job for job, _ in found])})
        yield Problem(place, ".".join(map(str, (worst.flow, *worst.path))), what, worst.mend, worst.rule)


def _sheets(jobs: list[_Job]) -> str:
    papers: dict[str, list[str]] = {}
    for job in jobs:
        papers.setdefault(job.paper.upper(), []).append(job.office.id)
    return "; ".join(f"{paper} ({', '.join(offices)})" for paper, offices in papers.items())


def _place(chart: Flowchart, path: tuple[str | int, ...], mark: FinderOfMarks | None) -> Mark:
    """The record nearest to the words: an edition copies a flow, but not what the flow is made of."""
    if mark is None:
        return Mark("content/flowcharts")
    if path[:1] == ("steps",):
        return mark(chart.steps[int(path[1])], *path[2:])
    return mark(chart.poster, *path[1:])
