"""One tab of any browser, as far as the walks need one: what Playwright cannot drive, by WebDriver or DevTools."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.request import urlopen

import websocket
from selenium.webdriver import ActionChains, Firefox, WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.firefox.options import Options as FirefoxOptions
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests.browser.faces import Face, environment
from tests.browser.watching import QUIET
from tests.engines.find_engines import found, geckodriver, webkit_browser
from tests.engines.screen import Screen

_READABLE = "security.sandbox.content.read_path_whitelist"
"""Firefox's pages may read no folder but the system's: without this each letter of ours is a box, all equally wide."""
PHONE = (360, 640)
DESK = (1280, 900)


class Tab(Protocol):
    """What a walk does in a browser. Scripts that it asks are ES2015, and are functions' bodies that return."""

    name: str
    """Maker and version, such as `Firefox 153`."""
    said: list[str]
    """What the browser wrote into its console that is an error or a warning, as far as it can be asked."""

    def go(self, address: str) -> None: ...
    def ask(self, script: str, *given: Any) -> Any: ...
    def click(self, selector: str) -> None: ...
    def write(self, selector: str, text: str) -> None: ...
    def shift(self) -> None: ...
    def move(self, far: int) -> None:
        """Back (-1) or Forward (1), as by the browser's own button; waits for nothing."""

    def resize(self, width: int, height: int) -> None: ...


def until(true: Callable[[], Any], most: float = 10) -> Any:
    """What `true` gives once it is true of anything, or its last answer after so many seconds."""
    end = time.monotonic() + most
    while True:
        with suppress(Exception):  # a page that is being left answers nothing
            if answer := true():
                return answer
        if time.monotonic() > end:
            return None
        time.sleep(0.05)


def address_of(tab: Tab) -> str:
    """Where the tab says it is."""
    return str(tab.ask("return location.href"))


