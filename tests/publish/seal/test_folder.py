"""The sealed page: opened by another program with the right passphrase, by nobody without it."""

import base64
import hashlib
import re
import shutil
import struct
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from Crypto.Cipher import AES

from generator.audit.finding import AuditError
from generator.audit.sealed import audit_sealed
from generator.edition.hidden import everything
from generator.publish.prepare import CheckedContent, load_checked
from generator.publish.seal.cipher import BLOCK, ROUNDS, seal
from generator.publish.seal.folder import release_sealed
from generator.publish.seal.passphrase import WeakPassphraseError, given_passphrase, require_strong
from generator.settings import Edition, Settings

GOOD = "kuda batu hujan sendok pelita"


def opened(sealed: bytes, passphrase: str) -> bytes:
    """Written from the layout alone, with another implementation than the one that sealed."""
    version, rounds, salt, nonce = struct.unpack(">BI16s12s", sealed[:33])
    assert version == 1
    key = hashlib.pbkdf2_hmac("sha256", passphrase.encode(), salt, rounds, 32)
    box = AES.new(key, AES.MODE_GCM, nonce=nonce)
    box.update(sealed[:21])
    plain = box.decrypt_and_verify(sealed[33:-16], sealed[-16:])
    (size,) = struct.unpack(">I", plain[:4])
    assert not any(plain[4 + size :])
    return plain[4 : 4 + size]


@pytest.fixture(scope="module")
def content(content_root: Path) -> CheckedContent:
    return load_checked(Settings(content_root, date(2026, 11, 24), Edition.STAFF))


@pytest.fixture(scope="module")
def site(content: CheckedContent, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sealed")
    return release_sealed(content, root, root / "hasil", GOOD).folder


def payload(site: Path) -> bytes:
    found = re.search(r'data-sealed="([^"]+)"', (site / "index.html").read_text("utf-8"))
    assert found
    return base64.b64decode(found[1], validate=True)


def test_another_program_opens_it(site: Path) -> None:
    page = opened(payload(site), GOOD).decode()
    assert "Putri Bidadari" in page
    assert "0870-0000-4444" in page
    cards = base64.b64decode(re.findall(r"data:text/vcard;charset=utf-8;base64,([\w+/=]+)", page)[-1]).decode()
    assert cards.count("BEGIN:VCARD") == 8
    assert "Joko Awan Kinton" not in page + cards, "no consent"


def test_no_other_passphrase_opens_it(site: Path) -> None:
    for wrong in ("", GOOD.upper(), GOOD + " ", GOOD[:-1]):
        with pytest.raises(ValueError, match="MAC check failed"):
            opened(payload(site), wrong)


def test_the_files_say_nothing(site: Path, content: CheckedContent) -> None:
    assert sorted(each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()) == [
        ".htaccess", "_headers", "assets/alur.css", "assets/exit.js", "assets/filter.js", "assets/icon.svg",
            "assets/unlock.js", "edisi.txt", "index.html", "server/BACA.txt", "server/Caddyfile",
        "server/berkas.txt", "server/nginx.conf",
    ]  # fmt: skip
    page = (site / "index.html").read_text("utf-8")
    assert "<title>Halaman terkunci</title>" in page
    assert "noindex" in page
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|<style|\sstyle=", page)
    bare = re.sub(r'data-sealed="[^"]+"', "", page).lower()
    assert [word for word in ("kontak", "antah", "dongeng", "petugas", "telepon", "0870") if word in bare] == []
    whole = "\n".join(each.read_text("utf-8") for each in site.rglob("*") if each.is_file())
    assert [each.what for each in everything(content.directory) if len(each.value) > 4 and each.value in whole] == []


def test_a_value_left_in_plain_text_is_found(site: Path, content: CheckedContent, tmp_path: Path) -> None:
    for name, text in {
        "index.html": "<p>0870 0000 4444</p>",
        "assets/unlock.js": "// Joko Awan Kinton",
        "assets/alur.css": "/* Kantor Dinas Dongeng */",
    }.items():
        copy = Path(shutil.copytree(site, tmp_path / name.replace("/", "-")))
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(text)
        with pytest.raises(AuditError) as caught:
            audit_sealed(copy, content.directory)
        assert {(each.path, each.rule) for each in caught.value.findings} == {(name, "audit.leak")}


def test_a_seal_is_never_the_same_and_tells_no_size() -> None:
    one, other = seal(b"a", GOOD), seal(b"a" * 20_000, GOOD)
    assert len(one) == len(other) == 33 + BLOCK + 16
    assert one[5:33] != other[5:33], "salt and nonce"
    assert struct.unpack(">I", one[1:5]) == (ROUNDS,)
    assert ROUNDS >= 600_000
    assert len(seal(b"a" * BLOCK, GOOD)) == 33 + 2 * BLOCK + 16
    assert opened(other, GOOD) == b"a" * 20_000


@pytest.mark.parametrize("at", [0, 7, 25, 40, -1])
def test_changed_bytes_do_not_open(at: int) -> None:
    sealed = bytearray(seal(b"rahasia", GOOD))
    sealed[at] ^= 1
    with pytest.raises((ValueError, AssertionError)):  # its tag is wrong, or its version
        opened(bytes(sealed), GOOD)


KNOWN = ("Kabupaten Antah Berantah", "UPTD Antah")
WEAK = ["", "  ", "rahasia", "petugas antah 2026", "UPTD Antah 2026!", "kuda kuda kuda kuda kuda", "a" * 90]
STRONG = [GOOD, "  kuda  batu hujan sendok pelita\n", "Xk9$mQ2vT7pL4wZ!", "pagar biru nasi lompat sepeda"]


@pytest.mark.parametrize("passphrase", WEAK)
def test_a_weak_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(WeakPassphraseError):
        require_strong(passphrase, KNOWN)


@pytest.mark.parametrize("passphrase", STRONG)
def test_a_strong_passphrase_is_taken_in_one_spelling(passphrase: str) -> None:
    assert require_strong(passphrase, KNOWN) == passphrase.strip()


def test_a_passphrase_comes_from_a_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "sandi"
    file.write_text(f"{GOOD}\nkedua\n", "utf-8")
    monkeypatch.setenv("ALUR_PASSPHRASE", "lain")
    assert given_passphrase(file) == GOOD
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n")
    assert given_passphrase(file) == GOOD, "as Notepad saves it"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(WeakPassphraseError, match="UTF-8"):
        given_passphrase(file)
    assert given_passphrase(None) == "lain"
    monkeypatch.delenv("ALUR_PASSPHRASE")
    assert given_passphrase(None) is None


@pytest.mark.parametrize(
    "exit_url", ["https://www.BMKG.go.id/", "https://cuaca.example:8443/a", "https://cuaca.example"]
)
def test_the_way_out_may_lead_to_any_legal_address(content: CheckedContent, tmp_path: Path, exit_url: str) -> None:
    site = content.view.directory.site.model_copy(update={"exit_url": exit_url})
    shown = replace(content.view, directory=replace(content.view.directory, site=site))
    checked_again = replace(content, directory=replace(content.directory, site=site), view=shown)
    assert (release_sealed(checked_again, tmp_path, tmp_path / "hasil", GOOD).folder / "index.html").exists()
