"""A program that publishes without end, and is killed at a random moment.

Run by itself it is that program: the place, the folder with the site, and the password.
"""

import random
import subprocess
import sys
from itertools import cycle
from pathlib import Path
from time import sleep

from generator.model.destination import Destination
from tests.publish.remote.servers import PASSWORD, Host, serve
from tests.publish.remote.sites import FIRST, SECOND, files_of, make_site, publish
from tests.publish.remote.test_git import files as files_on_branch
from tests.publish.remote.test_git import git
from tests.publish.remote.test_sftp import assert_finished, shown

REPOSITORY = Path(__file__).parents[3]
PAGES = {f"k/{number}/index.html": b"%d" % number * 500 for number in range(40)}
OLD = FIRST | PAGES
NEW = SECOND | {name: content + b"baru" for name, content in PAGES.items()}


def kill_while_publishing(destination: Destination, root: Path, password: str, seed: int) -> None:
    """Publish again and again in a process of its own, and end it as a power cut would."""
    command = [sys.executable, "-m", "tests.publish.remote.killed", destination.model_dump_json(), str(root), password]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        sleep(random.Random(seed).uniform(0, 0.7))
        child.kill()


def assert_old_or_new(found: dict[str, bytes]) -> None:
    """Every page is one of the two that it may be."""
    for name in {*OLD, *NEW}:
        if name.endswith(".html"):
            assert found.get(name) in {OLD.get(name), NEW.get(name)}, name


def cut_a_folder(tmp_path: Path, seed: int) -> None:
    """While the folder is replaced."""
    www, destination = tmp_path / "www", Destination(folder=str(tmp_path / "www"))
    make_site(tmp_path, OLD)
    publish(destination, tmp_path)
    (www / "CNAME").write_bytes(b"antah.go.id\n")
    kill_while_publishing(destination, tmp_path, "", seed)
    found = files_of(www)
    assert_old_or_new(found)
    assert (found["index.html"] == NEW["index.html"]) == ("baru/index.html" in found), "one site, not two"
    for files in (OLD, NEW):  # one of the two changes something
        site = make_site(tmp_path, files)
        publish(destination, tmp_path)
    assert files_of(www) == files_of(site) | {"CNAME": b"antah.go.id\n"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "site", "www"], "nothing is left behind"


def cut_a_push(tmp_path: Path, seed: int) -> None:
    """While a commit is made and pushed."""
    git(tmp_path, "init", "-q", "--bare", "jauh.git")
    bare = tmp_path / "jauh.git"
    destination = Destination.model_validate({"git": {"address": str(bare)}})
    make_site(tmp_path, OLD)
    publish(destination, tmp_path)
    kill_while_publishing(destination, tmp_path, "", seed)
    found = files_on_branch(bare)
    assert_old_or_new(found)
    assert (found["index.html"] == NEW["index.html"]) == ("baru/index.html" in found), "one site, not two"
    git(bare, "fsck", "--strict")
    make_site(tmp_path, NEW)
    publish(destination, tmp_path)
    names = git(bare, "ls-tree", "-r", "--name-only", "pages").splitlines()
    assert set(names) == {*NEW, ".nojekyll", "server/berkas.txt"}


def cut_sftp(tmp_path: Path, seed: int) -> None:
    """While files are sent and take their places."""
    with serve(Host(tmp_path / "jauh")) as host:
        make_site(tmp_path, OLD)
        publish(host.destination(), tmp_path, PASSWORD)
        kill_while_publishing(host.destination(), tmp_path, PASSWORD, seed)
        assert_old_or_new(shown(host))
        for files in (OLD, NEW):  # one of the two changes something
            make_site(tmp_path, files)
            publish(host.destination(), tmp_path, PASSWORD)
            assert_old_or_new(shown(host))
        assert_finished(host, NEW)


CUTS = (cut_a_folder, cut_a_push, cut_sftp)


if __name__ == "__main__":
    _, place, folder, secret = sys.argv
    print("ready", flush=True)
    for files in cycle((NEW, OLD)):
        make_site(Path(folder), files)
        publish(Destination.model_validate_json(place), Path(folder), secret)
