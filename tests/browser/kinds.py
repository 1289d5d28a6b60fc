"""One page of each kind, for tests that would take too long over every page."""

import re
from functools import cache
from pathlib import Path

_KIND = re.compile(r'<main id="isi"[^>]* class="page-([a-z-]+)"')


@cache
def page_of_each_kind(site: Path) -> dict[str, str]:
    """The fullest page of each kind in the first language, by kind. Raises `AssertionError` if a page has no kind."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("index.html"), key=lambda each: (-each.stat().st_size, str(each))):
        if path.relative_to(site).parts[0] == "en":
            continue
        kind = _KIND.search(path.read_text("utf-8"))
        assert kind, path
        found.setdefault(kind[1], path)
    assert len(found) > 12, found
    return {kind: path.relative_to(site).as_posix() for kind, path in sorted(found.items())}
