"""The page of a desk that has no folder yet: open one, or begin one."""

from collections.abc import Callable
from pathlib import Path

from starlette.responses import Response

from generator.desk.record_form import FORM
from generator.desk.region.folder import begin_example, begin_region, may_begin_in
from generator.desk.region.public_areas import PACKAGE, MissingPackageError, UnknownAreaError, find_region
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.webdesk.folders import find_nearby, holds_content, remembered
from generator.webdesk.tasks.today import close
from generator.webdesk.visit import Handler, Visit

Choose = Callable[[Path], bool]
"""Opens the desk at a folder; False where another one is open there, on another machine or for another user."""
_NEW = "Alur"
"""How a new folder is called where the keeper names none."""


def choosing_pages(choose: Choose, why: str = "") -> tuple[tuple[str, str, Handler], ...]:
    """The pages, as the desk lists its own; `why` is told on top, the first time."""

    def choosing(visit: Visit) -> Response:
        home = Path.home()
        known = list(dict.fromkeys([*remembered(), *find_nearby(home)]))
        return visit.page(
            "choosing", "Pilih folder", known=known[:20], home=home, why=why, new=home / _NEW,
        )  # fmt: skip

    def open_folder(visit: Visit) -> Response:
        folder = _folder(visit)
        if not holds_content(folder):
            what = Message("{folder} holds no folder named content", {"folder": folder})
            raise ContentError([_wrong(what, Message("Choose the folder in which contacts.yaml lies"))])
        return enter(visit, folder)

    def begin(visit: Visit) -> Response:
        folder, code = _folder(visit), visit.form.get("area", "").strip()
        if not may_begin_in(folder):
            what = Message("{folder} is not empty, and nothing is written over", {"folder": folder})
            raise ContentError([_wrong(what, Message("Choose another folder"))])
        try:
            if visit.form.get("kind") == "region":
                begin_region(folder, find_region(code))
            else:
                begin_example(folder)
        except MissingPackageError:
            what = Message("the codes of areas come with the package {name}", {"name": PACKAGE})
            mend = Message("Install it: pip install {name}", {"name": PACKAGE})
            raise ContentError([_wrong(what, mend, "area")]) from None
        except UnknownAreaError as error:
            raise ContentError([_wrong(error.what, error.mend, "area")]) from None
        except OSError as error:
            what = Message("{name}: {why}", {"name": error.filename or "", "why": error.strerror or "?"})
            raise ContentError([_wrong(what, Message("Choose another folder"))]) from None
        return enter(visit, folder)

    def enter(visit: Visit, folder: Path) -> Response:
        if not choose(folder.resolve()):
            what = Message("another desk is open in {folder}", {"folder": folder})
            raise ContentError([_wrong(what, Message("Use that one, or close it first"))])
        return visit.go("/")

    return ("GET", "/", choosing), ("POST", "/buka", open_folder), ("POST", "/mulai", begin), ("POST", "/tutup", close)


def _folder(visit: Visit) -> Path:
    typed = visit.form.get("root", "").strip().strip('"')
    folder = Path(typed)
    try:
        folder = folder.expanduser()
    except RuntimeError:  # the home of somebody who does not exist
        folder = Path()
    if not typed or "\0" in typed or not folder.is_absolute():
        what, mend = (
            Message("this is no whole path of a folder"),
            Message("Write it from its beginning: the drive, or a slash"),
        )
        raise ContentError([_wrong(what, mend)])
    return folder


def _wrong(what: Message, mend: Message, field: str = "root") -> Problem:
    return Problem(Mark(FORM), field, what, mend, Rule.FILE_MISSING)
