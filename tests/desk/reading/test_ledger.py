"""What addresses answered is remembered in `content/sources.yaml`, ages what rests on them, and removes nothing."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.check import check
from generator.check.keeper.sources import RULES
from generator.cli.app import app
from generator.content.folder import READINGS
from generator.content.load import load, load_with_problems
from generator.desk.confirmation.due import HowToConfirm, Reason, list_due
from generator.desk.reading.ask import Heard
from generator.desk.reading.ledger import list_addresses, remember
from generator.edition.policy import assurance_of
from generator.edition.view import view
from generator.explain import explain
from generator.model.parts.evidence import Assurance
from generator.model.parts.reading import SourceReading, SourceState
from generator.problem import Message, Severity
from generator.rules import Rule
from generator.settings import Settings
from tests.building import TODAY
from tests.desk.reading.test_asking import PATHS, host, send, whole
from tests.desk.sheets import copied

ADDRESS = "https://bintang.example/998"
CODE = "NN-02-T1"
"""Its two sources were read on 2026-11-12; one of them stands at `ADDRESS`."""
OTHER = "https://kabar.example/998"
SOLE, SOLE_CODE = "https://ronda.example/999", "NN-01-T1"
GONE, THERE = SourceState.GONE, SourceState.ANSWERS


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    folder = copied(content_root, tmp_path)
    (folder / READINGS).unlink()  # nothing was asked yet
    return folder


def told(root: Path, *heard: Heard, day: date = TODAY) -> list[str]:
    """What the check says of sources after this was heard."""
    settings = Settings(root, day)
    remember(settings, heard)
    directory, problems = load_with_problems(root)
    assert directory is not None
    assert not [problem for problem in problems if problem.mark.path == READINGS]
    return [explain(problem, "en") for rule in RULES for problem in rule(directory, settings)]


def assurance(root: Path, code: str, day: date = TODAY) -> Assurance:
    directory, settings = load(root), Settings(root, day)
    contact, channel = next((c, each) for c, _, each in directory.channels() if each.code == code)
    return assurance_of(directory, contact, channel, settings)


def gone(*urls: str) -> list[Heard]:
    return [Heard(url, GONE) for url in urls]


def read_again(root: Path, url: str, day: date) -> None:
    done = CliRunner().invoke(
        app, ["contacts", "confirm", "--method", "source", "--source", url, "--root", str(root), "--today", str(day)]
    )
    assert done.exit_code == 0, done.output


def test_what_answers_is_kept_and_nothing_is_said(root: Path) -> None:
    assert told(root, Heard(ADDRESS, THERE, text="a1")) == []
    lines = (root / READINGS).read_text("utf-8").splitlines()
    assert lines[2:] == [
        f"- url: {ADDRESS}", "  asked: 2026-11-24", "  state: answers", "  since: 2026-11-24", "  text: a1",
    ]  # fmt: skip


def test_another_day_changes_the_day_alone_and_no_remark(root: Path) -> None:
    told(root, Heard(ADDRESS, THERE, text="a1"))
    path = root / READINGS
    path.write_text(path.read_text("utf-8").replace("state: answers", "state: answers   # dibaca juga"), "utf-8")
    before = path.read_bytes()
    told(root, Heard(ADDRESS, THERE, text="a1"), day=TODAY + timedelta(days=7))
    assert path.read_bytes() == before.replace(b"asked: 2026-11-24", b"asked: 2026-12-01")


def test_a_source_that_is_gone_is_told_once_with_every_place(root: Path) -> None:
    (line,) = told(root, *gone(ADDRESS))
    assert line == (
        "contacts.yaml:39:45: url: https://bintang.example/998 is there no more since 2026-11-24; the same in"
        " contacts.yaml:51:45. Open it and write down the day on which you read it, or name another source"
    )


def test_a_number_is_due_once_all_of_its_last_check_is_gone(root: Path) -> None:
    before = assurance(root, CODE)
    assert not before.due
    remember(Settings(root, TODAY), gone(ADDRESS))
    assert not assurance(root, CODE).due, "its other source was read on that day, too"
    remember(Settings(root, TODAY), gone(ADDRESS, OTHER))
    after = assurance(root, CODE)
    assert (after.due, after.forsaken, after.fresh_until) == (True, True, TODAY - timedelta(days=1))
    (task,) = [task for task in list_due(load(root), Settings(root, TODAY)) if task.code == CODE]
    assert (task.reasons[0], task.since, task.way) == (Reason.GONE, TODAY, HowToConfirm.READ)


def test_it_removes_nothing(root: Path) -> None:
    before = view(load(root), Settings(root, TODAY))
    remember(Settings(root, TODAY), gone(*list_addresses(load(root))))
    after = view(load(root), Settings(root, TODAY))
    assert after.printable == before.printable
    assert after.lapsed == before.lapsed
    assert after.directory.contacts == before.directory.contacts
    for code, had in before.assurances.items():
        has = after.assurances[code]
        assert (has.level, has.checked, has.prints_until) == (had.level, had.checked, had.prints_until)
    assert not [each for each in check(load(root), Settings(root, TODAY)) if each.severity is Severity.ERROR]


def test_a_confirmed_number_does_not_rest_on_its_source(root: Path) -> None:
    code = "AB-32-T1"
    path = root / "contacts.yaml"
    done = CliRunner().invoke(
        app, ["contacts", "confirm", code, "--method", "visit", "--by", "x", "--root", str(root), "--today", str(TODAY)]
    )
    assert done.exit_code == 0, path
    _, channel = next((c, each) for c, _, each in load(root).channels() if each.code == code)
    assert channel.sources
    remember(Settings(root, TODAY), gone(*(source.url or "" for source in channel.sources)))
    assert not assurance(root, code).due


def test_reading_it_again_settles_it_until_it_is_asked_again(root: Path) -> None:
    remember(Settings(root, TODAY), gone(ADDRESS, OTHER))
    read_again(root, ADDRESS, TODAY)
    assert not assurance(root, CODE).due
    assert ADDRESS not in " ".join(told(root, *gone(OTHER)))
    later = TODAY + timedelta(days=7)
    assert ADDRESS in " ".join(told(root, *gone(ADDRESS, OTHER), day=later)), "nobody has found another source"
    assert assurance(root, CODE, later).fresh_until == TODAY, "it counted until the day after it was read"


def test_what_comes_back_is_no_longer_told(root: Path) -> None:
    told(root, *gone(ADDRESS))
    assert told(root, Heard(ADDRESS, THERE, text="a1"), day=TODAY + timedelta(days=1)) == []


def test_silence_is_not_gone_and_forgets_nothing(root: Path) -> None:
    silent = Heard(ADDRESS, None, Message("its host cannot be reached"))
    assert told(root, silent) == []
    assert not assurance(root, CODE).due
    told(root, *gone(ADDRESS, OTHER), day=TODAY)
    (line,) = {each.split(";")[0] for each in told(root, silent, day=TODAY + timedelta(days=7)) if ADDRESS in each}
    assert "is there no more since 2026-11-24" in line
    (reading,) = [each for each in load(root).readings if each.url == ADDRESS]
    assert (reading.asked, reading.silent) == (TODAY, TODAY + timedelta(days=7))
    told(root, Heard(ADDRESS, THERE), day=TODAY + timedelta(days=8))
    assert load(root).reading[ADDRESS].silent is None


def test_a_page_that_moved_names_the_new_address(root: Path) -> None:
    (line,) = told(root, Heard(ADDRESS, SourceState.MOVED, leads_to="https://bintang.example/kontak/998"))
    assert "leads to another address: https://bintang.example/kontak/998; the same in" in line
    assert not assurance(root, CODE).due


@pytest.mark.parametrize(
    "where", ["http://[::1]/x", "https://a..b/x", "http://a b/", "mailto:x", "https://x.example/<b>"]
)
def test_what_no_record_could_name_is_not_written(where: str, root: Path) -> None:
    told(root, Heard(ADDRESS, SourceState.MOVED, leads_to=where))


def test_another_text_is_told_of_numbers_until_it_is_read(root: Path) -> None:
    rest = "https://kabar.example/angka"  # a figure's, not a number's
    told(root, Heard(ADDRESS, THERE, text="a1"), Heard(rest, THERE, text="a1"))
    later = TODAY + timedelta(days=7)
    (line,) = told(root, Heard(ADDRESS, THERE, text="b2"), Heard(rest, THERE, text="b2"), day=later)
    assert f"another text stands at {ADDRESS} since 2026-12-01; the same in" in line
    assert not assurance(root, CODE, later).forsaken
    read_again(root, ADDRESS, later)
    assert told(root, Heard(ADDRESS, THERE, text="b2"), day=later + timedelta(days=1)) == []


def test_who_is_ignored_is_not_asked_and_says_why(root: Path) -> None:
    told(root, *gone(ADDRESS))
    path = root / READINGS
    path.write_text(path.read_text("utf-8") + "  ignore: menolak program\n", "utf-8")
    assert ADDRESS not in list_addresses(load(root))
    assert told(root) == []


REFUSED: dict[str, tuple[str, str]] = {
    "no reason": (f"- url: {ADDRESS}\n  ignore: \"\"\n", f"{READINGS}:2:11: ignore"),
    "twice": (f"- url: {ADDRESS}\n- url: {ADDRESS}\n", f"{READINGS}:2:8: url"),
    "no address": ("- ignore: menolak program\n", f"{READINGS}:1:3: url"),
    "another state": (f"- url: {ADDRESS}\n  state: perhaps\n", f"{READINGS}:2:10: state"),
    "no key of ours": (f"- url: {ADDRESS}\n  ignored: x\n", f"{READINGS}:2:3: ignored"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_entry_is_told_where_it_stands(case: str, root: Path) -> None:
    content, where = REFUSED[case]
    _, problems = load_with_problems(root, {READINGS: content.encode()})
    assert [str(explain(each, "en")) for each in problems if explain(each, "en").startswith(where)], problems


UNUSED: dict[str, tuple[str, Rule | None]] = {
    "no source": ("- url: https://x.example/\n  ignore: x\n", Rule.SOURCE_UNUSED),
    "no source, not ignored": ("- url: https://x.example/\n  asked: 2026-11-24\n  state: answers\n", None),
    "of tomorrow": (f"- url: {ADDRESS}\n  asked: 2027-01-01\n", Rule.DATE_FUTURE),
}


@pytest.mark.parametrize("case", UNUSED)
def test_an_entry_that_means_nothing_is_told(case: str, root: Path) -> None:
    content, rule = UNUSED[case]
    (root / READINGS).write_text(content, "utf-8")
    found = [each for each in check(load(root), Settings(root, TODAY)) if each.mark.path == READINGS]
    assert [(each.rule, each.severity) for each in found] == ([(rule, Severity.WARNING)] if rule else [])


def test_without_the_file_nothing_is_looked_for(root: Path) -> None:
    assert told(root) == []
    assert not (root / READINGS).exists()


def test_of_the_layers_only_on_request(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["new", str(tmp_path / "coba"), "--area", "33.17"])
    if done.exit_code:
        pytest.skip(done.output)  # the codes of areas are not installed
    directory = load(tmp_path / "coba")
    assert list(list_addresses(directory, own=True)) == []
    assert len(list(list_addresses(directory))) > 20


# ---- the command, over hosts on this machine


def at_home(root: Path, address: str) -> None:
    """Let every source lead to this machine."""
    for path in (root / "contacts.yaml", *(root / "content").rglob("*.yaml"), *(root / "content").rglob("*.md")):
        text = re.sub(r"https://(\w+)\.example(?=/)", rf"{address}/\1", path.read_text("utf-8"))
        path.write_text(text, "utf-8")


def run(root: Path, *words: str, day: date = TODAY) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["sources", "--root", str(root), "--today", str(day), "--lang", "en", *words])
    return done.exit_code, done.output


class Everywhere(dict[str, object]):
    """Every path that is not named otherwise answers with a page."""

    def __missing__(self, key: str) -> object:
        return send(200, whole())


def paths(**named: object) -> Iterable[str]:
    return Everywhere({f"/{name.replace('_', '/')}": answer for name, answer in named.items()})


def test_the_command_asks_all_writes_them_down_and_tells(root: Path) -> None:
    with host(paths(bintang_998=PATHS["/hilang"], kabar_998=PATHS["/rusak"])) as (address, kind):  # type: ignore[arg-type]
        at_home(root, address)
        code, said = run(root)
        asked = {path for path, _ in kind.seen}
        again = run(root, day=TODAY + timedelta(days=1))[1]
    assert code == 0, said
    assert {"/bintang/998", "/kabar/998", "/ronda/999", "/hukum/uu-1-2001"} <= asked
    assert "/bintang/998 is there no more since 2026-11-24; the same in" in said
    assert "is silent since 2026-11-24: it answers with an error (500)" in said
    assert f"{len(asked)} addresses asked: {len(asked) - 2} answer, 0 lead elsewhere, 1 are gone, 1 are silent." in said
    assert "is silent since 2026-11-24" in again
    assert len(load(root).readings) == len(asked)


def test_offline_is_said_once_and_nothing_is_written(root: Path) -> None:
    with host() as (address, _):
        at_home(root, address)
    assert run(root) == (
        1, "No host can be reached: this machine seems to be offline. Nothing was written.\n",
    )  # fmt: skip
    assert not (root / READINGS).exists()


def test_a_day_of_judgement_before_it_was_gone_knows_nothing_of_it(root: Path) -> None:
    remember(Settings(root, TODAY), gone(ADDRESS, OTHER))
    settings = replace(Settings(root, TODAY), today=TODAY - timedelta(days=3), now=TODAY)
    directory = load(root)
    contact, channel = next((c, each) for c, _, each in directory.channels() if each.code == CODE)
    assert not assurance_of(directory, contact, channel, settings).due


def test_a_reading_says_what_it_says() -> None:
    reading = SourceReading.model_validate(
        {"url": ADDRESS, "asked": "2026-11-24", "state": "gone", "since": "2026-11-10"}
    )
    assert reading.gone_since(date(2026, 11, 1)) == date(2026, 11, 10)
    assert reading.gone_since(date(2026, 11, 12)) == date(2026, 11, 13)
    assert reading.gone_since(date(2026, 11, 24)) is None
