"""The folder of a region: its files read whole, and what lies there and is read by nobody."""

from collections.abc import Mapping as Files
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator.content import nearest
from generator.content.hidden import Replaced
from generator.content.layers import Layer
from generator.content.names import Names, put_local_words
from generator.files.replace import read_file
from generator.model.parts.local_words import LocalWords
from generator.problem import Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.source import csv, yaml
from generator.source.tree import Node, Sequence

FILES = ("site.yaml", "taxonomy.yaml", "areas.csv", "glossary.yaml", "faq.yaml", "legal.yaml", "statistics.yaml")
DISCREET = "content/discreet.yaml"
"""Optional: a region may have no discreet edition."""
TRACE = "content/trace.yaml"
"""Optional: written by a walk over the finished site."""
FOLDERS = ("organizations", "services", "flowcharts", "pages")

SEEN = "content/layers.yaml"
"""Optional: what the region has read of the layers below."""
LAWS = "content/legal.yaml"
LEDGER = "content/prints.yaml"
"""Need not exist: nothing hangs anywhere then."""
CALLS = "content/calls.yaml"
"""Need not exist: nobody was called then."""
READINGS = "content/sources.yaml"
"""Need not exist: no address was asked then."""


@dataclass
class ContentFolder:
    """Reads files by their name from the folder's top, and keeps every problem."""

    root: Path
    instead: Files[str, bytes]
    """Files that are not written yet, by their name, to be read in place of those in the folder."""
    problems: list[Problem] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    """What the region's own layer says in place of those below."""
    layers: tuple[Layer, ...] = ()
    """The lowest first, the region's own last."""
    names: Names = field(default_factory=dict)
    """What stands for a name in braces."""
    words: LocalWords = ()
    """What the region calls things of which the layers below speak."""

    @property
    def own(self) -> Layer:
        """The region's own layer."""
        return Layer("", self.root)

    @property
    def alone(self) -> bool:
        """Whether no other layer lies below the region's own, so that it must hold everything."""
        return len(self.layers) < 2

    def holds(self, name: str, layer: Layer) -> bool:
        """Whether there is such a file in a layer; one that must be there is asked for all the same."""
        return (not layer.name and name in self.instead) or (layer.folder / name).exists()

    def bytes_of(self, name: str, layer: Layer | None = None) -> bytes | None:
        layer = layer or self.own
        if not layer.name and name in self.instead:
            return self.instead[name]
        path = layer.folder / name
        name = layer.place(name)
        mend = Message("Create it, or check where you stand; --root names another folder")
        try:
            return read_file(path)
        except FileNotFoundError:
            self.report(Mark(name), Message("the file is missing"), mend, Rule.FILE_MISSING)
        except IsADirectoryError:
            self.report(
                Mark(name),
                Message("a folder stands where a file is expected"),
                Message("Rename the folder"),
                Rule.FILE_KIND,
            )
        except OSError as error:
            self.unreadable(name, error)
        return None

    def unreadable(self, name: str, error: OSError) -> None:
        what = Message("the file cannot be read: {why}", {"why": error.strerror or "?"})
        self.report(Mark(name), what, Message("Check its permissions"), Rule.FILE_UNREADABLE)

    def tree(self, name: str, layer: Layer | None = None, *, may_be_empty: bool = False) -> Node | None:
        content = self.bytes_of(name, layer)
        if content is None:
            return None
        node, problems = yaml.read_yaml(content, (layer or self.own).place(name))
        self.problems += (problem for problem in problems if not (may_be_empty and problem.rule == Rule.FILE_EMPTY))
        below = layer is not None and layer.name and name != LAWS
        return put_local_words(node, self.words) if node is not None and below and self.words else node

    def nearest_rows(self) -> Sequence | None:
        """The rows of the nearest help; None where the region has none."""
        if not self.holds(nearest.FILE, self.own) or (content := self.bytes_of(nearest.FILE)) is None:
            return None
        rows, problems = csv.read_csv(content, nearest.FILE, nearest.COLUMNS)
        self.problems += problems
        return rows

    def inside(self, name: str, pattern: str, layer: Layer | None = None) -> list[str]:
        root = (layer or self.own).folder
        folder = root / name
        unwritten = set() if layer and layer.name else self._unwritten(name, pattern)
        if not folder.is_dir():
            if unwritten or not self.alone:
                return sorted(unwritten)
            self.report(
                Mark(name),
                Message("the folder is missing"),
                Message("Create it; it may be empty of records but must exist"),
                Rule.FILE_MISSING,
            )
            return []
        paths = [folder]
        for part in pattern.split("/"):  # a glob takes a folder that nobody may look into for an empty one
            paths = [path for above in paths if above.is_dir() for path in self.listed_in(above) if path.match(part)]
        return sorted(unwritten.union(path.relative_to(root).as_posix() for path in paths), key=_parts)

    def _unwritten(self, name: str, pattern: str) -> set[str]:
        """The files that are not there yet and would lie there."""
        depth = len(_parts(name)) + len(_parts(pattern))
        found = (file for file in self.instead if file.startswith(f"{name}/") and len(_parts(file)) == depth)
        return {file for file in found if PurePosixPath(file).match(pattern)}

    def listed_in(self, folder: Path) -> list[Path]:
        try:
            return list(folder.iterdir())
        except OSError as error:
            inside = folder.is_relative_to(self.root)
            self.unreadable(folder.relative_to(self.root).as_posix() if inside else folder.as_posix(), error)
            return []

    def strangers(self) -> None:
        """Warn about files that nobody reads: most are misspelled."""
        content = self.root / "content"
        known = [*FILES, *(Path(name).name for name in (LEDGER, CALLS, READINGS, DISCREET, TRACE, SEEN, nearest.FILE))]
        for path in sorted(content.rglob("*")):
            inside = path.relative_to(content).parts
            hidden = any(part.startswith(".") for part in inside)
            if hidden or path.is_dir() or (len(inside) == 1 and (path.name in known or path.suffix == ".md")):
                continue
            if inside[0] == "pages" and len(inside) == 3 and path.suffix == ".md":
                continue  # read, and told there if its folder is no language
            if inside[0] in FOLDERS[:3] and len(inside) == 2 and path.suffix == ".yaml":
                continue
            close = get_close_matches(inside[0], FOLDERS if len(inside) > 1 else [*known, *FOLDERS], 1, 0.7)
            if inside[0] == "pages":
                mend = Message("Guides are read from content/pages/id/name.md; move or rename it, or put it elsewhere")
            elif inside[0] in FOLDERS:
                mend = Message("Let its name end in .yaml, or move it elsewhere")
            elif close:
                mend = Message("Did you mean {name}?", {"name": close[0]})
            else:
                mend = Message("Delete it or move it elsewhere")
            name = path.relative_to(self.root).as_posix()
            self.report(Mark(name), Message("nothing reads this file"), mend, Rule.FILE_UNKNOWN, Severity.WARNING)

    def report(
        self,
        mark: Mark,
        what: Message,
        mend: Message,
        rule: Rule,
        severity: Severity = Severity.ERROR,
        field_name: str = "",
    ) -> None:
        self.problems.append(Problem(mark, field_name, what, mend, rule, severity))


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a path, by which files stand in their order."""
    return PurePosixPath(name).parts
