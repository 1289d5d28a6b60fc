"""Every internal link leads somewhere, and no page fetches anything from elsewhere."""

import re
from collections.abc import Iterator, Mapping
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from generator.audit.finding import Finding
from generator.audit.page import Page
from generator.model.routes import LOST
from generator.problem import Message
from generator.rules import Rule

_HANDED_ON = {"tel", "mailto", "sms"}
_STYLE_LOAD = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?|wss?):(?://|\\/\\/)([\w.-]+)")
_KEEPS = re.compile(
    r"\b(?:localStorage|sessionStorage|indexedDB|cookieStore|serviceWorker|openDatabase)\b"
    r"|\bcaches\s*\.\s*(?:open|match|keys|has)\b|\bdocument\s*\.\s*cookie\b"
)
"""All by which a script can leave something on a device (HTML, Web Storage, IndexedDB, Service Workers)."""
_MAY_KEEP = {("assets/exit.js", "sessionStorage")}
"""The way out remembers in its own tab that somebody has left; closing the tab forgets it."""
_NAMES_ONLY = {"www.w3.org", "example", "example.com"}
"""Hosts that stand for a name: XML namespaces, and what Pagefind resolves relative addresses against (RFC 2606)."""


def host_of(address: str) -> str:
    """The host of a web address as browsers compare it: in small letters, without a port; empty where it has none."""
    return urlsplit(address).hostname or ""


def check_links(pages: Mapping[str, Page], files: frozenset[str], may_leave: frozenset[str]) -> Iterator[Finding]:
    """Broken internal links, foreign requests, inline code, and pictures without a size.

    `pages` holds the HTML pages and SVG pictures by their path, `files` every path of the site, `may_leave` the hosts
    a reader may be sent to by a link; nothing may ever be fetched from any of them.
    """
    for path, page in pages.items():
        for target in page.loads:
            yield from _fetched(path, target, pages, files)
        for target in page.links:
            parts = urlsplit(target)
            if parts.scheme in _HANDED_ON:
                continue
            if _foreign(target):
                if parts.scheme not in {"https", "http"} or host_of(target) not in may_leave:
                    yield Finding(
                        path,
                        Message("the page links to {target}, which no record names", {"target": target}),
                        Rule.AUDIT_ORIGIN,
                    )
            elif _broken(path, target, pages, files):
                yield Finding(path, Message("the link to {target} leads nowhere", {"target": target}), Rule.AUDIT_LINK)
            elif parts.path and not parts.path.rpartition("/")[2].strip("."):
                listed = Message(
                    "the link to {target} names a folder; from a stick that is a list of names", {"target": target}
                )
                yield Finding(path, listed, Rule.AUDIT_LINK)
        if path == LOST:
            for target in (*page.loads, *(link for link in page.links if not urlsplit(link).scheme)):
                deep = Message("the page is shown at any depth, where {target} leads elsewhere", {"target": target})
                yield Finding(path, deep, Rule.AUDIT_LINK)
        for target in page.unsized:
            jump = Message("the picture {target} does not say how large it is; the page jumps", {"target": target})
            yield Finding(path, jump, Rule.AUDIT_JUMP)
        for what in page.inline:
            yield Finding(
                path,
                Message("{what} is inline code, which the security policy refuses", {"what": what}),
                Rule.AUDIT_INLINE,
            )


def check_styles(texts: Mapping[str, str], files: frozenset[str]) -> Iterator[Finding]:
    """What stylesheets would fetch from elsewhere, or from nowhere."""
    for path, text in texts.items():
        for address, imported in _STYLE_LOAD.findall(_COMMENT.sub("", text)):
            if not (address or imported).startswith("#"):
                yield from _fetched(path, address or imported, {}, files)


def check_scripts(texts: Mapping[str, str]) -> Iterator[Finding]:
    """Other hosts that a script names, for it could ask them for something, and whatever would keep something."""
    for path, text in texts.items():
        for means in sorted({match.group() for match in _KEEPS.finditer(text)}):
            if (path, means) not in _MAY_KEEP:
                yield Finding(
                    path, Message("the script could keep something: {means}", {"means": means}), Rule.AUDIT_TRACE
                )
        for host in sorted(set(_ADDRESS.findall(text)) - _NAMES_ONLY):
            yield Finding(
                path, Message("the script names another place: {target}", {"target": host}), Rule.AUDIT_ORIGIN
            )


def _fetched(path: str, target: str, pages: Mapping[str, Page], files: frozenset[str]) -> Iterator[Finding]:
    if _foreign(target):
        yield Finding(
            path, Message("the page fetches {target} from another place", {"target": target}), Rule.AUDIT_ORIGIN
        )
    elif not target.startswith("data:") and _broken(path, target, pages, files):
        yield Finding(
            path, Message("the page needs {target}, which does not exist", {"target": target}), Rule.AUDIT_LINK
        )


def _foreign(target: str) -> bool:
    parts = urlsplit(target)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def _broken(path: str, target: str, pages: Mapping[str, Page], files: frozenset[str]) -> bool:
    parts = urlsplit(target)
    if parts.path.startswith("/"):  # breaks as soon as the site stands under a sub-path
        return True
    folder = path.rpartition("/")[0]
    there = (
        normpath(f"{folder}/{unquote(parts.path)}" if folder else unquote(parts.path) or ".") if parts.path else path
    )
    there = there.lstrip("/")
    if there.startswith(".."):
        return True
    if there in {".", ""}:
        there = "index.html"
    elif there not in files:
        there = f"{there}/index.html"
    if there not in files:
        return True
    return bool(parts.fragment) and there in pages and unquote(parts.fragment) not in pages[there].ids
