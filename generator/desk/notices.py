"""A notice that a keeper makes, changes or takes away."""

from collections.abc import Mapping
from typing import cast

from generator.desk.editing import OpenContent, Proposal
from generator.desk.own_record import OwnRecord, propose_record
from generator.desk.record_form import FormField, change_record, compose, list_fields, require_visible, show_values
from generator.edit.change import Append, Change, Drop, Value
from generator.model.directory import Directory
from generator.model.parts.notice import Notice
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.source.tree import Plain, plain

LIST = "notices"
FIELDS = ("valid_from", "valid_until", "text", "closes", "instead")


def notice_fields(directory: Directory) -> tuple[FormField, ...]:
    """The fields of a notice's form; its text has one for each language that readers see."""
    languages = [language.code for language in directory.site.languages if language.published]
    return list_fields(Notice, FIELDS, languages)


def notices_of(record: OwnRecord) -> list[dict[str, Plain]]:
    """The record's notices as its files write them."""
    tree = plain(record.node)
    held = tree.get(LIST) if isinstance(tree, dict) else None
    return [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []


def add_notice(at: OpenContent, record: OwnRecord, values: Mapping[str, str]) -> Proposal:
    """One notice more, with these values by the keys of its form; nothing where the record has this very one."""
    fields = notice_fields(at.directory)
    require_visible(fields, values)
    if dict(values) in [show_values(fields, known) for known in notices_of(record)]:
        return Proposal(())
    notice = cast(Value, compose(fields, values))
    return propose_record(at, record, [Append((LIST,), notice, tuple(type(record).model_fields))])


def change_notice(at: OpenContent, record: OwnRecord, number: int, values: Mapping[str, str]) -> Proposal:
    """The notice of this number, from 1, with these values. Raises `ContentError` where there is none."""
    known = require_notice(record, number)
    fields = notice_fields(at.directory)
    require_visible(fields, values)
    return propose_record(at, record, change_record(Notice, fields, known, values, LIST, number - 1))


def remove_notice(at: OpenContent, record: OwnRecord, number: int) -> Proposal:
    """The record without the notice of this number. Raises `ContentError` where there is none."""
    require_notice(record, number)
    last = len(notices_of(record)) == 1
    change: Change = Drop((LIST,) if last else (LIST, number - 1))
    return propose_record(at, record, [change])


def require_notice(record: OwnRecord, number: int) -> dict[str, Plain]:
    """The notice of this number, from 1, as the files write it. Raises `ContentError` where there is none."""
    known = notices_of(record)
    if not 1 <= number <= len(known):
        what = Message("there is no notice with the number {number}", {"number": number})
        mend = Message("alur notices list shows them")
        raise ContentError([Problem(Mark(record.mark().path), LIST, what, mend, Rule.REFERENCE_UNKNOWN)])
    return known[number - 1]
