"""Content in which the check finds no error is not refused by a build, whatever went wrong in it."""

import copy
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.explain import explain
from generator.model.sheet import PrintKind
from generator.problem import Severity
from generator.publish.rehearsal import rehearse
from generator.settings import Edition, Settings
from tests.building import TODAY
from tests.mutating import copied, errors, files, findings, mutated, read_tree, write_tree

FLOWS, OFFICES, GUIDE = (
    "content/flowcharts/flowcharts.yaml",
    "content/organizations/offices.yaml",
    "content/pages/id/menemani.md",
)

PLANTED: dict[str, tuple[str, str, str, list[str]]] = {
    "nothing": (GUIDE, "", "", []),
    "an office whose flow has no words for paper": (
        OFFICES, "asked: 2026-11-03\n  flowchart: petugas", "asked: 2026-11-03\n  flowchart: umum",
        [f"{OFFICES}:30:14: flowchart: the office “dinas-lagu” has no flow with words for a poster. "
         "Name a flow in flowchart:, and give that flow poster:"],
    ),
    "a letter that the typeface for paper lacks": (
        OFFICES, "short_name: Dinas Lagu", "short_name: Dinas 漢",
        [f"{OFFICES}:28:15: dinas-lagu.short_name: …: the typeface for paper has no “漢” (U+6F22). "
         "Write it with other letters"],
    ),
    "a guide that leads to no page": (
        GUIDE, "Dengarkan dulu.", "Dengarkan dulu. Baca\n[ini](../tidak-ada/index.html).",
        [f"{GUIDE}:11:7: the link to ../tidak-ada/index.html leads nowhere. "
         "Write a whole address with https://, or a page of this site such as ../visum/index.html"],
    ),
    "a guide that leads to no heading": (
        GUIDE, "Dengarkan dulu.", "Baca [ini](../menghapus-jejak/index.html#tidak-ada).",
        [f"{GUIDE}:10:12: the link to ../menghapus-jejak/index.html#tidak-ada leads nowhere. "
         "Write a whole address with https://, or a page of this site such as ../visum/index.html"],
    ),
    "a guide that leads to no heading of its own": (
        GUIDE, "Dengarkan dulu.", "Baca [ini](#tidak-ada).",
        [f"{GUIDE}:10:12: the link to #tidak-ada leads nowhere. "
         "Write a whole address with https://, or a page of this site such as ../visum/index.html"],
    ),
    "a guide that leads to a folder": (
        GUIDE, "Dengarkan dulu.", "Baca [ini](../menghapus-jejak/).",
        [f"{GUIDE}:10:12: the link to ../menghapus-jejak/ names a folder; from a stick that is a list of names. "
         "Write a whole address with https://, or a page of this site such as ../visum/index.html"],
    ),
    "a guide that leads to no place on another page": (
        GUIDE, "Dengarkan dulu.", "Baca [ini](../../tanya/index.html#tidak-ada).",
        [f"{GUIDE}:10:12: the link to ../../tanya/index.html#tidak-ada leads nowhere. "
         "Write a whole address with https://, or a page of this site such as ../visum/index.html"],
    ),
    "a guide that leads where something is": (
        GUIDE, "Dengarkan dulu.",
        "[a](../menghapus-jejak/index.html) [b](../../hukum/index.html#uu-1-2001) "
        "[c](../../k/dinas-lagu/index.html) [d](https://antah.example/a) [e](../../tanya/index.html)", [],
    ),
    "a file, whose name is another one on another day": (
        GUIDE, "Dengarkan dulu.", "[a](../../p/kartu-semua-a4.pdf)",
        [f"{GUIDE}:10:5: the link to ../../p/kartu-semua-a4.pdf leads to no page. "
         "Write a whole address with https://, or a page of this site such as ../visum/index.html"],
    ),
    "a hidden address among the sources": (
        "content/statistics.yaml", "https://kabar.example/angka", "https://formulir.invalid/uptd",
        ["content/statistics.yaml:7:34: sources.0.url: it repeats what is hidden: uptd-antah AB-60-U1, "
         "“https://formulir.invalid/uptd”. Take it out, or let that channel be shown"],
    ),
    "a person nobody may name in a guide": (
        GUIDE, "Dengarkan dulu.", "Cari Joko Awan\nKinton.",
        [f"{GUIDE}:2:1: body: it repeats what is hidden: rsud-embun-kontak person, “joko awan kinton”. "
         "Take it out, or let that channel be shown"],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def cache(sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of these tests alone, in which the sheets of the unchanged content are drawn."""
    return Path(shutil.copytree(sheets, tmp_path_factory.mktemp("promise") / "cache"))


@pytest.mark.parametrize("case", PLANTED)
def test_check_says_what_a_build_would_say(case: str, content_root: Path, cache: Path) -> None:
    name, old, new, expected = PLANTED[case]
    root = copied(content_root, cache / "isi")
    (root / ".cache").symlink_to(cache)  # sheets are drawn once for all cases
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")
    found = errors(root) or rehearse(Settings(root, TODAY))
    told = [explain(each, "en") for each in found if each.severity is Severity.ERROR]
    assert [re.sub(r"(?<=: )[A-Z0-9]+ \([^:]*\)(?=: the)|\d+(?= mm)", "…", line) for line in told] == expected


def test_check_says_what_is_too_long_for_a_sheet(content_root: Path, cache: Path) -> None:
    root = copied(content_root, cache / "panjang")
    (root / ".cache").symlink_to(cache)
    text = (root / FLOWS).read_text("utf-8")
    long = text.replace("title: Ada warga bercerita? Lakukan ini.", "title: " + "Ada warga yang bercerita? " * 60)
    (root / FLOWS).write_text(long, "utf-8")
    found = [each for each in rehearse(Settings(root, TODAY)) if each.severity is Severity.ERROR]
    assert found
    assert {(each.mark.path, each.rule.partition(".")[0]) for each in found} == {(FLOWS, "poster")}


def test_what_has_not_changed_is_not_tried_again(
    content_root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(content_root, cache / "lagi")
    (root / ".cache").mkdir()
    wanted = Settings(root, TODAY)
    tried: list[Settings] = []

    def trying(given: Settings, _: Callable[[str], None] | None) -> tuple[()]:
        tried.append(given)
        return ()

    monkeypatch.setattr("generator.publish.rehearsal._tried", trying)
    rehearse(wanted)
    rehearse(wanted)
    assert len(tried) == 1
    (root / GUIDE).write_text((root / GUIDE).read_text("utf-8") + "\n", "utf-8")
    rehearse(wanted)
    assert len(tried) == 2
    rehearse(Settings(root, TODAY, Edition.STAFF))
    assert len(tried) == 3
    next((root / ".cache").glob("check-public.json")).write_text('{"state": 1', "utf-8")
    rehearse(wanted)
    assert len(tried) == 4


def test_problems_are_kept_whole(content_root: Path, cache: Path) -> None:
    root = copied(content_root, cache / "utuh")
    (root / ".cache").symlink_to(cache)
    (root / GUIDE).write_text((root / GUIDE).read_text("utf-8") + "\n[a](#b)\n", "utf-8")
    first = rehearse(Settings(root, TODAY))
    assert [explain(each, "id") for each in first] == [explain(each, "id") for each in rehearse(Settings(root, TODAY))]
    assert any(each.rule == "guide.link" for each in first)


FEW = max(settings().max_examples // 5, 8)


@pytest.mark.walk
@settings(max_examples=FEW)
@given(st.integers(min_value=0), st.sampled_from((Edition.PUBLIC, Edition.PUBLIC, Edition.STAFF, Edition.DISCREET)))
def test_whatever_the_check_lets_pass_is_built(
    content_root: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, edition: Edition
) -> None:
    """One change anywhere in the content: it is told, or it makes pages and sheets that hold what an audit asks."""
    place = tmp_path_factory.getbasetemp() / "janji"
    root = copied(content_root, place / "isi")
    trees = {name: read_tree(root / name) for name in files(root) if not name.endswith("prints.yaml")}
    before, how = copy.deepcopy(trees), mutated(trees, Random(seed))
    for name, tree in trees.items():
        if tree != before[name]:
            write_tree(root / name, tree)
    # The sheets of one office and those for all; their kinds are the same for every office.
    sheets = {"offices": ["dinas-dongeng"], "kinds": [PrintKind.STAFF, PrintKind.BOOKLET], "papers": ["a4", "a5"]}
    assert not findings(root, place / "cache", edition, **(sheets if FEW > 50 else {})), how
