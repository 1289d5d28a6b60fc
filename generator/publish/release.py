"""One release: checked content becomes a folder that has been audited and stands where the old one stood."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from generator.audit.weight import Weight
from generator.model.sheet import Printed
from generator.problem import Message
from generator.publish.bundle import Progress, make_bundle
from generator.publish.index_and_audit import index_and_audit
from generator.publish.old_site.kept_pages import keep_pages
from generator.publish.old_site.strangers import write_list
from generator.publish.old_site.swap import staged
from generator.publish.old_site.target import MARK_OF, require_replaceable
from generator.publish.old_site.unchanged import fingerprint, hash_files, recall, remember
from generator.publish.prepare import CheckedContent
from generator.publish.site import write_site


@dataclass(frozen=True, slots=True)
class Release:
    """What was published."""

    folder: Path
    pages: int
    prints: tuple[Printed, ...]
    size: int
    """Bytes of all files together."""
    weights: tuple[Weight, ...]
    """What a reader's phone has to fetch, page by page."""
    kept: tuple[str, ...] = ()
    """What others had put into the folder, and is still there. Nobody has audited it."""

    @property
    def summary(self) -> Message:
        """How much was made, and where; where no sheet may hang yet, how many there are to look at."""
        real = sum(print_.specimen is None for print_ in self.prints)
        size = f"{self.size / 1e6:.1f}"
        values = {"pages": self.pages, "prints": real or len(self.prints), "size": size, "folder": self.folder}
        if self.prints and not real:
            return Message("{pages} pages and {prints} specimens of posters, {size} MB: {folder}", values)
        return Message("{pages} pages and {prints} posters, {size} MB: {folder}", values)


def release(content: CheckedContent, root: Path, target: Path, progress: Progress | None = None) -> Release:
    """Make the whole site and put it in place of `target`; nothing is made where exactly that site stands already.

    Raises `AuditError` if the output breaks a promise, `TargetError` if `target` may not be replaced; whatever is
    raised, the old folder stays as it was.
    """
    mark = MARK_OF[content.view.edition]
    target, cache = require_replaceable(target, root, mark), root / ".cache"
    tell = progress or (lambda _: None)
    edition, key = content.view.edition, fingerprint(content, root)
    if known := recall(cache, edition, key, target):
        return replace(_TOLD.validate_json(known), folder=target)
    with staged(target) as stage:
        drawn, site = stage.folder / "prints", stage.site
        drawn.mkdir()
        bundle = make_bundle(content, drawn, cache, tell)
        tell("pages")
        write_site(bundle, root, site)
        tell("audit")
        weights = index_and_audit(site, bundle, cache)
        keep_pages(site, target, content.view.today)
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        write_list(site)
        files = hash_files(site)
    done = Release(target, len(bundle.pages), bundle.prints, size, weights, stage.kept)
    with suppress(OSError):  # the site stands; the next build makes it again
        remember(cache, edition, key, files, done.kept, _TOLD.dump_json(done))
    return done


_TOLD = TypeAdapter(Release)
