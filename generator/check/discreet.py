"""The neutral texts of the discreet edition: they belong to something, and nothing is left that may not be said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from generator.check.references import check_references
from generator.edition.discreet import make_neutral
from generator.edition.neutral_texts import NoSuchText, neutral_records, replace_texts
from generator.edition.view import view
from generator.model.directory import Directory
from generator.problem import Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.settings import Edition, Settings
from generator.source.guide import check_body

FILE = "content/discreet.yaml"


def check_discreet_exists(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """The discreet edition without its words."""
    if directory.discreet is None and settings.edition is Edition.DISCREET:
        what = Message("the discreet edition needs neutral texts, and the file is missing")
        mend = Message("Write it with words: and records:; PANDUAN.md shows how")
        yield Problem(Mark(FILE), "", what, mend, Rule.DISCREET_MISSING)


def check_neutral_texts(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Neutral texts for a record or field that does not exist, or that hold a forbidden word themselves."""
    given = directory.discreet
    if given is None:
        return
    known = neutral_records(directory)
    for replacement in given.records:
        record = known.get(replacement.record)
        if record is None:
            close = get_close_matches(replacement.record, list(known), 1, 0.6)
            what = Message("there is no record “{id}”", {"id": replacement.record})
            mend = Message("Did you mean “{name}”?", {"name": close[0]}) if close else Message("Write kind/id")
            yield Problem(replacement.mark("record"), "record", what, mend, Rule.DISCREET_RECORD)
            continue
        for path, text in replacement.texts.items():
            mark, field = replacement.mark("texts", path), f"texts.{path}"
            try:
                replace_texts(record, {path: text})
            except NoSuchText:
                what = Message("“{id}” has no text “{path}”", {"id": replacement.record, "path": path})
                mend = Message("Write the field as it stands in the record, such as name or channels.0.label")
                yield Problem(mark, field, what, mend, Rule.DISCREET_FIELD)
            except ValidationError:
                what = Message("this must be one line without < or >")
                yield Problem(mark, field, what, Message("Write it on one line"), Rule.DISCREET_LINE)
            if path == "body":
                yield from (replace(found, mark=mark, field=field) for found in check_body(str(text), mark.path, 0))
            for words in text.root.values():
                for word in given.forbidden(words):
                    what = Message("the neutral text says “{word}”, which is forbidden", {"word": word})
                    yield Problem(mark, field, what, Message("Write it without that word"), Rule.DISCREET_WORD)


def check_missing_texts(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Texts that the discreet edition needs and may not say: errors when it is built, else work to do."""
    if directory.discreet is None:
        return
    _, found = make_neutral(directory)
    if not found or not _whole(directory):
        return
    shown = neutral_records(view(directory, replace(settings, edition=Edition.DISCREET)).directory)
    severity = Severity.ERROR if settings.edition is Edition.DISCREET else Severity.WARNING
    for phrase in found:
        if phrase.now not in shown:
            continue  # nobody reaches it in that edition anyway
        path = ".".join(map(str, phrase.path))
        what = Message("the discreet edition may not say “{word}”", {"word": phrase.word})
        mend = Message(
            "Write a neutral text for {path} of {record} in content/discreet.yaml",
            {"path": path, "record": phrase.key or type(phrase.record).__name__},
        )
        yield Problem(phrase.record.mark(*phrase.path), path, what, mend, Rule.DISCREET_UNSAID, severity)


def _whole(directory: Directory) -> bool:
    """Whether everything that is named exists; what does not is told as an unknown reference."""
    return not any(True for _ in check_references(directory, Settings(root=Path(), today=date.min)))


RULES = (check_discreet_exists, check_neutral_texts, check_missing_texts)
