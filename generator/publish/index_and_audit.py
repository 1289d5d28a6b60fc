"""What happens to a folder after its pages are written: it is indexed, then audited."""

import re
from pathlib import Path

from generator.audit.folder import Expected, audit
from generator.audit.links import host_of
from generator.audit.weight import Weight
from generator.edition.view import View
from generator.model.contact import ChannelKind
from generator.model.sheet import Printed
from generator.problem import BrokenPromiseError
from generator.publish.bundle import Bundle
from generator.publish.prepare import CheckedContent
from generator.publish.search.index import index_site

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")


def index_and_audit(site: Path, bundle: Bundle, cache: Path) -> tuple[Weight, ...]:
    """Index the folder for search and check it. Gives what each page weighs.

    Raises `AuditError` with every breach, `IndexingError` and `BrokenPromiseError` for a bug.
    """
    content = bundle.content
    if content is None:
        raise BrokenPromiseError("only content that may be published is finished")
    index_site(site, cache)
    return audit(site, content.view, expected_of(content, bundle.prints), cache)


def expected_of(content: CheckedContent, prints: tuple[Printed, ...]) -> Expected:
    """What the audit of a folder made of this content, with these sheets, asks for."""
    walls = content.walls.base_url if content.walls else None
    return Expected(prints, content.due, content.secrets, hosts_named(content.view), walls)


def hosts_named(view: View) -> frozenset[str]:
    """The hosts that shown records name; a page may link to them, and to no other."""
    shown = view.directory
    channels = [channel for _, _, channel in shown.channels()]
    urls = [shown.site.exit_url, *(channel.url for channel in channels if channel.url)]
    for group in (
        channels,
        shown.organizations,
        shown.services,
        shown.flowcharts,
        shown.laws,
        shown.faq,
        shown.glossary,
        shown.statistics,
    ):
        urls += [source.url for record in group for source in record.sources if source.url]
    urls += [address for guide in shown.guides for address in _ADDRESS.findall(guide.body)]
    chat = {"wa.me"} if any(channel.kind is ChannelKind.WHATSAPP for channel in channels) else set()
    return frozenset(chat | {host for url in urls if (host := host_of(url))})
