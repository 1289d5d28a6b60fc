"""`alur build` with an edition, as people meet it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.building import NOT_CONTENT, Built
from tests.processes import run_alur

REPOSITORY = Path(__file__).parents[2]
DAY = ("--today", "2026-11-24")
GOOD = "kuda batu hujan sendok pelita"


def alur(*arguments: str | Path, passphrase: str = "") -> subprocess.CompletedProcess[str]:
    environment = {"ALUR_LANG": "en", "PATH": "/usr/bin:/bin", "COLUMNS": "200", "HOME": "/nonexistent"}
    environment |= {"ALUR_PASSPHRASE": passphrase} if passphrase else {}
    done = run_alur(*arguments, cwd=REPOSITORY, environment=environment)
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture
def content(content_root: Path, built: Built, tmp_path: Path) -> Path:
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    shutil.copytree(built.cache, root / ".cache")
    return root


def test_the_discreet_edition_goes_to_its_own_folder(content: Path, built_discreet: Built) -> None:
    done = alur("build", "--edition", "discreet", "--root", content, *DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [each.name for each in content.iterdir() if each.name.startswith("site")] == ["site-tenang"]
    page = (content / "site-tenang" / "index.html").read_bytes()
    assert page == (built_discreet.site / "index.html").read_bytes()
    assert "<title>Info Kebun Antah</title>" in page.decode()


def test_a_staff_build_never_replaces_a_public_site(content: Path, built: Built) -> None:
    site = Path(shutil.copytree(built.site, content / "site"))
    done = alur("build", "--edition", "staff", "--root", content, *DAY, "--out", site)
    assert done.returncode == 1
    assert done.stderr == (
        f"{site} holds the public edition; the staff edition must not take its place. Choose another --out\n"
    )
    assert (site / "index.html").read_bytes() == (built.site / "index.html").read_bytes()


def test_the_discreet_edition_without_its_words_is_told(content: Path) -> None:
    (content / "content" / "discreet.yaml").unlink()
    done = alur("build", "--edition", "discreet", "--root", content, *DAY)
    assert done.returncode == 1
    assert (
        "content/discreet.yaml:1:1: the discreet edition needs neutral texts, and the file is missing." in done.stdout
    )
    assert not (content / "site-tenang").exists()


def test_a_sealed_page(content: Path) -> None:
    done = alur("build", "--edition", "staff", "--seal", "--root", content, *DAY, passphrase=GOOD)
    assert done.returncode == 0, done.stdout + done.stderr
    assert GOOD not in done.stdout + done.stderr
    page = (content / "site-terkunci" / "index.html").read_text("utf-8")
    assert "Putri Bidadari" not in page
    file = content / "sandi"
    file.write_text(GOOD, "utf-8")
    again = alur("build", "--edition", "staff", "--seal", "--passphrase-file", file, "--root", content, *DAY)
    assert again.returncode == 0
    assert (content / "site-terkunci" / "index.html").read_text("utf-8") != page, "a fresh salt each time"


@pytest.mark.parametrize(
    ("arguments", "passphrase", "code", "expected"),
    [
        (("--seal",), GOOD, 2, "only the staff edition is sealed; add --edition staff"),
        (("--edition", "staff", "--seal"), "", 2, "no passphrase: set ALUR_PASSPHRASE, or name a --passphrase-file"),
        (("--edition", "staff", "--seal"), "rahasia", 1, "the passphrase is too weak: about 10^"),
        (("--edition", "staff", "--seal", "--passphrase-file", "/nonexistent/x"), "", 2, "does not exist"),
        (("--edition", "umum"), "", 2, "'umum' is not one of"),
    ],
)
def test_what_cannot_be_is_told(
    arguments: tuple[str, ...], passphrase: str, code: int, expected: str, content: Path
) -> None:
    done = alur("build", *arguments, "--root", content, *DAY, passphrase=passphrase)
    assert done.returncode == code, done.stdout + done.stderr
    assert expected in " ".join((done.stdout + done.stderr).replace("│", " ").split())
    assert not [each for each in content.iterdir() if each.name.startswith("site")]
