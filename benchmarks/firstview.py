"""How long the finder takes on a bad phone and line: 400 kbit/s, 400 ms a round trip, a processor six times slower.

    python -m benchmarks.firstview site

Prints, for the home page with an empty cache: time and bytes to the first view, to a finder that answers a tap, and to
the finder's answer. The time of a person's hands is not in it: each tap follows the last as fast as a program can.
"""

import gzip
import sys
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.find_chromium import found

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 6


class Compressed(SimpleHTTPRequestHandler):
    """A file server that compresses, as every host does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def measure(site: Path) -> dict[str, tuple[float, int, int]]:
    """Seconds from the start, bytes received and requests made, at each point."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    seen: dict[str, tuple[float, int, int]] = {}
    received, requests = [0], [0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=["--disable-gpu"], chromium_sandbox=False)
        tab = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
        devtools = tab.context.new_cdp_session(tab)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", LINE)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        devtools.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
        devtools.on("Network.requestWillBeSent", lambda _: requests.append(1))
        start = time.monotonic()

        def point(name: str, at: float | None = None) -> None:
            seen[name] = (time.monotonic() - start if at is None else at, sum(received), sum(requests))

        tab.goto(f"http://127.0.0.1:{server.server_address[1]}/", wait_until="commit")
        tab.locator("label[for=who-self]").wait_for()
        tab.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        point("first view", tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000)
        tab.wait_for_function("document.readyState === 'complete'")  # the deferred script has run
        point("usable finder")
        tab.wait_for_load_state("networkidle")
        point("everything loaded")
        start = time.monotonic()
        tab.locator("[data-who=self] a[data-contacts]").first.click()
        if tab.locator("[data-skip]").is_visible():
            tab.locator("[data-skip]").click()
        tab.locator("[data-step=answer] [data-first] a.btn").first.wait_for()
        point("answer")
        browser.close()
    server.shutdown()
    return seen


def main() -> None:
    """Print the table; exit code 1 if the answer needed a request."""
    seen = measure(Path(sys.argv[1]))
    print(f"{'':26}{'seconds':>9}{'bytes':>9}{'requests':>10}")
    for name, (seconds, size, requests) in seen.items():
        print(f"{name:26}{seconds:9.2f}{size:9,}{requests:10}")
    sys.exit(seen["answer, three taps later"][2] != seen["everything loaded"][2])


if __name__ == "__main__":
    main()
