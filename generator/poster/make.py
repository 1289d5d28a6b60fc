"""Makes every wanted sheet, and draws only what changed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.edition.view import View
from generator.files.cache import Store, code_fingerprint, read_kept
from generator.files.replace import write_file
from generator.model.organization import Organization
from generator.model.sheet import EVERYONE, PAPERS, SPECIMEN, ExpectedSheet, Paper, Printed, PrintKind, Specimen
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.poster.longest_text import explain_too_tall, explain_unshown
from generator.poster.overflow import DoesNotFit, Reason
from generator.poster.print import NotPrintable, Print
from generator.poster.specimen import make_print, require_real
from generator.poster.typst.fonts import known_letters
from generator.poster.typst.workers import SheetJob, draw_sheets
from generator.poster.words import words
from generator.problem import BrokenPromiseError, ContentError, Mark, Message, Problem, Severity
from generator.rules import Rule


@dataclass(frozen=True, slots=True)
class _Job:
    office: Organization | None
    """None for a print for everyone."""
    kind: PrintKind
    paper: Paper
    said: Print | DoesNotFit

    @property
    def owner(self) -> str:
        return self.office.id if self.office else EVERYONE

    @property
    def specimen(self) -> Specimen | None:
        return None if isinstance(self.said, DoesNotFit) else self.said.specimen

    @property
    def name(self) -> str:
        name = f"{self.kind.value}-{self.owner}-{self.paper.name}.{self.paper.suffix}"
        return f"{SPECIMEN}-{name}" if self.specimen else name


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheets of a view, each with its words: planned once, to say what is owed and to draw it."""

    view: View
    jobs: tuple[_Job, ...]
    waits: tuple[Problem, ...]
    """Why some are specimens (warnings), and what cannot be made at all (errors).

    A number whose check is too old makes specimens of its sheets: that is a warning. An office without a flow is an
    error. That the region is not open yet is no problem: its keeper has said so.
    """

    @property
    def due(self) -> tuple[ExpectedSheet, ...]:
        """Every sheet that is owed, real or as a specimen."""
        return tuple(ExpectedSheet(job.owner, job.kind, job.paper.name) for job in self.jobs)

    def only(
        self, *, offices: Collection[str] = (), kinds: Collection[PrintKind] = (), papers: Collection[str] = ()
    ) -> "Plan":
        """The sheets of these offices and kinds on these papers; all where none are named.

        `EVERYONE` among the offices stands for the prints that all offices share.
        """
        chosen = (
            job
            for job in self.jobs
            if (not offices or job.owner in offices)
            and (not kinds or job.kind in kinds)
            and (not papers or job.paper.name in papers)
        )
        return replace(self, jobs=tuple(chosen))


def plan(view: View) -> Plan:
    """Every sheet of this view."""
    jobs: list[_Job] = []
    waits: dict[str, Problem] = {}
    for kind, print_type in PRINT_TYPES.items():
        if view.edition not in print_type.editions:
            continue
        for owner, say in print_makers(kind, view.directory.offices).items():
            office = view.directory.organization.get(owner)
            said: Print | DoesNotFit
            try:
                said = make_print(view, say)
                if not view.site.draft:
                    require_real(view, said)
            except NotPrintable as error:
                waits.setdefault(error.why.text + str(error.why.values), _waiting(office, error))
                if error.field:
                    continue
            except DoesNotFit as error:
                said = error
            jobs += [_Job(office, kind, PAPERS[paper], said) for paper in print_type.papers]
    return Plan(view, tuple(jobs), tuple(waits.values()))


