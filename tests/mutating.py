"""Content that went wrong in one place, and what the product says of it: the check, and then a build without a host.

The promise held by it: content in which the check finds no error is not refused by a build.
"""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.audit.coverage import check_coverage
from generator.audit.finding import Finding
from generator.audit.forbidden import check_forbidden_words
from generator.audit.leaks import check_leaks
from generator.audit.links import check_links
from generator.audit.numbers import check_numbers
from generator.audit.page import read_page
from generator.check import check
from generator.content.load import load_with_problems
from generator.problem import ContentError, Problem, Severity
from generator.publish.bundle import preview_bundle
from generator.publish.guide_links import linkable_pages
from generator.publish.index_and_audit import expected_of
from generator.publish.prepare import draw_expected, load_checked
from generator.settings import Edition, Settings
from generator.source import yaml as source
from generator.source.tree import plain
from tests.building import NOT_CONTENT, TODAY

Tree = Any
Steps = tuple[str | int, ...]

LONG = "Kata yang panjang sekali dan tidak ada habisnya. " * 12
WORD = "a" * 90
ODD = ("漢字", "😀", "ẞ", "\u00ad", "e\u0301", "{{ x }}", "%s", "#", "$x$", "*a*", "[a](b)", "\\", "'", "½", "\u202f")
VALUES = ("", "0", "-1", "true", "false", "1", "2026-13-01", "2030-01-01", "x", "con", LONG, WORD, *ODD)


def files(root: Path) -> list[str]:
    """The files of content that a person writes, by their names from the root."""
    found = [path.relative_to(root).as_posix() for path in sorted((root / "content").rglob("*")) if path.is_file()]
    return ["contacts.yaml", *(name for name in found if name.endswith((".yaml", ".csv", ".md")))]


def read_tree(path: Path) -> Tree:
    """The file as lists, mappings and text."""
    text = path.read_text("utf-8")
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(text)))
    if path.suffix == ".md":
        _, head, body = text.split("---\n", 2)
        return {"head": _loaded(head), "body": body}
    return _loaded(text)


def _loaded(text: str) -> Tree:
    node, problems = source.read_yaml(text.encode(), "")
    assert node is not None
    assert not problems
    return plain(node)


def write_tree(path: Path, tree: Tree) -> None:
    """The tree as such a file."""
    if path.suffix == ".csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, ["code", "name", "kind", "parent", "postal_codes"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {key: value for key, value in row.items() if isinstance(value, str)}
            for row in tree
            if isinstance(row, dict)
        )
        path.write_text(out.getvalue(), "utf-8")
    elif path.suffix == ".md":
        path.write_text(f"---\n{_dumped(tree.get('head'))}---\n{tree.get('body') or ''}", "utf-8")
    else:
        path.write_text(_dumped(tree), "utf-8")


def _dumped(tree: Tree) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000)


def places(tree: Tree, steps: Steps = ()) -> Iterator[Steps]:
    """Every place in the tree, but for its root."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inside:
        yield (*steps, step)
        yield from places(value, (*steps, step))


def at(tree: Tree, steps: Steps) -> Tree:
    """What stands there."""
    for step in steps:
        tree = tree[step]
    return tree


def mutated(trees: dict[str, Tree], random: Random) -> str:
    """Change the trees in one place; says what was done."""
    name = random.choice(sorted(trees))
    tree = trees[name]
    steps = random.choice(list(places(tree)))
    above, last, old = at(tree, steps[:-1]), steps[-1], at(tree, steps)
    how = random.choice(("drop", "empty", "value", "swap", "duplicate", "borrow", "borrow", "longer"))
    if how == "drop":
        del above[last]
    elif how == "empty":
        above[last] = [] if isinstance(old, list) else {} if isinstance(old, dict) else ""
    elif how == "value":
        above[last] = random.choice(VALUES)
    elif how == "longer" and isinstance(old, str):
        above[last] = old + " " + random.choice((*ODD, LONG, WORD))
    elif how == "swap" and isinstance(above, list):
        other = random.randrange(len(above))
        above[last], above[other] = above[other], above[last]
    elif how == "duplicate" and isinstance(above, list):
        above.insert(random.randrange(len(above) + 1), old)
    else:  # what a namesake elsewhere has: another id, kind or day
        key = next((step for step in reversed(steps) if isinstance(step, str)), "")
        alike = [(other, way) for other in sorted(trees) for way in places(trees[other]) if key in way[-2:]]
        other, way = random.choice(alike) if alike else (name, steps)
        above[last] = at(trees[other], way)
        how = f"{how} {other} {way}"
    return f"{name} {steps}: {how}: {str(above[last] if how != 'drop' and steps else '')[:60]!r}"


def errors(root: Path, edition: Edition = Edition.PUBLIC) -> tuple[Problem, ...]:
    """What the check says is wrong, sheets left out."""
    settings = Settings(root, TODAY, edition)
    directory, problems = load_with_problems(root)
    if directory is not None:
        problems += check(directory, settings)
    return tuple(each for each in problems if each.severity is Severity.ERROR)


def findings(root: Path, cache: Path, edition: Edition = Edition.PUBLIC, **drawn: Any) -> tuple[Finding, ...] | None:
    """What an audit finds in the pages of this content; None where the check refuses it.

    Sheets are drawn as `drawn` says, as `draw_expected` takes it: none by default.
    """
    if errors(root, edition):
        return None
    try:
        content = load_checked(Settings(root, TODAY, edition))
        if drawn:
            (cache / "sheets-of-a-check").mkdir(parents=True, exist_ok=True)
            draw_expected(content, cache / "sheets-of-a-check", cache, **drawn)
        made = preview_bundle(content, cache, search=True)
    except ContentError:
        return None
    view = content.view
    pages = {page.url + "index.html": read_page(page.body) for page in made.pages}
    assert len(pages) == len(made.pages), "no two pages have one address"
    files = linkable_pages(view) | made.assets.keys()
    drawings = {path: read_page(each.decode()) for path, each in made.assets.items() if path.endswith(".svg")}
    asked = expected_of(content, ())
    texts = {path: page.everything for path, page in (pages | drawings).items()}
    return (
        *check_links(pages | drawings, files | pages.keys(), asked.hosts),
        *check_numbers(pages | drawings, {}, view),
        *check_coverage(pages, {}, files, (), (), view, asked.walls),
        *check_forbidden_words(texts, view),
        *check_leaks(texts, asked.secrets, view.site.telephony.country),
    )


def copied(source: Path, place: Path) -> Path:
    """A fresh copy of the content."""
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(source, place, ignore=NOT_CONTENT))
