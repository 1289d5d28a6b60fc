"""An SFTP server: only what changed travels, pages last, and a cut at any moment leaves old or new pages."""

import asyncio
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import asyncssh
import pytest

from generator.problem import ContentError
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.server_folder import HASHES, STAGE
from tests.publish.remote.servers import PASSWORD, Host, serve
from tests.publish.remote.sites import CHANGES, FIRST, NOW, SECOND, files_of, make_site, publish, told


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with serve(Host(tmp_path / "jauh")) as served:
        yield served


def shown(host: Host) -> dict[str, bytes]:
    """What visitors may find; how it got there is not for them."""
    files = files_of(host.www)
    return {name: files[name] for name in files if not name.startswith((STAGE, "server/"))}


def assert_finished(host: Host, files: dict[str, bytes]) -> None:
    assert {name: content for name, content in shown(host).items() if name != "CNAME"} == files
    assert not (host.www / STAGE).exists()
    listed = (line.split("  ") for line in (host.www / HASHES).read_text("utf-8").splitlines())
    found = files_of(host.www)
    assert {name: digest for digest, name in listed} == {
        name: sha256(found[name]).hexdigest() for name in {*files, "server/berkas.txt"}
    }


def refusal(host: Host, root: Path) -> str:
    """Why the site was not published; empty where it was."""
    try:
        publish(host.destination(), root, PASSWORD)
    except ContentError as error:
        return told(error)
    return ""


@pytest.mark.parametrize("renames", [True, False])
def test_only_what_changed_travels_and_what_others_have_stays(tmp_path: Path, host: Host, renames: bool) -> None:
    host.renames = renames
    (host.www / "CNAME").write_bytes(b"antah.go.id\n")
    (host.www / "lama").mkdir()
    (host.www / "lama" / "punya-lain.txt").write_bytes(b"lain")
    make_site(tmp_path, FIRST)
    publish(host.destination(), tmp_path, PASSWORD)
    (host.www / "lama" / "punya-lain.txt").unlink()
    assert_finished(host, FIRST)
    make_site(tmp_path, SECOND)
    host.changes.clear()
    seen = publish(host.destination(), tmp_path, PASSWORD)
    assert (seen.new, seen.changed, seen.gone) == CHANGES
    assert_finished(host, SECOND)
    assert not (host.www / "lama").exists()
    assert (host.www / "CNAME").read_bytes() == b"antah.go.id\n"
    placed = [
        change.partition("www/")[2] for change in host.changes if change.startswith("rename") and STAGE not in change
    ]
    pages = {"index.html", "baru/index.html"}
    assert set(placed) == {*seen.sent, HASHES}, "what has not changed stays where it is"
    assert set(placed[-3:-1]) == pages, "pages take their place after all that they need"
    assert placed[-1] == HASHES
    assert not pages & set(placed[:-3])
    removed = host.changes.index("remove www/lama/index.html")
    assert removed > max(host.changes.index(f"rename www/{page}") for page in pages)
    assert publish(host.destination(), tmp_path, PASSWORD).count == 0


def test_cut_at_any_moment_every_page_is_old_or_new_and_the_next_run_ends_it(tmp_path: Path, host: Host) -> None:
    """The server breaks off in the place of its first change, of its sixth, and so on to the last."""
    pages = {name for name in (*FIRST, *SECOND) if name.endswith(".html")}
    cuts = 0
    while True:
        host.cut_after = None
        make_site(tmp_path, FIRST)
        publish(host.destination(), tmp_path, PASSWORD)
        make_site(tmp_path, SECOND)
        host.changes.clear()
        host.cut_after = cuts
        said = refusal(host, tmp_path)
        if not said:
            break
        assert said.startswith("publish.network: ")
        found = shown(host)
        for name in pages:
            assert found.get(name) in {FIRST.get(name), SECOND.get(name)}, (cuts, name)
        if found["index.html"] == SECOND["index.html"]:
            assert found["assets/alur.css"] == SECOND["assets/alur.css"], "a new page has what it needs"
        host.cut_after = None
        publish(host.destination(), tmp_path, PASSWORD)
        assert_finished(host, SECOND)
        cuts += 5
    assert cuts > 20


def test_what_was_sent_before_a_cut_is_not_sent_again(tmp_path: Path, host: Host) -> None:
    make_site(tmp_path, FIRST)
    host.cut_after = 18
    with pytest.raises(ContentError):
        publish(host.destination(), tmp_path, PASSWORD)
    waiting = [path for path in (host.www / STAGE).iterdir() if path.suffix != ".half"]
    assert 0 < len(waiting) < len(FIRST)
    assert shown(host) == {}
    host.cut_after = None
    host.changes.clear()
    publish(host.destination(), tmp_path, PASSWORD)
    sent = [change for change in host.changes if change.startswith("write") and change.endswith(".half")]
    assert len(sent) == len(FIRST) + 1 - len(waiting)
    assert_finished(host, FIRST)


@pytest.mark.parametrize("folder", ["/", "/www/", "www/", "."])
def test_the_folder_is_told_as_hosts_tell_it(tmp_path: Path, host: Host, folder: str) -> None:
    place = host.destination(folder=folder)
    for files in (FIRST, SECOND):
        make_site(tmp_path, files)
        publish(place, tmp_path, PASSWORD)
        assert publish(place, tmp_path, PASSWORD).count == 0
    found = {
        name: content for name, content in files_of(host.folder / folder.strip("/")).items() if "server/" not in name
    }
    assert found == SECOND


