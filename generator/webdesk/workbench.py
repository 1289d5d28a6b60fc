"""What one run of the desk knows: the content's folder, what was written in it, and sheets that wait for a yes."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generator.clock import time_zone, today
from generator.content.folder import LEDGER
from generator.desk.editing import OpenContent, Proposal, Written, open_content, undo_written, write_proposal
from generator.desk.trial import FILE
from generator.files.lock import alone
from generator.model.call import DayPart, day_part
from generator.settings import Settings
from generator.webdesk.building import Building
from generator.webdesk.sending import Sending

PATIENCE = 5.0
"""Seconds that a page waits for another program to finish writing."""
_UPLOADS = 3
"""How many sheets wait for a yes; an older one is dropped."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the keeper did and may take back."""

    id: str
    told: str
    """What was done, in one line."""
    at: str
    """At what hour."""
    written: tuple[Written, ...]


@dataclass
class Workbench:
    """One keeper at one folder."""

    root: Path
    now: Callable[[], datetime] | None = None
    """What the clock says, in the region's time; None for that of this machine."""
    acts: list[Act] = field(default_factory=list)
    """What was done since the desk was opened, the last one first."""
    uploads: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Names and contents of sheets that were shown and not taken yet."""
    by: str = ""
    """The post that was named last, so that it need not be typed for each call."""
    folder: str = ""
    """The folder that was typed last to publish to."""
    keyring: bool = True
    """False once the keyring of this machine did not open."""
    building: Building = field(default_factory=Building)
    sending: Sending = field(default_factory=Sending)
    asking: bool = False
    """Whether no folder is open yet, and the keeper is asked for one; `root` means nothing then."""
    stop: Callable[[], None] | None = None
    """Ends the desk; None where whoever serves it ends it in another way."""
    _busy: threading.Lock = field(default_factory=threading.Lock)

    @property
    def clock(self) -> datetime:
        return self.now() if self.now else datetime.now(time_zone(self.root))

    @property
    def settings(self) -> Settings:
        return Settings(self.root, self.now().date() if self.now else today(self.root))

    @property
    def part(self) -> DayPart:
        """The part of the day in which a call would be made now."""
        return day_part(self.clock.strftime("%H:%M"))

    def open(self) -> OpenContent:
        """The content to look at. Raises `ContentError`."""
        return open_content(self.settings)

    @contextmanager
    def changing(self) -> Iterator[OpenContent]:
        """The content to change: nobody else writes `contacts.yaml` in the meantime. Raises `ContentError`."""
        with self._busy, alone(self.root, FILE, PATIENCE):
            yield self.open()

    @contextmanager
    def changing_prints(self) -> Iterator[None]:
        """The same for the ledger of prints."""
        with self._busy, alone(self.root, LEDGER, PATIENCE):
            yield

    def write(self, at: OpenContent, proposal: Proposal, told: str, *, keep: bool = False) -> None:
        """Write it and remember it; inside `changing`. Raises `ContentError`."""
        self.remember(told, write_proposal(at, proposal, keep=keep))

    def remember(self, told: str, written: tuple[Written, ...]) -> None:
        """Keep what was done, to be told and taken back."""
        if written:
            self.acts.insert(0, Act(secrets.token_hex(8), told, self.clock.strftime("%H.%M"), written))

    def undo(self, act_id: str) -> Act | None:
        """Take the last act back; None where it is another one.

        Raises `ContentError` if one of its files was changed since.
        """
        if not self.acts or self.acts[0].id != act_id:
            return None
        with self._busy, alone(self.root, FILE, PATIENCE), alone(self.root, LEDGER, PATIENCE):
            undo_written(self.settings, self.acts[0].written)
        return self.acts.pop(0)

    def hold(self, name: str, content: bytes) -> str:
        """Keep a sheet until the keeper says yes; gives its id."""
        key = secrets.token_hex(8)
        self.uploads[key] = name, content
        for old in list(self.uploads)[:-_UPLOADS]:
            del self.uploads[old]
        return key
