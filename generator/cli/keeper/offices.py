"""`alur offices`: what an office or another organization is called, and what it does."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import out
from generator.cli.keeper.editing import open_session, take
from generator.cli.options import DryRun, Lang, Root, Today, Yes, not_one_of, refuse, translate_help
from generator.desk.offices import change_office, find_office, office_fields, office_values, remove_office
from generator.problem import ContentError

Office = Annotated[str, typer.Argument(metavar="ID", help=translate_help("Id of the organization."))]


def show(office: Office, root: Root = Path(), day: Today = None, lang: Lang = None) -> None:
    """Show what can be changed, one field a line, with a tab between."""
    at = open_session(root, day, lang)
    try:
        values = office_values(at.directory, find_office(at.directory, office))
    except ContentError as error:
        raise at.refuse(error.problems) from None
    for key, value in values.items():
        out.file.write(f"{key}\t{'; '.join(value.splitlines())}\n")


def change(
    writer: typer.Context,
    office: Office,
    fields: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE...", help=translate_help("What it is to hold; nothing empties it.")),
    ],
    dry_run: DryRun = False,
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Change fields of an organization."""
    at = open_session(root, day, lang, writer)
    known = [field.key for field in office_fields(at.directory)]
    wanted: dict[str, str] = {}
    for given in fields:
        key, between, value = given.partition("=")
        if not between or key not in known:
            refuse("FIELD=VALUE", not_one_of(key, known, ()), at.language)
        wanted[key] = value.replace("; ", "\n").strip() if key == "alternate_names" else value.strip()
    try:
        found = find_office(at.directory, office)
        proposal = change_office(at, found, office_values(at.directory, found) | wanted)
    except ContentError as error:
        raise at.refuse(error.problems) from None
    take(at, proposal, dry_run=dry_run)


def remove(
    writer: typer.Context,
    office: Office,
    dry_run: DryRun = False,
    yes: Yes = False,
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Take an organization out, with its contacts."""
    at = open_session(root, day, lang, writer)
    try:
        proposal = remove_office(at, find_office(at.directory, office))
    except ContentError as error:
        raise at.refuse(error.problems) from None
    take(at, proposal, dry_run=dry_run, ask=not yes, keep=True)


GROUP = (
    (
        "show",
        show,
        translate_help("Show what can be changed of an office or another organization."),
        ("alur offices show kec-margoyoso",),
    ),
    (
        "change",
        change,
        translate_help("Change its name or what else is known of it. Its numbers and hours are those of its contacts."),
        (
            'alur offices change kec-margoyoso "short_name.id=Kec. Margoyoso"',
            'alur offices change kec-margoyoso "alternate_names=Margayasa; Margoyoso Lama"',
        ),
    ),
    (
        "remove",
        remove,
        translate_help("Take an organization that is no more out of the content, with its contacts."),
        ("alur offices remove dinas-lama --dry-run", "alur offices remove dinas-lama"),
    ),
)
