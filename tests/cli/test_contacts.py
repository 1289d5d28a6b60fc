"""The commands of the keeper's desk, each on a folder of its own."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from generator.cli import console, tables
from generator.cli.app import app
from generator.desk.confirmation.due import list_due
from generator.files.replace import MovedOnError, replace_file
from generator.model.directory import Directory
from generator.settings import Settings
from tests.desk.sheets import alur, copied
from tests.desk.test_import import differing

GUIDE = Path(__file__).parents[2] / "PANDUAN.md"


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return copied(content_root, tmp_path)


def git(root: Path, *words: str, day: str = "2026-10-01") -> None:
    stamp = f"{day}T12:00:00+00:00"
    names = {f"GIT_{who}_{what}": "penjaga" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, env=os.environ | names | dates)


def tracked(root: Path) -> Path:
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Isi")
    return root


# ---- confirm and reported

EDITS: dict[str, tuple[list[str], list[str], str]] = {
    "confirm": (
        ["confirm", "AB-32-T1", "--method", "test_call", "--by", "Penjaga data"],
        ["+        - {on: 2026-11-24, method: test_call, by: Penjaga data}"],
        "Kontak Kecamatan Pelangi (kec-pelangi-kontak)\n"
        "  AB-32-T1 confirmation new: on 2026-11-24, method test_call, by Penjaga data\ncontacts.yaml is changed.\n",
    ),
    "confirm on a day, with a note": (
        ["confirm", "AB-03-U1", "--method", "visit", "--by", "Staf", "--on", "2026-11-20", "--note", "Buka: ya"],
        [
            "+      confirmations:",
            '+        - {on: 2026-11-20, method: visit, by: Staf, note: "Buka: ya"}',
        ],
        "Papan Keluhan (papan-keluhan)\n"
        "  AB-03-U1 confirmation new: on 2026-11-20, method visit, by Staf, note Buka: ya\ncontacts.yaml is changed.\n",
    ),
    "reported": (
        ["reported", "AB-32-T1", "--note", "Dijawab orang lain"],
        ["+      reported:", "+        on: 2026-11-24", "+        note: Dijawab orang lain"],
        "Kontak Kecamatan Pelangi (kec-pelangi-kontak)\n"
        "  AB-32-T1 report of an error new: on 2026-11-24, note Dijawab orang lain\ncontacts.yaml is changed.\n"
        "The site tells it after the next alur build. Posters that carry AB-32-T1: alur prints recall\n",
    ),
    "reported and withheld": (
        ["reported", "AB-32-T1", "--withhold"],
        ["+      visibility: withheld", "+      reported:", "+        on: 2026-11-24"],
        "Kontak Kecamatan Pelangi (kec-pelangi-kontak)\n"
        "  AB-32-T1 shown to new: withheld\n  AB-32-T1 report of an error new: on 2026-11-24\n"
        "contacts.yaml is changed.\n"
        "The site tells it after the next alur build. Posters that carry AB-32-T1: alur prints recall\n",
    ),
}


@pytest.mark.parametrize("case", EDITS)
def test_one_entry(case: str, root: Path) -> None:
    words, lines, said = EDITS[case]
    before = (root / "contacts.yaml").read_bytes()
    result = alur(*words, root=root)
    assert (result.exit_code, result.output) == (0, said)
    assert sorted(differing(before, (root / "contacts.yaml").read_bytes())) == sorted(lines)
    assert sorted(each.name for each in root.iterdir()) == ["contacts.yaml", "content"]


def confirm(root: Path, *words: str) -> str:
    return alur("confirm", "AB-32-T1", "--method", "visit", "--by", "Staf", *words, root=root).output


def test_a_later_confirmation_settles_a_report(root: Path) -> None:
    before = (root / "contacts.yaml").read_bytes()
    alur("reported", "AB-32-T1", root=root)
    assert "dilaporkan" not in alur("due", root=root).output
    assert "reported as wrong" in alur("due", root=root).output.splitlines()[0]
    assert confirm(root, "--on", "2026-11-23").endswith(
        "AB-32-T1 stays doubtful: it was reported on 2026-11-24, after this confirmation.\n"
    )
    assert b"reported:" in (root / "contacts.yaml").read_bytes()
    confirm(root)
    assert differing(before, (root / "contacts.yaml").read_bytes()) == [
        "+        - {on: 2026-11-23, method: visit, by: Staf}",
        "+        - {on: 2026-11-24, method: visit, by: Staf}",
    ]


def test_a_keeper_reads_words_and_no_keys(root: Path) -> None:
    words = ["contacts", "confirm", "AB-32-T1", "--method", "owner_letter", "--by", "Camat"]
    result = CliRunner().invoke(app, [*words, "--root", str(root), "--today", "2026-11-24", "--lang", "id"])
    assert result.output == (
        "Kontak Kecamatan Pelangi (kec-pelangi-kontak)\n"
        "  AB-32-T1 konfirmasi baru: tanggal 2026-11-24, cara surat pemilik, oleh Camat\n"
        "contacts.yaml sudah diubah.\n"
    )


def test_the_same_twice_changes_nothing(root: Path) -> None:
    confirm(root)
    assert confirm(root) == "Nothing changes.\n"


def test_a_test_call_to_a_line_for_danger_is_advised_against(root: Path) -> None:
    result = alur("confirm", "NN-01-T1", "--method", "test_call", "--by", "Staf", root=root)
    assert result.output.endswith(
        "This is a line for danger. Next time ask its owner in writing, and do not call twice.\n"
    )


REFUSED: dict[str, tuple[list[str], str]] = {
    "a code nobody has": (
        ["reported", "AB-23-T1"],
        "contacts.yaml:1:1: there is no number with the code AB-23-T1. Did you mean AB-32-T1?\n",
    ),
    "a number": (
        ["reported", "0870 0000-8888"],
        "contacts.yaml:1:1: there is no number with the code 0870 0000-8888. Did you mean AB-32-T1?\n",
    ),
    "a short number": (
        ["confirm", "999", "--method", "visit", "--by", "Staf"],
        "contacts.yaml:1:1: there is no number with the code 999. Did you mean NN-01-T1?\n",
    ),
    "a code like nothing": (
        ["reported", "?"],
        "contacts.yaml:1:1: there is no number with the code ?. alur contacts due shows the codes\n",
    ),
    "markup": (
        ["reported", "AB-32-T1", "--note", "<b>"],
        "Kontak Kecamatan Pelangi (kec-pelangi-kontak)\n"
        "  AB-32-T1 report of an error new: on 2026-11-24, note <b>\n"
        "contacts.yaml:239:15: channels.0.reported.note: a name or title may not hold < or >. Use words instead\n"
        "Nothing was written: mend the problems above first.\n",
    ),
    "a file that is there": (
        ["export", "contacts.yaml"],
        "contacts.yaml: there is such a file already; it may hold work. Choose another name\n",
    ),
    "no git": (
        ["changes", "--since", "2026-11-01"],
        "contacts.yaml:1:1: this folder has no git history. Run it where the project's git copy stands\n",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words, said = REFUSED[case]
    monkeypatch.chdir(root)
    before = (root / "contacts.yaml").read_bytes()
    result = alur(*words, root=root, day=words[0] != "changes")
    assert (result.exit_code, result.output) == (1, said)
    assert (root / "contacts.yaml").read_bytes() == before


def test_a_broken_file_is_told_like_in_check(root: Path) -> None:
    (root / "contacts.yaml").write_text("- id: [\n", "utf-8")
    for words in (["due"], ["export", str(root / "x.xlsx")], ["reported", "AB-32-T1"]):
        result = alur(*words, root=root)
        assert result.exit_code == 1
        assert result.output.startswith("contacts.yaml:2:1: ")
    assert not (root / "x.xlsx").exists()


# ---- changes


def test_changes_in_words(root: Path) -> None:
    tracked(root)
    path = root / "contacts.yaml"
    path.write_bytes(
        path.read_bytes().replace(b'"0870-0000-8888"', b'"0870-0000-8881"').replace(b"Perawat jaga", b"Dokter")
    )
    alur("reported", "NN-01-T1", root=root)
    for since in ("2026-10-02", "HEAD"):
        result = alur("changes", "--since", since, root=root, day=False)
        assert result.exit_code == 0
        first, *lines = result.output.splitlines()
        assert re.fullmatch(r"Changes since [0-9a-f]{10} of 2026-10-01:", first)
        assert lines == [
            "Ronda 999 (ronda-999)",
            "  NN-01-T1 report of an error new: on 2026-11-24",
            "Kontak RSUD Embun (rsud-embun-kontak)",
            "  post Perawat jaga → Dokter",
            "Kontak Kecamatan Pelangi (kec-pelangi-kontak)",
            "  AB-32-T1 number 0870-0000-8888 → 0870-0000-8881",
        ]


def test_no_changes(root: Path) -> None:
    tracked(root)
    assert alur("changes", "--since", "HEAD", root=root, day=False).output.endswith(":\nNothing changes.\n")


def test_before_the_file_everything_is_new(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "commit", "-q", "--allow-empty", "-m", "Kosong", day="2026-09-01")
    result = alur("changes", "--since", "HEAD", root=root, day=False)
    assert "Papan Keluhan (papan-keluhan)\n  new: dinas-lagu\n" in result.output


HISTORY: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "too early": (
        tracked,
        "2026-09-01",
        "contacts.yaml:1:1: the history begins on 2026-10-01, not before 2026-09-01. Name a later day\n",
    ),
    "no such revision": (
        tracked,
        "HEAD~7",
        "contacts.yaml:1:1: git knows no revision “HEAD~7”. Write a day like 2026-11-24, or a revision like HEAD~3\n",
    ),
    "an option in disguise": (
        tracked,
        "--all",
        "contacts.yaml:1:1: git knows no revision “--all”. Write a day like 2026-11-24, or a revision like HEAD~3\n",
    ),
    "no commit yet": (
        lambda root: git(root, "init", "-q"),
        "2026-09-01",
        "contacts.yaml:1:1: git has no commit here yet. Commit the files first\n",
    ),
}


@pytest.mark.parametrize("case", HISTORY)
def test_history_that_does_not_reach(case: str, root: Path) -> None:
    prepare, since, said = HISTORY[case]
    prepare(root)
    result = alur("changes", f"--since={since}", root=root, day=False)
    assert (result.exit_code, result.output) == (1, said)


def test_without_git_installed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    result = alur("changes", "--since", "HEAD", root=root, day=False)
    assert (result.exit_code, result.output) == (1, "contacts.yaml:1:1: git is not installed. Install git\n")


# ---- the table, the languages, the file


def test_on_a_screen_it_is_a_table(
    directory: Directory, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w+", encoding="utf-8") as file:
        screen = Console(file=file, force_terminal=True, width=160, highlight=False, soft_wrap=True)
        for module in (tables, console):
            monkeypatch.setattr(module, "out", screen)
        tables.print_due(list_due(directory, settings), "id")
        file.seek(0)
        text = re.sub(r"\x1b\[[0-9;]*m", "", file.read())
    assert "mengapa" in text
    assert "┃" in text or "│" in text
    assert "tidak tampil: buktinya kurang" in text
    _, _, rest = text.partition(f"{len(list_due(directory, settings))} pekerjaan, yang paling berat di atas:")
    counts = [int(line.split()[0]) for line in rest.splitlines() if line.startswith("   ")]
    assert sum(counts) == len(list_due(directory, settings))
    first = list_due(directory, settings)[0]
    assert f"Mulai dari {first.code} {first.name}. " in rest
    assert "alur contacts letters --due" in rest


def test_help_has_examples() -> None:
    for name in ("due", "letters", "export", "import", "confirm", "reported", "changes"):
        result = CliRunner().invoke(app, ["contacts", name, "--help"], env={"COLUMNS": "200"})
        assert result.exit_code == 0
        assert f"alur contacts {name}" in result.output


def test_a_file_that_moves_on_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "contacts.yaml"
    path.write_bytes(b"b")
    with pytest.raises(MovedOnError):
        replace_file(path, b"a", b"c")
    assert path.read_bytes() == b"b"
    assert [each.name for each in tmp_path.iterdir()] == ["contacts.yaml"]


def test_replacing_keeps_the_mode_and_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "contacts.yaml"
    real.write_bytes(b"a")
    real.chmod(0o640)
    link = tmp_path / "contacts.yaml"
    link.symlink_to(real)
    replace_file(link, b"a", b"c")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"c", 0o640)


# ---- the guide


def chapter() -> str:
    """The keeper's chapter on contacts; other chapters have tests of their own."""
    begin, title, rest = GUIDE.read_text("utf-8").partition("## Menjaga kontak dan nomor\n")
    assert title, begin
    return re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def test_the_guide_quotes_messages_that_exist() -> None:
    catalogue = (Path(tables.__file__).parents[1] / "locale/id/problems.po").read_text("utf-8")
    table = chapter().partition("| pesan |")[2].partition("\n\n")[0]
    quoted = [each for each in re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE) if not each.startswith("-")]
    assert len(quoted) > 5
    for each in quoted:
        for part in each.split(" … "):
            assert part.strip("… ") in catalogue.replace('"\n"', ""), each
