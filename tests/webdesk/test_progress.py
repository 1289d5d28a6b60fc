"""A page that goes on while a build runs: step by step, without a script and without loading itself again."""

from types import SimpleNamespace

import pytest
from starlette.responses import HTMLResponse

from generator.audit.finding import AuditError, Finding
from generator.problem import ContentError, Mark, Message, Problem
from generator.publish.old_site.target import TargetError
from generator.rules import Rule
from generator.webdesk import progress
from generator.webdesk.building import Building
from generator.webdesk.progress import MARK, Running, follow
from generator.webdesk.sending import Sending
from tests.webdesk.opened import Opened, words


def test_the_page_tells_each_step_and_how_it_ended(desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    building = desk.bench.building
    building.running, building.owed = True, 3
    steps = iter(({"done": 1, "step": "kec-<awan>"}, {"done": 2, "step": "kec-pelangi"},
                  {"said": "142 halaman & 59 poster", "running": False}))  # fmt: skip

    def work(_: float) -> None:
        """What is done between two looks."""
        for name, value in next(steps).items():
            setattr(building, name, value)

    monkeypatch.setattr(progress, "time", SimpleNamespace(sleep=work))
    page = desk.shown("/terbitkan")
    said = words(page)
    told = ("0 dari 3", "1 dari 3. kec-<awan>", "2 dari 3. kec-pelangi", "142 halaman & 59 poster", "Lihat hasilnya")
    assert [said.find(each) for each in told] == sorted(said.find(each) for each in told)
    assert -1 not in [said.find(each) for each in told]
    assert "kec-&lt;awan&gt;" in page
    assert page.rstrip().endswith("</html>")
    assert 'http-equiv="refresh"' not in page
    assert MARK not in page
    again = words(desk.shown("/terbitkan"))
    assert "142 halaman & 59 poster" in again
    assert "Lihat hasilnya" not in again


def test_what_has_ended_already_is_told_at_once() -> None:
    answer = follow(HTMLResponse(f"<p>{MARK}</p>", headers={"x-kept": "1"}), Building(said="Jadi"), "/x")
    assert answer.headers["x-kept"] == "1"
    assert "content-length" not in answer.headers


PROBLEM = Problem(Mark("content/site.yaml"), "", Message("x"), Message("y"), Rule.FILE_EMPTY)
ENDS = [
    (Building(), ContentError((PROBLEM,)), "Situs tidak dibuat. Situs yang lama tetap seperti semula."),
    (Building(), AuditError((Finding("a", Message("b"), Rule.AUDIT_LEAK),)), "menolak hasilnya (1 temuan)"),
    (Building(), TargetError(Message("no such command")), "no such command"),
    (Building(), ZeroDivisionError(), "Ada kesalahan pada program"),
    (Sending(), ContentError((PROBLEM,)), "Belum terbit seluruhnya."),
    (Sending(), ZeroDivisionError(), "Ada kesalahan pada program"),
]


@pytest.mark.parametrize(("running", "error", "said"), ENDS)
def test_however_it_ends_it_is_told_and_the_next_may_begin(
    running: Running, error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> str:
        raise error

    assert running.begin(fails, owed=3, at_once=60)
    assert said in running.said
    assert running.problems == (error.problems if isinstance(error, ContentError) else ())
    assert not running.running
    assert ("ZeroDivisionError" in capsys.readouterr().err) == isinstance(error, ZeroDivisionError)
    assert running.begin(lambda: "Jadi", at_once=60)
    assert (running.said, running.problems, running.step) == ("Jadi", (), "")


def test_one_runs_at_a_time() -> None:
    running = Running(running=True, said="")
    assert not running.begin(lambda: "Jadi")
    assert running.said == ""
