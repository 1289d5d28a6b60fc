"""Pagefind's index over a finished folder.

The executable is run over the whole folder: the Python wrapper waits 0.1 s for every page.
"""

import errno
import gzip
import hashlib
import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import zopfli.gzip
from pagefind_bin import get_executable

from generator.files.cache import Store
from generator.publish.search.records import split_records
from generator.render.script import MODULE, minify_script

FOLDER = "pagefind"

_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Ready-made interfaces; ours is smaller and works under a sub-path."""


_PACKED = ("wasm.*.pagefind", "index/*.pf_index")
"""Compressed by gzip and unpacked by Pagefind itself, so no host packs them better. Fragments are too small to gain."""


_ROOM = 1_000_000
"""Bytes. Where fewer are left, Pagefind fails, because its files find no room."""


class IndexingError(RuntimeError):
    """Pagefind could not index the folder: a bug of ours, with what it printed."""


def index_site(site: Path, cache: Path) -> int:
    """Index every page that holds `data-pagefind-body`, and its records. Gives how many of both the index holds.

    The same pages give the same bytes: no filters are used, and the entry file's keys are put in order. `cache` keeps
    what packing tightly takes seconds for.
    """
    folder = site / FOLDER
    with TemporaryDirectory(prefix="alur-index-", dir=site.parent) as scratch:  # where the next build sweeps
        _prepare(site, Path(scratch))
        command = [str(get_executable()), "--site", scratch, "--output-path", str(folder), "--quiet"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        if shutil.disk_usage(site).free < _ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
        raise IndexingError(done.stderr or done.stdout)
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    entry = folder / "pagefind-entry.json"
    languages = json.loads(entry.read_text("utf-8"))
    entry.write_text(json.dumps(languages, sort_keys=True, separators=(",", ":")), "utf-8")
    if all(language["wasm"] for language in languages["languages"].values()):
        (folder / "wasm.unknown.pagefind").unlink()  # for languages that it does not stem; nobody would fetch it
    _tighten(folder, Store(cache / "packed", version("zopfli")))
    return sum(language["page_count"] for language in languages["languages"].values())


def _prepare(site: Path, scratch: Path) -> None:
    """Write what shall be indexed, each page and each of its records as a file of its own."""
    for path in sorted(site.rglob("*.html")):
        split = split_records(path.read_text("utf-8"))
        if split is None:
            continue
        folder = scratch / path.relative_to(site).parent
        for name, html in (
            (path.name, split.page),
            *((f"{id_}/index.html", it) for id_, it in split.records.items()),
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(html, "utf-8")


def _tighten(folder: Path, store: Store) -> None:
    """The same script and the same packed content in fewer bytes: the first search waits for all of them."""
    script = folder / "pagefind.js"
    script.write_text(minify_script(script.read_text("utf-8"), MODULE), "utf-8")
    paths = [path for pattern in _PACKED for path in folder.glob(pattern)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # packing leaves Python's lock to others
        packed = threads.map(lambda path: _packed(gzip.decompress(path.read_bytes()), store), paths)
        for path, content in zip(paths, packed, strict=True):
            path.write_bytes(content)


def _packed(content: bytes, store: Store) -> bytes:
    return store.get(lambda: zopfli.gzip.compress(content), hashlib.sha256(content).hexdigest())
