"""A record knows where it was read, and says the same wherever that is."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

import generator
from generator.content.load import RECENT, load
from generator.edition.view import view
from generator.model.contact import Channel, Visibility
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.base import Record
from generator.problem import Mark
from generator.settings import Edition, Settings
from generator.source.tree import find


def line_of(mark: Mark, root: Path) -> str:
    return (root / mark.path).read_text("utf-8").splitlines()[mark.line - 1][mark.column - 1 :]


@pytest.mark.parametrize("edition", list(Edition))
def test_what_an_edition_left_of_a_record_has_its_own_place(
    edition: Edition, directory: Directory, settings: Settings, content_root: Path
) -> None:
    """A hidden channel before it does not give a channel its neighbour's place."""
    hidden = {contact.channels[0].code for contact in directory.contacts if len(contact.channels) > 1}
    shown = view(without(directory, hidden), replace(settings, edition=edition)).directory
    moved = 0
    for contact in shown.contacts:
        for index, channel in enumerate(contact.channels):
            assert line_of(contact.mark("channels", index, "code"), content_root).startswith(channel.code)
            assert contact.mark("channels", index) == channel.mark()
            moved += contact.mark("channels", index) != find(contact.node, "channels", index)
    assert moved


def without(directory: Directory, codes: set[str]) -> Directory:
    """The directory with these channels withheld."""

    def kept_back(channel: Channel) -> Channel:
        return channel.model_copy(update={"visibility": Visibility.WITHHELD}) if channel.code in codes else channel

    contacts = (
        each.model_copy(update={"channels": tuple(map(kept_back, each.channels))}) for each in directory.contacts
    )
    return replace(directory, contacts=tuple(contacts))


def test_hours_that_were_put_in_order_keep_their_places(content_root: Path, tmp_path: Path) -> None:
    for name in ("contacts.yaml", "content"):
        (tmp_path / name).symlink_to(content_root / name)
    text = (content_root / "contacts.yaml").read_text("utf-8")
    lines = re.findall(r" +- \{days: \[mo, tu, we, th\].*\n +- \{days: \[fr\].*\n", text)
    first, second = lines[0].splitlines(keepends=True)
    (tmp_path / "contacts.yaml").unlink()
    (tmp_path / "contacts.yaml").write_text(text.replace(lines[0], second + first), "utf-8")
    spans = next(
        channel.schedule.spans
        for _, _, channel in load(tmp_path).channels()
        if channel.schedule and len(channel.schedule.spans) > 2
    )
    for span in spans:
        assert f'days: [{", ".join(span.days)}], opens_at: "{span.opens_at}"' in line_of(span.mark(), tmp_path)


def test_a_place_is_no_part_of_what_a_record_says(directory: Directory, content_root: Path) -> None:
    office = directory.organizations[0]
    values = {name: getattr(office, name) for name in Organization.model_fields}
    other = Organization.model_validate(values)
    assert (other, hash(other)) == (office, hash(office))
    assert other != office.model_copy(update={"id": "lain"})
    assert office.model_copy(update={"id": "lain"}).mark("name") == office.mark("name") != other.mark("name")
    RECENT.forget()
    again = load(content_root)
    assert again is not directory
    assert all(getattr(again, field.name) == getattr(directory, field.name) for field in fields(Directory))


def test_a_field_that_is_not_given_has_its_records_place(directory: Directory) -> None:
    office = directory.organizations[0]
    assert office.mark("parent", 3, "id") == office.mark() == office.node.mark


def test_no_record_is_known_by_its_place_in_memory() -> None:
    root = Path(generator.__file__).parent
    assert [str(path) for path in root.rglob("*.py") if re.search(r"(?<![\w.])id\(", path.read_text("utf-8"))] == []


def test_every_record_that_was_read_knows_where(directory: Directory) -> None:
    def inside(value: object) -> list[Record]:
        if isinstance(value, Record):
            return [value, *(each for name in value.model_fields_set for each in inside(getattr(value, name)))]
        return [found for each in value for found in inside(each)] if isinstance(value, tuple) else []

    found = [each for value in vars(directory).values() for each in inside(value)]
    assert len(found) > 200
    assert [each for each in found if not each.mark().path] == []
