"""A checker for PDF/UA-1 that knows nothing of how our sheets are made.

The machine-checkable checkpoints of the Matterhorn Protocol 1.1 that a sheet of text, drawings, pictures and links can
fail. `pdfua` covers sixteen veraPDF rules; this one adds fonts, headings, lists, the structure tree and annotations.
veraPDF itself needs Java and is in no registry of Python, Node or Debian.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf

PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"', "INLINE IMAGE"}
GROUPING = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
}
BLOCKS = {
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
}
INLINE = {
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "Warichu",
    "Figure",
    "Formula",
    "Form",
}
STANDARD = GROUPING | BLOCKS | INLINE
CHILDREN = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
}


@dataclass
class Tree:
    """What the structure tree holds."""

    kinds: list[tuple[str, Any]] = field(default_factory=list)
    marks: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """Marked content by page."""
    objects: set[tuple[int, int]] = field(default_factory=set)
    """Annotations."""
    faults: list[str] = field(default_factory=list)


def faults(path: Path) -> list[str]:
    """Everything that is wrong, as `checkpoint: what`."""
    with pikepdf.open(path) as pdf:
        return sorted(set(_faults(pdf)))


def _faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "01-000: the file does not say that it is tagged"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "04-001: the tags are suspect"
    if not str(root.get("/Lang", "")):
        yield "11-006: no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "07-001: the title is not displayed"
    yield from _metadata(pdf)
    if "/StructTreeRoot" not in root:
        yield "01-000: no structure tree"
        return
    tree = Tree()
    _walk(root.StructTreeRoot.K, None, None, root.StructTreeRoot.get("/RoleMap", {}), tree)
    yield from tree.faults
    yield from _headings(tree)
    for kind, node in tree.kinds:
        if kind == "Figure" and not str(node.get("/Alt", "")) and "/ActualText" not in node:
            yield "13-004: a figure has no alternative text"
    for number, page in enumerate(pdf.pages, 1):
        seen: set[int] = set()
        for what in _unmarked(page, page.get("/Resources", {}), False, seen):
            yield f"01-005: page {number}: {what} is neither tagged nor an artifact"
        if seen != tree.marks.get(page.objgen, set()):
            yield f"01-005: page {number}: the structure tree and the page disagree on what is tagged"
        yield from _annotations(page, number, tree)
        yield from _fonts(page.get("/Resources", {}), number)


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "06-001: no metadata"
        return
    with pdf.open_metadata() as found:
        if str(found.get("pdfuaid:part", "")) != "1":
            yield "06-002: the metadata does not claim PDF/UA-1"
        if not found.get("dc:title"):
            yield "06-003: the metadata has no title"


def _walk(node: Any, parent: str | None, page: Any, roles: Any, tree: Tree) -> None:
    if isinstance(node, pikepdf.Array):
        for each in node:
            _walk(each, parent, page, roles, tree)
        return
    if not isinstance(node, pikepdf.Dictionary):
        tree.marks.setdefault(page.objgen, set()).add(int(node))
        return
    page = node.get("/Pg", page)
    kind = str(node.get("/Type", ""))
    if kind == "/MCR":
        tree.marks.setdefault(page.objgen, set()).add(int(node.MCID))
        return
    if kind == "/OBJR":
        tree.objects.add(node.Obj.objgen)
        return
    name = str(node.S)[1:]
    for _ in range(8):
        if name in STANDARD or f"/{name}" not in roles:
            break
        name = str(roles[f"/{name}"])[1:]
    if name not in STANDARD:
        tree.faults.append(f"02-001: {name} is no standard structure type")
    if parent in CHILDREN and name not in CHILDREN[parent]:
        tree.faults.append(f"09-004: {name} directly in {parent}")
    tree.kinds.append((name, node))
    if "/K" in node:
        _walk(node.K, name, page, roles, tree)
    elif name[0] == "H" and name[1:].isdigit():
        tree.faults.append("14-001: a heading without content")


def _headings(tree: Tree) -> Iterator[str]:
    levels = [int(kind[1]) for kind, _ in tree.kinds if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit()]
    if not levels or levels[0] != 1:
        yield "14-002: the first heading is not of level 1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"14-003: level {after} follows level {before}"


def _unmarked(holder: Any, resources: Any, marked: bool, seen: set[int]) -> Iterator[str]:
    stack: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(holder):
        name = str(operator)
        if name in {"BMC", "BDC"}:
            tag = str(operands[0])
            known = operands[1] if name == "BDC" else {}
            if isinstance(known, pikepdf.Name):
                known = resources.get("/Properties", {}).get(str(known), {})
            mark = known.get("/MCID") if hasattr(known, "get") else None
            if mark is not None:
                seen.add(int(mark))
            stack.append(tag == "/Artifact" or mark is not None)
        elif name == "EMC":
            stack.pop()
        elif name == "Do":
            inner = resources.XObject[str(operands[0])]
            inside = marked or any(stack)
            if inner.get("/Subtype") == "/Form":
                yield from _unmarked(inner, inner.get("/Resources", resources), inside, seen)
            elif not inside:
                yield "a picture"
        elif name in PAINTING and not (marked or any(stack)):
            yield f"what {name} paints"


def _annotations(page: Any, number: int, tree: Tree) -> Iterator[str]:
    notes = [each for each in page.get("/Annots", []) if not int(each.get("/F", 0)) & 2]
    if notes and page.get("/Tabs") != "/S":
        yield f"28-009: page {number}: the tab order does not follow the structure"
    for note in notes:
        if note.get("/Subtype") == "/Link":
            if not str(note.get("/Contents", "")):
                yield f"28-012: page {number}: a link has no description"
            if note.objgen not in tree.objects or "/StructParent" not in note:
                yield f"28-011: page {number}: a link stands outside the structure tree"


def _fonts(resources: Any, number: int) -> Iterator[str]:
    for font in resources.get("/Font", {}).values():
        name = str(font.get("/BaseFont", "/?"))[1:]
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        described = inner.get("/FontDescriptor", {})
        if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"31-009: page {number}: {name} is not embedded"
        if "/ToUnicode" not in font:
            yield f"10-001: page {number}: the letters of {name} cannot be told"
    for inner in resources.get("/XObject", {}).values():
        if "/Resources" in inner:
            yield from _fonts(inner.Resources, number)
