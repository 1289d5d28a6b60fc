"""Find the Chromium that the tests drive, and install Debian's where there is none. Prints its path.

Playwright cannot download its own browser everywhere, so the system's is used.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
VARIABLE = "ALUR_CHROMIUM"


def found() -> str | None:
    """The path of a Chromium as people have it: `ALUR_CHROMIUM` if set, else the first on the PATH."""
    return _first(NAMES)


def found_shell() -> str | None:
    """The path of a Chromium that draws the same pages and has no window, for half the work; else the whole one's."""
    return _first((*SHELLS, *NAMES))


def _first(names: Iterable[str]) -> str | None:
    named = os.environ.get(VARIABLE)
    return shutil.which(named) if named else next((path for name in names if (path := shutil.which(name))), None)


_UNSTARTED = """set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
    trap 'rm -f $policy' EXIT
    printf '#!/bin/sh\\nexit 101\\n' > $policy
    chmod 755 $policy
fi
apt-get -qq -o DPkg::Lock::Timeout=300 update
apt-get -qq -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "$@" """
"""Installs packages without starting the services that come with them (Debian Policy, 9.3.3.2)."""


def install(*packages: str) -> str:
    """Install Debian's packages, as root or with sudo. Gives what stood in the way; empty if nothing did."""
    if not shutil.which("apt-get"):
        return "there is no apt-get"
    if os.geteuid() != 0 and not shutil.which("sudo"):
        return "only root may install packages"
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    command = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", _UNSTARTED, "sh", *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["apt-get failed"])[-1]
    return ""


def require(packages: Mapping[str, str], found: Callable[[str], str | None], users: str) -> None:
    """See that each program is there, installing its Debian package if not; else one clear line and exit code 1.

    `packages` are by their program, `found` gives a program's path, and `users` are the tests that need it.
    """
    if not (missing := [program for program in packages if not found(program)]):
        return
    print(f"Installing {', '.join(missing)} for the {users} (once) ...", flush=True)
    why = install(*(packages[program] for program in missing))
    left = [program for program in missing if not found(program)]
    if why or left:
        sys.exit(f"The {users} need {', '.join(left or missing)}: install them ({why or 'not on the PATH'}).")


def main() -> None:
    """Print the browser's path, installing one if need be; one clear line and exit code 1 if there is no way."""
    if os.environ.get(VARIABLE) and not found():
        sys.exit(f"{VARIABLE} names {os.environ[VARIABLE]}, which is no program.")
    if not found():
        print("Installing Chromium for the browser tests (once) ...", flush=True)
        if (why := install("chromium")) or not found():
            sys.exit(f"The tests need Chromium: install it, or set {VARIABLE} to its path ({why}).")
    if found_shell() == found() and not os.environ.get(VARIABLE):
        print("Installing Chromium without a window (once) ...", flush=True)
        if why := install(SHELLS[0]):
            print(f"The browser tests take longer without {SHELLS[0]} ({why}).")
    print(f"Browser for the tests: {found()}; for pages alone: {found_shell()}")


if __name__ == "__main__":
    main()