def test_whoever_has_a_loop_of_their_own_may_publish(tmp_path: Path, host: Host) -> None:
    async def act() -> None:
        assert publish(host.destination(), tmp_path, PASSWORD).count

    make_site(tmp_path, FIRST)
    asyncio.run(act())
    assert_finished(host, FIRST)


def test_another_machine_needs_but_the_list(tmp_path: Path, host: Host) -> None:
    make_site(tmp_path, FIRST)
    publish(host.destination(), tmp_path, PASSWORD)
    (tmp_path / "lain").mkdir()
    make_site(tmp_path / "lain", SECOND)
    seen = publish(host.destination(), tmp_path / "lain", PASSWORD)
    assert (seen.new, seen.changed, seen.gone) == CHANGES


def test_a_site_that_was_copied_by_hand_is_taken_over(tmp_path: Path, host: Host) -> None:
    """The build's own list tells which files are no stranger's; their content is nobody's word."""
    for name, content in files_of(make_site(tmp_path, FIRST)).items():
        (host.www / name).parent.mkdir(parents=True, exist_ok=True)
        (host.www / name).write_bytes(content)
    make_site(tmp_path, SECOND)
    publish(host.destination(), tmp_path, PASSWORD)
    assert_finished(host, SECOND)


@pytest.mark.parametrize("name", ["index.html", "assets", "poster/baru.pdf/x", "edisi.txt"])
def test_what_others_have_in_the_way_is_named(tmp_path: Path, host: Host, name: str) -> None:
    make_site(tmp_path, SECOND)
    (host.www / name).parent.mkdir(parents=True, exist_ok=True)
    (host.www / name).write_bytes(b"2")
    with pytest.raises(ContentError) as refused:
        publish(host.destination(), tmp_path, PASSWORD)
    assert told(refused.value).startswith("publish.taken: ")
    assert host.changes == []


def test_somebody_else_who_publishes_meanwhile_is_noticed(tmp_path: Path, host: Host) -> None:
    make_site(tmp_path, FIRST)
    delivery = Delivery(host.destination(), tmp_path, PASSWORD)
    seen = delivery.compare()
    (tmp_path / "lain").mkdir()
    make_site(tmp_path / "lain", SECOND)
    publish(host.destination(), tmp_path / "lain", PASSWORD)
    with pytest.raises(ContentError) as refused:
        delivery.send(seen, NOW, lambda _: None)
    assert told(refused.value).startswith("publish.moved: ")
    assert_finished(host, SECOND)


def test_a_server_that_asks_for_the_password_is_answered(tmp_path: Path, host: Host) -> None:
    host.asks = True
    make_site(tmp_path, FIRST)
    with pytest.raises(ContentError) as refused:
        publish(host.destination(), tmp_path, PASSWORD + "x")
    assert told(refused.value).startswith("publish.access: ")
    publish(host.destination(), tmp_path, PASSWORD)
    assert_finished(host, FIRST)


def test_an_unknown_or_changed_server_gets_no_password(
    tmp_path: Path, host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    make_site(tmp_path, FIRST)
    other = asyncssh.generate_private_key("ssh-ed25519")
    whole = host.key.export_public_key().decode().strip()
    for known, said in (
        (other.get_fingerprint(), "Do not go on"),
        (other.export_public_key().decode().strip(), "Do not go on"),
        (None, f"it shows {host.key.get_fingerprint()}"),
    ):
        with pytest.raises(ContentError) as refused:
            publish(host.destination(host_key=known), tmp_path, PASSWORD)
        assert told(refused.value).startswith("publish.host-key: 127.0.0.1" if known else "publish.host-key: site.yaml")
        assert said in told(refused.value)
    assert shown(host) == {}
    publish(host.destination(host_key=whole), tmp_path, PASSWORD)
    assert PASSWORD not in caplog.text


def test_what_goes_wrong_is_told_in_words_and_never_with_the_password(
    tmp_path: Path, host: Host, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    make_site(tmp_path, FIRST)
    for changed, password, said in (
        ({}, PASSWORD + "x", "publish.access: 127.0.0.1 does not accept"),
        ({}, "", "publish.access: 127.0.0.1 does not accept"),
        ({"user": "lain"}, PASSWORD, "publish.access: 127.0.0.1 does not accept"),
        ({"folder": "tidak-ada"}, PASSWORD, "publish.network: there is no folder tidak-ada"),
        ({"port": 9}, PASSWORD, "publish.network: 127.0.0.1 cannot be reached"),
        ({"host": "tidak-ada.invalid"}, PASSWORD, "publish.network: tidak-ada.invalid cannot be reached"),
    ):
        with pytest.raises(ContentError) as refused:
            publish(host.destination(**changed), tmp_path, password)  # type: ignore[arg-type]
        assert told(refused.value).startswith(said)
        assert PASSWORD not in told(refused.value)
    publish(host.destination(), tmp_path, PASSWORD)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in kept
    assert PASSWORD not in caplog.text + "".join(capfd.readouterr())
