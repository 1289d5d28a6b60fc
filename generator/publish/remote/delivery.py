"""One publishing: the finished site is compared with what stands at a place, and sent when somebody says yes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from generator.files.lock import BusyError, locked
from generator.model.destination import Destination
from generator.problem import Message
from generator.publish.old_site.target import FOLDERS, SiteMark
from generator.publish.remote.folder import FolderPlace
from generator.publish.remote.receipt import FOLDER, Receipt, read_receipt, write_receipt
from generator.publish.remote.shipment import Difference, FinishedSite, Place, Tell, read_site, refuse
from generator.rules import Rule


@dataclass(frozen=True, slots=True)
class Delivery:
    """The public site below `root` on its way to a destination."""

    destination: Destination
    root: Path
    password: str = field(default="", repr=False)

    def compare(self) -> Difference:
        """What publishing would change. Raises `ContentError`."""
        with self._alone():
            return self._place().compare(self._site())

    def send(self, seen: Difference, now: datetime, tell: Tell) -> Receipt:
        """Publish what was seen, and remember since when it stands there. Raises `ContentError`.

        Whatever happens, each page there is the old or the new one; the next publishing sends what is missing.
        """
        with self._alone():
            site = self._site()
            if seen.count:
                self._place().send(site, seen, tell)
            receipt = Receipt(self.destination.where, now, seen.count, site_hash(site))
            old = read_receipt(self.root)
            if old and not seen.count and (old.where, old.site) == (receipt.where, receipt.site):
                return old
            with suppress(OSError):  # it is published; only the day is forgotten
                write_receipt(self.root, receipt)
        return receipt

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody builds or publishes this site meanwhile."""
        kept = self.root / ".cache" / FOLDER
        try:
            kept.mkdir(parents=True, exist_ok=True)
            with locked(kept, 0), locked(self.root.resolve() / FOLDERS[SiteMark.PUBLIC], 0):
                yield
        except BusyError:
            what = Message("another program is building or publishing this site")
            raise refuse(
                self.destination, what, Message("Wait until it ends, then try again"), Rule.FILE_BUSY
            ) from None

    def _site(self) -> FinishedSite:
        return read_site(self.root / FOLDERS[SiteMark.PUBLIC], self.destination)

    def _place(self) -> Place:
        if self.destination.git:
            from generator.publish.remote.git import GitPlace

            return GitPlace(self.destination, self.root / ".cache" / FOLDER, self.password)
        if self.destination.sftp:
            from generator.publish.remote.sftp import SftpPlace

            return SftpPlace(self.destination, self.password)
        return FolderPlace(self.destination, self.root)


def site_hash(site: FinishedSite) -> str:
    """A hash of a whole finished site."""
    return sha256(repr(sorted(site.digests.items())).encode()).hexdigest()
