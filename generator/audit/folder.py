"""A finished folder, read once, and everything it is checked for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from phonenumbers import country_code_for_region

from generator.audit.finding import AuditError, Finding
from generator.audit.leaks import leaks
from generator.audit.links import links
from generator.audit.numbers import numbers
from generator.audit.page import read
from generator.audit.paper import paper
from generator.audit.paper import sheets as accessible
from generator.edition import Hidden, View
from generator.poster.sheet import Printed

_READABLE = {".html", ".css", ".js", ".svg", ".json", ".txt", ".xml", ".csv"}


def audit(
    site: Path, view: View, prints: Iterable[Printed], secrets: tuple[Hidden, ...], hosts: frozenset[str], cache: Path
) -> None:
    """Check a finished folder. Raises `AuditError` with every breach."""
    findings = tuple(sorted(set(_findings(site, view, tuple(prints), secrets, hosts, cache))))
    if findings:
        raise AuditError(findings)


def _findings(
    site: Path, view: View, prints: tuple[Printed, ...], secrets: tuple[Hidden, ...], hosts: frozenset[str], cache: Path
) -> Iterator[Finding]:
    paths = [path for path in sorted(site.rglob("*")) if path.is_file()]
    names = {path.relative_to(site).as_posix(): path for path in paths}
    texts = {name: path.read_text("utf-8") for name, path in names.items() if path.suffix in _READABLE}
    pages = {name: read(text) for name, text in texts.items() if name.endswith(".html")}
    sheets = {sheet.url: paper(site / sheet.url, cache) for sheet in prints}
    yield from links(pages, frozenset(names), hosts)
    yield from numbers(pages, sheets, view)
    yield from accessible(sheets)
    country = str(country_code_for_region(view.site.telephony.country))
    yield from leaks(texts | {name: sheet.everything for name, sheet in sheets.items()}, secrets, country)
    yield from leaks({name: name for name in names}, secrets, country)
