"""Today is the region's day."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import clock
from generator.cli.app import app
from generator.content.load import load_with_problems
from generator.problem import ContentError


def region(folder: Path, zone: str) -> Path:
    (folder / "content").mkdir()
    (folder / clock.SITE).write_text(f"time_zone: {zone}\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Asia/Jakarta", "2026-11-24T16:59:59", date(2026, 11, 24)),
        ("Asia/Jakarta", "2026-11-24T23:00", date(2026, 11, 25)),  # 06:00 WIB
        ("Asia/Jayapura", "2026-11-24T15:00", date(2026, 11, 25)),
        ("America/Lima", "2026-11-24T04:00", date(2026, 11, 23)),
        ("Nowhere/Atlantis", "2026-11-24T23:00", date(2026, 11, 24)),
        ("../../etc/passwd", "2026-11-24T23:00", date(2026, 11, 24)),
        ("[", "2026-11-24T23:00", date(2026, 11, 24)),
    ],
)
@pytest.mark.parametrize("machine", ["UTC", "Pacific/Kiritimati"])
def test_today_is_the_regions_day(
    machine: str, zone: str, moment: str, day: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp())
    monkeypatch.setenv("TZ", machine)
    monkeypatch.setenv(clock.EPOCH, str(seconds))
    assert clock.today(region(tmp_path, zone)) == day


def test_the_clock_is_read_in_that_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.EPOCH, raising=False)
    root = region(tmp_path, "Asia/Jakarta")
    before = datetime.now(clock.time_zone(root)).date()
    assert before <= clock.today(root) <= datetime.now(clock.time_zone(root)).date()


@pytest.mark.parametrize("value", ["1795478400000", "besok", "-1", "1.5", "१२३", "9" * 40])
def test_what_is_no_second_is_told_in_words(value: str, content_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.EPOCH, value)
    with pytest.raises(ContentError, match="1 problem"):
        clock.today(content_root)
    done = CliRunner().invoke(app, ["check", "--root", str(content_root), "--lang", "id"])
    assert done.exit_code == 2
    assert clock.EPOCH in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("zone", ["Asia/Jakarte", "Asia", "../UTC", "WIB"])
def test_a_wrong_zone_is_a_problem_with_its_line(zone: str, content_root: Path) -> None:
    text = (content_root / clock.SITE).read_text("utf-8").replace("Asia/Jakarta", zone)
    found = load_with_problems(content_root, {clock.SITE: text.encode()})[1]
    line = text[: text.index("time_zone:")].count("\n") + 1
    assert [(each.mark.path, each.mark.line, each.field) for each in found] == [(clock.SITE, line, "time_zone")]
