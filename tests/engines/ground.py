"""The site that the walks in other browsers walk: as built, but for a way out to this machine and a listener."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from generator.publish.prepare import load_checked
from generator.publish.seal.folder import release_sealed
from generator.settings import Edition, Settings
from tests.browser.serving import answering, serving
from tests.browser.voices import LOCAL, device
from tests.engines.functions import MUTE, NO_CLIPBOARD, VOICE, Ground, code_of
from tests.staffed import staffed

GOOD = "kuda batu hujan sendok pelita"
GREEN = (0, 170, 85)
"""The one colour of the page outside, so that any other colour is ours."""

LISTENER = """window.told = [];
addEventListener("error", function (event) { told.push(event.message || "no " + (event.target.src || event.target.href)); }, true);
addEventListener("unhandledrejection", function (event) { told.push(String(event.reason)); });
addEventListener("securitypolicyviolation", function (event) { told.push(event.violatedDirective + " " + event.blockedURI); });
["error", "warn"].forEach(function (name) { console[name] = function (text) { told.push(String(text)); }; });
"""
"""The page's own ear: what fails or is refused, in browsers that tell their driver nothing of it."""
DEVICES = {
    VOICE: device(LOCAL),
    MUTE: device({"lang": "id-ID", "localService": False}),
    NO_CLIPBOARD: "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })",
}
"""By the words behind an address's `?`: what makes the device one that has a voice, or lacks something."""

BROKEN = "broken.html"
"""A page with everything wrong that the walks look for, so that they are seen to see it."""
_BROKEN = """<!doctype html><html lang=id><meta charset=utf-8><title>x</title>
<meta http-equiv=Content-Security-Policy content="default-src 'none'; script-src 'self'">
<script src="listener.js"></script><script src="broken.js" defer></script>
<p style="width:3000px">Satu.</p><img src="https://antah.example/a.png" alt="">
<table><tr><td><a href="a.html" id=a>Ini tautan panjang</a><td>{}</table><a href="b.html" id=b>Ini tautan lain</a>""".format(
    "x" * 3000
)
_BREAKS = """var a = document.getElementById("a"), b = document.getElementById("b");
a.style.position = b.style.position = "absolute"; a.style.left = b.style.left = a.style.top = b.style.top = "0";
b.style.width = "3000px"; nowhere();"""


class _Outside(BaseHTTPRequestHandler):
    """Another site: a page of one colour at every path."""

    def do_GET(self) -> None:
        body = b"<!doctype html><html lang=id><title>Cuaca</title><style>html{background:#0a5}</style>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def listened(site: Path, into: Path, exit_url: str, away: str) -> Path:
    """A copy of a finished folder whose way out leads to `away`, and whose pages listen to themselves."""
    shutil.copytree(site, into, ignore=shutil.ignore_patterns("*.pdf", "*.zip"))
    for path in into.rglob("*.html"):
        text = path.read_text("utf-8")
        assert exit_url in text or path.name == "404.html", path
        text = text.replace(exit_url, away)
        root = "../" * len(path.relative_to(into).parts[1:])
        path.write_text(
            text.replace("<script src=", f'<script src="{root}listener.js"></script><script src=', 1), "utf-8"
        )
    devices = "".join(f'if (location.search === "?{name}") {script};\n' for name, script in DEVICES.items())
    for name, text in (("listener.js", LISTENER + devices), (BROKEN, _BROKEN), ("broken.js", _BREAKS)):
        (into / name).write_text(text, "utf-8")
    return into


@contextmanager
def ground(site: Path, exit_url: str, *, files: bool = False) -> Iterator[Ground]:
    """A built site and a sealed page of the invented kabupaten, served on this machine or opened as files."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alur-ground-")))
        out = stack.enter_context(answering(_Outside))
        away = f"{out}cuaca"
        walked = listened(site, folder / "site", exit_url, away)
        root = staffed(folder / "staff")
        content = load_checked(Settings(root, date(2026, 11, 24), Edition.STAFF))
        release_sealed(content, root, root / "sealed", GOOD)
        sealed = listened(root / "sealed", folder / "sealed", exit_url, away)
        addresses = [f"{each.as_uri()}/" if files else stack.enter_context(serving(each)) for each in (walked, sealed)]
        yield Ground(addresses[0], f"{addresses[1]}index.html", GOOD, away, f"{out}mulai", code_of(site))
