"""Where a site is published: one kind of place, and never a password."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from generator.content.refused import explain_refusal
from generator.model.destination import Destination

KEY = "SHA256:" + "a" * 43
SERVER = {"host": "sftp.antah.go.id", "user": "ppa", "folder": "public_html", "host_key": KEY}
RIGHT: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"folder": "/srv/www"}, "/srv/www", ""),
    ({"folder": "D:\\situs"}, "D:\\situs", ""),
    ({"folder": "\\\\server\\situs"}, "\\\\server\\situs", ""),
    (
        {"git": {"address": "https://codeberg.org/ppa/pages.git"}},
        "https://codeberg.org/ppa/pages.git (pages)",
        "https://git@codeberg.org/ppa/pages.git",
    ),
    (
        {"git": {"address": "https://github.com/ppa/s", "branch": "gh-pages", "user": "ppa"}},
        "https://github.com/ppa/s (gh-pages)",
        "https://ppa@github.com/ppa/s",
    ),
    ({"git": {"address": "/srv/situs.git"}}, "/srv/situs.git (pages)", ""),
    ({"sftp": SERVER}, "sftp.antah.go.id: public_html", "sftp://ppa@sftp.antah.go.id:22"),
    (
        {"sftp": SERVER | {"host_key": "ssh-ed25519 AAAAC3Nz+/= keterangan"}},
        "sftp.antah.go.id: public_html",
        "sftp://ppa@sftp.antah.go.id:22",
    ),
)
WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "publish: names none of folder, git and sftp, or more than one"),
    ({"folder": "/srv/www", "sftp": SERVER}, "publish: names none of folder, git and sftp, or more than one"),
    ({"folder": "www"}, "this is no whole path of a folder"),
    (
        {"git": {"address": "https://ppa:rahasia-7c1f@codeberg.org/ppa/pages.git"}},
        "a name or a password stands in the address",
    ),
    (
        {"git": {"address": "https://codeberg.org/ppa/pages.git?token=rahasia-7c1f"}},
        "a name or a password stands in the address",
    ),
    ({"git": {"address": "http://codeberg.org/ppa/pages.git"}}, "this is no address of a git repository"),
    ({"git": {"address": "git@codeberg.org:ppa/pages.git"}}, "this is no address of a git repository"),
    ({"git": {"address": "ssh://codeberg.org/ppa/pages.git"}}, "this is no address of a git repository"),
    ({"git": {"address": "/srv/a", "branch": "-f"}}, "this is no name of a branch"),
    ({"git": {"address": "/srv/a", "branch": "a..b"}}, "this is no name of a branch"),
    ({"git": {"address": "/srv/a", "user": "ppa:rahasia-7c1f"}}, "this is no name of a user"),
    ({"sftp": SERVER | {"host": "sftp://sftp.antah.go.id"}}, "this is no name of a server"),
    ({"sftp": SERVER | {"host": "-oProxyCommand=x"}}, "this is no name of a server"),
    ({"sftp": SERVER | {"folder": "public\nhtml"}}, "this is no folder of a server"),
    ({"sftp": SERVER | {"host_key": "MD5:aa:bb"}}, "this is no key of a server"),
)


@pytest.mark.parametrize(("values", "where", "login"), RIGHT)
def test_a_place_says_where_it_is_and_whose_password_it_needs(values: dict[str, Any], where: str, login: str) -> None:
    destination = Destination.model_validate(values)
    assert (destination.where, destination.login) == (where, login)


@pytest.mark.parametrize(("values", "said"), WRONG)
def test_what_is_none_is_refused_without_repeating_it(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Destination.model_validate(values)
    (problem,) = (explain_refusal(error) for error in refused.value.errors())
    assert problem[0].text == said
    assert "7c1f" not in str(problem)


def test_the_guides_examples_are_taken() -> None:
    guide = (Path(__file__).parents[2] / "PANDUAN.md").read_text("utf-8")
    examples = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(publish:.*?)```", guide, re.DOTALL)]
    places = [Destination.model_validate(example["publish"]) for example in examples]
    assert [bool(place.folder or place.git or place.sftp) for place in places] == [True] * 3


def test_a_password_has_no_field() -> None:
    for kind, values in (("sftp", SERVER), ("git", {"address": "/srv/a"})):
        with pytest.raises(ValidationError, match="extra_forbidden"):
            Destination.model_validate({kind: values | {"password": "rahasia"}})
