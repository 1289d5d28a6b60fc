"""Links are relative, name files, and say nothing."""

import ast
from pathlib import Path

import pytest

import generator
from generator.model import routes
from generator.model.directory import Directory
from generator.model.routes import PagePlace, flow_url, question_url, situation_url, term_url

LINKS = [
    ("", "", "index.html"),
    ("", "k/setda/", "k/setda/index.html"),
    ("k/setda/", "", "../../index.html"),
    ("k/setda/", "k/setda/", "index.html"),
    ("k/setda/", "tanya/#biaya", "../../tanya/index.html#biaya"),
    ("k/setda/", "p/petugas-setda-a4.pdf", "../../p/petugas-setda-a4.pdf"),
    ("tanya/", "tanya/#biaya", "index.html#biaya"),
]


@pytest.mark.parametrize(("here", "there", "link"), LINKS)
def test_links(here: str, there: str, link: str) -> None:
    assert PagePlace(here).to(there) == link


def test_another_language_keeps_to_its_folder_but_shares_files() -> None:
    place = PagePlace("jv/k/setda/", "jv")
    assert place.to("c/") == "../../c/index.html"
    assert place.asset("assets/alur.css") == "../../../assets/alur.css"


def test_the_address_of_a_situation_names_nothing(directory: Directory) -> None:
    urls = {situation_url(each.id) for each in directory.taxonomy.situations}
    assert len(urls) == len(directory.taxonomy.situations) > 0
    for situation in directory.taxonomy.situations:
        assert situation.id not in situation_url(situation.id)


def test_the_address_of_a_flow_names_nothing(directory: Directory) -> None:
    urls = {flow_url(each.id) for each in directory.flowcharts}
    assert len(urls) == len(directory.flowcharts) > 0
    for flow in directory.flowcharts:
        assert flow.id not in flow_url(flow.id)


def test_the_place_of_a_question_or_term_names_nothing(directory: Directory) -> None:
    urls = {question_url(each.id) for each in directory.faq} | {term_url(each.id) for each in directory.glossary}
    assert len(urls) == len(directory.faq) + len(directory.glossary) > 0
    for each in (*directory.faq, *directory.glossary):
        assert each.id not in question_url(each.id) + term_url(each.id)


FOLDERS = {value for name, value in vars(routes).items() if name.isupper() and str(value).endswith("/")}


def test_every_address_is_written_once() -> None:
    """A folder of the site stands in `routes` alone; whoever needs it asks there."""
    root = Path(generator.__file__).parent
    found = [
        f"{path.relative_to(root).as_posix()}:{node.lineno}: {node.value}"
        for path in sorted(root.rglob("*.py"))
        if path.parts[-2:] not in {("model", "routes.py"), ("edition", "discreet.py")}  # the latter makes plurals
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in FOLDERS
    ]
    assert found == []
