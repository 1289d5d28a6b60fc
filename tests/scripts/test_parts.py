"""The pure parts of the scripts, one by one: no site, no clock, one empty page in the browser that is there."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator.render.script import PARTS, SHIPPED, spelled_out
from generator.render.search.spelling_rules import variation_rules

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One call and what it gives."""

    script: str
    """Parts and what they are given, as the function that names them does."""
    call: str
    gives: Any


def cases() -> Iterator[Any]:
    """Every case of the files beside this one."""
    for path in sorted(HERE.glob("*.yaml")):
        told = yaml.safe_load(path.read_text("utf-8"))
        given = {"rules": variation_rules("id"), **told.get("given", {})}
        names = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in given.items())
        parts = "\n".join((PARTS / part).read_text("utf-8") for part in told["parts"])
        script = f"const rest = () => Promise.resolve();\n{names}{parts}"
        assert told["cases"]
        for case in told["cases"]:
            call = f"({case['then']})({case['call']})" if "then" in case else case["call"]
            yield pytest.param(Case(script, call, case["gives"]), id=f"{path.stem}: {call}")


@pytest.fixture(scope="module")
def empty(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("case", list(cases()))
def test_a_part_gives(empty: Page, case: Case) -> None:
    assert rounded(empty.evaluate(f"async () => {{\n{case.script}\nreturn {case.call};\n}}")) == case.gives


@pytest.fixture(scope="module", params=["Asia/Jayapura", "America/Lima", "Pacific/Kiritimati"])
def elsewhere(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a phone that is set to another zone than the region's."""
    context = browser.new_context(timezone_id=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("case", [case for case in cases() if str(case.id).startswith(("age:", "hours:"))])
def test_the_region_s_day_counts_wherever_the_phone_is(elsewhere: Page, case: Case) -> None:
    test_a_part_gives(elsewhere, case)


def rounded(value: Any) -> Any:
    """The same with every fraction to six places."""
    match value:
        case list():
            return [rounded(each) for each in value]
        case dict():
            return {name: rounded(each) for name, each in value.items()}
        case _:
            return round(value, 6) if isinstance(value, float) and isfinite(value) else value


def test_every_part_is_put_in_somewhere() -> None:
    """And nothing that is named is missing: `whole` would fail."""
    entries = [*(PARTS / name for name in SHIPPED), *PARTS.parent.glob("editions/*/*.js")]
    named = {name for path in entries for name in re.findall(r"// part: (\S+)", path.read_text("utf-8"))}
    assert named == {path.relative_to(PARTS).as_posix() for path in PARTS.glob("*/*.js")}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_name_is_declared_twice(name: str) -> None:
    """Of two functions of one name the second would be called by both, and nobody would be told."""
    parts = re.findall(r"// part: (\S+)", (PARTS / name).read_text("utf-8"))
    text = "".join((PARTS / part).read_text("utf-8") for part in parts)
    declared = re.findall(r"^(?:async function|function|const|let) (\w+)", text, re.MULTILINE)
    assert [each for each, times in Counter(declared).items() if times > 1] == []


def test_a_named_number_stands_where_it_is_used() -> None:
    text = "const ASKED = 1.6, DAY = 864e5;  // why\nlet a = ASKED * DAY + NOBODY;\n"
    assert spelled_out(text) == "let a = 1.6 * 864e5 + NOBODY;\n"
    with pytest.raises(ValueError, match="ASKED"):
        spelled_out("const ASKED = 1;\nconst ASKED = 2;\n")
