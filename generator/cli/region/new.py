"""`alur new`: a folder for another region, ready to check and to build."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import out, say
from generator.cli.options import BaseUrl, Lang, Today, chosen_language, chosen_url, given_day, option, refuse
from generator.desk.region.first_files import first_letters
from generator.desk.region.folder import begin_example, begin_region, may_begin_in
from generator.desk.region.public_areas import PACKAGE, MissingPackageError, PublicRegion, UnknownAreaError, find_region
from generator.language.catalogue import translate
from generator.problem import Message

EXAMPLES = (
    "alur new rembang --area 33.17",
    'alur new semarang --area "Kota Semarang"',
    'alur new rembang --area 33.17 --owner "DinsosPPKB Kabupaten Rembang" --prefix RB',
    "alur new coba --example",
)


def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    area: Annotated[
        str | None, option("--area", "Name of the kabupaten or city, or its code, such as 33.17.", "NAME")
    ] = None,
    prefix: Annotated[str | None, option("--prefix", "Two to four letters that its codes begin with.", "AB")] = None,
    owner: Annotated[str | None, option("--owner", "Who answers for the data.", "NAME")] = None,
    url: BaseUrl = None,
    example: Annotated[bool, option("--example", "The invented kabupaten of the tests, to try things.")] = False,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Write a new region's folder."""
    language = chosen_language(lang)
    if not may_begin_in(folder):
        refuse("FOLDER", Message("{folder} is not empty, and nothing is written over", {"folder": folder}), language)
    if example:
        begin_example(folder)
        say(language, "The invented kabupaten lies in {folder}.", folder=folder)
        _next(folder, language, [])
        return
    region = _region(
        area or _asked(language, Message("Name of the kabupaten or city, or its code, such as 33.17:")), language
    )
    letters = (prefix or first_letters(region.name)).upper()
    if not (letters.isalpha() and letters.isascii() and 2 <= len(letters) <= 4):
        refuse("--prefix", Message("this is no beginning of codes"), language)
    today = given_day(day, "--today", language) if day else None
    begin_region(folder, region, letters, owner or "", chosen_url(url, language) or "", today)
    counted = Counter(area.kind for area in region.areas)
    areas = ", ".join(f"{count} {kind}" for kind, count in counted.items())
    say(language, "{region} lies in {folder}: {areas}. It is a draft.", region=region.name, folder=folder, areas=areas)
    todo = [
        Message("Write the number of UPTD PPA with its source into contacts.yaml"),
        Message("Add the offices of the region in content/organizations/, and what they are called here"),
        Message("When owner and address are sure: owner_agreed and base_url in content/site.yaml, and delete draft"),
    ]
    _next(folder, language, todo)


def _region(asked: str, language: str) -> PublicRegion:
    try:
        return find_region(asked)
    except MissingPackageError:
        what = Message("the codes of areas come with the package {name}", {"name": PACKAGE})
        refuse("--area", what, language, Message("Install it: pip install {name}", {"name": PACKAGE}))
    except UnknownAreaError as error:
        refuse("--area", error.what, language, error.mend)


def _asked(language: str, question: Message) -> str:
    if not sys.stdin.isatty():
        refuse("--area", Message("the name or code of the kabupaten or city is missing"), language)
    out.print(translate(question, language), end=" ", markup=False)
    return sys.stdin.readline().strip()


def _next(folder: Path, language: str, todo: list[Message]) -> None:
    say(language, "What to do next:")
    commands = [f"alur check --root {folder}", f"alur build --root {folder}"]
    for step in (commands[0], *(translate(each, language) for each in todo), commands[1]):
        out.print(f"  - {step}", markup=False)
