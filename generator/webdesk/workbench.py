"""What one run of the desk knows: the content's folder, what was written in it, and sheets that wait for a yes."""

import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generator.clock import time_zone, today
from generator.content.folder import LEDGER
from generator.desk.editing import FileChange, OpenContent, Proposal, open_content, replace_held, write_proposal
from generator.desk.journal import Act, Interrupted, Journal
from generator.desk.trial import FILE
from generator.files.lock import alone
from generator.model.call import DayPart, day_part
from generator.settings import Settings
from generator.webdesk.building import Building
from generator.webdesk.preview import Preview
from generator.webdesk.sending import Sending

PATIENCE = 5.0
"""Seconds that a page waits for another program to finish writing."""
_UPLOADS = 3
"""How many sheets wait for a yes; an older one is dropped."""


@dataclass
class Workbench:
    """One keeper at one folder."""

    root: Path
    now: Callable[[], datetime] | None = None
    """What the clock says, in the region's time; None for that of this machine."""
    acts: list[Act] = field(default_factory=list)
    """What was done and can be taken back, the last one first."""
    interrupted: list[Interrupted] = field(default_factory=list)
    """What a power cut interrupted when the desk was open last."""
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

    def __post_init__(self) -> None:
        self.journal = Journal(self.root)
        self.preview = Preview(self.root)
        self.interrupted = self.journal.recover()
        self.acts = self.journal.acts()

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
        with self._remembered(told, proposal.files):
            write_proposal(at, proposal, keep=keep)

    def replace(self, told: str, file: FileChange) -> None:
        """The same for one file, as far as it is still what was read."""
        with self._remembered(told, [file]):
            replace_held(self.settings, file.name, file.old, file.new)

    @contextmanager
    def _remembered(self, told: str, files: Sequence[FileChange]) -> Iterator[None]:
        """What the block writes is told and can be taken back, also what it wrote until it failed."""
        if not files:
            yield
            return
        act = self.journal.begin(told, self.clock, files)
        try:
            yield
        finally:
            self.journal.settle(act)
            self.acts = self.journal.acts()
            self.interrupted = []

    def undo(self, act_id: str) -> Act | None:
        """Take the last act back; None where it is another one.

        Raises `ContentError` if one of its files was changed since.
        """
        if not self.acts or self.acts[0].id != act_id:
            return None
        with self._busy, alone(self.root, FILE, PATIENCE), alone(self.root, LEDGER, PATIENCE):
            self.journal.undo(self.acts[0], self.settings)
        return self.acts.pop(0)

    def hold(self, name: str, content: bytes) -> str:
        """Keep a sheet until the keeper says yes; gives its id."""
        key = secrets.token_hex(8)
        self.uploads[key] = name, content
        for old in list(self.uploads)[:-_UPLOADS]:
            del self.uploads[old]
        return key
