"""The ledger tells where things hang inside offices: nothing that is published may say it."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from generator.edition import view
from generator.model.directory import Directory
from generator.settings import Edition, Settings
from tests.building import Built
from tests.poster import reading


@pytest.mark.parametrize("edition", Edition)
def test_no_view_holds_it(edition: Edition, directory: Directory, settings: Settings) -> None:
    assert directory.prints
    assert view(directory, replace(settings, edition=edition)).directory.prints == ()


def everything(path: Path) -> str:
    if path.suffix == ".pdf":
        return reading.said(path)
    content = path.read_bytes()
    return (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode("utf-8", "replace")


def test_no_file_of_the_site_tells_it(built: Built) -> None:
    places = {str(each.place) for each in built.content.directory.prints}
    secrets = {*places, "arsip naga", *(each.id for each in built.content.directory.prints), "BCDFGH", "JKLMNP"}
    told = {path: f"{path.name}\n{everything(path)}" for path in built.site.rglob("*") if path.is_file()}
    assert len(told) > 50
    assert [(path.name, secret) for path, text in told.items() for secret in secrets if secret in text] == []
    assert not any("prints.yaml" in path.name for path in told)
