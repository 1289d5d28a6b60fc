"""What every record has in common, and the small types that make a check a type."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """A piece of content that never changes after loading and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)


def no_device(word: str) -> str:
    """The word, unless Windows keeps it for a device and no file or folder there can bear it.

    https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
    """
    if _DEVICE.fullmatch(word):
        raise PydanticCustomError("name_of_device", "Windows keeps this name for a device")
    return word


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), AfterValidator(no_device)]
"""A slug: file name, id and URL are the same word, so a copy on a stick opens on any machine."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)+$", max_length=16)]
"""A record code that can be read out over the phone, such as `PT-07-W1`."""

_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"


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
    StringConstraints(pattern=rf"^https?://{_HOST}(?::\d+)?(?:[/?#][^\s<>\"'`\\{{}}|^]*)?$", max_length=500),
    AfterValidator(_possible_port),
]
"""A web address. Its host is plain ASCII, with no user before it: `https://bmkg.go.id@elsewhere` reads like another."""

Email = Annotated[str, StringConstraints(pattern=rf"^[A-Za-z0-9._+-]+@{_HOST}$", max_length=200)]
"""A mailbox alone: no further receivers, no subject (RFC 6068 would allow them in a link)."""

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""A day, a month or a year, as precise as the source is: `2024-12-19`, `2024-12`, `2024`."""
