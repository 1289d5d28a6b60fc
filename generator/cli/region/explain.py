"""`alur explain`: where each value of a record comes from, by file, line and layer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, out
from generator.cli.options import Lang, Root, chosen_language, chosen_root, refuse, translate_help
from generator.content.load import load
from generator.model.directory import Directory
from generator.problem import Mark, Message, suggest
from generator.source.tree import Mapping, Node, Scalar

EXAMPLES = ("alur explain sapa-129", "alur explain desa", "alur explain ID-02-T1")


def explain(
    name: Annotated[str, typer.Argument(metavar="ID", help=translate_help("Id of a record, or code of a number."))],
    root: Root = Path(),
    lang: Lang = None,
) -> None:
    """Tell where each value of it was read."""
    language = chosen_language(lang)
    place = chosen_root(root, language)
    with exit_on_refusal(language):
        directory = load(place)
    nodes = list(_nodes(directory))
    found = [node for known, node in nodes if known == name]
    if not found:
        what = Message("no record has this id, and no number this code: {name}", {"name": name})
        refuse("ID", what, language, suggest(name, dict(nodes), Message("alur check names the ids of what it tells")))
    for mark, field, value in (value for node in found for value in _values(node)):
        out.print(f"{mark}: {field}: {value}", markup=False, highlight=False, soft_wrap=True)


def _nodes(directory: Directory) -> Iterator[tuple[str, Node]]:
    """Whatever was read of each record, by an id that two kinds may share, and of each number, by its code."""
    for record in directory.records():
        if isinstance(name := getattr(record, "id", None), str):
            yield name, record.node
    for _, _, channel in directory.channels():
        yield channel.code, channel.node


def _values(node: Node, field: str = "") -> Iterator[tuple[Mark, str, str]]:
    """Each value with its place and the way to it, in the order of the record; one that is left empty is none."""
    match node:
        case Scalar(value=value, mark=mark):
            if value is not None:
                yield mark, field, value
        case Mapping(items=entries):
            for key, inner in entries.items():
                yield from _values(inner, f"{field}.{key}" if field else key)
        case _:
            for at, inner in enumerate(node.items):
                yield from _values(inner, f"{field}.{at}")
