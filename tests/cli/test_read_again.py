"""A source that was read again has a command, so that nobody edits a date by hand; and no act lies in the future."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app
from tests.desk.sheets import alur, copied
from tests.desk.test_import import differing


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return copied(content_root, tmp_path)


def read(root: Path, *words: str, day: str = "2026-12-20") -> Result:
    given = ["contacts", "confirm", *words, "--method", "source", "--root", str(root), "--lang", "en", "--today", day]
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, given)


_BOTH = ["bintang.example/998", "kabar.example/998"]
CASES: dict[str, tuple[list[str], list[str]]] = {
    "all of one number": (["NN-02-T1"], ["bintang.example/998", "kabar.example/998"]),
    "all of two numbers": (["NN-02-T1", "NN-01-T1"], ["ronda.example/999", "kabar.example/999", *_BOTH]),
    "one by its place": (["NN-02-T1", "--source", "2"], ["kabar.example/998"]),
    "one by its address": (["NN-02-T1", "--source", "https://bintang.example/998/"], ["bintang.example/998"]),
    "an address, wherever it stands": (["--source", "https://kabar.example/998"], ["kabar.example/998"] * 2),
    "a host, wherever it stands": (
        ["--source", "www.Bintang.example"],
        ["bintang.example/998", "bintang.example/998", "bintang.example/"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_day_is_written_into_the_sources(case: str, root: Path) -> None:
    words, urls = CASES[case]
    before = (root / "contacts.yaml").read_bytes()
    done = read(root, *words)
    assert done.exit_code == 0, done.output
    lines = [each for each in differing(before, (root / "contacts.yaml").read_bytes()) if each.startswith("+")]
    assert [re.findall(r'https://([^"]+)', each)[0] for each in lines] == urls
    assert all("checked: 2026-12-20" in each for each in lines)
    assert done.output.count(" → checked 2026-12-20") == len(urls)
    assert f"{len(urls)} sources were read on 2026-12-20; {len(urls)} of them had an older day." in done.output


def test_no_source_gets_an_earlier_day(root: Path) -> None:
    before = (root / "contacts.yaml").read_bytes()
    done = read(root, "NN-02-T1", "--on", "2026-11-01")
    assert "Nothing changes." in done.output
    assert "2 sources were read on 2026-11-01; 0 of them had an older day." in done.output
    assert (root / "contacts.yaml").read_bytes() == before


def test_a_source_settles_no_report(root: Path) -> None:
    alur("reported", "NN-02-T1", root=root)
    assert "NN-02-T1 stays doubtful" in read(root, "NN-02-T1").output
    assert "reported:" in (root / "contacts.yaml").read_text("utf-8")


REFUSED: dict[str, tuple[list[str], int, str]] = {
    "no such place": (["NN-02-T1", "--source", "3"], 1, "no source is meant by this: NN-02-T1 3"),
    "no such host": (["--source", "intang.example"], 1, "no source is meant by this: intang.example"),
    "a number without sources": (["AB-01-T1"], 1, "confirm the number in another way"),
    "nothing named": ([], 2, "name the code of the number, or --source with an address or host"),
    "a place in no list": (["--source", "1"], 2, "name the code of the number"),
    "a code nobody has": (["NN-20-T1"], 1, "Did you mean NN-0"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, root: Path) -> None:
    words, code, said = REFUSED[case]
    before = (root / "contacts.yaml").read_bytes()
    done = read(root, *words)
    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert (root / "contacts.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "Staf"], "name the code of the number"),
        (["AB-32-T1"], "name the post that confirmed it"),
        (["AB-32-T1", "--by", " "], "name the post that confirmed it"),
        (["AB-32-T1", "--by", "Staf", "--source", "1"], "only --method source takes it"),
    ],
)
def test_other_ways_still_need_a_post(words: list[str], said: str, root: Path) -> None:
    done = alur("confirm", *words, "--method", "visit", root=root)
    assert done.exit_code == 2
    assert said in done.output


def test_due_says_what_to_do_without_a_call(root: Path) -> None:
    given = ["contacts", "due", "--root", str(root), "--lang", "en", "--today", "2026-12-20"]
    done = CliRunner().invoke(app, given)
    assert "alur contacts confirm CODE --method source" in done.stderr
    assert "confirm CODE" not in done.stdout, "lines for a program are lines of the table"


ACTS = {
    "confirm": ["contacts", "confirm", "AB-32-T1", "--method", "visit", "--by", "Staf"],
    "read": ["contacts", "confirm", "NN-02-T1", "--method", "source"],
    "reported": ["contacts", "reported", "AB-32-T1"],
    "issue": ["prints", "issue", "--office", "kec-awan", "--kind", "petugas", "--copies", "1", "--place", "Loket"],
    "renew": ["prints", "renew", "P-0001"],
    "withdraw": ["prints", "withdraw", "P-0001"],
}


@pytest.mark.parametrize("act", ACTS)
def test_a_day_to_come_is_refused_alike(act: str, root: Path) -> None:
    given = [*ACTS[act], "--on", "2026-11-25", "--today", "2026-11-24", "--root", str(root), "--lang", "en"]
    before = (root / "contacts.yaml").read_bytes()
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, given)
    assert done.exit_code == 2
    assert "Invalid value for --on: 2026-11-25 is in the future" in done.output
    assert (root / "contacts.yaml").read_bytes() == before


def test_a_print_is_judged_by_what_was_known_on_its_day(root: Path) -> None:
    """Handed out on the 20th, written down on the 20th of December, after the sources were read again."""
    assert read(root, "NN-02-T1").exit_code == read(root, "NN-01-T1").exit_code == 0
    given = [*ACTS["issue"], "--on", "2026-11-20", "--today", "2026-12-20", "--root", str(root), "--lang", "en"]
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, given)
    assert done.exit_code == 0, done.output
    assert "valid until 2027-02-03" in done.output
