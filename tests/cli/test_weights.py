"""The table at the end of a build."""

import pytest

from generator.audit.weight import Weight
from generator.cli.tables import print_weights


def test_the_heaviest_of_each_kind_and_the_limits(capsys: pytest.CaptureFixture[str]) -> None:
    pages = (
        Weight("k/a/index.html", "office", 4_000, 9_040, 3_300, 12_000, 5),
        Weight("k/b/index.html", "office", 5_000, 9_960, 3_300, 13_000, 5),
        Weight("index.html", "home", 12_000, 8_900, 3_300, 21_600, 5),
    )
    print_weights(pages, "en")
    assert capsys.readouterr().out.splitlines() == [
        "kind     pages  HTML KB  first view KB  script KB  all KB  requests  heaviest",
        "home         1     12.0            8.9        3.3    21.6         5  index.html",
        "office       2      5.0           10.0        3.3    13.0         5  k/b/index.html",
        "allowed                           14.0        8.0    40.0         6  home 30.0",
    ]
