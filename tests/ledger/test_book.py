"""The ledger's file keeps every byte that is not told to change."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.load import load
from generator.edit import writer
from generator.edit.span import locate_values
from generator.edition.view import View
from generator.explain import explain
from generator.ledger.current import current_print
from generator.ledger.file import HEAD, edit_ledger, write_ledger
from generator.ledger.issue import close_print, next_id
from generator.model.directory import Directory
from generator.model.ledger import IssuedPrint, values_of
from generator.model.sheet import PrintKind
from generator.problem import ContentError
from generator.source import yaml
from generator.source.tree import plain

NEW = IssuedPrint(
    id="P-0007",
    office="kec-awan",
    kind="petugas",
    size="a4",
    copies=1,
    place='Loket "depan": #1',
    on=date(2026, 11, 24),
    edition="BCDFGH",
    valid_until=date(2027, 2, 3),
    values={"title": "Ya: tidak", "items": ("a, b", "null"), "flow.edges.a > b.label": "Ya", "p.x~2": "#"},
)
LINES = """- id: P-0007
  office: kec-awan
  kind: petugas
  size: a4
  copies: "1"
  place: "Loket \\"depan\\": #1"
  on: 2026-11-24
  edition: BCDFGH
  valid_until: 2027-02-03
  values:
    title: "Ya: tidak"
    items: ["a, b", "null"]
    "flow.edges.a > b.label": Ya
    "p.x~2": "#"
"""
OLD = "- id: P-0001   # the first\n  values: {a: b}\n"
DOWN = {"P-0001": close_print(date(2026, 11, 24), NEW)}
CLOSED = "- id: P-0001   # the first\n  replaced_on: 2026-11-24\n  replaced_by: P-0007\n  values: {a: b}\n"


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


CASES = {
    "remarks alone": ("# mine\n\n", {}, "# mine\n\n" + LINES),
    "empty list": ("# mine\n[] # none\n", {}, "# mine\n # none\n" + LINES),
    "one entry": (OLD, {}, OLD + LINES),
    "no line end": (OLD.rstrip(), {}, OLD + LINES.rstrip()),
    "remark at the end": (OLD + "\n# end\n", {}, OLD + LINES + "\n# end\n"),
    "end of the document": ("- id: P-0001\n...\n", {}, "- id: P-0001\n" + LINES + "...\n"),
    "indented list": (indented(OLD), {}, indented(OLD) + indented(LINES)),
    "replaced": (OLD, DOWN, CLOSED + LINES),
    "indented and replaced": (indented(OLD), DOWN, indented(CLOSED) + indented(LINES)),
    "values first": (
        "- values: {a: b}\n  id: P-0001\n",
        DOWN,
        "- values: {a: b}\n  id: P-0001\n  replaced_on: 2026-11-24\n  replaced_by: P-0007\n" + LINES,
    ),
    "two closed": (
        OLD + OLD.replace("0001", "0002"),
        DOWN | {"P-0002": {"withdrawn_on": "2026-11-24"}},
        CLOSED + "- id: P-0002   # the first\n  withdrawn_on: 2026-11-24\n  values: {a: b}\n" + LINES,
    ),
}


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", CASES)
def test_bytes(name: str, mark: bytes, eol: str) -> None:
    before, closings, after = CASES[name]
    given_, wanted = (mark + each.replace("\n", eol).encode() for each in (before, after))
    assert edit_ledger(given_, [NEW], closings) == wanted


def test_a_new_file() -> None:
    assert edit_ledger(b"", [NEW], {}) == (HEAD + LINES).encode()


@pytest.mark.parametrize("content", ["- {id: P-0001, values: {a: b}}\n", "[{id: P-0001, values: {a: b}}]\n"])
def test_an_entry_in_brackets_is_closed_in_them(content: str) -> None:
    after = content.replace("P-0001, ", "P-0001, replaced_on: 2026-11-24, replaced_by: P-0007, ")
    assert edit_ledger(content.encode(), [], DOWN).decode() == after


def test_a_file_that_cannot_be_edited_is_refused() -> None:
    with pytest.raises(ContentError) as refused:
        edit_ledger(b"- id: &x P-0001\n", [NEW], DOWN)
    assert [explain(each, "en") for each in refused.value.problems] == [
        "content/prints.yaml:1:7: “x” is a YAML anchor or alias, which Alur does not use. "
        "Write the value out in both places"
    ]


def test_a_wall_full_of_prints_is_written_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry alone would read the whole ledger again."""
    passes: list[int] = []
    monkeypatch.setattr(writer, "locate_values", lambda text: passes.append(len(text)) or locate_values(text))
    ids = [f"P-{index:04d}" for index in range(1, 60)]
    before = "".join(f"- id: {each}\n  copies: 1\n" for each in ids).encode()
    new = [NEW.model_copy(update={"id": f"P-{index:04d}"}) for index in range(60, 120)]
    after = edit_ledger(before, new, {each: close_print(date(2026, 11, 24), NEW) for each in ids})
    assert after.count(b"replaced_by: P-0007\n") == 59
    assert after.count(b"- id: ") == 119
    assert len(passes) == 1


