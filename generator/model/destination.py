"""Where a site is published: a folder, a branch of a git repository, or a folder on an SFTP server.

No password stands here, nor in any other file: it is asked of the keyring of the keeper's own machine.
"""

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.model.parts.base import Record
from generator.model.parts.forms import HOST_NAME, Form

_WHOLE_PATH = r"(?:/|[A-Za-z]:[\\/]|\\\\)[^\r\n\t]*"
"""From the root, on any system: `/srv/www`, `D:\\situs`, `\\\\server\\situs`."""
FolderPath = Annotated[str, StringConstraints(max_length=300), Form("form_folder", _WHOLE_PATH)]
"""The whole path of a folder of this machine."""
UserName = Annotated[str, Form("form_user", r"[A-Za-z0-9._@+-]{1,100}")]
_FINGERPRINT, _WHOLE_KEY = r"SHA256:[A-Za-z0-9+/]{43}", r"(?:ssh|ecdsa)-[a-z0-9-]+ [A-Za-z0-9+/]+={0,2}(?: [^\r\n]*)?"
HostKey = Annotated[str, StringConstraints(max_length=1000), Form("form_host_key", rf"{_FINGERPRINT}|{_WHOLE_KEY}")]
"""As `ssh-keygen -l` tells it, or as it stands in a file of known hosts (RFC 4253, RFC 8709)."""


def _require_remote(address: str) -> str:
    """The address, if git can be sent there. The words of a refusal hold nothing of it: it may hold a password."""
    parts = urlsplit(address)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise PydanticCustomError("remote_secret", "a name or password in an address")
    if not re.fullmatch(rf"https://{HOST_NAME}(?::[1-9][0-9]{{0,4}})?/[A-Za-z0-9._~/-]+|{_WHOLE_PATH}", address):
        raise PydanticCustomError("remote_address", "no address of a repository")
    return address


class GitRemote(Record):
    """A branch of a git repository, from which a host such as GitHub, GitLab or Codeberg Pages serves the site."""

    address: Annotated[str, StringConstraints(max_length=300), AfterValidator(_require_remote)]
    """Its address, with https and without a name or password, or the whole path of a repository on this machine."""
    branch: Annotated[str, Form("form_branch", r"[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*")] = "pages"
    """The branch that the host serves, such as `pages` or `gh-pages`."""
    user: UserName | None = None
    """The user at the host. The password is an access token of the host, which may write to this repository alone."""

    @property
    def host(self) -> str:
        """Whom to ask; the path itself for a repository on this machine."""
        return urlsplit(self.address).netloc if self.login else self.address

    @property
    def login(self) -> str:
        """By what the keyring knows the password; empty where none is needed."""
        if not self.address.startswith("http"):
            return ""
        scheme, _, rest = self.address.partition("://")
        return f"{scheme}://{self.user or 'git'}@{rest}"


class SftpServer(Record):
    """A folder on a server that takes files by SFTP, as most rented hosting does."""

    host: Annotated[str, StringConstraints(max_length=253), Form("form_host", HOST_NAME)]
    """Its name, without `sftp://`."""
    port: Annotated[int, Field(ge=1, le=65535)] = 22
    """The port that it listens at."""
    user: UserName
    """The user whose password is asked for."""
    folder: Annotated[str, StringConstraints(max_length=300), Form("form_server_folder", r"[^\r\n\t\\]+")]
    """The folder that the web server shows, such as `public_html`; it is there already."""
    host_key: HostKey | None = None
    """By what the server is known: the fingerprint of its key (`SHA256:...`) or the whole key, as the host tells it.
    Without it nothing is sent."""

    @property
    def login(self) -> str:
        """By what the keyring knows the password."""
        return f"sftp://{self.user}@{self.host}:{self.port}"


class Destination(Record):
    """Where the site is published: one of the three."""

    folder: FolderPath | None = None
    """The whole path of a folder of this machine or of a drive, which a web server shows."""
    git: GitRemote | None = None
    """A branch of a git repository."""
    sftp: SftpServer | None = None
    """A folder on an SFTP server."""

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if sum(kind is not None for kind in (self.folder, self.git, self.sftp)) != 1:
            raise PydanticCustomError("destination_one_of", "give one of folder, git and sftp")
        return self

    @property
    def login(self) -> str:
        """By what the keyring knows the password; empty where none is needed. Names user and host, and no secret."""
        kind = self.git or self.sftp
        return kind.login if kind else ""

    @property
    def where(self) -> str:
        """The place in one line, for people."""
        if self.git:
            return f"{self.git.address} ({self.git.branch})"
        if self.sftp:
            return f"{self.sftp.host}: {self.sftp.folder}"
        return self.folder or ""
