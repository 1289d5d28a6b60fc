"""Only what changed is drawn again, sheets never differ without a reason, and what does not fit is told exactly."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.content.load import load
from generator.edition.view import View, view
from generator.explain import explain
from generator.files import cache as kept
from generator.model.directory import Directory
from generator.model.flowchart import Flowchart
from generator.model.parts.text import Line
from generator.model.sheet import EVERYONE, PAPERS, Printed, PrintKind
from generator.poster.typst import workers
from generator.poster.typst.press import Press
from generator.problem import BrokenPromiseError, ContentError, Severity
from generator.settings import Settings
from tests.planning import due, make

Drawn = list[str]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The office of every sheet that Typst draws from here on."""
    found: Drawn = []
    real = Press._drawn

    def drawn(self: Press, template: str, data: dict[str, Any], **how: Any) -> bytes:
        whose = data.get("office") or data["said"]["office"] or "-"
        found.append(f"{template.split('.')[0]} {whose} {data['page']['width']}")
        return real(self, template, data, **how)

    monkeypatch.setattr(Press, "_drawn", drawn)
    return found


def staff_walls(*names: str) -> list[str]:
    return sorted(f"staff-wall {name} {width}" for name in names for width in (210, 215, 297))


def step_named(directory: Directory, flow: str, step: str, title: str) -> Directory:
    def renamed(chart: Flowchart) -> Flowchart:
        steps = tuple(
            each.model_copy(update={"title": Line(title)}) if each.id == step else each for each in chart.steps
        )
        return chart.model_copy(update={"steps": steps}) if chart.id == flow else chart

    return replace(directory, flowcharts=tuple(map(renamed, directory.flowcharts)))


def test_a_second_run_draws_nothing_and_writes_the_same(
    printed: tuple[Printed, ...], public_view: View, cache: Path, tmp_path: Path, drawn: Drawn
) -> None:
    again = make(public_view, tmp_path, cache=cache)
    assert drawn == []
    assert [replace(each, path=Path(each.path.name)) for each in again] == [
        replace(each, path=Path(each.path.name)) for each in printed
    ]
    assert [each.path.read_bytes() for each in again] == [each.path.read_bytes() for each in printed]


def test_another_machine_draws_the_same_bytes(
    printed: tuple[Printed, ...], public_view: View, tmp_path: Path, drawn: Drawn
) -> None:
    others = make(public_view, tmp_path / "out", offices=["kec-awan", EVERYONE], cache=tmp_path / "cache")
    assert len(drawn) == len(others) == 15
    before = {each.path.name: each.path.read_bytes() for each in printed}
    assert all(each.path.read_bytes() == before[each.path.name] for each in others)


def test_one_changed_word_draws_the_sheets_that_say_it(
    printed: tuple[Printed, ...], directory: Directory, settings: Settings, cache: Path, tmp_path: Path, drawn: Drawn
) -> None:
    changed = view(step_named(directory, "desa", "antar", "Temani"), settings)
    again = make(changed, tmp_path, cache=cache)
    assert sorted(each for each in drawn if "wall" in each) == staff_walls("Kecamatan Awan", "Kecamatan Pelangi")
    before = {each.path.name: each.edition for each in printed}
    wrong = {(each.office, each.kind) for each in again if each.edition != before[each.path.name]}
    kinds = (PrintKind.STAFF, PrintKind.SHARE_STAFF, PrintKind.BOOKLET)
    assert wrong == {*product(("kec-awan", "kec-pelangi"), kinds), (EVERYONE, PrintKind.BOOKLET)}


def test_a_newer_check_is_printed_and_keeps_the_edition(
    printed: tuple[Printed, ...], content_root: Path, settings: Settings, cache: Path, tmp_path: Path, drawn: Drawn
) -> None:
    shutil.copytree(content_root, tmp_path / "root")
    contacts = tmp_path / "root/contacts.yaml"
    newer = re.sub(r"(checked|on): 2026-11-0\d", r"\1: 2026-11-20", contacts.read_text("utf-8"))
    contacts.write_text(newer, "utf-8")
    again = make(view(load(tmp_path / "root"), settings), tmp_path / "out", cache=cache)
    assert len(again) == len(printed) == 59
    assert len([each for each in drawn if each.startswith("staff-wall")]) == 15
    assert len(drawn) == 22, "the form and the booklets that carry a number with a newer check, too"
    assert [each.edition for each in again] == [each.edition for each in printed]


