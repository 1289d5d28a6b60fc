"""Lighthouse, in its mobile mode, on one page of each important kind. A measuring tool from npm, no part of the site.

    python -m benchmarks.lighthouse site home office flow search

Needs Node; fetches Lighthouse once into `.cache/lighthouse`. Exit code 1 if a score is under 99.
"""

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from benchmarks.firstview import Compressed
from tests.browser.find_chromium import found
from tests.browser.kinds import page_of_each_kind

VERSION = "12.2.3"
HOME = Path(".cache/lighthouse")
WANTED = ("performance", "accessibility", "best-practices", "seo")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)


def tool() -> Path:
    """The program, fetched if need be. Raises `SystemExit` where there is no Node."""
    program = HOME / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        if not shutil.which("npm"):
            sys.exit("Lighthouse needs Node: install it, or leave this measurement out.")
        HOME.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "install", "--prefix", str(HOME), "--no-audit", "--no-fund", f"lighthouse@{VERSION}"], check=True
        )
    return program


def scores(url: str) -> tuple[dict[str, int], list[str]]:
    """Its four scores of 100, and what cost points."""
    environment = os.environ | {"CHROME_PATH": found() or ""}
    command = [
        str(tool()),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(WANTED)}",
        f"--chrome-flags={FLAGS}",
    ]
    report = json.loads(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    cost = [
        f"{category}: {report['audits'][part['id']]['title']}"
        for category in WANTED
        for part in report["categories"][category]["auditRefs"]
        if part["weight"] and (report["audits"][part["id"]]["score"] or 0) < 0.9
        and report["audits"][part["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    ]  # fmt: skip
    return {each: round(100 * (report["categories"][each]["score"] or 0)) for each in WANTED}, cost


def main() -> None:
    """Print the table."""
    site, kinds = Path(sys.argv[1]), sys.argv[2:]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    low = False
    print(f"{'':12}" + "".join(f"{each:>16}" for each in WANTED))
    for kind in kinds or ("home", "office", "flow", "search"):
        found_scores, cost = scores(f"http://127.0.0.1:{server.server_address[1]}/{page_of_each_kind(site)[kind]}")
        low |= min(found_scores.values()) < 99
        print(f"{kind:12}" + "".join(f"{found_scores[each]:16}" for each in WANTED), flush=True)
        for line in cost:
            print(f"{'':12}  {line}", flush=True)
    sys.exit(low)


if __name__ == "__main__":
    main()
