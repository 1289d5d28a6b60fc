"""Where a site stands: the folder to whose end the addresses of pages are added, and to which QR codes lead."""

import ipaddress
import re
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError, PydanticKnownError

from generator.model.base import Url

_NOWHERE = ("example", "invalid", "test", "localhost", "example.com", "example.org", "example.net")
"""Names that lead nowhere, or to the reader's own device (RFC 2606, RFC 6761), with everything below them."""
_INSIDE = ("local", "lan", "internal", "intranet", "corp", "home", "home.arpa")
"""Names that only one network knows (RFC 6762, RFC 8375, and what offices use)."""
_LONGEST = 120
"""Longer ones, with the page's part added, make a code too fine for a poor camera."""
_PAGE = re.compile(r"(?i)[^/]+\.(?:x?html?|shtml|php\d?|aspx?|jsp|cgi|pdf|txt|md|zip)")


def _check(url: str) -> str:
    """The address as it was given. Raises `PydanticCustomError` for one that no page's address can be added to."""
    if len(url) > _LONGEST:
        raise PydanticKnownError("string_too_long", {"max_length": _LONGEST})
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        address = _ip(host)
    except ValueError:
        raise PydanticCustomError("url_host", "no host and port", {"value": url}) from None
    if _below(host, _NOWHERE) or (address and (address.is_loopback or address.is_unspecified)):
        raise PydanticCustomError("base_url_nowhere", "a name that leads nowhere", {"host": host})
    path = _folder(parts.path)
    if parts.query or parts.fragment or url.rstrip("/") != f"{parts.scheme}://{parts.netloc}{path}".rstrip("/"):
        right = f"{parts.scheme}://{parts.netloc}{path}"
        raise PydanticCustomError("base_url_page", "a page, not a folder", {"right": right})
    return url


def _folder(path: str) -> str:
    """The folder of this path, with a slash at both ends. A name with a dot is a file unless a slash follows it."""
    names = [name for name in path.split("/") if unquote(name) not in {"", ".", ".."}]
    if names and (_PAGE.fullmatch(names[-1]) or ("." in names[-1] and not path.endswith("/"))):
        del names[-1]
    return "/".join(("", *names, ""))


def _ip(host: str) -> ipaddress.IPv4Address | None:
    """The address that these digits write. Raises `ValueError` for digits that write none."""
    return ipaddress.IPv4Address(host) if re.fullmatch(r"[\d.]+|(?:.*\.)?\d+", host) else None


def _below(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith("." + name) for name in names)


def is_private(url: str) -> bool:
    """Whether a phone outside one network cannot open the address: a private or bare name, or such an IP address."""
    host = urlsplit(url).hostname or ""
    address = _ip(host)
    return not address.is_global if address else "." not in host or _below(host, _INSIDE)


BaseUrl = Annotated[Url, AfterValidator(_check)]
"""The address of a site's folder."""
