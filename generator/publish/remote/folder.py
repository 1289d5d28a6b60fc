"""A folder of this machine or of a drive: the new one takes the old one's place in a single step."""

import shutil
from pathlib import Path

from generator.model.destination import Destination
from generator.problem import ContentError, Message
from generator.publish.old_site.strangers import link
from generator.publish.old_site.swap import staged
from generator.publish.old_site.target import TargetError, require_replaceable
from generator.publish.old_site.unchanged import hash_files
from generator.publish.remote.shipment import (
    Difference,
    FinishedSite,
    Tell,
    compare_files,
    made_by_builds,
    refuse,
    require_unmoved,
)
from generator.rules import Rule


class FolderPlace:
    """The folder of a destination."""

    def __init__(self, destination: Destination, root: Path) -> None:
        self.destination, self.root = destination, root

    def compare(self, site: FinishedSite) -> Difference:
        """What would change there. Raises `ContentError`."""
        try:
            target = self._target()
            found = hash_files(target) if target.is_dir() else {}
            made = made_by_builds(target) or site.digests.keys()
        except OSError as error:
            raise self._refused(error) from None
        return compare_files(site, site.digests, {name: found[name] for name in made if name in found})

    def send(self, site: FinishedSite, seen: Difference, tell: Tell) -> None:
        """Put the site there. What has not changed keeps its file; what others put there stays."""
        require_unmoved(self.destination, seen, self.compare(site))
        target, sent = self._target(), frozenset(seen.sent)
        try:
            with staged(target) as stage:
                for name in site.digests:
                    (stage.site / name).parent.mkdir(parents=True, exist_ok=True)
                    if name in sent:
                        shutil.copy2(site.folder / name, stage.site / name)
                        tell(name)
                    else:
                        link(target / name, stage.site / name)
        except TargetError as error:
            raise self._wrong(error.why) from None
        except OSError as error:
            raise self._refused(error) from None

    def _target(self) -> Path:
        try:
            return require_replaceable(Path(self.destination.folder or ""), self.root)
        except TargetError as error:
            raise self._wrong(error.why) from None

    def _refused(self, error: OSError) -> ContentError:
        return self._wrong(Message("{name}: {why}", {"name": error.filename or "", "why": error.strerror or "?"}))

    def _wrong(self, what: Message) -> ContentError:
        return refuse(self.destination, what, Message("Choose another folder"), Rule.FILE_UNWRITABLE)
