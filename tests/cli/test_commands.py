"""What people see of each command: help, messages, exit codes; never a traceback for what they can mend."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli.options import not_one_of
from generator.language.catalogue import translate
from tests.building import NOT_CONTENT, Built
from tests.processes import run_alur

REPOSITORY = Path(__file__).parents[2]
DAY = ("--today", "2026-11-24")
COMMANDS = ("build", "serve", "check", "posters", "site check", "export", "new", "national", "explain", "schema")


def alur(*arguments: str | Path, cwd: Path = REPOSITORY, lang: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {"ALUR_LANG": lang, "PATH": "/usr/bin:/bin", "COLUMNS": "200", "HOME": "/nonexistent"}
    done = run_alur(*arguments, cwd=cwd, environment=environment)
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture
def content(content_root: Path, built: Built, tmp_path: Path) -> Path:
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    shutil.copytree(built.cache, root / ".cache")
    return root


# ---- help


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("lang", "word"), [("en", "Examples:"), ("id", "Contoh:")])
def test_every_command_has_help_with_examples_in_both_languages(command: str, lang: str, word: str) -> None:
    done = alur(*command.split(), "--help", lang=lang)
    assert done.returncode == 0
    assert word in done.stdout
    assert done.stdout.count(f"alur {command}") >= 2
    assert "--root" in done.stdout or command in {"new", "schema"}, "which make content, and need none"


def test_help_follows_the_language_that_is_asked_for() -> None:
    assert "Contoh:" in alur("build", "--lang", "id", "--help", lang="en").stdout
    assert "Examples:" in alur("build", "--lang=en", "--help", lang="id").stdout


def test_help_of_all_names_every_command() -> None:
    done = alur("--help")
    assert done.returncode == 0
    assert all(command.split()[0] in done.stdout for command in COMMANDS)


# ---- build


def test_build_says_where_the_site_is_and_stays_silent_on_the_standard_error(content: Path) -> None:
    done = alur("build", "--root", content, *DAY)
    assert done.returncode == 0, "warnings do not count"
    assert done.stderr == "", "no progress bar in a pipe"
    assert done.stdout.splitlines()[-1] == f"Open {content / 'site' / 'index.html'} in a browser, or run alur serve."
    assert (content / "site" / "index.html").exists()


def test_build_speaks_indonesian(content: Path) -> None:
    done = alur("build", "--root", content, *DAY, "--lang", "id")
    assert f"Buka {content / 'site' / 'index.html'} di browser, atau jalankan alur serve." in done.stdout
    assert "terakhir diperiksa" in done.stdout


def test_strict_lets_warnings_count(content: Path) -> None:
    done = alur("build", "--root", content, *DAY, "--strict")
    assert done.returncode == 1
    assert not (content / "site").exists()
    assert done.stdout.splitlines()[-1] == "Nothing was made; what was there before stands as it was."


@pytest.mark.parametrize("command", ["build", "posters", "check"])
def test_json_can_be_read_by_a_program(command: str, content: Path) -> None:
    (content / "content" / "faq.yaml").write_text("- id: X\n", "utf-8")
    done = alur(command, "--root", content, *DAY, "--format", "json")
    assert done.returncode == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"severity", "path", "line", "column", "field", "what", "mend", "rule"} == set(found[0])
    assert any(each["path"] == "content/faq.yaml" and each["severity"] == "error" for each in found)


@pytest.mark.parametrize("command", ["build", "posters", "check"])
def test_github_marks_lines(command: str, content: Path) -> None:
    (content / "content" / "faq.yaml").write_text("- id: X\n", "utf-8")
    done = alur(command, "--root", content, *DAY, "--format", "github")
    assert done.returncode == 1
    assert all(line.startswith(("::error file=", "::warning file=")) for line in done.stdout.splitlines())


def test_a_breach_is_told_with_what_to_do(content: Path) -> None:
    """A region's own `mkdocs.yml` may choose another frame; this one fetches a font from elsewhere."""
    theme = content / "tema"
    theme.mkdir()
    frame = '<!doctype html><html lang="id"><link rel="stylesheet" href="https://x.example/f.css"><title>x</title>'
    (theme / "main.html").write_text(frame + "{{ page.content|safe }}", "utf-8")
    own = (REPOSITORY / "mkdocs.yml").read_text("utf-8").replace("site_templates/theme", "tema")
    (content / "mkdocs.yml").write_text(own, "utf-8")
    done = alur("build", "--root", content, *DAY, "--format", "json")
    assert done.returncode == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    breaches = [each for each in found if each["rule"] == "audit.origin"]
    assert {"index.html", "k/kec-awan/index.html"} <= {each["path"] for each in breaches}
    assert breaches[0]["what"] == "the page fetches https://x.example/f.css from another place"
    assert not (content / "site").exists()


