"""A screen that nobody looks at, and every picture that it shows: filmed outside the browser, so in any browser alike."""

import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from PIL import Image

from tests.engines.find_engines import found

SIZE = (1400, 1100)
_FEW = 8
"""Colours of a picture without letters, at most."""


@dataclass
class Screen:
    """An X server whose picture is a file (`Xvfb -fbdir`, in the format of xwd)."""

    name: str
    """As `DISPLAY` names it."""
    file: Path

    def picture(self) -> Image.Image:
        """What stands on the screen now."""
        data = self.file.read_bytes()
        head, _, _, _, width, height = struct.unpack(">6I", data[:24])
        line, colours = struct.unpack(">I", data[48:52])[0], struct.unpack(">I", data[76:80])[0]
        return Image.frombuffer("RGB", (width, height), data[head + 12 * colours :], "raw", "BGRX", line, 1)

    @contextmanager
    def filmed(self, box: tuple[int, int, int, int]) -> Iterator["Film"]:
        """Every picture of this part of the screen while the block runs, as fast as this machine can look."""
        film, ended = Film(), Event()

        def look() -> None:
            while not ended.is_set():
                film.pictures.append(self.picture().crop(box))
                time.sleep(0.01)

        camera = Thread(target=look, daemon=True)
        camera.start()
        try:
            yield film
        finally:
            ended.set()
            camera.join()


def readable(picture: Image.Image) -> bool:
    """Whether a picture has something to read.

    Letters have edges of many colours. A picture that was taken while one blank page replaces another has two.
    """
    return picture.getcolors(_FEW) is None


@dataclass
class Film:
    """Pictures in order."""

    pictures: list[Image.Image] = field(default_factory=list)

    def written(self, since: int = 0) -> list[int]:
        """Which pictures from this one on have something to read."""
        return [n for n, each in enumerate(self.pictures[since:], since) if readable(each)]

    def hidden(self) -> bool:
        """Whether the newest picture has nothing to read."""
        return not readable(self.pictures[-1])

    @property
    def first_blank(self) -> int:
        """The first picture without anything to read. Raises `AssertionError` if there is none."""
        written = set(self.written())
        at = next((n for n in range(len(self.pictures)) if n not in written), None)
        assert at is not None, "the page was never hidden"
        return at


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen of its own for one browser."""
    program = found("Xvfb")
    assert program, "no Xvfb: run make engines, which installs it"
    reading, writing = os.pipe()
    with tempfile.TemporaryDirectory(prefix="alur-screen-") as folder:
        command = [program, "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", folder]
        server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                number = said.readline().strip()
            assert number, "Xvfb did not start"
            yield Screen(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait(10)
