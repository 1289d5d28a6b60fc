"""What pages tell search engines, read by rdflib and judged by its list of schema.org's terms."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, SDO, Graph, Literal

from generator.audit.page import read_page
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.phone.number import line_of, tel_href
from generator.render.linked_data import organization_data, service_data
from generator.settings import Edition, Settings
from tests.building import TODAY, Built

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def blocks(site: Path) -> dict[str, list[str]]:
    return {
        path.relative_to(site).as_posix(): found
        for path in site.rglob("*.html")
        if (found := _BLOCK.findall(path.read_text("utf-8")))
    }


def graph(data: Any) -> Graph:
    """As rdflib reads it; the context that schema.org serves maps every term to its own address (`@vocab`)."""
    assert data.pop("@context") == "https://schema.org"
    return Graph().parse(data=json.dumps({"@context": {"@vocab": str(SDO)}} | data), format="json-ld")


def test_strangers_read_it_and_know_every_word(built: Built) -> None:
    found = blocks(built.site)
    assert "k/kementerian-bintang/index.html" in found
    assert "l/dengar/index.html" in found
    shown = built.content.view
    printed = {
        tel_href(line_of(str(each.number)), "ID").removeprefix("tel:")
        for _, _, each in shown.directory.channels()
        if each.number and each.code in shown.printable
    }
    told: set[str] = set()
    for (text,) in found.values():
        read = graph(json.loads(text))
        assert len(read) > 3
        words = {str(term) for subject, term, _ in read if term != RDF.type} | {
            str(each) for each in read.objects(None, RDF.type)
        }
        assert [word for word in words if word.removeprefix(str(SDO)) not in SDO] == []
        told |= {str(number) for number in read.objects(None, SDO.telephone) if isinstance(number, Literal)}
    assert told
    assert told <= printed


def test_home_tells_nothing_more(built: Built) -> None:
    """Its first view is counted byte by byte."""
    assert "index.html" not in blocks(built.site)


def one(directory: Directory, edition: Edition = Edition.PUBLIC, days: int = 0, **site: Any) -> View:
    changed = replace(directory, site=directory.site.model_copy(update=site))
    return view(changed, Settings(Path(), TODAY + timedelta(days=days), edition))


@pytest.mark.parametrize(
    ("edition", "days", "site"),
    [
        (Edition.STAFF, 0, {}),
        (Edition.DISCREET, 0, {}),
        (Edition.PUBLIC, 0, {"noindex": True}),
        (Edition.PUBLIC, 0, {"draft": True}),
        (Edition.PUBLIC, 400, {}),
    ],
)
def test_silent_where_no_search_engine_may_read(edition: Edition, days: int, site: Any, directory: Directory) -> None:
    shown = one(directory, edition, days, **site)
    assert {organization_data(shown, each, "id", "") for each in shown.directory.organizations} == {None}
    assert {service_data(shown, each, "id", "") for each in shown.directory.services} == {None}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ('{"telephone": "0870-0000-7777"}', []),
        ("alert(1)", ["<application/ld+json>"]),
        ('{"a": 1', ["<application/ld+json>"]),
    ],
)
def test_the_audit_reads_it_and_lets_nothing_else_pass(text: str, refused: list[str]) -> None:
    page = read_page(f'<script type="application/ld+json">{text}</script>')
    assert page.inline == refused
    assert ("0870-0000-7777" in page.spoken) is (not refused)


@pytest.mark.parametrize("kind", ["", "text/javascript", "module", "application/json", "APPLICATION/LD+JSON "])
def test_any_other_script_stays_refused(kind: str) -> None:
    assert read_page(f'<script type="{kind}">{{}}</script>').inline == ["<script>"]
