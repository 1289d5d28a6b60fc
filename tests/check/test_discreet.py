"""Wrong neutral texts give exactly the lines that people see."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.check import check
from generator.content.load import load_with_problems
from generator.explain import explain
from generator.problem import Severity
from generator.settings import Edition, Settings

HEAD = "base_url: https://x.antah.go.id/\nwords: [dongeng]\n"
FILE = "content/discreet.yaml"

WRONG = {
    "unknown record": (
        "records:\n  - record: contacts/ronda-99\n    texts: {name: Penjaga}\n",
        f"{FILE}:4:13: record: there is no record “contacts/ronda-99”. Did you mean “contacts/ronda-999”?",
    ),
    "unknown field": (
        "records:\n  - record: contacts/ronda-999\n    texts: {nama: Penjaga}\n",
        f"{FILE}:5:19: texts.nama: “contacts/ronda-999” has no text “nama”. "
        "Write the field as it stands in the record, such as name or channels.0.label",
    ),
    "a number": (
        'records:\n  - record: contacts/ronda-999\n    texts: {channels.0.number: "998"}\n',
        f"{FILE}:5:32: texts.channels.0.number: “contacts/ronda-999” has no text “channels.0.number”. "
        "Write the field as it stands in the record, such as name or channels.0.label",
    ),
    "two lines": (
        'records:\n  - record: contacts/ronda-999\n    texts: {name: "a\\nb"}\n',
        f"{FILE}:5:19: texts.name: this must be one line without < or >. Write it on one line",
    ),
    "forbidden word": (
        "records:\n  - record: contacts/ronda-999\n    texts: {name: Pendongeng}\n",
        "",
    ),
    "forbidden whole word": (
        "records:\n  - record: contacts/ronda-999\n    texts: {name: Dongeng kami}\n",
        f"{FILE}:5:19: texts.name: the neutral text says “dongeng”, which is forbidden. Write it without that word",
    ),
    "twice": (
        "records:\n  - record: contacts/ronda-999\n  - record: contacts/ronda-999\n",
        f"{FILE}:5:13: record: “contacts/ronda-999” is already used in {FILE}:4:13. Choose another one",
    ),
    "unknown key": ("record: []\n", f"{FILE}:3:1: record: nobody knows the key “record” here. Did you mean “records”?"),
}


def lines(root: Path, edition: Edition = Edition.PUBLIC) -> list[tuple[str, Severity]]:
    directory, problems = load_with_problems(root)
    if directory is not None:
        problems = (*problems, *check(directory, Settings(root, date(2026, 11, 24), edition)))
    about = [each for each in problems if each.rule.startswith("discreet") or each.mark.path == FILE]
    return [(explain(each, "en"), each.severity) for each in about]


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=shutil.ignore_patterns(".cache", "site")))


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told(case: str, root: Path) -> None:
    written, expected = WRONG[case]
    (root / FILE).write_text(HEAD + written, "utf-8")
    found = [line for line, _ in lines(root) if line.startswith(FILE)]
    assert found == ([expected] if expected else [])


def test_what_is_unsaid_is_work_for_other_editions_and_an_error_for_its_own(root: Path) -> None:
    (root / FILE).write_text(HEAD, "utf-8")
    expected = (
        "content/organizations/offices.yaml:5:15: short_name: the discreet edition may not say “dongeng”. "
        "Write a neutral text for short_name of organizations/dinas-dongeng in content/discreet.yaml"
    )
    assert (expected, Severity.WARNING) in lines(root)
    assert (expected, Severity.ERROR) in lines(root, Edition.DISCREET)


def test_what_a_guide_prints_says_no_word_that_gives_it_away(root: Path) -> None:
    guide = root / "content" / "pages" / "id" / "menemani.md"
    said = "paper: {title: Daftar bawaan, items: [Payung, Kartu perpustakaan]}"
    text = guide.read_text("utf-8")
    assert said in text
    guide.write_text(text.replace(said, "paper: {title: Daftar bawaan, items: [Payung, Nomor ronda]}"), "utf-8")
    directory, _ = load_with_problems(root)
    assert directory
    told = [explain(each, "en") for each in check(directory, Settings(root, date(2026, 11, 24)))]
    assert [line for line in told if "paper" in line] == [
        "content/pages/id/menemani.md:7:47: paper.items.1: the paper says “ronda”, by which others see what the guide "
        "is about. Write it without that word"
    ]


def test_a_region_needs_no_discreet_edition_until_it_is_asked_for(root: Path) -> None:
    (root / FILE).unlink()
    assert lines(root) == []
    ((line, severity),) = lines(root, Edition.DISCREET)
    assert line.startswith(f"{FILE}:1:1: the discreet edition needs neutral texts, and the file is missing.")
    assert severity is Severity.ERROR
