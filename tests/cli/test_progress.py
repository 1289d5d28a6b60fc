"""Whoever waits hears that something happens, where there is no terminal to draw a bar on, too."""

import pytest

from generator.cli import console


def test_what_takes_long_is_told_now_and_then_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter((0.0, 2.0, 11.0, 11.0, 12.0, 25.0, 25.0))
    monkeypatch.setattr(console, "monotonic", lambda: next(clock))
    with console.show_progress("id", "Checking") as advance:
        for sheet in "abcd":
            advance(sheet)
    heard = capsys.readouterr()
    assert heard.err.splitlines() == ["Memeriksa: sudah 2 lembar", "Memeriksa: sudah 4 lembar"]
    assert heard.out == ""
