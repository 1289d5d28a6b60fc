"""Every frame that a tab draws, so that a page which shows up for one blink is seen too."""

import base64
import io
import time
from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image
from playwright.sync_api import CDPSession, Error, Page


@dataclass(frozen=True)
class Frame:
    """One picture as it went to the screen."""

    at: float
    """When the browser took it, in seconds since 1970."""
    picture: bytes
    url: str
    """Where the tab said it was when the picture arrived."""

    @property
    def blank(self) -> bool:
        """True where one colour fills the screen: nothing to read."""
        return len(Image.open(io.BytesIO(self.picture)).convert("RGB").getcolors(1) or ()) == 1


class Film:
    """Films a tab from now on, across pages, origins and the page cache."""

    def __init__(self, tab: Page, devtools: CDPSession) -> None:
        self.tab, self.devtools, self.frames, self.moves, self.since = tab, devtools, list[Frame](), 0, 0.0
        devtools.on("Page.screencastFrame", self._arrived)
        devtools.on("Page.frameNavigated", lambda _: self._moved())
        devtools.on("Page.navigatedWithinDocument", lambda _: self._moved())
        devtools.send("Page.enable")
        devtools.send("Page.startScreencast", {"format": "png"})

    def _arrived(self, frame: dict[str, Any]) -> None:
        """Keep it where it belongs in time: two are packed at once, and an empty one is done before a full one."""
        if (at := frame["metadata"]["timestamp"]) >= self.since:
            insort(self.frames, Frame(at, base64.b64decode(frame["data"]), self.tab.url), key=lambda kept: kept.at)
        self._ask("Page.screencastFrameAck", sessionId=frame["sessionId"])

    def begin(self) -> None:
        """Forget every frame so far; one that was drawn before now and arrives later is forgotten too."""
        self.frames.clear()
        self.since = time.time()

    def _moved(self) -> None:
        self.moves += 1

    def go(self, far: int) -> bool:
        """Back or forward by so many pages, as by the browser's own button. False where the history ends before."""
        history = self._answer("Page.getNavigationHistory")
        at = int(history["currentIndex"]) + far
        if not 0 <= at < len(history["entries"]):
            return False
        before, entry = self.moves, history["entries"][at]["id"]
        self._answer("Page.navigateToHistoryEntry", entryId=entry)
        self._until(lambda: self.moves > before)
        return True

    def reload(self) -> None:
        """Reload, as by the browser's own button. What was there until then is drawn no more once this ends."""
        before = self.moves
        self._answer("Page.reload")
        self._until(lambda: self.moves > before)

    def _ask(self, command: str, **more: Any) -> dict[str, Any] | None:
        """The browser's answer; None while one page is taking the place of another in the tab."""
        try:
            return dict(self.devtools.send(command, more))
        except Error as error:
            if "Not attached to an active page" not in error.message:
                raise
            return None

    def _answer(self, command: str, **more: Any) -> dict[str, Any]:
        """The browser's answer, asked for again and again until there is a page to give it."""
        end = time.monotonic() + 20
        while (answer := self._ask(command, **more)) is None:
            assert time.monotonic() < end, f"no page is active at {self.tab.url}"
            self.tab.wait_for_timeout(20)
        return answer

    def arrive(self, *places: str) -> None:
        """Wait until the tab is at one of these addresses."""
        self._until(lambda: self.tab.url in places)

    def drawn(self) -> None:
        """Wait until the page is whole, on the screen, and a picture of it has had time to come."""
        self.tab.wait_for_function("document.readyState === 'complete'")
        self._answer("Page.captureScreenshot")  # the answer comes once the page has been drawn
        self.still()

    def shown(self) -> None:
        """Wait until there is something to read on the screen. Raises `AssertionError` if nothing comes."""
        self._until(lambda: any(not each.blank for each in self.frames))

    def _until(self, true: Callable[[], bool], most: int = 20) -> None:
        end = time.monotonic() + most
        while not true():
            assert time.monotonic() < end, f"still at {self.tab.url}"
            self.tab.wait_for_timeout(20)

    def still(self, quiet: int = 250, most: int = 5000) -> None:
        """Wait until nothing new has been drawn for `quiet` milliseconds."""
        end, seen = time.monotonic() + most / 1000, -1
        while seen != len(self.frames) and time.monotonic() < end:
            seen = len(self.frames)
            self.tab.wait_for_timeout(quiet)

    def since_blank(self) -> list[Frame]:
        """What was drawn from the first blank frame on. Raises `AssertionError` if there never was one."""
        at = next((n for n, frame in enumerate(self.frames) if frame.blank), None)
        assert at is not None, "the page was never hidden"
        return self.frames[at:]