def draw_all(
    plan: Plan, folder: Path, *, cache: Path, progress: Callable[[str], None] | None = None
) -> tuple[Printed, ...]:
    """Every planned sheet as `<kind>-<office>-<paper>.<pdf or png>` in the folder.

    A sheet that must not hang today is drawn as a specimen; its file's name begins with `SPECIMEN`.
    Sheets are kept in `cache` by all that their bytes depend on. `progress` hears each file's name once it is drawn.
    Raises `ContentError` with every problem at once; nothing is written to the folder then.
    """
    store = Store(cache / "sheets", code_fingerprint())
    kept = [store.path(*_key(job)) for job in plan.jobs]
    whole = {path: content for path in kept if (content := read_kept(path)) is not None}
    missing = {path: job for path, job in zip(kept, plan.jobs, strict=True) if path not in whole}
    tell = progress or (lambda _: None)
    for job, path in zip(plan.jobs, kept, strict=True):
        if path not in missing:
            tell(job.name)
    spoilt = dict(_spoilt(plan.view, missing, cache, tell))
    unfit = [(job, reason) for path, job in zip(kept, plan.jobs, strict=True) for reason in spoilt.get(path, ())]
    unmade = tuple(wait for wait in plan.waits if wait.severity is Severity.ERROR)
    if unfit or unmade:
        raise ContentError((*unmade, *_explained(plan.view, unfit)))
    return tuple(
        _issued(folder, job, whole.get(path) or read_kept(path)) for job, path in zip(plan.jobs, kept, strict=True)
    )


def _waiting(office: Organization | None, error: NotPrintable) -> Problem:
    severity = Severity.ERROR if error.field else Severity.WARNING
    place = office.mark(error.field) if office and error.field else Mark("contacts.yaml")
    return Problem(place, error.field, error.why, error.mend, Rule.POSTER_UNPRINTABLE, severity)


def _key(job: _Job) -> tuple[str, ...]:
    """All that a sheet depends on besides the workshop."""
    words = job.owner if isinstance(job.said, DoesNotFit) else job.said.said
    return job.kind.value, repr(job.paper), words


def _spoilt(
    view: View, missing: Mapping[Path, _Job], cache: Path, tell: Callable[[str], None]
) -> Iterator[tuple[Path, tuple[Reason, ...]]]:
    """Draw what is missing into its file; gives those that cannot be drawn, and why."""
    wanted: list[SheetJob] = []
    for path, job in missing.items():
        if isinstance(job.said, DoesNotFit):
            yield path, job.said.reasons
        elif strange := tuple(explain_unshown(view, job.office, job.said, known_letters())):
            yield path, strange
        else:
            wanted.append(SheetJob(job.kind, job.paper, job.said, path))
    for each, reasons in draw_sheets(wanted, cache):
        tell(missing[each.path].name)
        if isinstance(reasons, int):
            yield each.path, (explain_too_tall(view, missing[each.path].office, each.said, reasons),)
        elif reasons:
            yield each.path, reasons


def _issued(folder: Path, job: _Job, content: bytes | None) -> Printed:
    if isinstance(job.said, DoesNotFit) or content is None:
        raise BrokenPromiseError(f"{job.name} was not drawn")
    path = folder / job.name
    write_file(path, content)
    name = words().kinds[job.kind.value]
    until = None if job.specimen else job.said.valid_until
    return Printed(job.owner, job.kind, job.paper.name, job.said.edition, path, len(content), name, job.specimen, until)


def _explained(view: View, unfit: list[tuple[_Job, Reason]]) -> Iterator[Problem]:
    """One problem for each text that is too long, with the worst excess and all the sheets it spoils."""
    groups: dict[tuple[str, str, tuple[str | int, ...]], list[tuple[_Job, Reason]]] = {}
    for job, reason in unfit:
        letter = str(reason.what.values.get("code", ""))
        groups.setdefault((reason.what.text + letter, reason.record, reason.path), []).append((job, reason))
    for found in groups.values():
        worst = max((reason for _, reason in found), key=lambda reason: reason.excess)
        record = view.site if worst.table == "site" else getattr(view.directory, worst.table)[worst.record]
        place, field = record.mark(*worst.path), ".".join(map(str, (worst.record, *worst.path)))
        what = Message(worst.what.text, dict(worst.what.values) | {"sheets": _sheets([job for job, _ in found])})
        yield Problem(place, field, what, worst.mend, worst.rule, way=record.way(*worst.path))


def _sheets(jobs: list[_Job]) -> str:
    papers: dict[str, list[str]] = {}
    for job in jobs:
        papers.setdefault(job.paper.name.upper(), []).append(job.owner)
    return "; ".join(f"{paper} ({', '.join(dict.fromkeys(offices))})" for paper, offices in papers.items())
