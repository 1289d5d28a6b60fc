"""A workbook reduced to its values: what only concerns looks may be damaged, and a keeper's work is still read.

openpyxl builds every style, list, picture and property before it gives a value, and ends at the first that it does not
understand (pandas#40499). So those parts are left out: sheets keep their cells, merged ranges and what is hidden.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006/"
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _LINK.encode(),
}
"""ISO/IEC 29500 has two names for the same things; openpyxl knows the usual ones."""
_KEPT = ("cols", "sheetData", "mergeCells")
_ATTRIBUTES = {
    "row": {"r", "hidden"},
    "c": {"r", "s", "t"},
    "col": {"min", "max", "hidden"},
    "mergeCell": {"ref"},
    "t": {"{http://www.w3.org/XML/1998/namespace}space"},
    "numFmt": {"numFmtId", "formatCode"},
    "xf": {"numFmtId"},
}
"""What each element keeps; others keep nothing."""
_LOOKS = {"rPr", "rPh", "phoneticPr", "extLst", "alignment", "protection"}

Part = Callable[[str], Element]


def strip_to_values(content: bytes) -> bytes:
    """The same workbook with its values alone. Raises whatever is wrong with these."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        names = {name.lstrip("/"): name for name in old.namelist()}

        def part(path: str) -> Element:
            data = old.read(names[path])
            for strict, usual in _STRICT.items():
                data = data.replace(strict, usual)
            return ElementTree.fromstring(data)

        main = next((to for kind, _, to in _relations(part, "", "") if kind == "officeDocument"), "xl/workbook.xml")
        links = list(_relations(part, *posixpath.split(main)))
        paths = {name: to for kind, name, to in links if kind == "worksheet"}
        book = part(main)
        listed = [
            (element.get("name", "?"), paths.get(element.get(f"{{{_LINK}}}id", "")))
            for element in book.iter(_tag("sheet"))
        ]
        sheets = {name: _reduced(part(path), _KEPT) for name, path in listed if path}
        others = {kind: part(to) for kind, _, to in links if kind in {"sharedStrings", "styles"} and to in names}
    properties = book.find(_tag("workbookPr"))
    since = properties.get("date1904", "0") if properties is not None else "0"
    return _packed(sheets, others, since)


def _tag(name: str) -> str:
    return f"{{{_MAIN}}}{name}"


def _relations(part: Part, folder: str, name: str) -> Iterator[tuple[str, str, str]]:
    """What a part points to: of which kind, by which name, and where."""
    for element in part(posixpath.join(folder, "_rels", f"{name}.rels")):
        target = element.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield element.get("Type", "").rpartition("/")[2], element.get("Id", ""), path


def _reduced(tree: Element, kept: tuple[str, ...] = ()) -> bytes:
    """The tree without what only concerns looks; of the root's children only these, if any are named."""
    for inner in list(tree):
        if kept and inner.tag not in map(_tag, kept):
            tree.remove(inner)
    for element in tree.iter():
        for inner in list(element):
            if inner.tag.rpartition("}")[2] in _LOOKS:
                element.remove(inner)
        allowed = _ATTRIBUTES.get(element.tag.rpartition("}")[2], set())
        element.attrib = {name: value for name, value in element.attrib.items() if name in allowed}
    return bytes(ElementTree.tostring(tree))


def _styles(tree: Element) -> bytes:
    """The formats of numbers alone: they tell a date from a quantity."""
    sheet = Element(_tag("styleSheet"))
    empty = "<x xmlns='%s'><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
    empty += "<cellStyleXfs><xf/></cellStyleXfs></x>"
    formats, cells = tree.find(_tag("numFmts")), tree.find(_tag("cellXfs"))
    sheet.extend([part for part in (formats, *ElementTree.fromstring(empty % _MAIN), cells) if part is not None])
    return _reduced(sheet)


def _packed(sheets: dict[str, bytes], others: dict[str, Element], since: str) -> bytes:
    numbers = range(1, len(sheets) + 1)
    book = Element(_tag("workbook"))
    ElementTree.SubElement(book, _tag("workbookPr"), {"date1904": since})
    listed = ElementTree.SubElement(book, _tag("sheets"))
    for number, name in zip(numbers, sheets, strict=True):
        place = {"name": name, "sheetId": str(number), f"{{{_LINK}}}id": f"s{number}"}
        ElementTree.SubElement(listed, _tag("sheet"), place)
    links = {f"s{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
    links |= {kind: (kind, f"{kind}.xml") for kind in others}
    kinds = {f"/xl/{to}": f"spreadsheetml.{kind}" for kind, to in links.values()}
    kinds["/xl/workbook.xml"] = "spreadsheetml.sheet.main"
    overrides = "".join(
        f'<Override PartName="{to}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for to, kind in kinds.items()
    )
    usual = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACK}content-types">{usual}{overrides}</Types>'.encode(),
        "_rels/.rels": _linked({"b": ("officeDocument", "xl/workbook.xml")}),
        "xl/_rels/workbook.xml.rels": _linked(links),
        "xl/workbook.xml": bytes(ElementTree.tostring(book)),
    }
    files |= {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in zip(numbers, sheets.values(), strict=True)}
    files |= {f"xl/{kind}.xml": _styles(tree) if kind == "styles" else _reduced(tree) for kind, tree in others.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as new:
        for path, content in files.items():
            new.writestr(path, content)
    return target.getvalue()


def _linked(links: dict[str, tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_LINK}/{kind}" Target="{to}"/>' for name, (kind, to) in links.items()
    )
    return f'<Relationships xmlns="{_PACK}relationships">{inner}</Relationships>'.encode()
