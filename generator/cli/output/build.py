"""`alur build`: the whole site with its posters, in one of its editions."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, say, show, show_progress
from generator.cli.options import (
    BaseUrl,
    EditionChoice,
    Format,
    Lang,
    Root,
    Strict,
    Today,
    chosen_language,
    chosen_settings,
    option,
    refuse,
    translate_help,
)
from generator.cli.output.specimens import tell_missing_address, tell_specimens
from generator.cli.tables import print_weights
from generator.explain import Style
from generator.language.catalogue import translate
from generator.problem import ContentError, Message
from generator.publish.old_site.target import FOLDERS, MARK_OF, SiteMark
from generator.publish.prepare import load_checked
from generator.publish.rehearsal import remember
from generator.publish.release import Release, release
from generator.publish.seal.folder import release_sealed
from generator.publish.seal.passphrase import given_passphrase
from generator.render.assets import trace_of
from generator.settings import Edition

_NAMED = 8
"""How many names of files that nobody has checked are told."""


EXAMPLES = (
    "alur build",
    "alur build --root ../kabupaten --out /srv/www",
    "alur build --base-url https://ppa.kabupaten.go.id/",
    "alur build --strict --format github",
    "alur build --edition staff --out /srv/petugas",
    "alur build --edition staff --seal",
    "alur build --edition discreet --base-url https://info.kabupaten.go.id/",
)


def build(
    root: Root = Path(),
    out: Annotated[
        Path | None, option("--out", "Where the site goes.", "DIR", default=translate_help("site, beside the content"))
    ] = None,
    edition: EditionChoice = Edition.PUBLIC,
    seal: Annotated[
        bool,
        option(
            "--seal",
            "Only the staff directory, as one encrypted page, for hosts that anyone can read. "
            "The passphrase is asked for, or read from ALUR_PASSPHRASE.",
            default=True,
        ),
    ] = False,
    passphrase_file: Annotated[
        Path | None,
        option(
            "--passphrase-file", "The passphrase is its first line.", "FILE", exists=True, dir_okay=False, default=True
        ),
    ] = None,
    base_url: BaseUrl = None,
    style: Format = Style.TEXT,
    day: Today = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Make the website and every poster."""
    language = chosen_language(lang)
    if (seal or passphrase_file) and edition is not Edition.STAFF:
        refuse("--seal", Message("only the staff edition is sealed; add --edition staff"), language)
    settings = chosen_settings(root, day, language, base_url, edition)
    target = out or settings.root / FOLDERS[SiteMark.SEALED if seal else MARK_OF[edition]]
    with exit_on_refusal(language, style):
        content = load_checked(settings)
        if strict and content.problems:
            raise ContentError(content.problems)
        show(content.problems, language, style)
        if seal:
            passphrase = _passphrase(passphrase_file, language)
            site = release_sealed(content, settings.root, target, passphrase)
            _tell_kept(site, language, style)
            say(language, "Sealed: {page}. Tell the passphrase to staff on another way.", style, page=target)
            return
        with show_progress(language, "Building", len(content.due) + 2) as progress:
            site = release(content, settings.root, target, progress)
            remember(settings, content.problems)
    if style is Style.TEXT:
        print_weights(site.weights, language)
    say(language, site.summary.text, style, **site.summary.values)
    _tell_kept(site, language, style)
    if content.view.directory.trace and not trace_of(content.view):
        say(language, "content/trace.yaml is not of these scripts and is not published: run make trace again.", style)
    tell_specimens(site.prints, content.view, language, style)
    tell_missing_address(site.prints, content, language, style)
    say(language, "Open {page} in a browser, or run alur serve.", style, page=site.folder / "index.html")


def _tell_kept(site: Release, language: str, style: Style) -> None:
    """Name what others had put into the folder: it goes on being published, unseen by the audit."""
    if site.kept:
        more = ["..."] if len(site.kept) > _NAMED else []
        say(
            language,
            "Kept in {folder}, though not made by Alur: {names}. Nobody has checked what is in it.",
            style,
            folder=site.folder,
            names=", ".join([*site.kept[:_NAMED], *more]),
        )


def _passphrase(file: Path | None, language: str) -> str:
    """The passphrase that was given, or asked for twice on the terminal."""
    given = given_passphrase(file)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        refuse("--seal", Message("no passphrase: set ALUR_PASSPHRASE, or name a --passphrase-file"), language)
    asked = translate(Message("Passphrase"), language)
    again = translate(Message("Once more"), language)
    return str(typer.prompt(asked, hide_input=True, confirmation_prompt=again, err=True))
