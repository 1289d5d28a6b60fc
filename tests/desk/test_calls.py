"""Attempts to reach numbers: what they amount to, in which order the next ones come, and what the files say of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.check.keeper.calls import RULES
from generator.content.load import load
from generator.desk.confirmation.calls import order_calls
from generator.desk.confirmation.due import HowToConfirm, list_due
from generator.desk.confirmation.script import explain_tries
from generator.edition.view import view
from generator.language.catalogue import translate
from generator.model.call import CallAttempt, DayPart, call_history
from generator.model.directory import Directory
from generator.settings import Edition, Settings
from tests.desk.sheets import alur, changed, copied, page
from tests.desk.test_due import called, told

CODE = "AB-32-T1"
"""Confirmed by a visit on 2026-06-01."""
MORNING, MIDDAY, AFTERNOON = DayPart


def attempts(*lines: str, code: str = CODE) -> tuple[CallAttempt, ...]:
    """Attempts from lines like `11-20 09:30 unanswered`; `?` for an hour that nobody wrote down."""
    parts = [line.split() for line in lines]
    hours = [{} if hour == "?" else {"at": hour} for _, hour, _ in parts]
    return tuple(
        CallAttempt.model_validate({"code": code, "on": f"2026-{day}", "result": result, **hour})
        for (day, _, result), hour in zip(parts, hours, strict=True)
    )


FIVE = (
    "11-02 09:00 unanswered", "11-03 11:00 unanswered", "11-04 14:00 unanswered", "11-05 09:00 unanswered",
    "11-06 09:00 unanswered",
)  # fmt: skip
HISTORIES: dict[str, tuple[tuple[str, ...], set[DayPart], bool, str | None, bool, list[str]]] = {
    # attempts: parts tried in vain, whether silent, unreached since, do not call, what the keeper is told
    "nothing was tried": ((), set(), False, None, False, []),
    "once": (
        ("11-20 09:30 unanswered",), {MORNING}, False, None, False,
        ["not answered 1 times, last on 2026-11-20 at 09:30", "try at midday, 11:00 to 14:00"],
    ),
    "the hours at which parts of the day begin": (
        ("11-18 10:59 unanswered", "11-19 13:59 unanswered"), {MORNING, MIDDAY}, False, None, False,
        ["not answered 2 times, last on 2026-11-19 at 13:59", "try in the afternoon, after 14:00"],
    ),
    "three times at one time of day": (
        ("11-18 09:00 unanswered", "11-19 09:00 unanswered", "11-20 10:00 unanswered"), {MORNING}, False, None, False,
        ["not answered 3 times, last on 2026-11-20 at 10:00", "try at midday, 11:00 to 14:00"],
    ),
    "three times at three times of day": (
        FIVE[:3], {MORNING, MIDDAY, AFTERNOON}, True, None, False,
        ["not answered 3 times, last on 2026-11-04 at 14:00"],
    ),
    "four": (
        FIVE[:4], {MORNING, MIDDAY, AFTERNOON}, True, None, False,
        ["not answered 4 times, last on 2026-11-05 at 09:00"],
    ),
    "five": (
        FIVE, {MORNING, MIDDAY, AFTERNOON}, True, "2026-11-02", False,
        ["not answered 5 times, last on 2026-11-06 at 09:00", "not reached since 2026-11-02"],
    ),
    "five in the order of a file that was written later": (
        tuple(reversed(FIVE)), {MORNING, MIDDAY, AFTERNOON}, True, "2026-11-02", False,
        ["not answered 5 times, last on 2026-11-06 at 09:00", "not reached since 2026-11-02"],
    ),
    "five, then somebody answered": ((*FIVE, "11-06 10:00 later"), set(), False, None, False, []),
    "five, of which one was before a confirmation": (
        ("02-28 09:00 unanswered", *FIVE[:4]), {MORNING, MIDDAY, AFTERNOON}, True, None, False,
        ["not answered 4 times, last on 2026-11-05 at 09:00"],
    ),
    "five, of which one has not come yet": (
        (*FIVE[:4], "11-25 09:00 unanswered"), {MORNING, MIDDAY, AFTERNOON}, True, None, False,
        ["not answered 4 times, last on 2026-11-05 at 09:00"],
    ),
    "three without an hour": (
        ("11-18 ? unanswered", "11-19 ? unanswered", "11-20 ? unanswered"), set(), False, None, False,
        ["not answered 3 times, last on 2026-11-20 at ?", "try in the morning, before 11:00"],
    ),
    "they asked not to be called": (
        ("11-18 09:00 do_not_call",), set(), False, None, True, ["they asked not to be called"],
    ),
    "they asked not to be called, and somebody called": (
        ("11-18 09:00 do_not_call", "11-19 09:00 right"), set(), False, None, True, ["they asked not to be called"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HISTORIES)
def test_what_attempts_amount_to(case: str, directory: Directory, settings: Settings) -> None:
    lines, tried, silent, since, do_not_call, said = HISTORIES[case]
    channel = next(channel for _, _, channel in directory.channels() if channel.code == CODE)
    others = attempts(*FIVE, code="AB-02-W1")
    history = call_history(channel, (*others, *attempts(*lines)), settings.today)
    assert (history.tried, history.silent, history.do_not_call) == (tried, silent, do_not_call)
    assert history.unreached_since == (date.fromisoformat(since) if since else None)
    assert [translate(message, "en") for message in explain_tries(history)] == said


ORDERS: dict[str, tuple[dict[str, tuple[str, ...]], DayPart | None, list[str]]] = {
    # Of the same gravity: AB-31-T1, AB-02-T2 (hidden numbers that are called); AB-60-W1 stands between them.
    "nothing was tried": ({}, MORNING, ["AB-31-T1", "AB-60-W1", "AB-02-T2"]),
    "tried in vain at this time of day": (
        {"AB-31-T1": ("11-20 09:00 unanswered",)}, MORNING, ["AB-60-W1", "AB-02-T2", "AB-31-T1"],
    ),
    "tried in vain at another time, less often than the other": (
        {"AB-31-T1": ("11-20 09:00 unanswered",), "AB-60-W1": ("11-19 12:00 unanswered", "11-20 12:00 unanswered")},
        AFTERNOON, ["AB-02-T2", "AB-31-T1", "AB-60-W1"],
    ),
    "tried in vain at this time of day, the other more often at another": (
        {"AB-31-T1": ("11-20 09:00 unanswered",), "AB-60-W1": ("11-19 12:00 unanswered", "11-20 12:00 unanswered")},
        MORNING,
        ["AB-02-T2", "AB-60-W1", "AB-31-T1"],
    ),
    "now another time of day": (
        {"AB-31-T1": ("11-20 09:00 unanswered",), "AB-60-W1": ("11-20 12:00 unanswered",)},
        MIDDAY, ["AB-02-T2", "AB-31-T1", "AB-60-W1"],
    ),
    "tried today": ({"AB-31-T1": ("11-24 09:00 unanswered",)}, AFTERNOON, ["AB-60-W1", "AB-02-T2", "AB-31-T1"]),
    "to be called another day": ({"AB-31-T1": ("11-24 09:00 later",)}, None, ["AB-60-W1", "AB-02-T2", "AB-31-T1"]),
}  # fmt: skip


@pytest.mark.parametrize("case", ORDERS)
def test_the_next_call_is_at_another_time_of_day(case: str, directory: Directory, settings: Settings) -> None:
    tried, now, expected = ORDERS[case]
    calls = tuple(one for code, lines in tried.items() for one in attempts(*lines, code=code))
    tasks = order_calls(list_due(replace(directory, calls=calls), settings), settings.today, now)
    assert [task.code for task in tasks if task.code in expected] == expected


def test_nobody_is_called_who_asked_not_to_be_or_never_answers(directory: Directory, settings: Settings) -> None:
    ways = {task.code: task.way for task in list_due(directory, settings)}
    assert ways[CODE] is HowToConfirm.CALL
    for lines in (("11-18 09:00 do_not_call",), FIVE[:3]):
        tried = replace(directory, calls=attempts(*lines))
        assert {task.code: task.way for task in list_due(tried, settings)}[CODE] is HowToConfirm.ASK_IN_WRITING


CHECKS: dict[str, tuple[tuple[CallAttempt, ...], list[str]]] = {
    "two in vain": (attempts(*FIVE[:2]), []),
    "silent": (attempts(*FIVE[:3]), ["AB-32-T1 was not answered 3 times since 2026-11-02"]),
    "a number that is none": (attempts(FIVE[0], code="AB-32-T9"), ["there is no number with the code AB-32-T9"]),
    "a day to come": (attempts("11-25 09:00 unanswered"), ["2026-11-25 is in the future"]),
}


@pytest.mark.parametrize("case", CHECKS)
def test_checks(case: str, directory: Directory, settings: Settings) -> None:
    calls, expected = CHECKS[case]
    found = [problem for rule in RULES for problem in rule(replace(directory, calls=calls), settings)]
    assert [translate(problem.what, "en") for problem in found] == expected


SEEN = {
    (CODE, Edition.PUBLIC): {CODE: date(2026, 11, 2)},
    (CODE, Edition.STAFF): {CODE: date(2026, 11, 2)},
    ("NN-01-T1", Edition.PUBLIC): {},
    ("NN-01-T1", Edition.STAFF): {"NN-01-T1": date(2026, 11, 2)},
}
"""Who is in danger must not hesitate before a number of the numbering plan."""


@pytest.mark.parametrize(("code", "edition"), SEEN)
def test_readers_are_told_after_five(code: str, edition: Edition, directory: Directory, settings: Settings) -> None:
    calls = attempts(*FIVE, code=code)
    shown = view(replace(directory, calls=calls), replace(settings, edition=edition))
    assert shown.unreached == SEEN[code, edition]
    assert shown.directory.calls == ()
    assert not view(replace(directory, calls=calls[:4]), replace(settings, edition=edition)).unreached


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    """Content in which nobody was called yet."""
    root = copied(content_root, tmp_path)
    (root / "content/calls.yaml").unlink()
    return root


HEAD = (
    "# Catatan telepon: kapan tiap nomor dihubungi dan hasilnya, tanpa nama orang. Diisi oleh alur contacts called,\n"
    "# lembar telepon, dan alur desk.\n"
)
RIGHT = '- code: AB-32-T1\n  on: 2026-11-24\n  at: "09:30"\n  result: right\n  by: Penjaga data\n'
COMMANDS: dict[str, tuple[list[str], str, bytes]] = {
    # what is typed, what calls.yaml says, what stands in contacts.yaml then
    "nobody answered": (
        [CODE, "--result", "unanswered", "--at", "09:30", "--note", "Nada sibuk"],
        '- code: AB-32-T1\n  on: 2026-11-24\n  at: "09:30"\n  result: unanswered\n  note: Nada sibuk\n', b"",
    ),
    "right": (
        [CODE, "--result", "right", "--at", "09:30", "--by", "Penjaga data"], RIGHT,
        b"- {on: 2026-11-24, method: test_call, by: Penjaga data}",
    ),
    "wrong": (
        [CODE, "--result", "wrong", "--on", "2026-11-23"],
        "- code: AB-32-T1\n  on: 2026-11-23\n  result: wrong\n", b"reported:\n        on: 2026-11-23",
    ),
    "do not call": (
        [CODE, "--result", "do_not_call"],
        "- code: AB-32-T1\n  on: 2026-11-24\n  result: do_not_call\n", b"",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", COMMANDS)
def test_an_attempt_is_written_down(case: str, root: Path) -> None:
    words, entry, stands = COMMANDS[case]
    before = (root / "contacts.yaml").read_bytes()
    result = alur("called", *words, root=root)
    assert result.exit_code == 0, result.output
    assert (root / "content/calls.yaml").read_text("utf-8") == HEAD + entry
    after = (root / "contacts.yaml").read_bytes()
    assert stands in after
    assert bool(stands) == (after != before)
    again = alur("called", *words, root=root)
    assert (again.exit_code, "Nothing changes." in again.output) == (0, True)
    assert (root / "content/calls.yaml").read_text("utf-8") == HEAD + entry


def test_what_a_keeper_wrote_there_by_hand_stays(root: Path) -> None:
    file, by_hand = (
        root / "content/calls.yaml",
        "# Catatan\n- {code: AB-32-T1, on: 2026-11-20, result: later} # besok\n",
    )
    file.write_text(by_hand, "utf-8")
    assert alur("called", "AB-02-W1", "--result", "unanswered", root=root).exit_code == 0
    assert file.read_text("utf-8").startswith(by_hand)
    assert [attempt.code for attempt in load(root).calls] == ["AB-32-T1", "AB-02-W1"]


REFUSED = {
    "no such number": (["AB-99-T1", "--result", "later"], "there is no number with the code AB-99-T1."),
    "confirmed by nobody": ([CODE, "--result", "right"], "name the post that confirmed it"),
    "no hour": ([CODE, "--result", "later", "--at", "9 pagi"], "this is no time of day"),
    "tomorrow": ([CODE, "--result", "later", "--on", "2026-11-25"], "2026-11-25 is in the future"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_not_written(case: str, root: Path) -> None:
    words, said = REFUSED[case]
    result = alur("called", *words, root=root)
    assert result.exit_code in {1, 2}
    assert said in " ".join(result.output.replace("│", " ").split())
    assert not (root / "content/calls.yaml").exists()


def test_a_sheet_tells_of_attempts(root: Path, tmp_path: Path) -> None:
    file = called(
        root,
        tmp_path / "t.xlsx",
        (CODE, told("tidak dijawab", by=None) | {"Jam": "9.05"}),
        ("AB-02-W1", told("diragukan atau salah")),
        ("KH-01-S1", told("minta tidak ditelepon", note="Lewat surat saja") | {"Jam": "13:00:00"}),
    )
    result = alur("import", str(file), "--yes", root=root)
    assert result.exit_code == 0, result.output
    found = [(attempt.code, str(attempt.on), attempt.at, attempt.result.value) for attempt in load(root).calls]
    assert sorted(found) == [
        ("AB-02-W1", "2026-11-20", None, "wrong"),
        (CODE, "2026-11-20", "09:05", "unanswered"),
        ("KH-01-S1", "2026-11-20", "13:00", "do_not_call"),
    ]
    assert alur("import", str(file), "--yes", root=root).output == "Nothing changes.\n"


def test_a_sheet_of_before_is_read(root: Path, tmp_path: Path) -> None:
    file = called(root, tmp_path / "t.xlsx", (CODE, told("tidak dijawab")))

    def without_hours(book: object) -> None:
        sheet = page(book, "Telepon")  # type: ignore[arg-type]
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == "Jam"))

    assert alur("import", str(changed(file, without_hours)), "--yes", root=root).exit_code == 0
    assert [attempt.at for attempt in load(root).calls] == [None]


def test_an_hour_that_is_none_is_told(root: Path, tmp_path: Path) -> None:
    file = called(root, tmp_path / "t.xlsx", (CODE, told("tidak dijawab") | {"Jam": "pagi"}))
    result = alur("import", str(file), "--yes", root=root)
    assert result.exit_code == 1
    assert "Jam: “pagi” is no hour. Write it like 09:30" in result.output


def test_the_next_sheet_says_when_to_try(root: Path, tmp_path: Path) -> None:
    alur("called", CODE, "--result", "unanswered", "--at", "09:30", "--on", "2026-11-20", root=root)
    file = called(root, tmp_path / "t.xlsx")
    import openpyxl

    rows = {row[5].value: row[1].value for row in openpyxl.load_workbook(file)["Telepon"].iter_rows(min_row=2)}
    assert rows[CODE].endswith("tidak dijawab 1 kali, terakhir 2026-11-20 pukul 09:30; coba siang, pukul 11.00–14.00")
