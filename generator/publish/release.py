"""One release: checked content becomes a folder that has been audited and stands where the old one stood."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.audit.folder import audit
from generator.edition import hidden
from generator.model.directory import Directory
from generator.poster.sheet import Printed
from generator.publish.bundle import bundle
from generator.publish.prepare import Checked
from generator.publish.site import write
from generator.publish.swap import staged


@dataclass(frozen=True, slots=True)
class Release:
    """What was published."""

    folder: Path
    pages: int
    prints: tuple[Printed, ...]
    size: int
    """Bytes of all files together."""


def release(content: Checked, root: Path, target: Path, progress: Callable[[str], None] | None = None) -> Release:
    """Make the whole site and put it in place of `target`.

    Raises `AuditError` if the output breaks a promise; whatever is raised, the old folder stays as it was.
    """
    cache = root / ".cache"
    tell = progress or (lambda _: None)
    with staged(target) as work:
        drawn, site = work / "prints", work / "site"
        drawn.mkdir()
        made = bundle(content, drawn, cache, tell)
        tell("pages")
        write(made, root, site)
        tell("audit")
        secrets = hidden(content.directory, content.view)
        audit(site, content.view, made.prints, secrets, hosts_named(content.view.directory), cache)
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        pages = len(made.pages)
    return Release(target, pages, made.prints, size)


def hosts_named(directory: Directory) -> frozenset[str]:
    """The hosts that shown records name; a page may link to them, and to no other."""
    urls = [directory.site.exit_url, *(channel.url for _, _, channel in directory.channels() if channel.url)]
    records = (*directory.organizations, *directory.services, *directory.flowcharts)
    sources = [source for record in records for source in record.sources]
    sources += [source for _, _, channel in directory.channels() for source in channel.sources]
    for group in (directory.laws, directory.faq, directory.glossary, directory.statistics):
        sources += [source for record in group for source in record.sources]
    urls += [source.url for source in sources if source.url]
    return frozenset({"wa.me"} | {urlsplit(url).hostname or "" for url in urls})
