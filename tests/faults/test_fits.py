"""Every planted fault still fits the code, so that `make faults` never fails for a text that has moved."""

import shlex
from pathlib import Path

import pytest
import yaml

from tests.faults.plant import ROOT, Fault

FAULTS = [Fault(**fault) for fault in yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text("utf-8"))]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_stands_once_and_its_test_is_there(fault: Fault) -> None:
    text = (ROOT / fault.file).read_text("utf-8")
    assert fault.planted(text) != text
    assert (ROOT / shlex.split(fault.test)[0]).exists()
