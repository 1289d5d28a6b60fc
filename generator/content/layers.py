"""The layers of a region: the folders whose content its own is laid over, lowest first."""

from collections.abc import Iterator
from collections.abc import Mapping as Files
from dataclasses import dataclass
from pathlib import Path

from generator.files.replace import read_file
from generator.problem import Mark, Message, Problem
from generator.rules import Rule
from generator.shipped import LAYERS
from generator.source.tree import Mapping, Node, Scalar, Sequence
from generator.source.yaml import read_yaml

SITE = "content/site.yaml"


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder that holds `contacts.yaml` and `content/`, or a part of them."""

    name: str
    """As `site.yaml` spells it; so messages begin with it: `national/content/faq.yaml`. Empty for the region's own."""
    folder: Path

    def place(self, file: str) -> str:
        """What a file of this layer is called in messages."""
        return f"{self.name}/{file}" if self.name else file


def find_layers(site: Node | None, root: Path) -> tuple[tuple[Layer, ...], tuple[Problem, ...]]:
    """The layers that this tree of `site.yaml` names, in its order, and last the region's own; and what is wrong.

    A layer is one that travels with Alur, or a folder on this machine, told from the region's.
    """
    found, problems = [], []
    for name in _named(site):
        shipped, own = LAYERS / (name.value or "-"), root / (name.value or "-")
        folder = next((folder for folder in (shipped, own) if (folder / "content").is_dir()), None)
        if folder is not None:
            found.append(Layer(name.value or "", folder))
            continue
        what = Message("there is no layer “{name}”", {"name": name.value or ""})
        known = ", ".join(sorted(path.name for path in LAYERS.iterdir() if path.is_dir()))
        mend = Message("Write {known}, or a folder that holds content/, told from this one", {"known": known})
        problems.append(Problem(name.mark, "layers", what, mend, Rule.LAYER_UNKNOWN))
    return (*found, Layer("", root)), tuple(problems)


def layers_of(root: Path, instead: Files[str, bytes] | None = None) -> tuple[Layer, ...]:
    """The layers of the region in this folder, its own last; without those that are not there.

    `instead` may hold a `site.yaml` that is not written yet.
    """
    try:
        site, _ = read_yaml((instead or {}).get(SITE) or read_file(root / SITE), SITE)
    except OSError:
        site = None
    return find_layers(site, root)[0]


def folders_of(root: Path) -> tuple[Path, ...]:
    """The folders of these layers."""
    return tuple(layer.folder for layer in layers_of(root))


def _named(site: Node | None) -> Iterator[Scalar]:
    named = site.items.get("layers") if isinstance(site, Mapping) else None
    if isinstance(named, Sequence):
        yield from (item for item in named.items if isinstance(item, Scalar))


def layer_of(mark: Mark, layers: tuple[str, ...]) -> str:
    """Which of these layers a value was read from; empty for the region's own."""
    return next((name for name in layers if mark.path.startswith(f"{name}/")), "")
