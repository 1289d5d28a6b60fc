"""`alur contacts confirm`, `reported` and `called`: what was found out about one number."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from generator.cli.console import say
from generator.cli.keeper.editing import EditSession, apply, open_session, require_known
from generator.cli.options import Lang, Root, Today, day_done, option, refuse, translate_help
from generator.clock import time_zone
from generator.content.refused import explain_refusal
from generator.desk.confirmation.calls import attempt_changes
from generator.desk.confirmation.record import add_confirmation, confirm_sources, locate, report_error
from generator.desk.trial import FILE
from generator.model.call import CallAttempt, CallResult
from generator.model.parts.evidence import ConfirmationMethod
from generator.problem import Mark, Message, Problem
from generator.rules import Rule

Code = Annotated[
    str, typer.Argument(metavar="CODE", help=translate_help("Its code, like PT-07-W1."), show_default=False)
]
Note = Annotated[str, option("--note", "What else was found; no names.")]
On = Annotated[str | None, option("--on", "When; else today.", "YYYY-MM-DD")]


class Method(StrEnum):
    """How one may confirm; a source that was read again renews its day alone."""

    TEST_CALL = ConfirmationMethod.TEST_CALL.value
    OWNER_LETTER = ConfirmationMethod.OWNER_LETTER.value
    VISIT = ConfirmationMethod.VISIT.value
    SOURCE = "source"


def confirm(
    writer: typer.Context,
    method: Annotated[Method, option("--method", "How it was confirmed.")],
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE...", help=translate_help("Its code, like PT-07-W1."), show_default=False),
    ] = None,
    by: Annotated[str | None, option("--by", "Which post did it; no person's name.")] = None,
    source: Annotated[
        str, option("--source", "Only this source, or without CODE every source at this address or host.", "N|URL|HOST")
    ] = "",
    on: On = None,
    note: Note = "",
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Add one confirmation to each number, or re-date sources."""
    at = open_session(root, day, lang, writer)
    when = day_done(on, at.settings.today, at.language)
    codes = list(dict.fromkeys(codes or ()))
    for code in codes:
        require_known(at, code)
    if method is Method.SOURCE:
        _read_again(at, when, codes, source.strip())
        return
    if not codes:
        refuse("CODE", Message("name the code of the number"), at.language)
    if source:
        refuse("--source", Message("only --method source takes it"), at.language)
    if not by or not by.strip():
        refuse("--by", Message("name the post that confirmed it"), at.language)
    acts = (add_confirmation(at.directory, code, when, method.value, by.strip(), note.strip()) for code in codes)
    apply(at, [change for act in acts for change in act])
    channels = [locate(at.directory, code)[1] for code in codes]
    for channel in channels:
        if channel.reported and channel.reported.on > when:
            say(
                at.language,
                "{code} stays doubtful: it was reported on {day}, after this confirmation.",
                code=channel.code,
                day=channel.reported.on.isoformat(),
            )
    if method is Method.TEST_CALL and any(channel.kind.allotted for channel in channels):
        say(at.language, "This is a line for danger. Next time ask its owner in writing, and do not call twice.")


def _read_again(at: EditSession, on: date, codes: list[str], source: str) -> None:
    if not codes and (not source or source.isdigit()):
        refuse("CODE", Message("name the code of the number, or --source with an address or host"), at.language)
    meant = {code: confirm_sources(at.directory, on, code, source) for code in codes or [""]}
    for code, (count, _) in meant.items():
        if not count:
            value = " ".join(filter(None, (code, source)))[:80]
            what = Message("no source is meant by this: {value}", {"value": value})
            mend = Message("Look at its sources in contacts.yaml; without any, confirm the number in another way")
            raise at.refuse([Problem(Mark(FILE), "", what, mend, Rule.RECORD_SOURCE)])
    count, wanted = sum(count for count, _ in meant.values()), [act for _, acts in meant.values() for act in acts]
    apply(at, wanted)
    day = on.isoformat()
    say(
        at.language,
        "{count} sources were read on {day}; {new} of them had an older day.",
        count=count,
        day=day,
        new=len(wanted),
    )
    for code in codes:
        if locate(at.directory, code)[1].reported:
            say(at.language, "{code} stays doubtful: only its owner, a visit or a call settles a report.", code=code)


def reported(
    writer: typer.Context,
    code: Code,
    on: On = None,
    note: Note = "",
    withhold: Annotated[bool, option("--withhold", "It is surely wrong: show it nowhere.", default=True)] = False,
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Mark a channel as doubtful."""
    at = open_session(root, day, lang, writer)
    when = day_done(on, at.settings.today, at.language)
    require_known(at, code)
    apply(at, list(report_error(at.directory, code, when, note.strip(), withhold)))
    say(
        at.language,
        "The site tells it after the next alur build. Posters that carry {code}: alur prints recall",
        code=code,
    )


At = Annotated[
    str | None,
    option("--at", "At what hour; else now, or not known for another day.", "HH:MM"),
]


def called(
    writer: typer.Context,
    code: Code,
    result: Annotated[CallResult, option("--result", "How the attempt ended.")],
    by: Annotated[str | None, option("--by", "Which post called; no person's name.")] = None,
    on: On = None,
    at: At = None,
    note: Note = "",
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Write down one attempt to reach a number."""
    open_ = open_session(root, day, lang, writer)
    when = day_done(on, open_.settings.today, open_.language)
    require_known(open_, code)
    if result is CallResult.RIGHT and not (by and by.strip()):
        refuse("--by", Message("name the post that confirmed it"), open_.language)
    now = None if on or day else datetime.now(time_zone(open_.settings.root)).strftime("%H:%M")
    given = {"code": code, "on": when, "at": at or now, "result": result.value, "by": by, "note": note.strip()}
    try:
        attempt = CallAttempt.model_validate({name: value for name, value in given.items() if value})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what, mend, _ = explain_refusal(first)
        refuse(f"--{first['loc'][0]}", what, open_.language, mend)
    apply(open_, attempt_changes(open_.directory, attempt), [attempt])
    _, channel, _ = locate(open_.directory, code)
    if result is CallResult.RIGHT and channel.kind.allotted:
        say(open_.language, "This is a line for danger. Next time ask its owner in writing, and do not call twice.")
