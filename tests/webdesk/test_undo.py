"""What was done can be taken back after the desk was closed; a power cut leaves each file old or new, and is told."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.content.folder import CALLS
from generator.desk import journal
from generator.desk.confirmation.calls import attempt_changes
from generator.desk.editing import propose
from generator.desk.journal import FOLDER, Journal, Outcome
from generator.model.call import CallAttempt, CallResult
from generator.problem import ContentError
from generator.webdesk.workbench import Workbench
from tests.desk.sheets import copied
from tests.webdesk.opened import NOW, Opened, held, words

CALL = {"value": "0870-0000-7777", "by": "Penjaga data", "result": "right"}
PATH, FILE, CODE = "/telepon/AB-31-T1", "contacts.yaml", "AB-31-T1"


def test_the_last_acts_are_taken_back_by_the_next_desk(root: Path) -> None:
    before, desk = held(root), Opened(root)
    desk.submit(PATH, CALL)
    first = held(root)
    row = "/betulkan/kec-pelangi-kontak/AB-32-T1"
    desk.submit(row, desk.form(row) | {"cell.label": "Loket", "yes": "1"})
    issue = {"office": "kec-awan", "kind": "petugas", "size": "a4", "copies": "2", "place": "Loket"}
    status, told = desk.submit("/cetakan", issue)
    assert status == 303, told
    again = Opened(root)
    again.bench.now = lambda: NOW + timedelta(days=1)
    page = words(again.shown("/"))
    assert all(said in page for said in ("lembar dibagikan", "AB-31-T1: benar, dicatat", "24 November 2026"))
    assert "terputus" not in page
    for expected in (None, first, before):
        assert again.submit("/batal", {"act": again.bench.acts[0].id})[0] == 303
        if expected:
            kept = {name: content for name, content in held(root).items() if not name.endswith(".bak")}
            assert kept == expected
    assert again.bench.acts == Journal(root).acts() == []
    assert "Batalkan" not in again.shown("/")


@pytest.mark.parametrize("name", [FILE, CALLS])
def test_what_somebody_wrote_while_it_was_closed_stays(name: str, root: Path) -> None:
    Opened(root).submit(PATH, CALL)
    with (root / name).open("ab") as file:
        file.write(b"# tangan\n")
    after, desk = held(root), Opened(root)
    status, told = desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert (status, "berkasnya berubah" in told, held(root)) == (409, True, after)


def test_what_it_keeps_is_its_owners_alone_and_not_gits(root: Path) -> None:
    Opened(root).submit(PATH, CALL)
    folder = root / FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    (entry,) = folder.glob("*.json")
    assert entry.stat().st_mode & 0o777 == 0o600
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"


def test_it_keeps_the_last_acts_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 2)
    bench = Workbench(root, lambda: NOW)
    for _ in range(4):
        call(bench, CallResult.UNANSWERED)
    assert len(bench.acts) == len(list((root / FOLDER).glob("*.json"))) == 2
    assert [act.id for act in bench.acts] == sorted((act.id for act in bench.acts), reverse=True)


DAMAGED = {
    "no text": b"\xff", "no entry": b"[]", "another file": b'{"told":"x","on":"2026-11-24","at":"1","files":[{"name":'
    b'"../x","old":null,"new":""}]}', "no day": b'{"told":"x","on":"x","at":"","files":[]}',
}  # fmt: skip


@pytest.mark.parametrize("ending", ["json", "begun"])
@pytest.mark.parametrize("case", DAMAGED)
def test_an_entry_that_is_damaged_is_none(case: str, ending: str, root: Path) -> None:
    (root / FOLDER).mkdir()
    (root / FOLDER / f"00000001-{'0' * 16}.{ending}").write_bytes(DAMAGED[case])
    (root / FOLDER / "catatan.txt").write_text("x", "utf-8")
    before, desk = held(root), Opened(root)
    assert (desk.bench.acts, desk.bench.interrupted) == ([], [])
    assert desk.submit(PATH, CALL)[0] == 303
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert held(root) == before


def call(bench: Workbench, result: CallResult = CallResult.RIGHT) -> None:
    """Write one attempt down: into the ledger of calls, and where it was right into the contacts before."""
    with bench.changing() as at:
        number = len(at.directory.calls)
        day = date(2026, 11, 1) + timedelta(days=number % 20)
        attempt = CallAttempt.model_validate({"code": CODE, "on": day, "result": result, "by": "Penjaga data"})
        bench.write(at, propose(at, attempt_changes(at.directory, attempt), [attempt]), "dicatat")


def write_and_die(root: Path, moment: int) -> None:
    """Write an attempt in a process that is killed before its `moment`th step on a disk; never comes back."""
    steps = 0

    def counted(function):  # type: ignore[no-untyped-def]
        def step(*given, **named):  # type: ignore[no-untyped-def]
            nonlocal steps
            steps += 1
            if steps == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*given, **named)

        return step

    for name in ("mkdir", "replace", "chmod", "unlink"):
        setattr(Path, name, counted(getattr(Path, name)))
    os.fsync = counted(os.fsync)
    call(Workbench(root, lambda: NOW))
    os._exit(0)


@pytest.fixture(scope="module")
def whole(content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What the files hold before and after."""
    root = copied(content_root, tmp_path_factory.mktemp("whole"))
    before = held(root)
    call(Workbench(root, lambda: NOW))
    return before, held(root)