def test_a_changed_name_draws_that_offices_sheets(
    printed: tuple[Printed, ...], directory: Directory, settings: Settings, cache: Path, tmp_path: Path, drawn: Drawn
) -> None:
    offices = tuple(
        each.model_copy(update={"name": Line("Kecamatan Mega")}) if each.id == "kec-awan" else each
        for each in directory.organizations
    )
    make(view(replace(directory, organizations=offices), settings), tmp_path, cache=cache)
    assert sorted(each for each in drawn if each.startswith("staff-wall")) == staff_walls("Kecamatan Mega")
    assert {each.rsplit(" ", 1)[0] for each in drawn} == {
        "staff-wall Kecamatan Mega",
        "public-wall Kecamatan Mega",
        "booklet Kecamatan Mega",
        "booklet Kabupaten Antah Berantah",
    }


def test_changed_looks_draw_everything_again(
    public_view: View, cache: Path, tmp_path: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "versions", lambda: "another typst")
    kept._workshop.cache_clear()
    make(public_view, tmp_path, kinds=[PrintKind.STAFF], papers=["a4"], cache=cache)
    kept._workshop.cache_clear()
    assert len(drawn) == 5


def test_what_is_wanted_can_be_chosen(public_view: View, cache: Path, tmp_path: Path) -> None:
    told: list[str] = []
    found = make(
        public_view,
        tmp_path,
        offices=["kec-awan"],
        kinds=[PrintKind.STAFF],
        papers=["a4", "f4"],
        cache=cache,
        progress=told.append,
    )
    assert told == [each.path.name for each in found] == ["petugas-kec-awan-a4.pdf", "petugas-kec-awan-f4.pdf"]
    assert sorted(each.name for each in tmp_path.iterdir()) == told
    assert found[0].url == "p/petugas-kec-awan-a4.pdf"


EVERY = "dinas-dongeng, rsud-embun, dinas-lagu"
LONG = " ".join(["Ajak ke ruang tertutup dan jangan menyela."] * 40)


def edited(folder: Path, content_root: Path, old: str, new: str) -> Directory:
    shutil.copytree(content_root, folder, dirs_exist_ok=True)
    (path,) = (folder / "content/flowcharts").glob("*.yaml")
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), "utf-8")
    return load(folder)


CASES: dict[str, tuple[str, str, list[str]]] = {
    "a step": (
        "print: {text: Ruang tertutup. Jangan menyela., who: Anda}",
        f"print: {{text: {LONG}, who: Anda}}",
        [
            f"content/flowcharts/flowcharts.yaml:79:14: petugas.steps.2.print: A4 ({EVERY}): "
            "the steps of the flow “petugas” are 113 mm too tall. "
            "Cut words in “Dengarkan”, the longest, or in others, by about 23 lines"
        ],
    ),
    "a branch": (
        "print: {text: Temani terus.}",
        f"print: {{text: {LONG}}}",
        [
            f"content/flowcharts/flowcharts.yaml:69:14: petugas.steps.1.print: A4 ({EVERY}): "
            "the branches of the flow “petugas” are 415 mm too tall. "
            "Cut words in “Telepon”, the longest, or in others, by about 85 lines"
        ],
    ),
    "a list": (
        "items: [pendapat Anda]",
        f"items: [{LONG}]",
        [
            f"content/flowcharts/flowcharts.yaml:133:9: petugas.poster.panels.3: A4 ({EVERY}): "
            "the lists beside the flow “petugas” are 281 mm too tall. "
            "Cut words in “Jangan catat”, the longest, or in others, by about 58 lines"
        ],
    ),
}


