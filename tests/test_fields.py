"""What a keeper writes is read by somebody: every text of the models is on a page or a print, or is the keeper's own.

A word of its own is planted in each text of the invented kabupaten, also where it has none, and looked for in all that
the editions show.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import count
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.edition.view import view
from generator.model.directory import Directory
from generator.model.parts.text import Text
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.overflow import DoesNotFit
from generator.poster.print import NotPrintable, plain_values
from generator.publish.bundle import preview_bundle
from generator.publish.prepare import CheckedContent
from generator.settings import Edition, Settings

KEEPERS = {
    "Site.place",  # stands for {place} in texts, where the region's name would do it badly
    "Area.kind", "AreaKinds.district", "AreaKinds.village",  # tell levels apart; pages say them by `words`
    "Site.remark", "Organization.remark", "Channel.remark", "Service.remark", "Flowchart.remark",
    "Confirmation.by", "Confirmation.note", "Report.by", "Report.note", "Consent.method",
    "CallAttempt.by", "CallAttempt.note",
    "SourceReading.ignore",
    "ConfidentialLocation.name",  # the name of a shelter can lead to it
    "ShortCode.name",  # says why a number is in the list
    "Destination.folder", "GitRemote.address", "GitRemote.branch", "GitRemote.user",  # where the keeper publishes
    "SftpServer.host", "SftpServer.user", "SftpServer.folder", "SftpServer.host_key",
}  # fmt: skip
"""Fields that no reader is meant to see; CONTRIBUTING and the models say so."""


WORD = "zq[b-m]{5}"
"""What a planted word looks like."""


class Planter:
    """Puts a word of its own into every text, and remembers to which field it belongs."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.field_of: dict[str, str] = {}

    def word(self, field: str) -> str:
        made = "zq" + "".join("bcdfghjklm"[int(digit)] for digit in f"{next(self.numbers):05}")
        self.field_of[made] = field
        return made

    def planted(self, value: Any, kind: Any, field: str) -> Any:
        kinds = [each for each in alternatives(kind) if each is not NoneType]
        text = next((each for each in kinds if isinstance(each, type) and issubclass(each, Text)), None)
        if text is not None:
            return text(self.word(field))
        if isinstance(value, BaseModel):
            return self.record(value)
        if get_origin(kind) is tuple:
            inner = get_args(kind)[0]
            filled = value or ((None,) if any(is_text(each) for each in alternatives(inner)) else ())
            return tuple(self.planted(each, inner, field) for each in filled)
        if str in kinds and (value is not None or field in KEEPERS) and field not in PLAIN:
            return self.word(field)
        return value

    def record(self, record: BaseModel) -> BaseModel:
        changed = {
            name: self.planted(getattr(record, name), info.annotation, f"{type(record).__name__}.{name}")
            for name, info in type(record).model_fields.items()
            if not info.metadata or get_origin(info.annotation) is tuple
        }
        return record.model_copy(update=changed)


PLAIN = {"Channel.number", "Channel.email", "Channel.url", "Site.time_zone", "Service.icon", "Situation.icon",
         "Flowchart.icon", "GuideHead.icon"}  # fmt: skip
"""Texts with a form of their own, which are looked at elsewhere."""


def is_text(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Text)


def alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)


def everything_shown(directory: Directory, settings: Settings, cache: Path) -> Iterator[str]:
    for edition in (Edition.PUBLIC, Edition.STAFF):
        shown = view(directory, replace(settings, edition=edition))
        bundle = preview_bundle(CheckedContent(directory, shown, (), ()), cache)
        yield from (page.body for page in bundle.pages)
        yield from (content.decode("utf-8", "replace") for content in bundle.assets.values())
        for kind in PRINT_TYPES.values():
            says = [(kind.say, office) for office in shown.directory.offices] if kind.say else []
            for say, office in says:
                try:
                    yield json.dumps(plain_values(say(shown, office)), ensure_ascii=False)
                except (NotPrintable, DoesNotFit):
                    continue


def test_every_text_is_read_by_somebody(directory: Directory, settings: Settings, tmp_path: Path) -> None:
    planter = Planter()
    planted = {
        each.name: (
            planter.record(value)
            if isinstance(value := getattr(directory, each.name), BaseModel)
            else tuple(map(planter.record, value))
        )
        for each in fields(directory)
        if each.name not in {"prints", "discreet", "trace", "guides"}
    }
    shown = "\n".join(everything_shown(replace(directory, **planted, discreet=None), settings, tmp_path))
    read = {planter.field_of[word] for word in planter.field_of.keys() & set(re.findall(WORD, shown))}
    unread = set(planter.field_of.values()) - read
    assert " ".join(sorted(unread - KEEPERS)) == "", "accepted, and shown nowhere"
    assert sorted(read & KEEPERS) == [], "nobody should see these"
