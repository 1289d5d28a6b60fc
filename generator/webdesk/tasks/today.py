"""*Hari ini*: what to do, the gravest first, with why; what was done; what is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from generator.check import check
from generator.desk.confirmation.calls import order_calls
from generator.desk.confirmation.due import Due, HowToConfirm, Reason, list_due
from generator.desk.confirmation.script import explain_how, explain_tries, explain_why
from generator.desk.editing import OpenContent
from generator.desk.record_form import FORM
from generator.language.catalogue import translate
from generator.language.dates import spoken_day
from generator.ledger.change import Grade
from generator.ledger.recall import find_recalls
from generator.ledger.wording import describe_change_plainly
from generator.problem import ContentError, Mark, Message, Problem, Severity
from generator.publish.remote.receipt import read_receipt
from generator.rules import Rule
from generator.webdesk.building import SITE
from generator.webdesk.sending import tell_receipt
from generator.webdesk.visit import LANGUAGE, Visit

TOP = 10
"""More than one keeper does in a day."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do."""

    what: str
    why: str
    how: str
    href: str
    """The page where it is done."""
    grave: bool = False
    """Whether somebody may be harmed while it waits."""


def today(visit: Visit) -> Response:
    """The first page."""
    at = visit.bench.open()
    jobs = list(_jobs(at, visit))
    index = visit.bench.root / SITE / "index.html"
    made = datetime.fromtimestamp(index.stat().st_mtime, visit.bench.clock.tzinfo) if index.exists() else None
    return visit.page(
        "today", "Hari ini", jobs=jobs[:TOP], more=len(jobs) - TOP, made=made, day=at.settings.today,
        published=read_receipt(visit.bench.root), told=tell_receipt,
    )  # fmt: skip


def undo(visit: Visit) -> Response:
    """Take back what was done last."""
    act = visit.bench.undo(visit.form.get("act", ""))
    return visit.go("/?dibatalkan=1" if act else "/")


def close(visit: Visit) -> Response:
    """End the desk, as the keeper asks; what runs is finished first."""
    if visit.bench.building.running or visit.bench.sending.running:
        what, mend = Message("the site is being made or published"), Message("Wait until it ends, then try again")
        raise ContentError([Problem(Mark(FORM), "", what, mend, Rule.FILE_BUSY)])
    if visit.bench.stop:
        visit.bench.stop()
    return visit.page("closed", "Meja kerja ditutup", bare=True, ended=True)


def _jobs(at: OpenContent, visit: Visit) -> Iterator[Job]:
    wrong = [problem for problem in check(at.directory, at.settings) if problem.severity is Severity.ERROR]
    if wrong:
        why = "Situs tidak bisa dibuat sebelum ini beres."
        yield Job(f"{len(wrong)} kesalahan di isi", why, "Lihat daftarnya.", "/terbitkan", True)
    else:
        recalls = find_recalls(at.directory, at.settings)
        for recall in (recall for recall in recalls if recall.grade is Grade.NUMBER):
            why = describe_change_plainly(recall.changes[0], LANGUAGE)
            what = f"Turunkan cetakan {recall.print.id}: {recall.office}, {recall.print.place}"
            yield Job(what, why, "Nomor di kertas ini salah atau tidak boleh lagi dicetak.", "/cetakan", True)
        older = len(recalls) - sum(recall.grade is Grade.NUMBER for recall in recalls)
        if older:
            yield Job(f"{older} cetakan perlu diganti", "Kata-katanya berubah, atau masanya lewat.", "", "/cetakan")
    for task in order_calls(list_due(at.directory, at.settings), at.settings.today, visit.bench.part):
        yield _job(task)


def _job(task: Due) -> Job:
    why = [*explain_why(task), *explain_tries(task.history)]
    since = f", sejak {spoken_day(task.since, LANGUAGE)}" if task.since else ""
    return Job(
        " ".join(filter(None, (task.code, task.name))),
        "; ".join(translate(message, LANGUAGE) for message in why) + since,
        translate(explain_how(task), LANGUAGE),
        place_of(task),
        task.reasons[0] is Reason.DOUBTFUL,
    )


def place_of(task: Due) -> str:
    """Where in the desk a task is done."""
    if is_call(task):
        return f"/telepon/{task.code}"
    if task.way is HowToConfirm.APPOINT:
        return f"/betulkan/{task.contact}-kontak/-"
    return f"/betulkan/{task.contact}/{task.code or '-'}"


def is_call(task: Due) -> bool:
    """Whether a telephone finds it out: a number, and nobody has asked not to be called."""
    return bool(task.kind and task.kind.dialled) and task.way in {HowToConfirm.CALL, HowToConfirm.WRITE}
