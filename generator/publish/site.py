"""A bundle becomes a folder: MkDocs writes it, Pagefind indexes it, the audit reads it, and only then it is swapped in."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config

from generator.publish.bundle import Bundle

REPOSITORY = Path(__file__).resolve().parents[2]


class HostWarning(RuntimeError):
    """MkDocs complained about what we handed it: a bug of ours."""


def write(made: Bundle, root: Path, folder: Path) -> None:
    """Let MkDocs write the bundle into `folder`, with the region's own `mkdocs.yml` if it has one.

    Raises `HostWarning` on anything MkDocs warns about: a quiet strict build exits 0 on a broken link.
    """
    own = root / "mkdocs.yml"
    heard = _Ear()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    log.propagate = False
    try:
        config = load_config(
            config_file=str(own if own.exists() else REPOSITORY / "mkdocs.yml"),
            docs_dir=str(root / "content" / "pages"),
            site_dir=str(folder),
            site_url=made.base_url,
        )
        config.plugins["alur"].made = made
        build(config)
    finally:
        log.removeHandler(heard)
        log.propagate = True
    if heard.lines:
        raise HostWarning("\n".join(heard.lines))


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def preview(root: Path, address: str) -> None:
    """Serve the site at `host:port` until interrupted, building again after every change of content or templates."""
    own = root / "mkdocs.yml"
    serve(
        config_file=str(own if own.exists() else REPOSITORY / "mkdocs.yml"),
        docs_dir=str(root / "content" / "pages"),
        dev_addr=address,
        plugins=[{"alur": {"root": str(root)}}],
        watch=[str(REPOSITORY / "site_templates")],
    )
