"""A sealed folder gives nothing away."""

import base64
import re
from pathlib import Path

from generator.audit.finding import AuditError, Finding
from generator.audit.leaks import check_leaks
from generator.audit.links import check_links, check_scripts, check_styles, host_of
from generator.audit.page import APART, read_page
from generator.audit.readable import read_text
from generator.edition.hidden import everything
from generator.model.directory import Directory
from generator.problem import Message
from generator.rules import Rule

_PAYLOAD = re.compile(r'(?<=data-sealed=")([A-Za-z0-9+/]+={0,2})(?=")')


def audit_sealed(site: Path, directory: Directory) -> None:
    """Look for every value of every contact, shown or not, in every file. Raises `AuditError` with every breach."""
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    texts = {name: _unpacked(text) for name, path in paths.items() if (text := read_text(path)) is not None}
    pages = {name: read_page(text) for name, text in texts.items() if name.endswith((".html", ".svg"))}
    breaches = [
        Finding(name, Message("a file of a kind that nobody can check"), Rule.AUDIT_UNREAD)
        for name in paths - texts.keys()
    ]
    outward = frozenset({host_of(directory.site.exit_url)})
    breaches += check_links(pages, frozenset(paths), outward)
    breaches += check_styles({name: text for name, text in texts.items() if name.endswith(".css")}, frozenset(paths))
    breaches += check_scripts({name: text for name, text in texts.items() if name.endswith(".js")})
    whole = {name: APART.join((text, pages[name].everything if name in pages else "")) for name, text in texts.items()}
    country = directory.site.telephony.country
    breaches += check_leaks(whole | {f"{name} ": name for name in paths}, everything(directory), country)
    if breaches:
        raise AuditError(breaches)


def _unpacked(text: str) -> str:
    """The text with what it carries in base64 as bytes: random letters spell short names now and then, bytes hardly."""
    return _PAYLOAD.sub(lambda match: base64.b64decode(match[1]).decode("latin-1").replace('"', " "), text)
