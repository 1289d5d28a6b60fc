"""A line for danger needs two people: one alone, by mistake or by malice, puts no other number on the site."""

from datetime import date
from pathlib import Path

import pytest

from generator.check.policy import check_second_person
from generator.content.load import load
from generator.desk.confirmation.due import Reason, list_due
from generator.edition.view import view
from generator.explain import explain
from generator.model.parts.evidence import Confirmation, ConfirmationMethod, Level, Limits, Source, assure
from generator.settings import Edition, Settings
from tests.desk.sheets import alur, changed, copied, exported, fill
from tests.webdesk.opened import Opened
from tests.webdesk.test_notices import alur as alur_notices

TODAY = date(2026, 11, 24)
LIMITS = Limits(due=30, expires=30)
OFFICIAL = Source(title="Papan", url="https://papan.example/", checked=TODAY, official=True)


def act(by: str, day: int = 20, method: str = "test_call") -> Confirmation:
    return Confirmation(on=date(2026, 11, day), method=ConfirmationMethod(method), by=by)  # type: ignore[arg-type]


JUDGED: dict[str, tuple[tuple[Confirmation, ...], bool, bool, Level, int]] = {
    # confirmations, whether the value was changed, whether an official source speaks, the level, who is missing
    "nobody": ((), False, False, Level.NO_SOURCE, 0),
    "its source alone, as the national lines": ((), False, True, Level.SOURCED, 0),
    "one person": ((act("Penjaga"),), False, False, Level.NO_SOURCE, 1),
    "one person beside its source": ((act("Penjaga"),), False, True, Level.SOURCED, 1),
    "the same person twice": ((act("Penjaga"), act("penjaga ", 22)), False, False, Level.NO_SOURCE, 1),
    "two people": ((act("Penjaga"), act("Kepala UPTD", 22)), False, False, Level.CONFIRMED, 0),
    "two people, one by a page": ((act("A"), act("B", 22, "official_page")), False, False, Level.SOURCED, 1),
    "two people, one of tomorrow": ((act("A"), act("B", 25)), False, False, Level.NO_SOURCE, 1),
    "changed": ((), True, False, Level.NO_SOURCE, 2),
    "changed, with a source": ((), True, True, Level.NO_SOURCE, 2),
    "changed, with a source and one person": ((act("A"),), True, True, Level.NO_SOURCE, 1),
    "changed, and two people": ((act("A"), act("B")), True, False, Level.CONFIRMED, 0),
}  # fmt: skip


@pytest.mark.parametrize("case", JUDGED)
def test_what_counts(case: str) -> None:
    acts, was_changed, sourced, level, missing = JUDGED[case]
    sources = (OFFICIAL,) if sourced else ()
    found = assure(sources, acts, LIMITS, TODAY, needed_posts=2, changed=was_changed)
    assert (found.level, found.missing, found.candidate) == (level, missing, was_changed and missing > 0)
    assert (found.confirmed is not None) == (level is Level.CONFIRMED)


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    """Without the notice that leads to the number which is changed here."""
    root = copied(content_root, tmp_path)
    assert alur_notices("end", "organization/kec-pelangi", "1", root=root).exit_code == 0
    return root


CODE = "NN-02-W1"


def is_shown(root: Path, edition: Edition = Edition.PUBLIC) -> bool:
    return any(channel.code == CODE for _, _, channel in seen(root, edition).directory.channels())


def seen(root: Path, edition: Edition = Edition.PUBLIC):  # type: ignore[no-untyped-def]
    return view(load(root), Settings(root, TODAY, edition))


def said(root: Path) -> list[str]:
    return [explain(problem, "id") for problem in check_second_person(load(root), Settings(root, TODAY))]


