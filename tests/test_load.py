"""The invented kabupaten loads; nothing a file can hold raises anything but problems."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from generator.content.load import load, load_with_problems
from generator.model.directory import Directory
from generator.phone.number import significant
from generator.problem import Problem
from generator.shipped import LAYERS
from generator.source import csv, guide, yaml

quick = profile(suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_everything_is_there(directory: Directory) -> None:
    for name in (
        "areas",
        "organizations",
        "contacts",
        "services",
        "flowcharts",
        "glossary",
        "faq",
        "laws",
        "statistics",
        "guides",
    ):
        assert getattr(directory, name), name


def test_marks_point_at_values(directory: Directory, content_root: Path) -> None:
    seen = 0
    for contact, index, channel in directory.channels():
        if channel.number is None:
            continue
        mark = contact.mark("channels", index, "number")
        below = LAYERS / mark.path  # a layer that travels with Alur is named by its folder
        place = below if below.exists() else content_root / mark.path
        line = place.read_text("utf-8").splitlines()[mark.line - 1]
        assert channel.number in line[mark.column - 1 :]
        seen += 1
    assert seen > 5


def test_numbers_of_the_invented_kabupaten_belong_to_nobody(directory: Directory) -> None:
    numbers = [channel.number for _, _, channel in directory.channels() if channel.number]
    assert numbers
    for number in numbers:
        bare = significant(number, "ID")
        assert bare in {"997", "998", "999"} or "00000" in bare, number


def proper(problems: tuple[Problem, ...], text: str) -> None:
    lines = text.splitlines() or [""]
    for each in problems:
        assert 1 <= each.mark.line <= len(lines) + 1
        assert each.mark.column >= 1
        assert each.mend.text


@quick
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    for reader in (yaml.read_yaml, guide.read_guide, lambda bytes_, path: csv.read_csv(bytes_, path, ("a", "b"))):
        *_, problems = reader(content, "x")
        proper(problems, content.decode("utf-8", "replace"))


@quick
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,?\\ \t\n0~\u00e9", max_size=200))
def test_any_text_that_looks_like_yaml(text: str) -> None:
    node, problems = yaml.read_yaml(text.encode(), "x")
    proper(problems, text)
    assert node is not None or problems


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=12))
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "name", "channels", "kind", "steps", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "name", ["contacts.yaml", "content/site.yaml", "content/flowcharts/flowcharts.yaml", "content/taxonomy.yaml"]
)
@quick
@given(tree=TREES)
def test_any_structure(name: str, tree: object, tmp_path_factory: pytest.TempPathFactory, content_root: Path) -> None:
    import json

    root = tmp_path_factory.getbasetemp() / f"any-{name.replace('/', '-')}"
    if not root.exists():
        shutil.copytree(content_root, root)
    (root / name).write_text(json.dumps(tree), "utf-8")
    _, problems = load_with_problems(root)
    for each in problems:
        assert each.mend.text
        assert each.mark.line >= 1


def test_a_report_of_traces_is_read_and_a_wrong_one_told(content_root: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(content_root, tmp_path / "isi"))
    report = "checked: 2026-11-24\nbrowser: Peramban 1\nscripts: {hash}\npages: 3\nrequests: 9\nfound: 0\n"
    (root / "content/trace.yaml").write_text(report.format(hash="a" * 64), "utf-8")
    found = load(root).trace
    assert found is not None
    assert (found.checked.isoformat(), found.pages, found.found) == ("2026-11-24", 3, 0)
    (root / "content/trace.yaml").write_text(report.format(hash="abc"), "utf-8")
    directory, problems = load_with_problems(root)
    assert directory is None
    assert [(each.mark.path, each.field) for each in problems] == [("content/trace.yaml", "scripts")]
