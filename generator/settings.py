"""What a run is told from outside: where, when, which edition. Everything else comes from the content."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class Edition(StrEnum):
    """Who the output is for.

    What a new one needs besides: what it may show and where it stands (`edition/policy.py`), its mark and folder
    (`publish/old_site/target.py`), and what differs by it: words (`language/phrases.py`), prints
    (`poster/kinds/table.py`), colours (`render/assets.py`), templates (`site_templates/editions/`).
    """

    PUBLIC = "public"
    """Anyone: no person's name, no staff channel."""
    STAFF = "staff"
    """The offices: names, deputies and direct numbers."""
    DISCREET = "discreet"
    """Anyone who is watched: the public edition in neutral words."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The inputs of one run. The same settings and content give the same bytes."""

    root: Path
    """Folder that holds `contacts.yaml` and `content/`."""
    today: date
    """The day the output speaks of; freshness is counted from it."""
    edition: Edition = Edition.PUBLIC
    base_url: str | None = None
    """Takes the place of `base_url` in `site.yaml` when given."""
    now: date | None = None
    """The day on which the files are read, where `today` lies before it and is judged by what was known then."""

    @property
    def known_until(self) -> date:
        """The last day of which the files may tell; what is dated later is a slip."""
        return max(self.now or self.today, self.today)
