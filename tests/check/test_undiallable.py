"""What nobody can dial is refused with its right spelling; what somebody can dial never is."""

from pathlib import Path

import pytest

from generator.check.undiallable import explain_misspelled
from tests.telephones import TELEPHONY


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


REFUSED = rows(Path(__file__).with_name("numbers.tsv"))
DIALLED = rows(Path(__file__).parents[1] / "phone" / "numbers.tsv")


@pytest.mark.parametrize(("typed", "rule", "mend"), REFUSED)
def test_refused(typed: str, rule: str, mend: str) -> None:
    fault = explain_misspelled(typed, TELEPHONY)
    assert fault is not None
    assert (fault[2], fault[1].text.format(**fault[1].values)) == (rule, mend)
    if fault[1].text == 'Compare with the source, then write "{number}"':
        assert explain_misspelled(fault[1].values["number"], TELEPHONY) is None, "what we propose is right"


@pytest.mark.parametrize("typed", [row[0] for row in DIALLED], ids=ascii)
def test_accepted(typed: str) -> None:
    assert explain_misspelled(typed, TELEPHONY) is None
