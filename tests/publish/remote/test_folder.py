"""A folder: only what changed is written, only what a build made is removed, and it is replaced in one step."""

from pathlib import Path

import pytest

from generator.model.destination import Destination
from generator.problem import ContentError
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.receipt import read_receipt
from tests.publish.remote.sites import CHANGES, FIRST, NOW, SECOND, files_of, make_site, publish, told


@pytest.fixture
def destination(tmp_path: Path) -> Destination:
    return Destination(folder=str(tmp_path / "www"))


def test_only_what_changed_is_written_and_only_what_a_build_made_goes(tmp_path: Path, destination: Destination) -> None:
    www, site = tmp_path / "www", make_site(tmp_path, FIRST)
    assert publish(destination, tmp_path).changed == ()
    (www / "CNAME").write_text("antah.go.id\n", "utf-8")
    kept = (www / "q/AB-1/index.html").stat().st_ino
    make_site(tmp_path, SECOND)
    (site / "catatan.txt").write_text("milik penjaga", "utf-8")
    seen = publish(destination, tmp_path)
    assert (seen.new, seen.changed, seen.gone) == CHANGES
    assert seen.size == sum((site / name).stat().st_size for name in seen.new + seen.changed)
    listed = (site / "server/berkas.txt").read_bytes()
    assert files_of(www) == SECOND | {"server/berkas.txt": listed, "CNAME": b"antah.go.id\n"}
    assert (www / "q/AB-1/index.html").stat().st_ino == kept
    assert publish(destination, tmp_path).count == 0


def test_since_when_it_stands_there_is_remembered(tmp_path: Path, destination: Destination) -> None:
    make_site(tmp_path, FIRST)
    assert read_receipt(tmp_path) is None
    publish(destination, tmp_path)
    receipt = read_receipt(tmp_path)
    assert receipt is not None
    assert (receipt.where, receipt.since, receipt.files) == (destination.where, NOW, len(FIRST) + 1)
    delivery = Delivery(destination, tmp_path)
    again = delivery.send(delivery.compare(), NOW.replace(hour=23), lambda _: None)
    assert again == receipt, "nothing was changed, so it stands there since then"


def test_what_is_no_whole_site_is_not_published(tmp_path: Path, destination: Destination) -> None:
    for break_it in (lambda site: (site / "_headers").unlink(), lambda site: (site / "server/berkas.txt").unlink()):
        break_it(make_site(tmp_path, FIRST))
        with pytest.raises(ContentError) as refused:
            publish(destination, tmp_path)
        assert told(refused.value).startswith("publish.site: ")
    (make_site(tmp_path, FIRST) / "edisi.txt").write_text("2", "utf-8")
    with pytest.raises(ContentError, match="1 problems"):
        publish(destination, tmp_path)
    assert not (tmp_path / "www").exists()


def test_what_was_changed_since_it_was_looked_at_is_looked_at_again(tmp_path: Path, destination: Destination) -> None:
    make_site(tmp_path, FIRST)
    publish(destination, tmp_path)
    make_site(tmp_path, SECOND)
    delivery = Delivery(destination, tmp_path)
    seen = delivery.compare()
    (tmp_path / "www" / "index.html").write_text("orang lain", "utf-8")
    with pytest.raises(ContentError) as refused:
        delivery.send(seen, NOW, lambda _: None)
    assert told(refused.value).startswith("publish.moved: ")
    assert (tmp_path / "www" / "index.html").read_text("utf-8") == "orang lain"
