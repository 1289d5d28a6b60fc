"""What a keeper is told on a day when sheets must not hang, and what the ledger refuses."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app

LATE = ("--today", "2027-11-25")
FRESH = ("--today", "2026-11-24")


def alur(root: Path, *arguments: str | Path, lang: str = "en") -> Result:
    given = [*map(str, arguments), "--root", str(root), "--lang", lang]
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def content(content_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=shutil.ignore_patterns(".cache", "site")))


def swap(root: Path, old: str, new: str) -> None:
    path = root / "content" / "site.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_posters_tell_in_one_line_how_many_are_specimens_why_and_what_to_do(content: Path, tmp_path: Path) -> None:
    done = alur(content, "posters", "--office", "semua", "--out", tmp_path / "out", *LATE, lang="id")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-2:] == [
        f"0 poster di {tmp_path / 'out'}",
        "4 lembar, 4 di antaranya contoh yang jangan digantung: pemeriksaan 999, 998, 0870-0000-0998 kedaluwarsa sejak "
        "2027-11-11; periksa lagi, lalu jalankan alur contacts confirm NN-01-T1 NN-02-T1 NN-02-W1.",
    ]
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "contoh-bagikan-umum-semua-hp.png",
        "contoh-buku-semua-a5.pdf",
        "contoh-kartu-semua-a4.pdf",
        "contoh-serah-semua-a4.pdf",
    ]


def test_a_region_that_is_not_open_is_told(content: Path, tmp_path: Path) -> None:
    swap(content, "name: {", "draft: true\nname: {")
    done = alur(content, "posters", "--office", "semua", "--kind", "kartu", "--out", tmp_path / "out", *FRESH)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == (
        "1 sheets, 1 of them specimens that must not hang: The region is not open yet; delete draft: true from "
        "content/site.yaml once it is."
    )


def test_what_a_real_address_would_add_is_told(content: Path, tmp_path: Path) -> None:
    swap(content, "base_url: https://ppa.antah.go.id/\n", "")
    done = alur(content, "posters", "--office", "semua", "--kind", "serah", "--out", tmp_path / "out", *FRESH)
    assert done.stdout.splitlines()[-2:] == [
        f"1 posters in {tmp_path / 'out'}",
        "1 sheets have no QR code and no address. With a real base_url they would: a phone then tells whether the "
        "sheet is still valid.",
    ]
    again = alur(
        content, "posters", "--office", "semua", "--kind", "serah", "--out", tmp_path / "out", *FRESH,
        "--base-url", "https://ppa.antah.go.id/",
    )  # fmt: skip
    assert again.stdout.splitlines()[-1] == f"1 posters in {tmp_path / 'out'}"


@pytest.mark.parametrize(
    ("draft", "day", "why"),
    [
        (
            False,
            LATE,
            "the check of NN-01-T1, NN-02-T1, NN-02-W1 has lapsed; the sheet is a specimen. Check the numbers",
        ),
        (True, FRESH, "the region is not open yet; every sheet is a specimen. Delete draft: true"),
    ],
)
def test_the_ledger_refuses_a_specimen(draft: bool, day: tuple[str, str], why: str, content: Path) -> None:
    ledger = content / "content" / "prints.yaml"
    given = ("prints", "issue", "--office", "kec-awan", "--kind", "petugas", "--copies", "2", "--place", "Loket")
    assert alur(content, *given, *FRESH).exit_code == 0
    before, recalled = ledger.read_text("utf-8"), alur(content, "prints", "recall", *day).stdout
    assert "not open" not in recalled
    if draft:
        swap(content, "name: {", "draft: true\nname: {")
    for command in (given, ("prints", "renew", "P-0003")):
        done = alur(content, *command, *day)
        assert done.exit_code == 1
        assert why in done.stdout
        assert ledger.read_text("utf-8") == before
    assert alur(content, "prints", "recall", *day).stdout == recalled, "what hangs is as true as before"
