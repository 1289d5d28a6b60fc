"""`alur prints`: what hangs on walls, and what of it is no longer true."""

from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, say
from generator.cli.keeper.recall import recall
from generator.cli.options import (
    BaseUrl,
    Lang,
    Offices,
    Root,
    Today,
    chosen_day,
    chosen_language,
    chosen_root,
    chosen_url,
    day_done,
    ids_by_office_name,
    not_one_of,
    option,
    refuse,
    require_allowed,
    translate_help,
)
from generator.cli.tables import print_ledger, state_of
from generator.content.folder import LEDGER
from generator.content.load import load
from generator.files.lock import alone
from generator.ledger.file import write_ledger
from generator.ledger.issue import close_print, issue_print, renew_print
from generator.ledger.recall import is_offered
from generator.model.ledger import IssuedPrint
from generator.model.sheet import ELSEWHERE, EVERYONE, PrintKind
from generator.poster.kinds.staff import NotPrintable
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.problem import ContentError, Mark, Message, Problem
from generator.publish.prepare import CheckedContent, load_checked
from generator.rules import Rule
from generator.settings import Settings
from generator.source.yaml import INVISIBLE

On = Annotated[str | None, option("--on", "The day it was handed out; else today.", "YYYY-MM-DD")]
By = Annotated[str | None, option("--by", "The post that did it, never a person's name.", "ROLE")]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID...", help=translate_help("Which prints, as alur prints list names them."))
]


