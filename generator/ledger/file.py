"""The ledger's file: entries are added and closed in place, and every other byte stays as it is."""

import json
import re
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from datetime import date
from pathlib import Path
from typing import Any

from generator.content.load import LEDGER
from generator.files.replace import write_file
from generator.model.ledger import IssuedPrint
from generator.problem import ContentError, Mark, Message, Problem
from generator.source import yaml
from generator.source.tree import Mapping, Plain, Sequence, plain

HEAD = "# Buku cetakan: apa yang sudah digantung, dan di mana. Diisi oleh alur prints issue dan alur prints renew.\n"
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # as YAML 1.1 counts lines
_PLAIN = re.compile(r"(?!(?:null|Null|NULL)$)[A-Za-z][A-Za-z0-9_.-]*(?: > [A-Za-z0-9_.-]+)?")


def edited(content: bytes, new: Seq[IssuedPrint], closings: Map[str, Map[str, str]]) -> bytes:
    """The file with further entries at its end and further lines in the entries of these ids.

    Comments, order, indentation and line ends stay. Raises `ContentError` if the file is written in a way in which
    that cannot be done; nothing is lost then.
    """
    text = yaml.decode(content, LEDGER)
    node, problems = yaml.read(content, LEDGER)
    if problems and any(each.rule != "file.empty" for each in problems):
        raise ContentError(problems)
    before = list(node.items) if isinstance(node, Sequence) else []
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    eol = found[0] if (found := _BREAK.search(text)) else "\n"
    inserts: list[tuple[int, str]] = []
    wanted: list[Plain] = []
    for each in before:
        record = plain(each)
        assert isinstance(each, Mapping)
        assert isinstance(record, dict)
        if closing := closings.get(str(record.get("id"))):
            below = _below(each)
            indent = " " * (below.column - 1)
            lines = "".join(f"{indent}{key}: {value}{eol}" for key, value in closing.items())
            inserts.append((starts[below.line - 1], lines))
            record = record | dict(closing)
        wanted.append(record)
    made = text
    for at, lines in sorted(inserts, reverse=True):
        made = made[:at] + lines + made[at:]
    if isinstance(node, Sequence) and not node.items:
        at = starts[node.mark.line - 1] + node.mark.column - 1
        made = made[:at] + made[made.index("]", at) + 1 :]  # an empty list in brackets
    indent = " " * (node.mark.column - 1) if isinstance(node, Sequence) and node.items else ""
    if not text:
        made = HEAD
    elif not _BREAK.fullmatch(made[-1:]):
        made += eol
    made += "".join(f"{indent}{line}{eol}" for each in new for line in _lines(each))
    wanted += [_plain(each) for each in new]
    mark = content[: len(content) - len(text.encode())]  # Windows puts one in front
    written = mark + made.encode()
    _prove(written, wanted)
    return written


def _below(entry: Mapping) -> Mark:
    """The key before which further lines go: `values`, or the last one where that stands beside the hyphen."""
    first, *others = entry.keys
    return entry.keys["values" if "values" in others else others[-1] if others else first]


def _prove(written: bytes, wanted: list[Plain]) -> None:
    node, problems = yaml.read(written, LEDGER)
    if problems or node is None or plain(node) != wanted:
        what = Message("nothing can be added to this file without changing what stands in it")
        mend = Message("Write each entry on lines of its own, beginning with a hyphen: - id: P-0001")
        raise ContentError([Problem(Mark(LEDGER), "", what, mend, "ledger.form")])


def _fields(issued: IssuedPrint) -> dict[str, Any]:
    return {name: value for name in IssuedPrint.model_fields if (value := getattr(issued, name)) not in (None, (), {})}


def _lines(issued: IssuedPrint) -> list[str]:
    lines = []
    for name, value in _fields(issued).items():
        if name == "values":
            lines.append("  values:")
            for path, each in value.items():
                key = path if _PLAIN.fullmatch(path) else _quoted(path)
                if isinstance(each, str):
                    lines.append(f"    {key}: {_quoted(each)}")
                else:
                    lines.append(f"    {key}: {_list(each)}")
        elif name == "without":
            lines.append(f"  without: {_list(value)}")
        else:
            lines.append(f"  {name}: {_scalar(name, value)}")
    return ["- " + lines[0].lstrip(), *lines[1:]]


def _scalar(name: str, value: Any) -> str:
    if name in {"place", "by"}:
        return _quoted(str(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _list(texts: Seq[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """The text in YAML's double quotes, which read JSON's escapes."""
    return json.dumps(text, ensure_ascii=False)


def _plain(issued: IssuedPrint) -> Plain:
    values: dict[str, Plain] = {
        path: each if isinstance(each, str) else list(each) for path, each in issued.values.items()
    }
    held: dict[str, Plain] = {"values": values, "without": list(issued.without)}
    return {
        name: held[name] if name in held else value.isoformat() if isinstance(value, date) else str(value)
        for name, value in _fields(issued).items()
    }


def write(root: Path, new: Seq[IssuedPrint], closings: Map[str, Map[str, str]]) -> None:
    """Change the ledger below this folder, whole or not at all; done inside `alone`. Raises as `edited` does."""
    path = (root / LEDGER).resolve()
    write_file(path, edited(path.read_bytes() if path.exists() else b"", new, closings), lasting=True)