def tell(directory: Directory, settings: Settings, cache: Path, folder: Path, **more: Any) -> list[str]:
    with pytest.raises(ContentError) as error:
        make(view(directory, settings), folder, cache=cache, **more)
    return [explain(each, "en") for each in error.value.problems]


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_told_exactly(
    name: str, content_root: Path, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    old, new, expected = CASES[name]
    directory = edited(tmp_path / "root", content_root, old, new)
    assert tell(directory, settings, cache, tmp_path / "out", papers=["a4"], kinds=[PrintKind.STAFF]) == expected
    assert not (tmp_path / "out").exists()


def test_all_papers_and_all_faults_are_told_at_once(
    content_root: Path, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    directory = edited(tmp_path / "root", content_root, "items: [pendapat Anda]", f"items: [{LONG}]")
    directory = step_named(directory, "desa", "antar", LONG)
    told = tell(directory, settings, cache, tmp_path / "out", kinds=[PrintKind.STAFF])
    assert [re.sub(r"are \d+ mm", "are too", each.split(": ", 1)[1].split(" too tall")[0]) for each in told] == [
        f"petugas.poster.panels.3: A3 ({EVERY}); A4 ({EVERY}); F4 ({EVERY}): "
        "the lists beside the flow “petugas” are too",
        "desa.steps.4.print: A3 (kec-awan, kec-pelangi); A4 (kec-awan, kec-pelangi); F4 (kec-awan, kec-pelangi): "
        "the steps of the flow “desa” are too",
    ]


def test_stale_numbers_are_told_as_warnings_and_their_sheets_are_specimens(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    late = view(directory, replace(settings, today=settings.today + timedelta(days=400)))
    made = make(late, tmp_path / "out", offices=[EVERYONE], kinds=[PrintKind.HANDOVER], cache=cache)
    assert [each.specimen is not None for each in made] == [True]
    owed, told = due(late)
    assert len(owed) == 59
    assert [(each.rule, each.severity) for each in told] == [("poster.unprintable", Severity.WARNING)]
    assert explain(told[0], "en") == (
        "contacts.yaml:1:1: the check of NN-01-T1, NN-02-T1, NN-02-W1 has lapsed; the sheet is a specimen. "
        "Check the numbers, then run alur contacts confirm NN-01-T1 NN-02-T1 NN-02-W1 --method ..."
    )


def test_an_office_without_a_poster_is_told_at_its_own_line(directory: Directory, settings: Settings) -> None:
    organizations = tuple(
        each.model_copy(update={"flowchart": None}) if each.id == "kec-awan" else each
        for each in directory.organizations
    )
    _, told = due(view(replace(directory, organizations=organizations), settings))
    assert [(each.what.values, each.severity) for each in told] == [({"office": "kec-awan"}, Severity.ERROR)]
    assert [each.mark for each in told] == [directory.organization["kec-awan"].mark("flowchart")]
    assert told[0].mark.path == "content/organizations/offices.yaml"


def test_several_processes_draw_the_same_bytes(
    printed: tuple[Printed, ...], public_view: View, tmp_path: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEW", 0)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    others = make(public_view, tmp_path / "out", offices=["kec-awan"], cache=tmp_path / "cache")
    assert drawn == [], "drawn elsewhere"
    before = {each.path.name: each.path.read_bytes() for each in printed}
    assert {each.path.name: each.path.read_bytes() for each in others} == {
        each.path.name: before[each.path.name] for each in others
    }


_DRAWN_ELSEWHERE = """
import sys
from datetime import date
from pathlib import Path
from generator.content.load import load
from generator.edition.view import view
from generator.poster.typst import workers
from generator.settings import Settings
from tests.planning import make

root, place = map(Path, sys.argv[1:])
workers.FEW, workers.os.cpu_count = 0, lambda: 2
found = view(load(root), Settings(root=root, today=date(2026, 11, 24)))
make(found, place / "out", kinds=["petugas"], cache=place / "cache", progress=lambda *_: print("drawn", flush=True))
"""


def test_processes_that_draw_end_with_the_one_that_is_killed(content_root: Path, tmp_path: Path) -> None:
    """Each holds 300 MB. They write where their owner writes, so its pipe ends when the last of them has ended."""
    command = [sys.executable, "-c", _DRAWN_ELSEWHERE, str(content_root), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as owner:
        assert owner.stdout
        assert owner.stdout.readline() == b"drawn\n"
        owner.kill()
        owner.communicate(timeout=30)


def test_several_processes_tell_what_does_not_fit(
    content_root: Path, settings: Settings, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEW", 0)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    old, new, expected = CASES["a step"]
    directory = edited(tmp_path / "root", content_root, old, new)
    wanted: dict[str, Any] = {"papers": ["a4"], "kinds": [PrintKind.STAFF, PrintKind.PUBLIC]}
    assert tell(directory, settings, tmp_path / "cache", tmp_path / "out", **wanted) == expected


def test_a_paper_of_another_size_is_drawn_anew(
    printed: tuple[Printed, ...],
    public_view: View,
    cache: Path,
    tmp_path: Path,
    drawn: Drawn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(PAPERS, "f4", replace(PAPERS["f4"], height=PAPERS["f4"].height + 10))
    make(public_view, tmp_path, offices=["kec-awan"], kinds=[PrintKind.STAFF], cache=cache)
    assert [each.rpartition(" ")[2] for each in drawn] == ["215"], "F4 alone"


def test_a_sheet_that_runs_over_its_page_is_never_kept(
    public_view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "count_pages", lambda content: 2)
    with pytest.raises(BrokenPromiseError, match="petugas of Kecamatan Awan runs over its a4 page"):
        make(
            public_view, tmp_path / "out", offices=["kec-awan"], kinds=[PrintKind.STAFF], papers=["a4"], cache=tmp_path
        )
    assert [path for path in (tmp_path / "sheets").rglob("*") if path.is_file()] == []
    assert not (tmp_path / "out").exists()


def test_all_code_that_draws_is_part_of_what_a_sheet_depends_on() -> None:
    code = (
        "import sys, generator.poster.typst.workers;"
        "print(*(getattr(each, '__file__', '') for each in sys.modules.values()), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = [each for each in done.stdout.splitlines() if each.startswith(str(kept.PROGRAM))]
    assert str(Path(kept.__file__).parents[1] / "model" / "sheet.py") in loaded
    assert set(map(Path, loaded)) <= set(kept.drawing_files())