def issue(
    office: Annotated[
        str, option("--office", "Whose print it is; semua for what all offices share.", "ID", default=True)
    ],
    kind: Annotated[PrintKind, option("--kind", "Which kind of print.", default=True)],
    copies: Annotated[int, option("--copies", "How many copies.", "N", default=True)],
    place: Annotated[str, option("--place", "Where they hang, so that a stranger finds them.", default=True)],
    size: Annotated[str, option("--size", "Which paper.", default=True)] = "a4",
    edition: Annotated[
        str | None,
        option("--edition", "The code at the foot of the print; refused where the content now gives another.", "CODE"),
    ] = None,
    on: On = None,
    by: By = None,
    root: Root = Path(),
    base_url: BaseUrl = None,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Record copies that were handed out."""
    language = chosen_language(lang)
    settings = _settings(root, base_url, on, day, language)
    if copies < 1:
        refuse("--copies", Message("there must be one copy at least"), language)
    _line("--place", place, language)
    _line("--by", by or "-", language)
    with exit_on_refusal(language), alone(settings.root, LEDGER):
        content = load_checked(settings)
        ids = list(print_makers(kind, content.directory.offices))
        require_allowed("--office", [office], ids, language, ids_by_office_name(content.directory.offices))
        elsewhere = (ELSEWHERE,) if kind is PrintKind.PUBLIC else ()
        require_allowed("--size", [size], [*PRINT_TYPES[kind].papers, *elsewhere], language)
        entry = _printable(
            lambda: issue_print(
                content.view,
                content.directory.prints,
                office,
                kind,
                size,
                copies,
                place.strip(),
                by,
            )
        )
        if edition and edition.upper() != entry.edition:
            what = Message("the edition is {code} by now; hang that one", {"code": entry.edition})
            refuse("--edition", what, language)
        write_ledger(settings.root, [entry], {})
        _recorded(entry, language)


def list_(
    office: Offices = None,
    every: Annotated[bool, option("--all", "Those that came down, too.", default=True)] = False,
    root: Root = Path(),
    lang: Lang = None,
) -> None:
    """Show the prints that hang."""
    language = chosen_language(lang)
    with exit_on_refusal(language):
        directory = load(chosen_root(root, language))
        ledger = directory.prints
        ids = [
            EVERYONE,
            *(organization.id for organization in directory.offices),
            *(print_.office for print_ in ledger),
        ]
        require_allowed(
            "--office", office or [], list(dict.fromkeys(ids)), language, ids_by_office_name(directory.offices)
        )
        shown = [print_ for print_ in ledger if (every or print_.hangs) and (not office or print_.office in office)]
        if not shown:
            say(language, "No prints are recorded in {file}.", file=LEDGER)
            return
        print_ledger(shown, language)


def renew(
    ids: Ids,
    on: On = None,
    by: By = None,
    root: Root = Path(),
    base_url: BaseUrl = None,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Record that new copies took the place of old ones."""
    language = chosen_language(lang)
    settings = _settings(root, base_url, on, day, language)
    _line("--by", by or "-", language)
    with exit_on_refusal(language), alone(settings.root, LEDGER):
        content = load_checked(settings)
        new: list[IssuedPrint] = []
        closings: dict[str, dict[str, str]] = {}
        for old in _hanging(content.directory.prints, ids, settings.today, language):
            _still_known(content, old, language)
            entry = _printable(
                lambda old=old: renew_print(content.view, (*content.directory.prints, *new), old, by)  # type: ignore[misc]
            )
            new.append(entry)
            closings[old.id] = close_print(settings.today, entry)
        write_ledger(settings.root, new, closings)
        for old_id, entry in zip(closings, new, strict=True):
            say(language, "{old} came down.", old=old_id)
            _recorded(entry, language)


def withdraw(ids: Ids, on: On = None, root: Root = Path(), day: Today = None, lang: Lang = None) -> None:
    """Record that prints were taken down and nothing hangs there now."""
    language = chosen_language(lang)
    settings = _settings(root, None, on, day, language)
    with exit_on_refusal(language), alone(settings.root, LEDGER):
        hanging = _hanging(load(settings.root).prints, ids, settings.today, language)
        write_ledger(settings.root, [], {print_.id: close_print(settings.today, None) for print_ in hanging})
        for print_ in hanging:
            say(language, "{old} came down.", old=print_.id)


def _settings(root: Path, base_url: str | None, on: str | None, day: str | None, language: str) -> Settings:
    """The settings of the day on which something was done, which may not be in the future."""
    folder = chosen_root(root, language)
    now = chosen_day(day, folder, language)
    done = day_done(on, now, language)
    return Settings(root=folder, today=done, base_url=chosen_url(base_url, language), now=now)


def _line(option: str, text: str, language: str) -> None:
    """Refuse what the ledger would refuse, before anything is written."""
    lines = text.splitlines()
    if not text.strip() or len(lines) > 1 or any(mark in text for mark in "<>") or INVISIBLE.search(text):
        refuse(option, Message("write one line of words, without < and >"), language)


def _printable(make: Callable[[], IssuedPrint]) -> IssuedPrint:
    try:
        return make()
    except NotPrintable as error:
        problem = Problem(Mark("contacts.yaml"), "", error.why, error.mend, Rule.PRINT_WAITS)
        raise ContentError([problem]) from None


def _hanging(ledger: Sequence[IssuedPrint], ids: list[str], day: date, language: str) -> list[IssuedPrint]:
    """The prints of these ids, refusing what does not exist or came down before."""
    by_id = {print_.id: print_ for print_ in ledger}
    for id_ in ids:
        if id_ not in by_id:
            mend = Message("alur prints list --all names them all")
            refuse("ID", not_one_of(id_, by_id, get_close_matches(id_, by_id, 3)), language, mend)
        if not by_id[id_].hangs:
            what = Message("{id} came down before: {state}", {"id": id_, "state": state_of(by_id[id_])})
            refuse("ID", what, language)
        if day < by_id[id_].on:
            values = {"id": id_, "day": by_id[id_].on.isoformat()}
            refuse("--on", Message("{id} was handed out on {day} only", values), language)
    return [by_id[fromkey] for fromkey in dict.fromkeys(ids)]


def _still_known(content: CheckedContent, old: IssuedPrint, language: str) -> None:
    if not is_offered(old, content.directory):
        values = {"id": old.id, "office": old.office, "kind": old.kind}
        what = Message("nothing can take the place of {id}: no print “{kind}” for “{office}”. Withdraw it", values)
        refuse("ID", what, language)


def _recorded(entry: IssuedPrint, language: str) -> None:
    say(
        language,
        "{id} is recorded in {file}: {copies} × {kind} {size} of {office}, edition {edition}, valid until {day}.",
        id=entry.id,
        file=LEDGER,
        copies=entry.copies,
        kind=entry.kind,
        size=entry.size.upper(),
        office=entry.office,
        edition=entry.edition,
        day=entry.valid_until.isoformat(),
    )


GROUP = (
    (
        "issue",
        issue,
        translate_help("Record copies that were handed out."),
        (
            'alur prints issue --office kec-margoyoso --kind petugas --size a4 --copies 2 --place "Loket, lantai 1"',
            'alur prints issue --office disdikbud --kind petugas --copies 1 --place "Ruang tata usaha" --by Satgas',
        ),
    ),
    (
        "list",
        list_,
        translate_help("Show the prints that hang, or all that were ever recorded."),
        (
            "alur prints list",
            "alur prints list --office kec-margoyoso --all",
        ),
    ),
    (
        "recall",
        recall,
        translate_help(
            "List the prints that hang and are no longer true, the gravest first: 1 a number, 2 words, 3 age. "
            "A change of layout or colour is no reason."
        ),
        (
            "alur prints recall",
            "alur prints recall --sheet kurir.pdf --csv tarik.csv",
            "alur prints recall --today 2027-03-01 --format json --exit-code",
        ),
    ),
    (
        "renew",
        renew,
        translate_help("Record that new copies took the place of old ones."),
        (
            "alur prints renew P-0001",
            "alur prints renew P-0001 P-0004",
        ),
    ),
    (
        "withdraw",
        withdraw,
        translate_help("Record that prints were taken down and nothing hangs there now."),
        (
            "alur prints withdraw P-0001",
            "alur prints withdraw P-0002 P-0003",
        ),
    ),
)
