"""Find the Chromium that the tests drive, and install Debian's where there is none. Prints its path.

Playwright cannot download its own browser everywhere, so the system's is used.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE = "ALUR_CHROMIUM"


def found() -> str | None:
    """The path of a Chromium: `ALUR_CHROMIUM` if set, else the first on the PATH."""
    named = os.environ.get(VARIABLE)
    return shutil.which(named) if named else next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> str:
    """Install Debian's package, as root or with sudo. Gives what stood in the way; empty if nothing did."""
    if not shutil.which("apt-get"):
        return "there is no apt-get"
    if os.geteuid() != 0 and not shutil.which("sudo"):
        return "only root may install packages"
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run([*apt, *command], capture_output=True, text=True, check=False)
        if done.returncode:
            return (done.stderr.strip().splitlines() or [f"apt-get {command[0]} failed"])[-1]
    return ""


def main() -> None:
    """Print the browser's path, installing one if need be; one clear line and exit code 1 if there is no way."""
    if os.environ.get(VARIABLE) and not found():
        sys.exit(f"{VARIABLE} names {os.environ[VARIABLE]}, which is no program.")
    if not found():
        print("Installing Chromium for the browser tests (once) ...", flush=True)
        if (why := install()) or not found():
            sys.exit(f"The tests need Chromium: install it, or set {VARIABLE} to its path ({why}).")
    print(f"Browser for the tests: {found()}")


if __name__ == "__main__":
    main()