# ---- what is refused


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("build", "--today", "2026-02-30"), "2026-02-30 is no day; write it as 2026-11-24"),
        (("check", "--today", "kemarin"), "kemarin is no day; write it as 2026-11-24"),
        (("build", "--base-url", "ppa.antah.go.id"), "this is no web address. Write it whole"),
        (("check", "--lang", "fr"), "fr is not one of these: id, en"),
        (("posters", "--size", "a2"), "a2 is not one of these: a3, a4, f4, a5, hp"),
        (("posters", "--office", "kec-awam", *DAY), "kec-awam is not one of these: kec-awan"),
    ],
)
def test_a_bad_option_is_told(arguments: tuple[str, ...], expected: str, content: Path) -> None:
    done = alur(*arguments, "--root", content)
    assert done.returncode == 2
    assert expected in " ".join(done.stderr.replace("│", " ").split())


NOT_AMONG: dict[str, tuple[list[str], list[str], str]] = {
    "few are listed whole, those close to it first": (["aa", "ab", "b"], ["ab"], "x is not one of these: ab, aa, b"),
    "of many, what is close to it is an example": (
        [f"kec-{at}" for at in range(51)],
        ["kec-1", "kec-11"],
        "x is none of the 51 that there are, for example kec-1, kec-11",
    ),
    "of many, where nothing is close, some are": (
        [f"kec-{at}" for at in range(51)],
        [],
        "x is none of the 51 that there are, for example kec-0, kec-1, kec-2",
    ),
    "there is none": ([], [], "x does not exist; there is none yet"),
}


@pytest.mark.parametrize("case", NOT_AMONG)
def test_a_list_that_is_not_whole_says_so(case: str) -> None:
    allowed, close, told = NOT_AMONG[case]
    assert translate(not_one_of("x", allowed, close), "en") == told


@pytest.mark.parametrize("command", sorted({*COMMANDS} - {"new", "schema"}))  # which take no folder with content
def test_a_folder_without_content_is_told(command: str, tmp_path: Path) -> None:
    more = {"site check": ("https://ppa.antah.go.id/",), "explain": ("x",)}.get(command, ())
    done = alur(*command.split(), *more, "--root", tmp_path)
    assert done.returncode == 2
    assert "holds no folder named content" in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize("command", ["build", "posters"])
def test_an_output_that_cannot_be_written_is_told(command: str, content: Path, tmp_path: Path) -> None:
    file = tmp_path / "berkas"
    file.touch()
    for out in (file, file / "dalam"):
        done = alur(command, "--root", content, *DAY, "--out", out)
        assert done.returncode == 1
        assert done.stderr == f"a file stands where a folder is expected: {file}\n"
    done = alur(command, "--root", content, *DAY, "--out", "/proc/alur/x")
    assert done.returncode == 1
    assert done.stderr.startswith("nothing can be written in /proc/alur")


def test_a_cache_that_cannot_be_written_is_told(content: Path) -> None:
    shutil.rmtree(content / ".cache")
    (content / ".cache").touch()
    done = alur("build", "--root", content, *DAY)
    assert done.returncode == 1
    assert str(content / ".cache") in done.stderr
    assert not (content / "site").exists()


def test_a_file_where_a_folder_of_content_is_expected_is_told(content: Path) -> None:
    shutil.rmtree(content / "content" / "services")
    (content / "content" / "services").touch()
    done = alur("build", "--root", content, *DAY)
    assert done.returncode == 1
    assert "content/services:1:1: the folder is missing" in done.stdout


def test_a_wrong_mkdocs_yml_is_told(content: Path) -> None:
    (content / "mkdocs.yml").write_text("site_name: x\ntheme: {name: tidak-ada}\nplugins: [alur]\n", "utf-8")
    done = alur("build", "--root", content, *DAY)
    assert done.returncode == 1
    assert "mkdocs.yml:1:1: MkDocs does not accept it: " in done.stdout


# ---- posters


def test_posters_of_one_office_on_one_paper(content: Path, built: Built, tmp_path: Path) -> None:
    out = tmp_path / "cetak" / "baru"
    done = alur(
        "posters", "--root", content, *DAY, "--office", "kec-awan", "--size", "a3", "--kind", "petugas", "--out", out
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == f"1 posters in {out}"
    assert [each.name for each in out.iterdir()] == ["petugas-kec-awan-a3.pdf"]
    made = out / "petugas-kec-awan-a3.pdf"
    assert made.read_bytes() == (built.site / "p" / made.name).read_bytes(), "the same sheet as on the site"


def test_posters_lie_beside_what_was_there(content: Path, tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("milik saya")
    done = alur("posters", "--root", content, *DAY, "--size", "a4", "--size", "f4", "--out", tmp_path)
    assert done.returncode == 0
    assert len(list(tmp_path.glob("*.pdf"))) == 32
    assert (tmp_path / "catatan.txt").read_text() == "milik saya"


def test_posters_that_wait_are_told(content: Path, tmp_path: Path) -> None:
    wanted = ("--office", "kec-awan", "--kind", "petugas", "--size", "a4", "--out", tmp_path / "cetak")
    done = alur("posters", "--root", content, "--today", "2028-02-01", *wanted)
    assert done.returncode == 0
    assert "1 sheets, 1 of them specimens that must not hang: " in done.stdout
