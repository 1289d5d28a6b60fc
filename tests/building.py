"""The invented kabupaten, built as a site once for all tests of a run."""

import fcntl
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.audit.folder import Owed
from generator.model.sheet import Printed
from generator.publish.finish import hosts_named
from generator.publish.prepare import Checked, checked
from generator.publish.release import release
from generator.settings import Settings

NOT_CONTENT = shutil.ignore_patterns(".cache", "site")


@dataclass(frozen=True)
class Built:
    """A finished site and what it was made of."""

    root: Path
    content: Checked

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def owed(self) -> Owed:
        """What an audit of this site asks for."""
        found = {path.name: path for path in sorted((self.site / "p").glob("*.pdf"))}
        prints = tuple(
            Printed(each.office, each.kind, each.paper, "", found[name], found[name].stat().st_size)
            for each in self.content.due
            if (name := f"{each.kind.value}-{each.office}-{each.paper}.pdf") in found
        )
        return Owed(prints, self.content.due, self.content.secrets, hosts_named(self.content.view))


def build_once(place: Path, source: Path, today: date) -> Built:
    """The built site in `place`; whoever comes first builds it, all others wait."""
    place.mkdir(parents=True, exist_ok=True)
    root = place / "isi"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            shutil.copytree(source, root, ignore=NOT_CONTENT)
        content = checked(Settings(root=root, today=today))
        if not (root / "site").exists():
            release(content, root, root / "site")
    return Built(root, content)
