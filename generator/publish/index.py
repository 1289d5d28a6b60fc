"""Pagefind's index over a finished folder.

The executable is run over the whole folder: the Python wrapper waits 0.1 s for every page.
"""

import json
import subprocess
from pathlib import Path

from pagefind_bin import get_executable

FOLDER = "pagefind"

_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Ready-made interfaces; ours is smaller and works under a sub-path."""


class IndexingError(RuntimeError):
    """Pagefind could not index the folder: a bug of ours, with what it printed."""


def index(site: Path) -> int:
    """Index every page that holds `data-pagefind-body`. Gives how many pages the index holds.

    The same pages give the same bytes: no filters are used, and the entry file's keys are put in order.
    """
    command = [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise IndexingError(done.stderr or done.stdout)
    folder = site / FOLDER
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    entry = folder / "pagefind-entry.json"
    languages = json.loads(entry.read_text("utf-8"))
    entry.write_text(json.dumps(languages, sort_keys=True, separators=(",", ":")), "utf-8")
    return sum(each["page_count"] for each in languages["languages"].values())
