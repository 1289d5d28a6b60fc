"""*Cetakan*: what hangs where, what must come down, and what is handed out."""

import base64
from collections.abc import Callable, Mapping, Sequence

from pydantic import ValidationError
from starlette.responses import Response

from generator.content.folder import LEDGER
from generator.content.load import load
from generator.content.refused import explain_refusal
from generator.desk.editing import FileChange
from generator.desk.record_form import FORM
from generator.language.catalogue import translate
from generator.ledger.file import edit_ledger
from generator.ledger.issue import close_print, issue_print, renew_print
from generator.ledger.recall import find_recalls, is_offered
from generator.ledger.wording import describe_change_plainly, describe_grade
from generator.model.ledger import IssuedPrint
from generator.model.sheet import ELSEWHERE, EVERYONE, PAPERS, PrintKind
from generator.poster.kinds.staff import NotPrintable
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.poster.overflow import DoesNotFit
from generator.poster.specimen import make_print, require_real
from generator.poster.typst.press import Press
from generator.problem import ContentError, Mark, Message, Problem
from generator.publish.prepare import CheckedContent, load_checked
from generator.rules import Rule
from generator.webdesk.visit import LANGUAGE, Visit, no_such

KINDS = {
    PrintKind.STAFF: "Poster petugas",
    PrintKind.PUBLIC: "Poster umum",
    PrintKind.STRIPS: "Poster dengan sobekan",
    PrintKind.CARDS: "Kartu dompet",
    PrintKind.BOOKLET: "Buku saku petugas",
    PrintKind.HANDOVER: "Formulir serah terima",
}
"""What is handed out on paper, by the name that a keeper knows."""
LedgerChange = tuple[str, Sequence[IssuedPrint], Mapping[str, Mapping[str, str]]]
"""What is told of it, entries that are added, and lines by the ids of entries that are closed."""
_DOTS = 72
"""Per inch: enough to read a picture of A4 on a screen."""


def hanging(visit: Visit) -> Response:
    """The page of prints."""
    at = visit.bench.open()
    recalls = find_recalls(at.directory, at.settings)
    told = [
        (recall, describe_grade(recall.grade, LANGUAGE), [describe_change_plainly(c, LANGUAGE) for c in recall.changes])
        for recall in recalls
    ]
    names = {office.id: str(office.short_name) for office in at.directory.offices} | {EVERYONE: "semua kantor"}
    recalled = {recall.print.id for recall in recalls}
    hangs = [issued for issued in at.directory.prints if issued.hangs and issued.id not in recalled]
    kinds = {kind.value: name for kind, name in KINDS.items()}
    return visit.page("hanging", "Cetakan", recalls=told, hangs=hangs, names=names, kinds=kinds, papers=_papers())


def hand_out(visit: Visit) -> Response:
    """Record copies that were handed out, as `alur prints issue` does."""
    wanted = {name: visit.form.get(name, "").strip() for name in ("office", "kind", "size", "copies", "place", "by")}

    def change() -> LedgerChange:
        content = load_checked(visit.bench.settings)
        kind = _chosen_kind(visit, content)
        if not wanted["copies"].isdecimal() or not 1 <= int(wanted["copies"]) <= 9999:
            raise ContentError(
                [_wrong("copies", Message("there must be one copy at least"), Message("Write a number"))]
            )
        entry = _said(
            lambda: issue_print(
                content.view, content.directory.prints, wanted["office"], kind, wanted["size"], int(wanted["copies"]),
                wanted["place"], wanted["by"] or None,
            )
        )  # fmt: skip
        return f"{entry.id}: {entry.copies} lembar dibagikan", [entry], {}

    return _changed(visit, change)


