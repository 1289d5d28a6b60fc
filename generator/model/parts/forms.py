"""How an id, a code, a web address and a day are written: small types that make a check a type."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)


def no_device(word: str) -> str:
    """The word, unless Windows keeps it for a device and no file or folder there can bear it.

    https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
    """
    if _DEVICE.fullmatch(word):
        raise PydanticCustomError("name_of_device", "Windows keeps this name for a device")
    return word


@dataclass(frozen=True, slots=True)
class Form:
    """Says of a type that its text is written like this pattern, whole; what is not is refused with its own error."""

    error: str
    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Checks what the type's own checks let pass."""
        whole = re.compile(self.pattern)

        def check(text: str) -> str:
            if not whole.fullmatch(text):
                raise PydanticCustomError(self.error, "it has another form")
            return text

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The pattern, for an editor that checks while somebody types."""
        return handler(schema) | {"pattern": f"^(?:{self.pattern})$"}


Id = Annotated[
    str, StringConstraints(max_length=60), Form("form_id", r"[a-z0-9]+(-[a-z0-9]+)*"), AfterValidator(no_device)
]
"""A slug: file name, id and URL are the same word, so a copy on a stick opens on any machine."""


@dataclass(frozen=True, slots=True)
class Names:
    """Says of an id that it is that of another record, and of which kind."""

    kind: str


OrganizationId = Annotated[Id, Names("organization")]
ContactId = Annotated[Id, Names("contact")]
ServiceId = Annotated[Id, Names("service")]
FlowId = Annotated[Id, Names("flow")]
LawId = Annotated[Id, Names("law")]
GuideId = Annotated[Id, Names("guide")]

Code = Annotated[str, StringConstraints(max_length=16), Form("form_code", r"[A-Z0-9]+(-[A-Z0-9]+)+")]
"""A record code that can be read out over the phone, such as `PT-07-W1`."""

HOST_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
"""The name of a host in plain ASCII."""


def _possible_port(url: str) -> str:
    """The address, unless its port is none: nobody listens at 0, and there is none beyond 65535 (RFC 6335)."""
    try:
        port = urlsplit(url).port
    except ValueError:
        port = 0
    if port == 0:
        raise PydanticCustomError("url_host", "no port", {"value": url})
    return url


Url = Annotated[
    str,
    StringConstraints(max_length=500),
    Form("form_url", rf"""https?://{HOST_NAME}(?::[0-9]+)?(?:[/?#][^\s<>"'`\\{{}}|^]*)?"""),
    AfterValidator(_possible_port),
]
"""A web address. Its host is plain ASCII, with no user before it: `https://bmkg.go.id@elsewhere` reads like another."""

Email = Annotated[str, StringConstraints(max_length=200), Form("form_email", rf"[A-Za-z0-9._+-]+@{HOST_NAME}")]
"""A mailbox alone: no further receivers, no subject (RFC 6068 would allow them in a link)."""

PartialDate = Annotated[str, Form("form_date", r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")]
"""A day, a month or a year, as precise as the source is: `2024-12-19`, `2024-12`, `2024`."""

_NOWHERE = ("example", "invalid", "test", "localhost", "example.com", "example.org", "example.net")
"""Names that lead nowhere, or to the reader's own device (RFC 2606, RFC 6761), with everything below them."""
_INSIDE = ("local", "lan", "internal", "intranet", "corp", "home", "home.arpa")
"""Names that only one network knows (RFC 6762, RFC 8375, and what offices use)."""
_LONGEST = 120
"""Longer ones, with the page's part added, make a code too fine for a poor camera."""
_PAGE = re.compile(r"(?i)[^/]+\.(?:x?html?|shtml|php\d?|aspx?|jsp|cgi|pdf|txt|md|zip)")


def _require_folder(url: str) -> str:
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


BaseUrl = Annotated[Url, AfterValidator(_require_folder)]
"""Where a site stands: the folder to whose end the addresses of pages are added, and to which QR codes lead."""
