"""The invented kabupaten, built as a site once for all tests of a run."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock

from generator.audit.finding import AuditError, Finding
from generator.audit.folder import Expected, audit
from generator.edition.view import View
from generator.model.sheet import Printed
from generator.publish.index_and_audit import expected_of
from generator.publish.prepare import CheckedContent, draw_expected, load_checked
from generator.publish.release import release
from generator.settings import Edition, Settings
from tests.planning import make

TODAY = date(2026, 11, 24)
"""The day on which the invented kabupaten stands still."""
NOT_CONTENT = shutil.ignore_patterns(".cache", "site")


@dataclass(frozen=True)
class Built:
    """A finished site and what it was made of."""

    root: Path
    content: CheckedContent
    prints: tuple[Printed, ...]
    """Its sheets, lying outside the site."""

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def owed(self) -> Expected:
        """What an audit of this site asks for."""
        return expected_of(self.content, self.prints)

    def findings(self, site: Path) -> tuple[Finding, ...]:
        """What the audit finds in a copy of this site."""
        try:
            audit(site, self.content.view, self.owed, self.cache)
        except AuditError as error:
            return error.findings
        return ()


def draw_once(place: Path, view: View) -> Path:
    """A cache in `place` that holds every sheet of the view; whoever comes first draws them, all others wait."""
    place.mkdir(parents=True, exist_ok=True)
    cache = place / ".cache"
    with FileLock(place / "lock"):
        if not cache.exists():
            make(view, place / "prints", cache=place / "drawing")
            (place / "drawing").rename(cache)
    return cache


def build_once(place: Path, source: Path, cache: Path, edition: Edition = Edition.PUBLIC) -> Built:
    """The built site in `place`; whoever comes first builds it, with what that cache holds, all others wait."""
    place.mkdir(parents=True, exist_ok=True)
    root = place / "isi"
    with FileLock(place / "lock"):
        if not root.exists():
            shutil.copytree(source, root, ignore=NOT_CONTENT)
            shutil.copytree(cache, root / ".cache")
        content = load_checked(Settings(root=root, today=TODAY, edition=edition))
        if not (root / "site").exists():
            release(content, root, root / "site")
        prints = draw_expected(content, place / "prints", root / ".cache")
    return Built(root, content, prints)
