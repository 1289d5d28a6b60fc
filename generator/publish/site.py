"""A bundle becomes a folder, or a preview: MkDocs writes and serves it."""

import logging
import os
import socket
from pathlib import Path
from typing import Any, cast

from generator.problem import ContentError, Mark, Message, Problem
from generator.publish.bundle import Bundle
from generator.rules import Rule
from generator.settings import Edition
from generator.shipped import MKDOCS

os.environ.setdefault(
    "NO_MKDOCS_2_WARNING", "1"
)  # Material's banner about MkDocs 2 is for its maintainers, not keepers

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

_HERE = "127.0.0.1"


class HostError(RuntimeError):
    """MkDocs complained about what we handed it: a bug of ours."""


def write_site(bundle: Bundle, root: Path, folder: Path) -> None:
    """Let MkDocs write the bundle into `folder`, with the region's own `mkdocs.yml` if it has one.

    Raises `ContentError` if the region's `mkdocs.yml` is wrong, and `HostError` on anything MkDocs warns about: a quiet
    strict build exits 0 on a broken link.
    """
    heard = _Ear()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    log.propagate = False
    try:
        config = load_config(**_config_paths(root), site_dir=str(folder), site_url=bundle.base_url)
        if "alur" not in config.plugins:
            raise _refused("plugins: alur")
        plugin = cast(Any, config.plugins["alur"])  # MkDocs keeps it for the next build of this process
        plugin.made = bundle
        try:
            build(config)
        finally:
            plugin.made = None
    except Abort:
        raise _refused("; ".join(heard.lines)) from None
    finally:
        log.removeHandler(heard)
        log.propagate = True
    if heard.lines:
        raise HostError("\n".join(heard.lines))


def _refused(why: str) -> ContentError:
    what = Message("MkDocs does not accept it: {why}", {"why": why})
    return ContentError(
        (Problem(Mark("mkdocs.yml"), "", what, Message("Compare it with Alur's own mkdocs.yml"), Rule.HOST),)
    )


def serve_preview(root: Path, port: int, edition: Edition = Edition.PUBLIC) -> None:
    """Serve this edition on this machine until interrupted, building again after every change of content or templates.

    Raises `OSError` if the port is taken: at once, where MkDocs would build first.
    """
    with socket.socket() as free:
        if os.name == "posix":  # as servers do; elsewhere it would share the port with who has it
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind((_HERE, port))
    serve(
        **_config_paths(root),
        dev_addr=f"{_HERE}:{port}",
        plugins={"alur": {"root": str(root), "edition": edition.value}},
    )


def _config_paths(root: Path) -> dict[str, Any]:
    """What MkDocs is told of where its configuration and its documents are: the region's own, or Alur's."""
    own, guides = root / "mkdocs.yml", root / "content" / "pages"
    return {
        "config_file": str(own if own.exists() else MKDOCS),
        # MkDocs insists on a folder that exists; nothing is read from it, so the missing one is told as our problem.
        "docs_dir": str(guides if guides.is_dir() else guides.parent),
    }


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
