"""How long a reader of the preview waits for a change: `make bench-serve`.

Starts `alur serve` on a copy of the region's content, changes an office's name, and fetches its page until the new name
shows, several times. Prints minimum, median and maximum in seconds.
"""

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMES = 7


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait(address: str, wanted: str) -> float:
    """Seconds until the page holds these words."""
    start = time.perf_counter()
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                if wanted in answer.read().decode():
                    return time.perf_counter() - start
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.02)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "isi"
        root.mkdir()
        shutil.copy(ROOT / "contacts.yaml", root)
        shutil.copytree(ROOT / "content", root / "content")
        file = root / "content" / "organizations" / "districts.yaml"
        good = file.read_text("utf-8")
        name = good.partition('name: "')[2].partition('"')[0]
        page = good.partition("id: ")[2].partition("\n")[0]
        port = free_port()
        child = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", str(port)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}/k/{page}/"
            wait(address, name)
            times = []
            for turn in range(TIMES):
                changed = f"{name} {'ABCDEFGHIJ'[turn]}"
                file.write_text(good.replace(f'"{name}"', f'"{changed}"', 1), "utf-8")
                times.append(wait(address, changed))
                time.sleep(1)
        finally:
            child.terminate()
            child.wait()
    print(f"change to page: min {min(times):.2f} s, median {statistics.median(times):.2f} s, max {max(times):.2f} s")


if __name__ == "__main__":
    main()
