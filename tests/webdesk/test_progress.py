"""A page that goes on while a build runs: step by step, without a script and without loading itself again."""

from types import SimpleNamespace

import pytest
from starlette.responses import HTMLResponse

from generator.webdesk import progress
from generator.webdesk.building import Building
from generator.webdesk.progress import MARK, follow
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