class Driven:
    """A tab that is driven by WebDriver."""

    def __init__(self, driver: WebDriver, name: str) -> None:
        self.driver, self.name, self.said = driver, name, list[str]()

    def go(self, address: str) -> None:
        self.driver.get(address)

    def ask(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(script, *given)  # type: ignore[no-untyped-call]

    def click(self, selector: str) -> None:
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.ask("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
        element.click()

    def write(self, selector: str, text: str) -> None:
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        element.clear()
        element.send_keys(text)

    def shift(self) -> None:
        ActionChains(self.driver).key_down(Keys.SHIFT).key_up(Keys.SHIFT).perform()

    def move(self, far: int) -> None:
        (self.driver.back if far < 0 else self.driver.forward)()

    def resize(self, width: int, height: int) -> None:
        if isinstance(self.driver, Firefox):  # its window is never as narrow as a phone
            self.driver.browsing_context.set_viewport(
                context=self.driver.current_window_handle, viewport={"width": width, "height": height}
            )
        else:
            self.driver.set_window_size(width, height)
        seen = until(lambda: self.ask("return innerWidth") == width)
        assert seen, f"{self.name} is {self.ask('return innerWidth')} px wide, not {width}"


@contextmanager
def firefox(on: Screen, **preferences: Any) -> Iterator[Driven]:
    """Firefox as Debian ships it, with these preferences; what it complains about comes by WebDriver BiDi."""
    program = found("firefox-esr")
    assert program, "no Firefox: run make engines, or set ALUR_FIREFOX to its path"
    options = FirefoxOptions()
    options.binary_location, options.enable_bidi = program, True
    options.add_argument("-remote-allow-system-access")  # else nobody may ask what the browser itself has kept
    told = {"intl.accept_languages": "id", "browser.sessionstore.interval": 500, _READABLE: f"{Face.ORDINARY.folder}/"}
    for name, value in {**told, **preferences}.items():
        options.set_preference(name, value)
    service = FirefoxService(geckodriver(), env=_env(on), log_output=subprocess.DEVNULL)
    driver = Firefox(options=options, service=service)
    try:
        tab = Driven(driver, f"Firefox {driver.capabilities['browserVersion'].partition('.')[0]}")
        heard = lambda entry: entry.level in {"error", "warn", "warning"} and tab.said.append(entry.text)  # noqa: E731
        driver.script.add_console_message_handler(heard)
        driver.script.add_javascript_error_handler(heard)
        yield tab
    finally:
        driver.quit()


@contextmanager
def webkit(on: Screen) -> Iterator[Driven]:
    """WebKitGTK, in a window without its bar, which would keep it wider than a phone."""
    program = found("WebKitWebDriver")
    assert program, "no WebKitWebDriver: run make engines"
    options = WebKitOptions()
    options.binary_location = webkit_browser()
    options.add_argument("--automation")
    options.add_argument("--javascript-can-open-windows-automatically=true")
    driver = WebKitGTK(options=options, service=WebKitService(program, env=_env(on)))
    try:
        first = driver.current_window_handle
        driver.get("data:text/html,<title>x</title>")
        driver.execute_script("open('about:blank', 'x', 'width=360,height=640,toolbar=no,location=no,menubar=no')")
        opened = until(lambda: next((each for each in driver.window_handles if each != first), None))
        assert opened, "WebKitGTK opened no second window"
        driver.switch_to.window(opened)
        yield Driven(driver, f"WebKitGTK {driver.capabilities['browserVersion'].rpartition('.')[0]}")
    finally:
        driver.quit()


def _env(on: Screen) -> dict[str, str]:
    told = {"DISPLAY": on.name, "GDK_BACKEND": "x11", "MOZ_ENABLE_WAYLAND": "0", "LIBGL_ALWAYS_SOFTWARE": "1"}
    return {**{key: str(value) for key, value in environment().items()}, **told}


ENGINES: dict[str, Callable[[Screen], Any]] = {"firefox": firefox, "webkit": webkit}


class Inspected:
    """A tab of a Chromium of any age, driven by the DevTools protocol: Playwright drives those of today alone."""

    def __init__(self, line: websocket.WebSocket, name: str) -> None:
        self.line, self.name, self.said, self.asked = line, name, list[str](), 0
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **given: Any) -> dict[str, Any]:
        """What the browser answers. Raises `RuntimeError` with its words where it refuses."""
        self.asked += 1
        self.line.send(json.dumps({"id": self.asked, "method": method, "params": given}))
        while True:
            got = json.loads(self.line.recv())
            if got.get("id") == self.asked:
                if "error" in got:
                    raise RuntimeError(got["error"]["message"])
                return dict(got["result"])
            self._hear(got)

    def _hear(self, event: dict[str, Any]) -> None:
        if event.get("method") == "Runtime.exceptionThrown":
            details = event["params"]["exceptionDetails"]
            self.said.append(details.get("exception", {}).get("description") or details["text"])
        if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] in {"error", "warning"}:
            self.said.append(event["params"]["entry"]["text"])

    def go(self, address: str) -> None:
        for permission in ("clipboardWrite", "clipboardSanitizedWrite"):  # which a window gives to whoever taps
            with suppress(RuntimeError):  # another age called it otherwise
                self.send("Browser.grantPermissions", origin="/".join(address.split("/")[:3]), permissions=[permission])
        if "#" in address and address.partition("#")[0] == address_of(self).partition("#")[0]:
            self.ask("location.href = arguments[0]", address)  # to `Page.navigate` Chromium 64 never answers then
        else:
            self.send("Page.navigate", url=address)
        time.sleep(0.1)
        until(lambda: self.ask("return document.readyState === 'complete'"))

    def ask(self, script: str, *given: Any) -> Any:
        call = f"(function () {{{script}}}).apply(null, {json.dumps(given)})"
        got = self.send("Runtime.evaluate", expression=call, returnByValue=True)
        if "exceptionDetails" in got:
            raise RuntimeError(got["exceptionDetails"])
        return got["result"].get("value")

    def click(self, selector: str) -> None:
        x, y = self.ask(
            """const here = document.querySelector(arguments[0]);
            document.documentElement.style.scrollBehavior = "auto"; /* "instant" is newer than some of these */
            here.scrollIntoView({ block: "center" });
            const box = here.getClientRects()[0]; return [box.left + box.width / 2, box.top + box.height / 2]""",
            selector,
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        time.sleep(0.1)

    def write(self, selector: str, text: str) -> None:
        self.ask("const here = document.querySelector(arguments[0]); here.focus(); here.value = ''", selector)
        for letter in text:
            self.send("Input.dispatchKeyEvent", type="char", text=letter)

    def shift(self) -> None:
        key = {"key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16}
        self.send("Input.dispatchKeyEvent", type="rawKeyDown", modifiers=8, **key)
        with suppress(RuntimeError):  # the third press leaves
            self.send("Input.dispatchKeyEvent", type="keyUp", **key)

    def move(self, far: int) -> None:
        history = self.send("Page.getNavigationHistory")
        at = int(history["currentIndex"]) + far
        if 0 <= at < len(history["entries"]):
            self.send("Page.navigateToHistoryEntry", entryId=history["entries"][at]["id"])
            time.sleep(0.5)

    def resize(self, width: int, height: int) -> None:
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)


@contextmanager
def chromium(program: Path) -> Iterator[Inspected]:
    """A Chromium from this file, without a window."""
    with tempfile.TemporaryDirectory(prefix="alur-chromium-", ignore_cleanup_errors=True) as folder:
        command = [str(program), "--headless", "--no-sandbox", "--disable-dev-shm-usage", *QUIET]
        command += ["--remote-debugging-port=0", "--remote-allow-origins=*", f"--user-data-dir={folder}", "about:blank"]
        with (Path(folder) / "log").open("w") as log:
            browser = subprocess.Popen(command, stderr=log, stdout=log, env=dict(os.environ) | _plain())
        try:
            said = until(lambda: _listening(Path(folder) / "log"), 30)
            assert said, (Path(folder) / "log").read_text(errors="replace")
            with urlopen(f"http://{said}/json/version") as told, urlopen(f"http://{said}/json/list") as tabs:
                version = json.load(told)["Browser"].partition("/")[2].partition(".")[0]
                tab = next(each for each in json.load(tabs) if each["type"] == "page")
            line = websocket.create_connection(tab["webSocketDebuggerUrl"], timeout=40, suppress_origin=True)
            yield Inspected(line, f"Chromium {version}")
            line.close()
        finally:
            browser.kill()
            browser.wait(10)


def _plain() -> dict[str, str]:
    return {key: str(value) for key, value in environment().items() if key != "DISPLAY"}


def _listening(log: Path) -> str:
    """Host and port at which the browser says it can be driven."""
    return log.read_text(errors="replace").partition("DevTools listening on ws://")[2].partition("/")[0]
