"""A finished site of a few files, as a build leaves it, and what stands at a place after it was published."""

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.language.catalogue import translate
from generator.model.destination import Destination
from generator.problem import ContentError
from generator.publish.old_site.strangers import LIST, write_list
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.shipment import Difference

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
FIRST = {
    "index.html": b"<title>satu</title>",
    "pagefind/pagefind-entry.json": b"{}",
    "assets/alur.css": b"p{color:red}",
    "q/AB-1/index.html": b"<title>AB-1</title>",
    "lama/index.html": b"<title>lama</title>",
    "_headers": b"/*\n",
}
SECOND = {name: content for name, content in FIRST.items() if name != "lama/index.html"} | {
    "index.html": b"<title>dua</title>",
    "assets/alur.css": b"p{color:blue}",
    "baru/index.html": b"<title>baru</title>",
    "poster/baru.pdf": b"%PDF" + bytes(range(256)) * 40,
}


def make_site(root: Path, files: dict[str, bytes]) -> Path:
    """The finished site below `root`, in the place of an older one."""
    site = root / "site"
    shutil.rmtree(site, ignore_errors=True)
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    write_list(site)
    return site


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip


def publish(destination: Destination, root: Path, password: str = "") -> Difference:
    """What was changed."""
    delivery = Delivery(destination, root, password)
    seen = delivery.compare()
    delivery.send(seen, NOW, lambda _: None)
    return seen


def told(error: ContentError) -> str:
    """What the refusal says, in English, its rule first."""
    (problem,) = error.problems
    return f"{problem.rule}: {translate(problem.what, 'en')}. {translate(problem.mend, 'en')}"


CHANGES = (("baru/index.html", "poster/baru.pdf"), ("assets/alur.css", "index.html", LIST), ("lama/index.html",))
"""What is new, changed and gone from the first site to the second."""