SAID = {
    Outcome.WRITTEN: "sudah tersimpan seluruhnya",
    Outcome.PARTLY: "Hanya sebagian yang tersimpan: contacts.yaml.",
    Outcome.NOTHING: "Belum ada yang tersimpan",
}


@pytest.mark.parametrize(
    "moments",
    [pytest.param((9, 14, 18, 22), id="some"), pytest.param(range(1, 100), id="all", marks=pytest.mark.walk)],
)
def test_killed_at_any_moment_each_file_is_old_or_new_and_the_next_desk_says_which(
    moments: Sequence[int], content_root: Path, tmp_path: Path, whole: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    before, after = whole
    outcomes, fork = set(), multiprocessing.get_context("fork")
    for moment in moments:
        (tmp_path / str(moment)).mkdir()
        root = copied(content_root, tmp_path / str(moment))
        dying = fork.Process(target=write_and_die, args=(root, moment))
        dying.start()
        dying.join(60)
        if dying.exitcode == 0:
            break
        assert dying.exitcode == -signal.SIGKILL, moment
        found = held(root)
        for name in (FILE, CALLS):
            assert found.get(name) in (before.get(name), after[name]), moment
        desk = Opened(root)
        page = words(desk.shown("/"))
        for one in desk.bench.interrupted:
            outcomes.add(one.outcome)
            assert SAID[one.outcome] in page, moment
        left = held(root)
        assert {name for name in left if not name.endswith(".lock")} == before.keys() | found.keys() - {
            name for name in found if name.endswith((".part", ".lock"))
        }, moment
        assert all(left[name] == found[name] for name in (FILE, CALLS) if name in found)
        if left.get(FILE) != before[FILE]:
            assert desk.submit("/batal", {"act": desk.bench.acts[0].id})[0] == 303
        assert {name: content for name, content in held(root).items() if not name.endswith(".lock")} == before, moment
        assert desk.submit(PATH, CALL)[0] == 303  # it goes on
    assert outcomes == set(SAID)
    assert moment < 99, "it never ended"


def test_killed_while_taking_back_the_next_desk_goes_on(root: Path) -> None:
    """Of two files one was put back: the rest is, or nothing is left to do."""
    before, bench = held(root), Workbench(root, lambda: NOW)
    call(bench)
    (root / CALLS).write_bytes(before[CALLS])
    desk = Opened(root)
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert held(root) == before
    call(bench)
    for name in (FILE, CALLS):
        (root / name).write_bytes(before[name])
    assert Opened(root).bench.acts == []


def test_a_file_that_was_changed_meanwhile_is_not_remembered_as_written(root: Path) -> None:
    bench = Workbench(root, lambda: NOW)
    with bench.changing() as at:
        attempt = CallAttempt.model_validate({"code": CODE, "on": NOW.date(), "result": "right", "by": "Penjaga data"})
        proposal = propose(at, attempt_changes(at.directory, attempt), [attempt])
        (root / FILE).write_bytes((root / FILE).read_bytes() + b"# tangan\n")
        with pytest.raises(ContentError):
            bench.write(at, proposal, "x")
    assert bench.acts == []
    assert list((root / FOLDER).glob("0*")) == []
