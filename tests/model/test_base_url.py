"""An address to which a QR code may lead: one rule for the file and for the option."""

import shutil
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from typer.testing import CliRunner

from generator.cli.app import app
from generator.content.load import load_with_problems
from generator.explain import explain
from generator.model.parts.forms import BaseUrl, is_private

TAKEN = [
    "https://ppa.antah.go.id",
    "https://ppa.antah.go.id/",
    "https://antah.go.id/layanan/ppa/",
    "https://antah.go.id/layanan/ppa",
    "https://antah.go.id:8443/v1.2/",
    "http://10.20.30.40/ppa/",
    "http://server/ppa/",
    "https://example.go.id/",
    "https://contest.antah.go.id/",
]
PAGE = "this names a page, not the folder where the site stands; addresses of pages are added to its end. Write "
NOWHERE = " leads nowhere; a poster with such a code could not be taken back. "
NO_HOST = "no such host or port can be. "
NO_ADDRESS = "this is no web address. "
REFUSED = {
    "https://ppa.antah.go.id/index.html": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id/INDEX.HTM": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id/index.php/": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id/a/beranda.aspx": f"{PAGE}https://ppa.antah.go.id/a/",
    "https://ppa.antah.go.id/logo.svg": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id/?m=1": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id/?": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id?m=1": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id/#beranda": f"{PAGE}https://ppa.antah.go.id/",
    "https://ppa.antah.go.id/situs#": f"{PAGE}https://ppa.antah.go.id/situs/",
    "https://ppa.antah.go.id/a/../b/": f"{PAGE}https://ppa.antah.go.id/a/b/",
    "https://ppa.antah.go.id/%2e%2E/b/": f"{PAGE}https://ppa.antah.go.id/b/",
    "https://ppa.antah.go.id/a//b/": f"{PAGE}https://ppa.antah.go.id/a/b/",
    "https://alur.example/": f"alur.example{NOWHERE}",
    "https://example/": f"example{NOWHERE}",
    "https://situs.invalid": f"situs.invalid{NOWHERE}",
    "https://situs.test/": f"situs.test{NOWHERE}",
    "https://www.example.com/": f"www.example.com{NOWHERE}",
    "http://localhost:8000/": f"localhost{NOWHERE}",
    "http://LOCALHOST/": f"localhost{NOWHERE}",
    "http://127.0.0.1:8000/": f"127.0.0.1{NOWHERE}",
    "http://0.0.0.0/": f"0.0.0.0{NOWHERE}",
    "http://999.1.1.1/": NO_HOST,
    "http://2130706433/": NO_HOST,
    "https://ppa.antah.go.id:99999/": NO_HOST,
    "https://ppa.antah.go.id:0/": NO_HOST,
    "https://": NO_ADDRESS,
    "https:///q/": NO_ADDRESS,
    "ppa.antah.go.id": NO_ADDRESS,
    "ftp://ppa.antah.go.id/": NO_ADDRESS,
    "https://orang@ppa.antah.go.id/": NO_ADDRESS,
    "": NO_ADDRESS,
    "https://ppa.antah.go.id/" + "a" * 100: "the text is longer than 120 characters. ",
}


@pytest.mark.parametrize("url", TAKEN)
def test_a_folder_is_taken_as_it_is(url: str) -> None:
    assert TypeAdapter(BaseUrl).validate_python(url) == url


@pytest.mark.parametrize("url", REFUSED)
def test_what_no_page_can_be_added_to_is_refused_with_its_mend_in_file_and_option(
    url: str, content_root: Path, tmp_path: Path
) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(BaseUrl).validate_python(url)
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=shutil.ignore_patterns(".cache", "site")))
    path = root / "content" / "site.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("base_url: https://ppa.antah.go.id/", f'base_url: "{url}"', 1), "utf-8")
    _, problems = load_with_problems(root)
    (told,) = (explain(each, "en") for each in problems)
    assert told.startswith(f"content/site.yaml:9:11: base_url: {REFUSED[url]}")
    done = CliRunner(env={"COLUMNS": "1000"}).invoke(
        app, ["build", "--root", str(root), "--lang", "en", "--base-url", url]
    )
    assert done.exit_code == 2
    assert REFUSED[url].strip() in " ".join(done.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://10.1.2.3/", True),
        ("http://192.168.0.10:8080/ppa/", True),
        ("http://172.20.0.1/", True),
        ("http://169.254.1.1/", True),
        ("http://ppa.local/", True),
        ("http://ppa.lan/", True),
        ("http://server/", True),
        ("http://103.20.1.2/", False),
        ("https://ppa.antah.go.id/", False),
        ("https://local.antah.go.id/", False),
    ],
)
def test_what_only_one_network_knows_is_told_apart(url: str, private: bool) -> None:
    assert is_private(url) is private
