"""The invented kabupaten, built as a site once for all tests of a run."""

import fcntl
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.audit.finding import AuditError, Finding
from generator.audit.folder import Owed, audit
from generator.model.sheet import Printed
from generator.publish.finish import owed
from generator.publish.prepare import Checked, checked, draw
from generator.publish.release import release
from generator.settings import Edition, Settings

TODAY = date(2026, 11, 24)
"""The day on which the invented kabupaten stands still."""
NOT_CONTENT = shutil.ignore_patterns(".cache", "site")


@dataclass(frozen=True)
class Built:
    """A finished site and what it was made of."""

    root: Path
    content: Checked
    prints: tuple[Printed, ...]
    """Its sheets, lying outside the site."""

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def owed(self) -> Owed:
        """What an audit of this site asks for."""
        return owed(self.content, self.prints)

    def findings(self, site: Path) -> tuple[Finding, ...]:
        """What the audit finds in a copy of this site."""
        try:
            audit(site, self.content.view, self.owed, self.cache)
        except AuditError as error:
            return error.findings
        return ()


def build_once(place: Path, source: Path, today: date, edition: Edition = Edition.PUBLIC) -> Built:
    """The built site in `place`; whoever comes first builds it, all others wait."""
    place.mkdir(parents=True, exist_ok=True)
    root = place / "isi"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            shutil.copytree(source, root, ignore=NOT_CONTENT)
        content = checked(Settings(root=root, today=today, edition=edition))
        if not (root / "site").exists():
            release(content, root, root / "site")
        prints = draw(content, place / "prints", root / ".cache")
    return Built(root, content, prints)
