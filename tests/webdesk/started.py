"""`alur-desk` as a program of its own, and a browser without windows at it."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_OF_PYTHON = {"PYTHONPATH", "PYTHONHOME", "PYTHONUNBUFFERED", "PYTHONUTF8"}
"""What a keeper's machine does not set."""
PROGRAM = (sys.executable, "-c", "from generator.cli.desk import open_desk; open_desk()")


class Browser:
    """Opens an address and sends the forms that it was shown."""

    def __init__(self, address: str) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.origin = address.partition("/masuk")[0]
        self.page = self.opener.open(address, timeout=20).read().decode()

    def send(self, path: str, **fields: str) -> str:
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.page)
        assert csrf
        data = urllib.parse.urlencode({"csrf": csrf[1]} | fields).encode()
        request = urllib.request.Request(self.origin + path, data, {"Origin": self.origin})
        self.page = self.opener.open(request, timeout=20).read().decode()
        return self.page


@contextmanager
def started(home: Path, *command: str | Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The program, started for a user whose home this is, and the address that it gave."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_PYTHON} | {
        "ALUR_NO_BROWSER": "1",
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
    }
    if command[0] == sys.executable:
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    with subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout
            yield program, program.stdout.readline().strip()
        finally:
            with suppress(ProcessLookupError):
                program.send_signal(signal.SIGINT)
