"""A build of what has not changed: the site that stands there is proven to be what would be made again.

A build writes down what its site depends on, and the digest of every file that it made and audited. If both are still
so, file by file, the next build makes nothing. Whatever differs, be it one byte of one page, is a build as ever.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.files.cache import hash_everything, keep, read_kept
from generator.publish.prepare import CheckedContent
from generator.settings import Edition
from generator.shipped import MKDOCS

_FOLDER = "released"
"""What the cache calls them: one for each edition, of its last build."""


def fingerprint(content: CheckedContent, root: Path) -> str:
    """A hash of all that a site's bytes depend on: content, day, edition, addresses, the program and its libraries.

    Empty for a region with an `mkdocs.yml` of its own: that may name any file and plugin, so nobody knows.
    """
    own = root / "mkdocs.yml"
    if own.exists() and own.resolve() != MKDOCS:
        return ""
    return hash_everything(_values(content, root))


def _values(content: CheckedContent, root: Path) -> Iterator[bytes]:
    """The values, not the files that they were read from: those may have moved on."""
    yield repr((content.directory, content.due, root.as_posix())).encode()
    for view in filter(None, (content.view, content.walls)):
        for field in fields(view):
            yield f"{field.name}={_in_order(getattr(view, field.name))}".encode()


def _in_order(value: Any) -> str:
    """The value in words; sets have no order of their own."""
    return repr(sorted(value) if isinstance(value, frozenset | set) else value)


def hash_files(site: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its path from the site's root."""
    paths = (path for path in site.rglob("*") if not path.is_dir())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def remember(
    cache: Path, edition: Edition, key: str, files: dict[str, str], strangers: Sequence[str], summary: bytes
) -> None:
    """Write down a finished, audited site: its files, what others have beside them, and what was told of it."""
    known = {"key": key, "files": files, "strangers": strangers, "told": summary.decode()}
    keep(_memory(cache, edition), json.dumps(known).encode())


def recall(cache: Path, edition: Edition, key: str, target: Path) -> bytes | None:
    """What was told of the site in this folder, if it is still whole and nothing that it depends on has changed."""
    memory = read_kept(_memory(cache, edition))
    known = json.loads(memory) if memory else {}
    if not key or known.get("key") != key or not target.is_dir():
        return None
    try:
        there = {
            name: digest
            for name, digest in hash_files(target).items()
            if not any(name == stranger or name.startswith(f"{stranger}/") for stranger in known["strangers"])
        }
    except OSError:
        return None
    return str(known["told"]).encode() if there == known["files"] else None


def _memory(cache: Path, edition: Edition) -> Path:
    return cache / _FOLDER / edition.value
