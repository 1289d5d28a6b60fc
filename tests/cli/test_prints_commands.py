"""`alur prints` as its users meet it: from handing out to taking down, in both languages."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from generator.cli.app import app
from generator.content.folder import LEDGER
from generator.content.load import load
from generator.files import lock

REPOSITORY = Path(__file__).parents[2]
DAY = ("--today", "2026-11-24")
COMMANDS = ("issue", "list", "recall", "renew", "withdraw")


def alur(root: Path, command: str, *arguments: str | Path, lang: str = "en") -> Result:
    given = ["prints", command, *map(str, arguments), "--root", str(root), "--lang", lang]
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def content(content_root: Path, tmp_path: Path) -> Path:
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=shutil.ignore_patterns(".cache", "site")))
    (root / "content" / "prints.yaml").write_text("# Milik penjaga data\n", "utf-8")
    return root


def issue(root: Path, office: str, *more: str, lang: str = "en") -> Result:
    given = ("--office", office, "--kind", "petugas", "--copies", "2", "--place", "Loket depan", *DAY)
    return alur(root, "issue", *given, *more, lang=lang)


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str) -> None:
    done = alur(REPOSITORY, command, "--help")
    assert done.exit_code == 0
    assert done.output.count(f"alur prints {command}") >= 2


@pytest.mark.parametrize(("lang", "word"), [("en", "Record copies"), ("id", "Mencatat lembar")])
def test_help_speaks_both_languages(lang: str, word: str) -> None:
    command = [sys.executable, "-m", "generator", "prints", "--help"]
    done = subprocess.run(
        command, cwd=REPOSITORY, env={"ALUR_LANG": lang, "PATH": "/usr/bin:/bin"}, capture_output=True
    )
    assert word in done.stdout.decode()


def test_from_handing_out_to_taking_down(content: Path) -> None:
    ledger = content / "content" / "prints.yaml"

    done = issue(content, "kec-awan", lang="id")
    code = re.search(r"edisi ([A-Z]{6}), berlaku sampai 2027-02-03\.$", done.stdout.strip())
    assert done.stdout.startswith("P-0001 tercatat di content/prints.yaml: 2 × petugas A4 untuk kec-awan")
    assert code
    assert issue(content, "dinas-dongeng", "--size", "f4", "--on", "2026-11-20", "--by", "Penjaga data").exit_code == 0
    begun = ledger.read_text("utf-8")
    assert begun.startswith("# Milik penjaga data\n- id: P-0001\n  office: kec-awan\n")
    assert '  on: 2026-11-20\n  by: "Penjaga data"\n' in begun

    done = alur(content, "recall", *DAY, "--exit-code")
    assert (done.exit_code, done.stdout) == (0, "Every print that hangs is still true.\n")

    swap(content / "content" / "flowcharts" / "flowcharts.yaml", "title: Antar\n", "title: Antarkan\n")
    done = alur(content, "recall", *DAY, lang="id")
    assert done.exit_code == 0, "a list is no error"
    assert "2: ada kata berubah  P-0001  Kecamatan Awan  Loket depan  2       petugas A4" in done.stdout
    assert "flow.boxes.antar.title: Antar, sekarang Antarkan (kata berubah)" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 cetakan perlu diganti, 2 lembar."
    assert alur(content, "recall", *DAY, "--exit-code").exit_code == 1

    done = alur(content, "renew", "P-0001", *DAY)
    assert done.exit_code == 0
    assert done.stdout.startswith("P-0001 came down.\nP-0003 is recorded in content/prints.yaml: 2 × petugas A4 of")
    assert code[1] not in done.stdout
    after = ledger.read_text("utf-8")
    assert "  valid_until: 2027-02-03\n  replaced_on: 2026-11-24\n  replaced_by: P-0003\n  values:\n" in after
    assert after.replace("  replaced_on: 2026-11-24\n  replaced_by: P-0003\n", "").startswith(begun)
    assert alur(content, "recall", *DAY).stdout == "Every print that hangs is still true.\n"

    done = alur(content, "renew", "P-0001", *DAY)
    assert done.exit_code == 2
    assert "P-0001 came down before: replaced on 2026-11-24 by P-0003" in done.stderr

    assert alur(content, "withdraw", "P-0002", *DAY).stdout == "P-0002 came down.\n"
    shown = alur(content, "list").stdout
    assert [line.split()[0] for line in shown.splitlines()] == ["ID", "P-0003"]
    shown = alur(content, "list", "--all", lang="id").stdout
    assert "diganti pada 2026-11-24 dengan P-0003" in shown
    assert "diturunkan pada 2026-11-24" in shown


def test_lists_for_spreadsheets_programs_and_couriers(content: Path, tmp_path: Path) -> None:
    for office in ("kec-awan", "rsud-embun"):
        issue(content, office)
    swap(content / "contacts.yaml", 'number: "998"', 'number: "997"')
    sheet, table = tmp_path / "out" / "kurir.pdf", tmp_path / "out" / "tarik.csv"
    done = alur(content, "recall", *DAY, "--format", "json", "--sheet", sheet, "--csv", table, lang="id")
    assert done.exit_code == 0, "what is wrong elsewhere in the content does not hide a wrong number"
    found = json.loads(done.stdout)
    assert [(each["id"], each["grade"], each["changes"][0]) for each in found] == [
        (name, 1, {"grade": 1, "what": "number_changed", "subject": "NN-02-T1", "before": "998", "after": "997"})
        for name in ("P-0001", "P-0002")
    ]
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert [(each["office"], each["copies"], each["before"], each["after"]) for each in rows] == [
        ("kec-awan", "2", "998", "997"),
        ("kec-awan", "2", "Hubungi Bintang 998", "Hubungi Bintang 997"),
        ("rsud-embun", "2", "998", "997"),
        ("rsud-embun", "2", "Telepon 998", "Telepon 997"),
    ]
    assert list(csv.DictReader(io.StringIO(alur(content, "recall", *DAY, "--format", "csv").stdout))) == rows
    text = "".join(page.extract_text() for page in PdfReader(sheet).pages)
    assert all(each["new_edition"] in text for each in found)


def test_prints_past_their_day(content: Path) -> None:
    issue(content, "kec-pelangi")
    assert "still true" in alur(content, "recall", "--today", "2027-02-03").stdout
    done = alur(content, "recall", "--today", "2027-02-04")
    assert "3: too old" in done.stdout
    assert "valid until 2027-02-03" in done.stdout


REFUSED = {
    "office": (("--office", "kec-awam"), "kec-awam is not one of these: kec-awan"),
    "kind": (("--kind", "spanduk"), "'spanduk' is not"),
    "size": (("--size", "a9"), "a9 is not one of these"),
    "copies": (("--copies", "0"), "there must be one copy at least"),
    "place": (("--place", "dua\nbaris"), "write one line of words"),
    "hidden sign": (("--place", "Loket\u202e"), "write one line of words"),
    "empty place": (("--place", " "), "write one line of words"),
    "day": (("--on", "kemarin"), "kemarin is no day"),
    "tomorrow": (("--on", "2026-11-25"), "2026-11-25 is in the future"),
    "edition": (("--edition", "BCDFGH"), "the edition is"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_recorded_changes_nothing(case: str, content: Path) -> None:
    options, message = REFUSED[case]
    done = issue(content, "kec-awan", *options)
    assert done.exit_code == 2
    assert message in re.sub(r"[\s│]+", " ", done.stderr)
    assert (content / "content" / "prints.yaml").read_text("utf-8") == "# Milik penjaga data\n"


def test_unknown_ids_are_refused(content: Path) -> None:
    issue(content, "kec-awan")
    before = (content / "content" / "prints.yaml").read_bytes()
    for command in ("renew", "withdraw"):
        done = alur(content, command, "P-0001", "P-0002", *DAY)
        assert done.exit_code == 2
        assert "P-0002 is not one of these: P-0001" in done.stderr
        done = alur(content, command, "P-0001", "--on", "2026-11-20", *DAY)
        assert "P-0001 was handed out on 2026-11-24 only" in done.stderr
    assert (content / "content" / "prints.yaml").read_bytes() == before


def test_no_print_is_recorded_that_may_not_be_made(content: Path) -> None:
    done = alur(content, "issue", "--office", "kec-awan", "--kind", "petugas", "--copies", "1", "--place", "x",
                "--today", "2027-11-25")  # fmt: skip
    assert done.exit_code == 1
    assert "the check of NN-01-T1, NN-02-T1, NN-02-W1 has lapsed; the sheet is a specimen" in done.stdout


def test_a_broken_ledger_is_told_with_its_line(content: Path) -> None:
    (content / "content" / "prints.yaml").write_text("- id: P-0001\n  office: x\n", "utf-8")
    done = alur(content, "recall", *DAY)
    assert done.exit_code == 1
    assert "content/prints.yaml:1:3: kind: “kind” is missing. Add a line kind: ..." in done.stdout


def test_a_line_number_is_no_picture(content: Path) -> None:
    (content / "content" / "prints.yaml").write_text("#\n" * 99 + "- 1\n", "utf-8")
    assert "content/prints.yaml:100:3:" in alur(content, "recall", *DAY).stdout


def test_nothing_is_lost_when_several_write_at_the_same_moment(content: Path) -> None:
    command = [sys.executable, "-m", "generator", "prints", "issue", "--kind", "petugas", "--copies", "1", *DAY]
    offices = ("kec-awan", "kec-pelangi", "rsud-embun", "dinas-lagu")
    running = [
        subprocess.Popen(
            [*command, "--office", office, "--place", f"Loket {office}", "--root", str(content)],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for office in offices
    ]
    told = {
        office: (each.communicate()[0].decode(), each.returncode) for office, each in zip(offices, running, strict=True)
    }
    assert all(code == 0 for _, code in told.values()), told
    ledger = load(content).prints
    assert sorted(each.office for each in ledger) == sorted(offices)
    assert sorted(each.id for each in ledger) == ["P-0001", "P-0002", "P-0003", "P-0004"]


def test_who_waits_too_long_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with lock.alone(content, LEDGER):
        done = issue(content, "kec-awan")
    assert done.exit_code == 1
    assert "content/prints.yaml:1:1: another program is writing here" in re.sub(r"\s+", " ", done.output)
    assert issue(content, "kec-awan").exit_code == 0


def test_an_office_that_nobody_knows_is_no_empty_list(content: Path) -> None:
    done = alur(content, "list", "--office", "kec-awann")
    assert done.exit_code == 2
    assert "kec-awann is not one of these: kec-awan" in re.sub(r"[\s│]+", " ", done.output)
    assert "No prints are recorded" in alur(content, "list", "--office", "kec-awan").output
