"""Find the Chromium that the tests drive, and install Debian's where there is none. Prints its path.

Playwright cannot download its own browser everywhere, so the system's is used.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def found() -> str | None:
    """The path of a Chromium: `CHROMIUM` if set, else the first on the PATH."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's package. Needs apt and root, as on a build machine."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", "chromium"], check=True, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    if not found():
        if not shutil.which("apt-get"):
            sys.exit("The tests need Chromium. Install it, or set CHROMIUM to its path.")
        print("Installing Chromium for the browser tests (once) ...")
        install()
    print(f"Browser for the tests: {found()}")