def test_another_number_waits_for_a_second_person(root: Path) -> None:
    assert is_shown(root)
    assert said(root) == []
    desk, path = Opened(root), f"/betulkan/bintang-998/{CODE}"
    other = {
        "cell.value": "0870-0000-0996", "cell.new_on": "2026-11-24", "cell.new_method": "uji telepon",
        "cell.new_by": "Penjaga data", "cell.source_title": "Papan Bintang", "cell.source_checked": "2026-11-24",
        "cell.source_url": "https://bintang.example/998", "cell.source_official": "ya",
    }  # fmt: skip
    status, told = desk.submit(path, desk.form(path) | other)
    assert (status, "menunggu orang kedua: baru Penjaga data" in told) == (200, True), told
    assert desk.submit(path, desk.form(path) | other | {"yes": "1"})[0] == 303
    for edition in (Edition.PUBLIC, Edition.STAFF):
        assert not is_shown(root, edition)
        assert "0870-0000-0996" not in str(seen(root, edition).directory.contact["bintang-998"])
    (line,) = said(root)
    assert "NN-02-W1 nomor untuk keadaan bahaya, dan menunggu orang kedua: baru Penjaga data" in line
    assert "menunggu orang kedua" in desk.shown(path)
    task = next(task for task in list_due(load(root), Settings(root, TODAY)) if task.code == CODE)
    assert (Reason.SECOND in task.reasons, task.posts) == (True, ("Penjaga data",))
    assert alur("confirm", CODE, "--method=visit", "--by=penjaga  data", "--on=2026-11-23", root=root).exit_code == 0
    assert not is_shown(root)
    done = alur("confirm", CODE, "--method=owner_letter", "--by=Kepala UPTD", root=root)
    assert done.exit_code == 0, done.output
    assert is_shown(root)
    assert is_shown(root, Edition.STAFF)
    assert said(root) == []


def test_a_sheet_is_held_to_the_same(root: Path, tmp_path: Path) -> None:
    cells = [(CODE, "Nomor atau alamat", "0870-0000-0996"), (CODE, "Konfirmasi baru: tanggal", "2026-11-24"),
             (CODE, "Konfirmasi baru: cara", "kunjungan"), (CODE, "Konfirmasi baru: oleh", "Penjaga data")]  # fmt: skip
    sheet = changed(exported(root, tmp_path / "k.xlsx"), fill(*cells))
    assert alur("import", str(sheet), "--yes", root=root).exit_code == 0
    assert "changed: 2026-11-24" in (root / "contacts.yaml").read_text("utf-8")
    assert not is_shown(root)


def test_the_same_number_in_another_spelling_waits_for_nobody(root: Path) -> None:
    desk, path = Opened(root), f"/betulkan/bintang-998/{CODE}"
    assert desk.submit(path, desk.form(path) | {"cell.value": "0870 0000 0998", "yes": "1"})[0] == 303
    assert is_shown(root)


def test_a_new_line_for_danger_waits_and_an_ordinary_number_does_not(root: Path) -> None:
    desk, path = Opened(root), "/betulkan/ronda-999/-"
    new = {
        "cell.kind": "WhatsApp", "cell.value": "0870-0000-0991", "cell.freshness": "darurat",
        "cell.source_title": "Papan", "cell.source_url": "https://ronda.example/", "cell.source_checked": "2026-11-24",
        "cell.source_official": "ya",
    }  # fmt: skip
    assert desk.submit(path, desk.form(path) | new | {"yes": "1"})[0] == 303
    ordinary = new | {"cell.value": "0870-0000-0992", "cell.freshness": "layanan"}
    assert desk.submit(path, desk.form(path) | ordinary | {"yes": "1"})[0] == 303
    known = {channel.number for _, _, channel in seen(root).directory.channels()}
    assert ("0870-0000-0991" in known, "0870-0000-0992" in known) == (False, True)
    assert "menunggu dua orang" in said(root)[0].replace("konfirmasi ", "")


def test_a_region_may_ask_for_one_person(root: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace("  print: 3\n", "  print: 3\n  crisis_posts: 1\n"), "utf-8")
    assert alur("confirm", "AB-60-W1", "--method=visit", "--by=Staf", root=root).exit_code == 0
    desk, path = Opened(root), f"/betulkan/bintang-998/{CODE}"
    other = {"cell.value": "0870-0000-0996", "cell.new_on": "2026-11-24", "cell.new_method": "kunjungan",
             "cell.new_by": "Penjaga data"}  # fmt: skip
    assert desk.submit(path, desk.form(path) | other | {"yes": "1"})[0] == 303
    assert is_shown(root)
