"""One request to the desk, and the page that answers it."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from generator.desk.record_form import FORM
from generator.desk.spreadsheet.grid import CellPlace
from generator.language.catalogue import translate
from generator.problem import ContentError, Mark, Message, Problem
from generator.render.environment import Icons, make_environment
from generator.rules import Rule
from generator.settings import Edition
from generator.webdesk.guard import Keys, RefusedError
from generator.webdesk.workbench import Workbench

LANGUAGE = "id"
MENU = (
    ("/", "Hari ini"),
    ("/telepon", "Telepon"),
    ("/betulkan", "Betulkan"),
    ("/umumkan", "Umumkan"),
    ("/lembar", "Lembar"),
    ("/cetakan", "Cetakan"),
    ("/terbitkan", "Terbitkan"),
)
ADDRESS = "alamat"
"""Where a problem is that no file holds, but an address or a form."""
_SECTION_OF = {"/kantor": "/betulkan", "/sumber": "/betulkan", "/balasan": "/lembar"}
"""The part of the menu to which pages with other addresses belong."""
_FIELD_NAMES = {
    "by": "Jabatan",
    "note": "Catatan",
    "result": "Hasil",
    "office": "Untuk kantor",
    "size": "Kertas",
    "copies": "Berapa lembar",
    "place": "Digantung di mana",
    "folder": "Folder tujuan",
    "root": "Folder",
    "area": "Nama atau kode wilayah",
}
_FIELDS, _FILES = 400, 1


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that may be answered, and what the desk knows."""

    bench: Workbench
    keys: Keys
    request: Request
    form: dict[str, str]
    """What was sent; empty for a page that is only opened."""
    upload: tuple[str, bytes] | None = None
    """Name and content of the file that was sent."""

    def part(self, name: str) -> str:
        """A part of the address."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """What stands behind the question mark of the address."""
        return self.request.query_params.get(name, "")

    def page(self, template: str, title: str, status: int = 200, **values: Any) -> Response:
        """The page of this template."""
        section = "/" + self.request.url.path.split("/")[1]
        section = _SECTION_OF.get(section, section)
        frame = {
            "title": title,
            "section": section,
            "menu": MENU,
            "csrf": self.keys.form,
            "icon": Icons(),
            "bench": self.bench,
            "bare": self.bench.asking,
            "say": lambda message: translate(message, LANGUAGE),
            "line": tell_problem,
        }
        return HTMLResponse(environment().get_template(f"desk/{template}.html").render(frame | values), status)

    def refused(self, problems: tuple[Problem, ...], title: str, status: int = 409) -> Response:
        """The page that says why something was not done."""
        path = self.request.url.path
        section = "/" + path.split("/")[1]
        section = _SECTION_OF.get(section, section)
        known = section if section in dict(MENU) else "/"
        back = path if self.request.method == "POST" and section in {"/telepon", "/betulkan"} else known
        typed = {name: said for key, name in _FIELD_NAMES.items() if (said := self.form.get(key, ""))}
        return self.page("refused", title, status, problems=problems, back=back, typed=typed)

    def go(self, path: str) -> Response:
        """Lead the browser on, so that going back repeats nothing."""
        return RedirectResponse(path, 303)


@cache
def environment() -> Environment:
    """The templates of the desk, with the site's phrases and filters."""
    return make_environment(LANGUAGE, Edition.PUBLIC, ())


Handler = Callable[[Visit], Response]


def endpoint(bench: Workbench, keys: Keys, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """What Starlette calls: it refuses what is not the keeper's own, and reads the form, before the handler sees it."""

    async def answer(request: Request) -> Response:
        if refused := request.scope.get("alur.refused"):
            raise refused
        form: dict[str, str] = {}
        upload: tuple[str, bytes] | None = None
        if request.method == "POST":
            async with request.form(max_files=_FILES, max_fields=_FIELDS) as sent:
                for name, value in sent.multi_items():
                    if isinstance(value, UploadFile):
                        upload = file_name(value.filename or ""), await value.read()
                    else:
                        form[name] = value
            if not secrets.compare_digest(form.pop("csrf", "").encode(), keys.form.encode()):
                raise RefusedError("Formulir ini bukan dari meja kerja yang sedang terbuka. Tidak ada yang diubah.")
        visit = Visit(bench, keys, request, form, upload)
        try:
            return await run_in_threadpool(handler, visit)
        except ContentError as error:
            return await run_in_threadpool(visit.refused, error.problems, "Belum bisa")

    return answer


def tell_problem(problem: Problem) -> str:
    """A problem for whoever sees forms and sheets: the field, the cell, or the file with its line; then the rest."""
    mark = problem.mark
    if isinstance(mark, CellPlace):
        cell = "" if mark.path == FORM else str(mark)
        where = ": ".join(filter(None, (cell, problem.field)))
    elif mark.path in {FORM, ADDRESS}:
        where = _FIELD_NAMES.get(problem.field, "")
    else:
        where = f"{mark.path}, baris {mark.line}"
    words = f"{translate(problem.what, LANGUAGE)}. {translate(problem.mend, LANGUAGE)}"
    return f"{where}: {words}" if where else words[:1].upper() + words[1:]


def file_name(sent: str) -> str:
    """The name of an upload without the folders that a browser, or whoever poses as one, may send with it."""
    bare = sent.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in bare if sign.isprintable())[:80] or "lembar.xlsx"


def no_such(what: str) -> ContentError:
    """The refusal of an address that names something that is not there."""
    told, mend = Message("there is no “{name}” here", {"name": what[:80]}), Message("Go back and choose again")
    return ContentError([Problem(Mark(ADDRESS), "", told, mend, Rule.RECORD_CODE)])
