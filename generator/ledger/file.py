"""The ledger's file: entries are added and closed in place, and every other byte stays as it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.content.folder import LEDGER
from generator.edit.change import Append, Put
from generator.edit.editor import edit_yaml
from generator.files.replace import write_file
from generator.model.ledger import IssuedPrint
from generator.source.tree import plain
from generator.source.yaml import read_yaml

HEAD = "# Buku cetakan: apa yang sudah digantung, dan di mana. Diisi oleh alur prints issue dan alur prints renew.\n"
_ORDER = tuple(IssuedPrint.model_fields)


def edit_ledger(content: bytes, new: Sequence[IssuedPrint], closings: Mapping[str, Mapping[str, str]]) -> bytes:
    """The file with further entries at its end and further lines in the entries of these ids.

    Raises `Unreadable` if the file is written in a way in which that cannot be done; nothing is lost then.
    """
    node, _ = read_yaml(content, LEDGER)
    entries = plain(node) if node else None
    closed = [
        Put((index, key), value, _ORDER)
        for index, entry in enumerate(entries if isinstance(entries, list) else ())
        if isinstance(entry, dict)
        for key, value in closings.get(str(entry.get("id")), {}).items()
    ]
    return edit_yaml(content, LEDGER, [*closed, *(Append((), issued.as_written()) for issued in new)], HEAD)


def write_ledger(root: Path, new: Sequence[IssuedPrint], closings: Mapping[str, Mapping[str, str]]) -> None:
    """Change the ledger below this folder, whole or not at all; done inside `alone`. Raises as `edit_ledger` does."""
    path = (root / LEDGER).resolve()
    write_file(path, edit_ledger(path.read_bytes() if path.exists() else b"", new, closings), lasting=True)