def test_a_broken_file_is_refused_with_its_own_problem(tmp_path: Path) -> None:
    path = tmp_path / "content" / "prints.yaml"
    path.parent.mkdir()
    path.write_bytes(b"- id: a\n\tb: c\n")
    with pytest.raises(ContentError) as refused:
        write_ledger(tmp_path, [NEW], {})
    assert [each.rule for each in refused.value.problems] == ["yaml.tab"]
    assert path.read_bytes() == b"- id: a\n\tb: c\n"
    assert [each.name for each in path.parent.iterdir()] == ["prints.yaml"]


TEXT = st.text(min_size=1).map(lambda text: yaml.INVISIBLE.sub("x", text))
"""Anything that content may hold."""


@given(values=st.dictionaries(TEXT, st.one_of(TEXT, st.lists(TEXT, min_size=1).map(tuple)), min_size=1))
def test_every_text_comes_back(values: dict[str, str | tuple[str, ...]]) -> None:
    new = NEW.model_copy(update={"values": values})
    node, problems = yaml.read_yaml(edit_ledger(OLD.encode(), [new], {}), "p")
    assert problems == ()
    assert node is not None
    read = plain(node)
    assert isinstance(read, list)
    assert isinstance(read[1], dict)
    assert read[1]["values"] == {key: value if isinstance(value, str) else list(value) for key, value in values.items()}


def test_offices_share_words(walls: Directory, public_view: View) -> None:
    told = {each.id: values_of(each, walls.print_) for each in walls.prints}
    for each in walls.prints:
        assert told[each.id] == current_print(public_view, PrintKind(each.kind), each.office).values
    shared = [each for each in walls.prints if each.same_as]
    assert shared, "offices with one flow share its words"
    assert all(len(each.values) + len(each.without) < len(told[each.id]) / 2 for each in shared)


def test_the_ledger_of_the_invented_kabupaten(directory: Directory) -> None:
    first, second, gone = directory.prints
    assert (first.hangs, second.hangs, gone.hangs) == (False, True, False)
    assert values_of(second, directory.print_) == {
        "title": "Ada yang bercerita? Lakukan ini.", "numbers": ("NN-01-T1",), "numbers.NN-01-T1.number": "999",
    }  # fmt: skip
    assert next_id(directory.prints) == "P-0003"
    assert next_id(()) == "P-0001"


@pytest.mark.parametrize("content", [None, b"", b"# nothing hangs yet\n", b"[]\n"])
def test_no_ledger_is_an_empty_one(content: bytes | None, content_root: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(content_root, tmp_path / "isi"))
    path = root / "content" / "prints.yaml"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert load(root).prints == ()
