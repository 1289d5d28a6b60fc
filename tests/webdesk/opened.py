"""The desk on a folder of its own, asked without a browser, as the keeper's browser would."""

import html
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import uvicorn
from starlette.testclient import TestClient

from generator.desk.journal import FOLDER
from generator.webdesk.app import make_app
from generator.webdesk.guard import HOST, Keys
from generator.webdesk.workbench import Workbench

PORT = 8123
ORIGIN = f"http://{HOST}:{PORT}"
OWN = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
"""What a browser says of a form that was sent from a page of the desk."""
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


class Opened(TestClient):
    """A browser at the desk, which fills in the forms that it was shown."""

    def __init__(self, root: Path, *, enter: bool = True) -> None:
        self.bench, self.keys = Workbench(root, lambda: NOW), Keys(PORT)
        super().__init__(make_app(self.bench, self.keys), ORIGIN, raise_server_exceptions=True)
        if enter:
            assert self.get(f"/masuk?kunci={self.keys.entry}").status_code == 200

    def shown(self, path: str) -> str:
        """The words of a page that has to be there."""
        answer = self.get(path)
        assert answer.status_code == 200, words(answer.text)
        return answer.text

    def submit(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """The status and the words of what answers a form; 303 where something was done, and another page is next."""
        data = {"csrf": self.keys.form, **fields}
        answer = self.post(path, data=data, headers=OWN, follow_redirects=False)
        return answer.status_code, words(answer.text)

    def form(self, path: str) -> dict[str, str]:
        """What the form of a row would send if nobody changed it."""
        page = self.shown(path)
        fields = {name: html.unescape(value) for name, value in re.findall(r'name="(base)" value="([^"]*)"', page)}
        for name, value in re.findall(r'<input id="[\w.]+" name="(cell\.[\w.]+)" value="([^"]*)"', page):
            fields[name] = html.unescape(value)
        for name, value in re.findall(r'<textarea id="[\w.]+" name="(cell\.[\w.]+)"[^>]*>([^<]*)<', page):
            fields[name] = html.unescape(value)
        for name, options in re.findall(
            r'<select id="[\w.]+" name="(cell\.[\w.]+)"[^>]*>(.*?)</select>', page, re.DOTALL
        ):
            chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)<', options)
            fields[name] = html.unescape(chosen[1] or chosen[2]) if chosen else ""
        fields |= dict.fromkeys(re.findall(r'name="(pick\.[^"]+\.|pick\.[^"]+(?=" value="1" checked))"', page), "1")
        return fields


def held(root: Path) -> dict[str, bytes]:
    """Every file but what the desk keeps for itself."""
    paths = (path for path in root.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@contextmanager
def served(root: Path) -> Iterator[Keys]:
    """A desk for a real browser, and what opens it."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        keys = Keys(listener.getsockname()[1])
        app = make_app(Workbench(root, lambda: NOW), keys)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield keys
        server.should_exit = True
        thread.join(10)


def words(page: str) -> str:
    """What a page says, without its marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.partition("<body")[2])).split())
