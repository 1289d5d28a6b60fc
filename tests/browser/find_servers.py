"""Find the web servers that the tests start, and install Debian's where one is missing. Prints their paths."""

import os
import shutil

from tests.browser.find_chromium import require

PACKAGES = {"nginx": "nginx-light", "apache2": "apache2", "caddy": "caddy"}
"""Debian's package for each program."""

_SYSTEM = ("/usr/sbin", "/usr/local/sbin", "/sbin")
"""Where Debian keeps servers, also when a user's PATH does not say so."""


def found(program: str) -> str | None:
    """The path of a server."""
    return shutil.which(program, path=os.pathsep.join((os.environ.get("PATH", ""), *_SYSTEM)))


def main() -> None:
    """Print where the servers are, installing what is missing; one clear line and exit code 1 if there is no way."""
    require(PACKAGES, found, "tests")
    print("Servers for the tests:", *(found(program) for program in PACKAGES))


if __name__ == "__main__":
    main()