def picture(visit: Visit) -> Response:
    """The print that was chosen, as it would be drawn today, before any copy is made."""
    content = load_checked(visit.bench.settings)
    kind = _chosen_kind(visit, content)
    office, size = visit.form["office"], visit.form["size"]
    shown, print_type = content.shown_on(kind), PRINT_TYPES[kind]
    press = Press(visit.bench.root / ".cache" / "fonts")
    waits = ""
    try:
        print_ = make_print(shown, print_makers(kind, content.directory.offices)[office])
        try:
            require_real(shown, print_)
        except NotPrintable as error:
            waits = f"{translate(error.why, LANGUAGE)}. {translate(error.mend, LANGUAGE)}."
        png = press.cover(print_type.template, print_type.sheet(print_, PAPERS[size], press), _DOTS)
    except NotPrintable as error:
        raise ContentError([Problem(Mark("contacts.yaml"), "", error.why, error.mend, Rule.PRINT_WAITS)]) from None
    except DoesNotFit:
        what = Message("the words for “{kind}” do not fit on paper", {"kind": KINDS[kind]})
        raise ContentError([_wrong("kind", what, Message("Choose another paper"))]) from None
    name = next((str(one.short_name) for one in content.directory.offices if one.id == office), "semua kantor")
    source = "data:image/png;base64," + base64.b64encode(png).decode()
    return visit.page("picture", f"{KINDS[kind]}, {name}", source=source, waits=waits, size=size)


def renew(visit: Visit) -> Response:
    """Record that new copies took the place of old ones, as `alur prints renew` does."""

    def change() -> LedgerChange:
        content = load_checked(visit.bench.settings)
        old = _hangs(content.directory.prints, visit.part("id"))
        if not is_offered(old, content.directory):
            what = Message("nothing can take the place of {id}", {"id": old.id})
            raise ContentError([_wrong("id", what, Message("Take it down"))])
        new = _said(lambda: renew_print(content.view, content.directory.prints, old, None))
        return f"{old.id} diganti dengan {new.id}", [new], {old.id: close_print(visit.bench.settings.today, new)}

    return _changed(visit, change)


def withdraw(visit: Visit) -> Response:
    """Record that a print was taken down, as `alur prints withdraw` does."""

    def change() -> LedgerChange:
        old = _hangs(load(visit.bench.root).prints, visit.part("id"))
        return f"{old.id} diturunkan", [], {old.id: close_print(visit.bench.settings.today, None)}

    return _changed(visit, change)


def _chosen_kind(visit: Visit, content: CheckedContent) -> PrintKind:
    """The kind of print that the form names, for an office and on a paper that it has. Raises `ContentError`."""
    kind = next((kind for kind in KINDS if kind.value == visit.form.get("kind")), None)
    if kind is None or visit.form.get("office") not in print_makers(kind, content.directory.offices):
        what = Message("there is no print of this kind for this office")
        raise ContentError([_wrong("office", what, Message("Choose another kind, or another office"))])
    papers = PRINT_TYPES[kind].papers
    if visit.form.get("size") not in papers:
        what = Message("this kind of print is made for these papers: {known}", {"known": ", ".join(papers)})
        raise ContentError([_wrong("size", what, Message("Choose another paper"))])
    return kind


def _changed(visit: Visit, change: Callable[[], LedgerChange]) -> Response:
    """Change the ledger, as `write_ledger` would, and remember how it was."""
    path = visit.bench.root / LEDGER
    with visit.bench.changing_prints():
        old = path.read_bytes() if path.exists() else None
        told, entries, closings = change()
        visit.bench.replace(told, FileChange(LEDGER, old, edit_ledger(old or b"", entries, closings)))
    return visit.go("/cetakan")


def _said(make: Callable[[], IssuedPrint]) -> IssuedPrint:
    try:
        return make()
    except NotPrintable as error:
        raise ContentError([Problem(Mark("contacts.yaml"), "", error.why, error.mend, Rule.PRINT_WAITS)]) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what, mend, _ = explain_refusal(first)
        raise ContentError([_wrong(str(first["loc"][0]), what, mend)]) from None


def _hangs(prints: tuple[IssuedPrint, ...], id_: str) -> IssuedPrint:
    found = next((issued for issued in prints if issued.id == id_ and issued.hangs), None)
    if found is None:
        raise no_such(id_)
    return found


def _papers() -> list[str]:
    papers = dict.fromkeys(paper for kind in KINDS for paper in PRINT_TYPES[kind].papers)
    return [paper for paper in papers if paper != ELSEWHERE]


def _wrong(field: str, what: Message, mend: Message) -> Problem:
    return Problem(Mark(FORM), field, what, mend, Rule.FIELD_CHOICE)
