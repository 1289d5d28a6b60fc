"""`alur site`: publish what was built, and ask whether the host shows it. Uses the network only when it is called."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from generator.cli.console import exit_on_refusal, say, show, show_progress
from generator.cli.options import (
    Format,
    Lang,
    Root,
    Today,
    chosen_language,
    chosen_settings,
    option,
    refuse,
    translate_help,
)
from generator.cli.output.publish import password, publish
from generator.explain import Style
from generator.problem import Message, Severity
from generator.publish.host.live import HostCheck, Line
from generator.publish.old_site.target import FOLDERS, SiteMark, read_mark


def check(
    url: Annotated[str, typer.Argument(metavar="URL", help=translate_help("Where the site stands."))],
    folder: Annotated[
        Path | None, option("--site", "The built folder.", "DIR", default=translate_help("site, beside the content"))
    ] = None,
    root: Root = Path(),
    style: Format = Style.TEXT,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Compare a live site with the folder that was built."""
    language = chosen_language(lang)
    settings = chosen_settings(root, day, language)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        refuse(
            "URL", Message("{value} is no address; write it as https://ppa.kabupaten.go.id/", {"value": url}), language
        )
    address = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
    site = folder or settings.root / FOLDERS[SiteMark.PUBLIC]
    if read_mark(site) is None:
        refuse("--site", Message("{folder} is no site of ours", {"folder": site}), language)
    with exit_on_refusal(language, style), Line(address) as line, show_progress(language, "Asking the host") as tell:
        asked = HostCheck(site, line, settings.today)
        problems = tuple(asked.problems(tell))
    show(problems, language, style)
    if asked.shown.oldest:
        days = {
            "built": asked.shown.built,
            "oldest": asked.shown.oldest,
            "days": (settings.today - asked.shown.oldest).days,
        }
        say(
            language,
            "The host shows the site of {built}; its oldest check is of {oldest}, {days} days ago.",
            style,
            **days,
        )
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    say(language, "{errors} errors, {warnings} warnings.", style, errors=errors, warnings=len(problems) - errors)
    if errors:
        raise typer.Exit(1)


GROUP = (
    (
        "check",
        check,
        translate_help(
            "Ask a live site, page by page, whether it is what was built: headers, dead addresses, "
            "scripts that the host puts in, age. Uses the network."
        ),
        (
            "alur site check https://ppa.kabupaten.go.id/",
            "alur site check https://ppa.kabupaten.go.id/ --site /srv/www",
        ),
    ),
    (
        "publish",
        publish,
        translate_help(
            "Put the finished site where site.yaml says (publish:): a folder, a git branch, an SFTP server. Only what "
            "changed is sent; what others have there stays. The password is taken from the keyring or ALUR_PASSWORD, "
            "or asked for."
        ),
        (
            "alur site publish --dry-run",
            "alur site publish",
            "alur site publish --folder /srv/www --yes",
        ),
    ),
    (
        "password",
        password,
        translate_help("Put the password of that place into this machine's keyring. No file holds it."),
        ("alur site password", "alur site password --forget"),
    ),
)
