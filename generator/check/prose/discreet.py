"""The neutral texts of the discreet edition: they belong to something, and nothing is left that may not be said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from generator.check.references import check_references
from generator.edition.discreet import make_neutral
from generator.edition.neutral_texts import NoSuchText, neutral_records, replace_texts
from generator.edition.view import view
from generator.model.directory import Directory
from generator.problem import Mark, Message, Problem, suggest
from generator.rules import Rule
from generator.settings import Edition, Settings
from generator.source.guide import check_body

FILE = "content/discreet.yaml"


def check_discreet_exists(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """The discreet edition is asked for, and the region has no `content/discreet.yaml`."""
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
            what = Message("there is no record “{id}”", {"id": replacement.record})
            mend = suggest(replacement.record, known, Message("Write kind/id"))
            yield replacement.problem(what, mend, Rule.DISCREET_RECORD, "record")
            continue
        for path, text in replacement.texts.items():
            mark, field = replacement.mark("texts", path), f"texts.{path}"
            try:
                replace_texts(record, {path: text})
            except NoSuchText:
                what = Message("“{id}” has no text “{path}”", {"id": replacement.record, "path": path})
                mend = Message("Write the field as it stands in the record, such as name or channels.0.label")
                yield replacement.problem(what, mend, Rule.DISCREET_FIELD, "texts", path)
            except ValidationError:
                what = Message("this must be one line without < or >")
                yield replacement.problem(what, Message("Write it on one line"), Rule.DISCREET_LINE, "texts", path)
            if path == "body":
                yield from (replace(fault, mark=mark, field=field) for fault in check_body(str(text), mark.path, 0))
            for words in text.root.values():
                for word in given.forbidden(words):
                    what = Message("the neutral text says “{word}”, which is forbidden", {"word": word})
                    mend = Message("Write it without that word")
                    yield replacement.problem(what, mend, Rule.DISCREET_WORD, "texts", path)


def check_missing_texts(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Texts that the discreet edition needs and may not say: errors when it is built, else work to do."""
    if directory.discreet is None:
        return
    _, unsaid = make_neutral(directory)
    if not unsaid or not _whole(directory):
        return
    shown = neutral_records(view(directory, replace(settings, edition=Edition.DISCREET)).directory)
    for phrase in unsaid:
        if phrase.now not in shown:
            continue  # nobody reaches it in that edition anyway
        path = ".".join(map(str, phrase.path))
        what = Message("the discreet edition may not say “{word}”", {"word": phrase.word})
        mend = Message(
            "Write a neutral text for {path} of {record} in content/discreet.yaml",
            {"path": path, "record": phrase.key or type(phrase.record).__name__},
        )
        report = phrase.record.problem if settings.edition is Edition.DISCREET else phrase.record.warning
        yield report(what, mend, Rule.DISCREET_UNSAID, *phrase.path)


def check_papers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """What a guide prints in its own place is found by others, whatever the edition: it says no forbidden word."""
    if directory.discreet is None:
        return
    for guide in directory.guides:
        if not (paper := guide.head.paper):
            continue
        lines = {("title",): paper.title} | {("items", at): line for at, line in enumerate(paper.items)}
        for steps, line in lines.items():
            for word in directory.discreet.forbidden(" ".join(line.root.values())):
                what = Message("the paper says “{word}”, by which others see what the guide is about", {"word": word})
                yield guide.head.problem(what, Message("Write it without that word"), Rule.GUIDE_PAPER, "paper", *steps)


def _whole(directory: Directory) -> bool:
    """Whether everything that is named exists; what does not is told as an unknown reference."""
    return not any(True for _ in check_references(directory, Settings(root=Path(), today=date.min)))


RULES = (check_discreet_exists, check_neutral_texts, check_missing_texts, check_papers)
