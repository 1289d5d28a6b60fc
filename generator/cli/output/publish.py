"""`alur site publish` and `alur site password`: the finished site goes to the place that `site.yaml` names."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, out, say, show, show_progress
from generator.cli.options import Lang, Root, chosen_language, chosen_root, option, refuse, translate_help
from generator.clock import time_zone
from generator.content.load import load
from generator.explain import Style
from generator.language.catalogue import translate
from generator.model.destination import Destination
from generator.problem import ContentError, Message
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.password import KeyringError, has_keyring, keep_password, read_password

_GIVEN = "ALUR_PASSWORD"
"""The password for whom no keyring serves, such as a nightly run; it is read once and written nowhere."""


def publish(
    root: Root = Path(),
    folder: Annotated[
        Path | None,
        option("--folder", "Publish into this folder.", "DIR", default=translate_help("what site.yaml names")),
    ] = None,
    dry_run: Annotated[
        bool, option("--dry-run", "Say what would change, file by file, and change nothing.", default=True)
    ] = False,
    yes: Annotated[bool, option("--yes", "Do not ask whether to publish.", default=True)] = False,
    lang: Lang = None,
) -> None:
    """Publish the finished site."""
    language = chosen_language(lang)
    home = chosen_root(root, language)
    with exit_on_refusal(language):
        destination = Destination(folder=str(folder.resolve())) if folder else _destination(home, language)
        delivery = Delivery(destination, home, _password(destination, language))
        with show_progress(language, "Comparing"):
            seen = delivery.compare()
    if dry_run:
        for sign, names in (("+", seen.new), ("~", seen.changed), ("-", seen.gone)):
            for name in names:
                out.print(f"  {sign} {name}", markup=False)
    say(
        language,
        "{new} new files, {changed} changed, {gone} removed; {size} MB to send: {where}",
        new=len(seen.new),
        changed=len(seen.changed),
        gone=len(seen.gone),
        size=f"{seen.size / 1e6:.1f}",
        where=destination.where,
    )
    if dry_run:
        return
    if seen.count and not yes:
        if not sys.stdin.isatty():
            refuse("--yes", Message("nobody can be asked here; add --yes to publish"), language)
        typer.confirm(translate(Message("Publish it?"), language), abort=True, err=True)
    with exit_on_refusal(language):
        try:
            with show_progress(language, "Publishing", seen.count) as tell:
                receipt = delivery.send(seen, datetime.now(time_zone(home)), tell)
        except ContentError as error:
            show(error.problems, language, Style.TEXT)
            raise typer.Exit(1) from None
    say(language, "Published since {since}: {where}", since=f"{receipt.since:%Y-%m-%d %H:%M}", where=receipt.where)


def password(
    root: Root = Path(),
    forget: Annotated[bool, option("--forget", "Take it out of the keyring.", default=True)] = False,
    lang: Lang = None,
) -> None:
    """Keep the password of the place."""
    language = chosen_language(lang)
    with exit_on_refusal(language):
        destination = _destination(chosen_root(root, language), language)
    if not destination.login:
        say(language, "No password is needed for {where}.", where=destination.where)
        return
    if not has_keyring():
        _refuse_keyring(language)
    try:
        keep_password(destination.login, "" if forget else _ask(destination, language))
    except KeyringError:
        _refuse_keyring(language)
    if forget:
        say(language, "The keyring has no password for {login} any more.", login=destination.login)
    else:
        say(language, "The keyring keeps the password for {login}.", login=destination.login)


def _refuse_keyring(language: str) -> None:
    what = Message("this machine has no keyring that opens; the password is asked for at each publishing")
    refuse("password", what, language)


def _destination(root: Path, language: str) -> Destination:
    """What `site.yaml` names. Raises `ContentError`."""
    destination = load(root).site.publish
    if destination is None:
        refuse("publish", Message("site.yaml names no place to publish to; add publish:, or give --folder"), language)
    return destination


def _password(destination: Destination, language: str) -> str:
    """From the keyring, from whoever started us, or asked for."""
    if not destination.login:
        return ""
    given = read_password(destination.login) or os.environ.get(_GIVEN, "")
    return given or (_ask(destination, language) if sys.stdin.isatty() else "")


def _ask(destination: Destination, language: str) -> str:
    asked = translate(Message("Password for {login}", {"login": destination.login}), language)
    return str(typer.prompt(asked, hide_input=True, err=True))
