"""What editors are told of content: `check-jsonschema` accepts all of it, and refuses what `alur check` would."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner as ClickRunner
from click.testing import Result
from typer.testing import CliRunner

from generator.cli.app import app
from generator.content.load import load
from generator.content.schema import SCHEMAS
from tests.building import NOT_CONTENT

REPOSITORY = Path(__file__).parents[1]
SHIPPED = REPOSITORY / "generator" / "content" / "schemas"
CONTENT = {
    "the region": (REPOSITORY / "contacts.yaml", REPOSITORY / "content"),
    "the invented kabupaten": (REPOSITORY / "tests/content/contacts.yaml", REPOSITORY / "tests/content/content"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("skema")
    assert CliRunner().invoke(app, ["schema", str(made)]).exit_code == 0
    return made


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_package_has_them_as_they_are_now(name: str, folder: Path) -> None:
    """Written again by `alur schema generator/content/schemas`."""
    assert (SHIPPED / f"{name}.json").read_text("utf-8") == (folder / f"{name}.json").read_text("utf-8")


def test_first_lines_name_the_schema_and_nothing_else_changes(content_root: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    contacts = root / "contacts.yaml"
    contacts.write_bytes(contacts.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in root.rglob("*.yaml") if path.name != "trace.yaml"}
    for folder in (tmp_path / "lain", tmp_path / "skema", tmp_path / "skema"):
        assert CliRunner().invoke(app, ["schema", str(folder), "--heads", str(root)]).exit_code == 0
    for path, content in before.items():
        first, _, rest = path.read_bytes().partition(b"\n")
        assert rest == content, path
        name = first.decode().strip().removeprefix("# yaml-language-server: $schema=")
        schema = (path.parent / name).resolve()
        assert schema.parent == tmp_path / "skema"
        assert check(schema, path).exit_code == 0
    assert contacts.read_bytes().count(b"\n") == contacts.read_bytes().count(b"\r\n")
    assert load(root)


def test_shipped_files_lead_to_the_shipped_schemas() -> None:
    contacts, content = CONTENT["the region"]
    for path in {contacts, *content.rglob("*.yaml")} - {content / "trace.yaml"}:
        first = path.read_text("utf-8").partition("\n")[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve().parent == SHIPPED.resolve(), path
        assert schema.exists()


def check(schema: Path, *files: Path) -> Result:
    return ClickRunner().invoke(check_jsonschema, ["--schemafile", str(schema), *map(str, files)])


def files_of(name: str) -> list[Path]:
    """Every shipped file of this kind."""
    found = []
    for contacts, content in CONTENT.values():
        one = [contacts] if name == "contacts" else [content / f"{name}.yaml"]
        found += [path for path in (*one, *sorted((content / name).glob("*.yaml"))) if path.exists()]
    return found


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "guide"])
def test_all_content_is_accepted(name: str, folder: Path) -> None:
    files = files_of(name)
    done = check(folder / f"{name}.json", *files)
    assert done.exit_code == 0, done.output
    assert files or name == "prints"


def test_heads_of_guides_are_accepted(folder: Path, tmp_path: Path) -> None:
    guides = [path for _, content in CONTENT.values() for path in content.glob("pages/*/*.md")]
    heads = [tmp_path / f"{at}.yaml" for at, _ in enumerate(guides)]
    for head, guide in zip(heads, guides, strict=True):
        head.write_text(guide.read_text("utf-8").split("---\n")[1], "utf-8")
    done = check(folder / "guide.json", *heads)
    assert done.exit_code == 0, done.output
    assert heads


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("contacts", "kind: short_code", "kind: shortcode"),
        ("contacts", "duty: hotline", "dutty: hotline"),
        ("contacts", "code: NN-01-T1", "code: nn 01"),
        ("contacts", "id: ronda-999", "id: Ronda 999"),
        ("site", 'area: "99.01"', "area: 9-9"),
        ("site", "time_zone: Asia/Jakarta", "# time_zone: Asia/Jakarta"),
        ("site", "service: {due: 90, expires: 90}", "service: sering"),
        ("site", "name: {id: Alur Antah, en: Antah Pathways}", "name: {en: Antah Pathways}"),
        ("site", "exit_url: https://cuaca.example/", "exit_url: cuaca.example"),
    ],
)
def test_a_slip_is_underlined(name: str, old: str, new: str, folder: Path, tmp_path: Path) -> None:
    text = files_of(name)[-1].read_text("utf-8")
    assert old in text
    slip = tmp_path / f"{name}.yaml"
    slip.write_text(text.replace(old, new, 1), "utf-8")
    assert check(folder / f"{name}.json", slip).exit_code == 1


def objects(schema: Any) -> Any:
    """Every object with fields in a schema."""
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_says_what_it_is_for(name: str, folder: Path) -> None:
    schema = json.loads((folder / f"{name}.json").read_text("utf-8"))
    silent = [
        f"{each.get('title')}.{field}"
        for each in objects(schema)
        for field, told in each["properties"].items()
        if not re.fullmatch(r".{7,}[.:`)?“”\"]", told.get("description", ""))
    ]
    assert silent == []
