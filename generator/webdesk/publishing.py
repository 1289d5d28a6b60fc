"""*Lihat dan terbitkan*: what is wrong, the site as it would be, and the folder that it is published to."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from generator.check import check, problem_key
from generator.content.load import load_with_problems
from generator.desk.trial import FILE
from generator.model.directory import Directory
from generator.problem import ContentError, Mark, Message, Problem, Severity
from generator.publish.strangers import LIST
from generator.publish.swap import staged
from generator.publish.target import TargetError, require_replaceable
from generator.publish.unchanged import hash_files
from generator.rules import Rule
from generator.webdesk.building import SITE
from generator.webdesk.progress import MARK, follow
from generator.webdesk.visit import FORM, Visit


@dataclass(frozen=True, slots=True)
class Mended:
    """A problem, and where in the desk it is mended."""

    problem: Problem
    href: str
    """Empty where no form of the desk mends it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing would change in a folder."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.new) + len(self.changed) + len(self.gone)


def publishing(visit: Visit) -> Response:
    """The page; while a build runs it goes on, step by step."""
    bench, settings = visit.bench, visit.bench.settings
    directory, problems = load_with_problems(bench.root)
    if directory is not None:
        problems = (*problems, *check(directory, settings))
        problems = tuple({problem_key(problem): problem for problem in problems}.values())
    mended = [Mended(problem, _href(problem, directory)) for problem in problems]
    errors = [one for one in mended if one.problem.severity is Severity.ERROR]
    others = [one for one in mended if one.problem.severity is not Severity.ERROR]
    page = visit.page(
        "publishing", "Lihat dan terbitkan", errors=errors, others=others, building=bench.building,
        built=(bench.root / SITE / "index.html").exists(), root=bench.root,
    )  # fmt: skip
    return follow(page, bench.building, "/terbitkan") if MARK.encode() in page.body else page


def build(visit: Visit) -> Response:
    """Begin to build."""
    visit.bench.building.start(visit.bench.settings)
    return visit.go("/terbitkan")


def publish(visit: Visit) -> Response:
    """Say what would change in the folder; with the keeper's yes, put the built site there."""
    bench, typed = visit.bench, visit.form.get("folder", "").strip()
    site = bench.root / SITE
    if bench.building.running or not (site / "index.html").exists():
        raise ContentError([_wrong(Message("there is no finished site yet"), Message("Make the site first"))])
    target = Path(typed).expanduser()
    if not typed or not target.is_absolute():
        what = Message("this is no whole path of a folder: {value}", {"value": typed[:200]})
        raise ContentError([_wrong(what, Message("Write it from its beginning: the drive, or a slash"))])
    try:
        target = require_replaceable(target, bench.root)
        difference = compare_folders(site, target)
        bench.folder = typed
        if visit.form.get("yes") == "1" and difference.count:
            with staged(target) as stage:
                for name in _made(site):
                    (stage.site / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(site / name, stage.site / name)
            return visit.page("published", "Sudah terbit", target=target, difference=difference)
    except TargetError as error:
        raise ContentError([_wrong(error.why, Message("Choose another folder"))]) from None
    except OSError as error:
        what = Message("{name}: {why}", {"name": error.filename or "", "why": error.strerror or "?"})
        raise ContentError([_wrong(what, Message("Choose another folder"))]) from None
    return visit.page("publish", "Terbitkan ke folder", target=target, typed=typed, difference=difference)


def compare_folders(site: Path, target: Path) -> Difference:
    """What differs between the built site and what a folder holds of it. Raises `OSError`."""
    listed = _made(site)
    old, new = (
        {name: found[name] for name in names if name in found}
        for names, found in (
            (_made(target) or listed, hash_files(target) if target.is_dir() else {}),
            (listed, hash_files(site)),
        )
    )
    return Difference(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(name for name in new.keys() & old.keys() if new[name] != old[name])),
        tuple(sorted(old.keys() - new.keys())),
    )


def _made(folder: Path) -> list[str]:
    """The files of a site that a build made; what others put there is theirs."""
    listed = folder / LIST
    return listed.read_text("utf-8").splitlines() if listed.is_file() else []


def _href(problem: Problem, directory: Directory | None) -> str:
    """The form that holds the field that a problem of the contacts names."""
    if directory is None or problem.mark.path != FILE:
        return ""
    above = [contact for contact in directory.contacts if contact.mark() <= problem.mark]
    contact = max(above, key=lambda contact: contact.mark(), default=None)
    if contact is None:
        return ""
    index = re.match(r"channels\.(\d+)", problem.field)
    codes = [channel.code for channel in contact.channels]
    code = codes[int(index[1])] if index and int(index[1]) < len(codes) else (codes or ["-"])[0]
    return f"/betulkan/{contact.id}/{code}"


def _wrong(what: Message, mend: Message) -> Problem:
    return Problem(Mark(FORM), "folder", what, mend, Rule.FILE_UNWRITABLE)
