"""`alur posters`: posters alone, for one office or for all."""

from pathlib import Path
from typing import Annotated

from generator.cli.console import exit_on_refusal, say, show, show_progress
from generator.cli.options import (
    BaseUrl,
    Format,
    Lang,
    Offices,
    Root,
    Strict,
    Today,
    chosen_language,
    chosen_settings,
    ids_by_office_name,
    option,
    require_allowed,
)
from generator.cli.output.specimens import tell_missing_address, tell_specimens
from generator.explain import Style
from generator.model.sheet import EVERYONE, PAPERS, PrintKind
from generator.problem import ContentError
from generator.publish.old_site.target import require_private
from generator.publish.prepare import draw_expected, load_checked

EXAMPLES = (
    "alur posters --out cetak",
    "alur posters --office kec-margoyoso --size a3 --out cetak",
    f"alur posters --kind {PrintKind.STAFF.value} --size a4 --size f4",
)


def posters(
    out: Annotated[Path, option("--out", "Where the PDF files go.", "DIR", default=True)] = Path("posters"),
    office: Offices = None,
    kind: Annotated[list[PrintKind] | None, option("--kind", "Only this kind of poster; may be repeated.")] = None,
    size: Annotated[list[str] | None, option("--size", "Only this paper; may be repeated.", "|".join(PAPERS))] = None,
    root: Root = Path(),
    base_url: BaseUrl = None,
    style: Format = Style.TEXT,
    day: Today = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Draw posters into a folder."""
    language = chosen_language(lang)
    settings = chosen_settings(root, day, language, base_url)
    papers = require_allowed("--size", size or list(PAPERS), list(PAPERS), language)
    with exit_on_refusal(language, style):
        content = load_checked(settings)
        if strict and content.problems:
            raise ContentError(content.problems)
        all_offices = content.directory.offices
        ids = [organization.id for organization in all_offices]
        offices = require_allowed("--office", office or [], [*ids, EVERYONE], language, ids_by_office_name(all_offices))
        show([problem for problem in content.problems if problem.rule.startswith("poster.")], language, style)
        folder = require_private(out, settings.root)
        count = sum(
            (not offices or due.office in offices) and (not kind or due.kind in kind) and due.paper in papers
            for due in content.due
        )
        with show_progress(language, "Drawing", count) as progress:
            sheets = draw_expected(
                content, folder, settings.root / ".cache", progress, offices=offices, kinds=kind or (), papers=papers
            )
    real = sum(print_.specimen is None for print_ in sheets)
    say(language, "{count} posters in {folder}", style, count=real, folder=folder)
    tell_specimens(sheets, content.view, language, style)
    tell_missing_address(sheets, content, language, style)
