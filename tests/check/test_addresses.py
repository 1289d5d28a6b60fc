"""Two records never share an address, and what is printed keeps its own."""

import hashlib
import shutil
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from generator.audit.coverage import check_coverage, owed_by
from generator.audit.page import Page
from generator.check import check
from generator.check.addresses import check_addresses
from generator.content.load import load
from generator.edition.view import View, view
from generator.explain import explain
from generator.model.directory import Directory
from generator.model.flowchart import Flowchart
from generator.model.organization import Organization
from generator.model.reference import Question, Term
from generator.model.routes import nameless, situation_name
from generator.model.taxonomy import Situation
from generator.problem import Severity
from generator.settings import Settings
from tests.building import NOT_CONTENT, TODAY

ALIKE = ("foto-istri", "foto-paman")
"""Both are 3e0c in four hexadecimal digits."""


def alike() -> tuple[str, str]:
    """Two ids with the same six digits."""
    seen: dict[str, str] = {}
    for number in count():
        key = f"uji-{number}"
        if (other := seen.setdefault(nameless(key), key)) != key:
            return other, key
    raise AssertionError


def situation(key: str) -> Situation:
    return Situation.model_validate({"id": key, "name": key, "answer": "Tanya saja.", "contacts": ["bintang-998"]})


def found(directory: Directory, settings: Settings) -> list[str]:
    return [str(each.what.values) for each in check_addresses(directory, settings)]


def test_situations_with_one_address_are_refused(directory: Directory, settings: Settings) -> None:
    assert situation_name(ALIKE[0]) == situation_name(ALIKE[1])
    more = (*directory.taxonomy.situations, *map(situation, ALIKE))
    wrong = replace(directory, taxonomy=directory.taxonomy.model_copy(update={"situations": more}))
    assert found(wrong, settings)[0] == str({"id": ALIKE[1], "other": ALIKE[0]})
    assert found(directory, settings) == []


def test_the_line_and_both_ids_are_named(content_root: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    path = root / "content" / "taxonomy.yaml"
    added = "".join(
        f"  - {{id: {key}, name: Foto disebar, answer: Tanya saja., contacts: [bintang-998]}}\n" for key in ALIKE
    )
    path.write_text(path.read_text("utf-8").replace("stop_words:", added + "stop_words:"), "utf-8")
    problems = check(load(root), Settings(root, TODAY))
    assert [explain(each, "en") for each in problems if each.severity is Severity.ERROR] == [
        "content/taxonomy.yaml:138:10: id: “foto-paman” would have the same address as “foto-istri”. "
        "Choose another id for the newer of the two; the older one keeps its address"
    ]


def test_flows_questions_terms_and_steps_with_one_address_are_refused(directory: Directory, settings: Settings) -> None:
    one, other = alike()
    flow = directory.flowcharts[0]
    steps = [flow.steps[0].model_copy(update={"id": key}) for key in (one, other)]
    question = [Question.model_validate({"id": key, "question": "Apa?", "answer": "Itu."}) for key in (one, other)]
    term = [Term.model_validate({"id": key, "term": "Apa", "meaning": "Itu."}) for key in (one, other)]
    flows: list[Flowchart] = [flow.model_copy(update={"id": key}) for key in (one, other)]
    for wrong in (
        replace(directory, flowcharts=tuple(flows)),
        replace(directory, flowcharts=(flow.model_copy(update={"steps": tuple(steps)}),)),
        replace(directory, faq=tuple(question)),
        replace(directory, glossary=tuple(term)),
    ):
        assert found(wrong, settings) == [str({"id": other, "other": one})]


def test_ids_of_the_discreet_edition_stay_apart(directory: Directory, settings: Settings) -> None:
    """A forbidden word in an office's id gives its record code for an id, which another office may have already."""
    given = {"kind": "provider", "name": "Uji", "short_name": "Uji"}
    office = Organization.model_validate(given | {"id": "ab-01", "code": "AB-98"})
    wrong = replace(directory, organizations=(*directory.organizations, office))
    assert found(wrong, settings) == [str({"id": "ab-01", "other": "dinas-dongeng"})]
    assert found(replace(wrong, discreet=None), settings) == []


def test_an_address_depends_on_nothing_but_its_own_id(directory: Directory) -> None:
    """Printed and bookmarked addresses stay, whoever else is added."""
    assert situation_name("dipukul") == hashlib.sha256(b"dipukul").hexdigest()[:4] == "79a4"
    assert nameless("umum") == "x" + hashlib.sha256(b"umum").hexdigest()[:6]


@pytest.mark.parametrize("lost", ["s/", "a/", "l/", "k/", "panduan/", "istilah/#", "tanya/#", "hukum/#", "a/#"])
def test_the_audit_misses_every_page_and_every_place_on_one(public_view: View, lost: str) -> None:
    owed = [url for url, _ in owed_by(public_view)]
    pages: dict[str, Page] = {}
    for url in owed:
        path, _, anchor = url.partition("#")
        page = pages.setdefault(f"{path}index.html", Page())
        page.ids |= {anchor} if anchor else set()
    assert list(check_coverage(pages, {}, [], [], [], public_view)) == []
    folder, anchored = lost.rstrip("#"), lost.endswith("#")
    gone = next(url for url in owed if url.startswith(folder) and url != folder and ("#" in url) == anchored)
    path, _, anchor = gone.partition("#")
    if anchored:
        pages[f"{path}index.html"].ids.remove(anchor)
    else:
        del pages[f"{path}index.html"]
    assert {each.path for each in check_coverage(pages, {}, [], [], [], public_view)} == {f"{path}index.html"}


def test_the_audit_sees_two_records_on_one_page(directory: Directory, settings: Settings) -> None:
    more = (*directory.taxonomy.situations, *map(situation, ALIKE))
    shown = view(replace(directory, taxonomy=directory.taxonomy.model_copy(update={"situations": more})), settings)
    told = [str(each.what.values) for each in check_coverage({}, {}, [], [], [], shown) if "record" in each.what.values]
    assert told[0] == str({"record": f"situations/{ALIKE[1]}", "other": f"situations/{ALIKE[0]}"})
