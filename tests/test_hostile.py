"""Hostile words in every text of every record: refused with their place, or words on a page and nothing else."""

import csv
import io
import re
import shutil
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
import yaml
from markupsafe import escape
from pydantic import AfterValidator, BaseModel, StringConstraints

from generator.check import check
from generator.content.load import load_with_problems
from generator.edition.view import view
from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.flowchart import Flowchart
from generator.model.organization import Organization
from generator.model.parts.forms import Form
from generator.model.parts.text import Line, Text
from generator.model.reference import Figure, GuideHead, Law, Question, Term
from generator.model.service import Service
from generator.model.sheet import Printed, PrintKind
from generator.model.site import Site
from generator.model.taxonomy import Taxonomy
from generator.poster.read_back import read_sheet
from generator.problem import ContentError, Problem, Severity
from generator.publish.bundle import Bundle
from generator.publish.prepare import CheckedContent
from generator.publish.site import write_site
from generator.render.assets import make_assets
from generator.render.markdown import render_guide
from generator.render.pages import make_pages
from generator.settings import Settings
from generator.source import guide
from generator.source.yaml import INVISIBLE
from tests.building import NOT_CONTENT, TODAY
from tests.planning import make


@dataclass(frozen=True)
class Hostile:
    name: str
    string: str
    line: str
    text: str
    guide: str


CORPUS = [Hostile(**each) for each in yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text("utf-8"))]
HALF = Hostile("half a character", "a\ud800b", "refused", "refused", "refused")
"""No file in UTF-8 can hold it, so it comes as an escape."""
FILES: dict[str, type[BaseModel]] = {
    "contacts.yaml": Contact,
    "content/site.yaml": Site,
    "content/taxonomy.yaml": Taxonomy,
    "content/glossary.yaml": Term,
    "content/faq.yaml": Question,
    "content/legal.yaml": Law,
    "content/statistics.yaml": Figure,
    "content/organizations": Organization,
    "content/services": Service,
    "content/flowcharts": Flowchart,
}
KEEPERS = {"time_zone", "icon", "number", "photo"}
"""Free strings that are no words; each has a rule of its own, tested below."""


def copy(root: Path, place: Path) -> Path:
    return Path(shutil.copytree(root, place / "isi", ignore=NOT_CONTENT))


# ---- each string alone


@pytest.mark.parametrize("each", [*CORPUS, HALF], ids=lambda each: each.name)
@pytest.mark.parametrize("field", ["line", "text"])
def test_alone(each: Hostile, field: str, content_root: Path, tmp_path: Path) -> None:
    """As the name or the meaning of a term, written as YAML escapes."""
    root = copy(content_root, tmp_path)
    words = "".join(f"\\U{ord(character):08x}" for character in each.string)
    given = {"line": "wajar", "text": "wajar"} | {field: words}
    (root / "content" / "glossary.yaml").write_text(
        f'- id: a\n  term: "{given["line"]}"\n  meaning: "{given["text"]}"\n'
    )
    directory, problems = load_with_problems(root)
    wrong = [problem for problem in problems if problem.severity is Severity.ERROR]
    if getattr(each, field) == "inert":
        assert directory is not None
        term = directory.glossary[0]
        assert str(term.term if field == "line" else term.meaning) == each.string
    else:
        assert {(problem.mark.path, problem.mark.line) for problem in wrong} == {
            ("content/glossary.yaml", 2 if field == "line" else 3)
        }


@pytest.mark.parametrize("each", CORPUS, ids=lambda each: each.name)
def test_alone_in_a_guide(each: Hostile) -> None:
    text = f"---\ntitle: Judul\nsummary: Isi\n---\nAman.\n\n{each.string}\n"
    _, body, problems = guide.read_guide(text.encode(), "content/pages/id/x.md")
    if each.guide == "refused":
        assert problems
        assert all(problem.mark.path == "content/pages/id/x.md" and problem.mark.line >= 7 for problem in problems)
    else:
        assert problems == ()
    if not INVISIBLE.search(each.string):  # drawn all the same, nothing would be live
        seen = Seen(str(render_guide(body or each.string, escape)[0]))
        assert {tag for tag, _ in seen.shapes} <= {"p", "code", "pre", "em", "strong", "a", "h2"}
        assert seen.addresses <= {"#"}


# ---- all together, everywhere


class Seen(HTMLParser):
    """What is live in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shapes: set[tuple[str, tuple[str, ...]]] = set()
        self.addresses: set[str] = set()
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shapes.add((tag, tuple(sorted(name for name, _ in attrs))))
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src", "action", "formaction"}}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.shapes.add((f"<!--{data}-->", ()))

    handle_decl = handle_pi = unknown_decl = handle_comment  # type: ignore[assignment]


def poisoned(kind: Any, value: Any, names: tuple[str, ...], poison: dict[type, str]) -> Any:
    """The value with the poison at the end of every text in it that readers or keepers write freely."""
    origin = get_origin(kind)
    if value is None or kind is type(None):
        return value
    if origin is Annotated:
        base, *rules = get_args(kind)
        return (
            value
            if any(isinstance(rule, StringConstraints | AfterValidator | Form) for rule in rules)
            else poisoned(base, value, names, poison)
        )
    if origin in {Union, UnionType}:
        for inner in get_args(kind):
            if (made := poisoned(inner, value, names, poison)) != value:
                return made
        return value
    if origin is tuple and isinstance(value, list):
        return [poisoned(get_args(kind)[0], each, names, poison) for each in value]
    if origin is dict and isinstance(value, dict):
        return {key: poisoned(get_args(kind)[1], each, names, poison) for key, each in value.items()}
    if isinstance(kind, type) and issubclass(kind, Text):
        more = poison[Line if issubclass(kind, Line) else Text]
        return {key: each + more for key, each in value.items()} if isinstance(value, dict) else value + more
    if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
        made = dict(value)
        for name, field in kind.model_fields.items():
            if name in made and not any(
                isinstance(rule, StringConstraints | AfterValidator | Form) for rule in field.metadata
            ):
                made[name] = poisoned(field.annotation, made[name], (*names, name), poison)
        return made
    if kind is str and isinstance(value, str) and names[-1] not in KEEPERS:
        return value + poison[Line]
    return value


@pytest.fixture(scope="module")
def poison() -> dict[type, str]:
    """Everything that a line and a text may hold."""
    return {
        Line: " " + " ".join(each.string for each in CORPUS if each.line == "inert" and each.name != "octal and date"),
        Text: " " + " ".join(each.string for each in CORPUS if each.text == "inert" and each.name != "octal and date"),
    }


@pytest.fixture(scope="module")
def hostile_root(content_root: Path, tmp_path_factory: pytest.TempPathFactory, poison: dict[type, str]) -> Path:
    root = copy(content_root, tmp_path_factory.mktemp("hostile"))
    for name, model in FILES.items():
        found = root / name
        for path in sorted(found.glob("*.yaml")) if found.is_dir() else [found]:
            data = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
            made = (
                [poisoned(model, each, (), poison) for each in data]
                if isinstance(data, list)
                else poisoned(model, data, (), poison)
            )
            assert made != data, name
            path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    areas = root / "content" / "areas.csv"
    head, *rows = csv.reader(io.StringIO(areas.read_text("utf-8")))
    at = head.index("name")
    out = io.StringIO()
    csv.writer(out).writerows([head, *([*row[:at], row[at] + poison[Line], *row[at + 1 :]] for row in rows)])
    areas.write_text(out.getvalue(), "utf-8")
    for path in (root / "content" / "pages").glob("*/*.md"):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        head_data = poisoned(GuideHead, yaml.load(front, Loader=yaml.CBaseLoader), (), poison)
        words = "\n\n".join(each.string for each in CORPUS if each.guide == "inert" and each.name != "octal and date")
        path.write_text(
            f"---\n{yaml.safe_dump(head_data, allow_unicode=True, width=10_000)}---\n{body}\n\n{words}\n", "utf-8"
        )
    return root


@pytest.fixture(scope="module")
def hostile(hostile_root: Path) -> Directory:
    directory, problems = load_with_problems(hostile_root)
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    assert directory is not None
    return directory


FRAME = {"<!--doctype html-->", "html", "head", "meta", "title", "link", "script"}
MARKDOWN: set[object] = {("code", ()), ("em", ()), ("pre", ()), ("strong", ()), ("h2", ("id",))}
"""What a guide may say in Markdown."""


def live(text: str) -> set[object]:
    seen = Seen(text)
    return {*seen.shapes, *seen.addresses}


def test_everywhere_at_once_nothing_is_live(
    hostile: Directory, directory: Directory, settings: Settings, poison: dict[type, str]
) -> None:
    """The same elements, attributes and addresses as on the harmless page, and the words as words."""
    drawn = {each.url: each for each in make_pages(view(hostile, settings), (), pictures={}, search=True)}
    plain = {each.url: each for each in make_pages(view(directory, settings), (), pictures={}, search=True)}
    assert drawn.keys() == plain.keys()
    usual: set[object] = set().union(*(live(each.body) for each in plain.values()))
    marks = 0
    for url, page in drawn.items():
        allowed = usual | (MARKDOWN if page.kind == "guide" else set())
        extra = {
            each for each in live(page.body) - allowed if not (isinstance(each, str) and _as_expected(each, poison))
        }
        assert extra == set(), url
        marks += Seen(page.body).words.count("{{7*7}}")
    assert marks > 500
    assert not any("49 " in Seen(page.body).words for page in drawn.values())


def _as_expected(address: str, poison: dict[type, str]) -> bool:
    """A greeting goes into a chat, percent-encoded, and headings of guides have anchors."""
    return bool(re.fullmatch(r"https://wa\.me/\d+\?text=[\w.%~/-]+|#[\w-]+", address))


def test_the_frame_is_as_safe(hostile_root: Path, hostile: Directory, settings: Settings, tmp_path: Path) -> None:
    """Titles, too, as MkDocs writes them."""
    shown = view(hostile, settings)
    made = Bundle(
        tuple(make_pages(shown, (), pictures={}, search=False)),
        make_assets(),
        content=CheckedContent(hostile, shown, (), ()),
    )
    write_site(made, hostile_root, tmp_path / "site")
    found = sorted((tmp_path / "site").rglob("*.html"))
    assert len(found) == len(made.pages)
    for path in found:
        head = path.read_text("utf-8").partition("<body>")[0]
        assert {tag for tag, _ in Seen(head).shapes} == FRAME
        assert head.count("<script") == head.count("</script>") == 2


# ---- on paper

_SPLIT = re.compile(r"[\s\u00ad\u2010-]")
"""Where a sheet may break a line."""


PAPER = [each for each in CORPUS if each.line == "inert"]


@pytest.mark.parametrize("each", PAPER, ids=lambda each: each.name)
def test_on_paper_it_is_words_or_refused(
    each: Hostile, directory: Directory, settings: Settings, tmp_path: Path
) -> None:
    """Through every text of a flow's sheet; Typst runs, reads and fetches nothing, and does not fall over."""
    office = next(one for one in directory.offices if one.id == "dinas-lagu")
    flow = directory.flowchart[office.flowchart or ""]
    assert flow.poster is not None
    panels = tuple(
        panel.model_copy(update={"items": (Line.model_validate({"id": each.string}), *panel.items[1:])})
        for panel in flow.poster.panels
    )
    changed = flow.model_copy(update={"poster": flow.poster.model_copy(update={"panels": panels})})
    flows = tuple(changed if one is flow else one for one in directory.flowcharts)
    shown = view(replace(directory, flowcharts=flows), settings)
    refused: tuple[Problem, ...] = ()
    sheets: tuple[Printed, ...] = ()
    try:
        sheets = make(
            shown,
            tmp_path,
            offices=(office.id,),
            kinds=(PrintKind.STAFF,),
            papers=("a4",),
            cache=tmp_path,
        )
    except ContentError as error:
        refused = error.problems
    assert bool(refused) != bool(sheets)
    assert all(one.rule.startswith("poster.") for one in refused), "a word too long, or a letter without shape"
    if refused:
        return
    (sheet,) = sheets
    said = _SPLIT.sub("", read_sheet(sheet.path.read_bytes()).text)
    assert _SPLIT.sub("", each.string) in said
    assert "root:" not in said


# ---- strings that are no words


WRONG = {
    "exit": ("content/site.yaml", "exit_url: ", 'exit_url: "javascript:alert(1)" #', "field.form"),
    "exit of another": ("content/site.yaml", "exit_url: ", 'exit_url: "https://cuaca.example@elsewhere.example/" #', "field.form"),
    "exit in foreign letters": ("content/site.yaml", "exit_url: ", 'exit_url: "https://cuаca.example/" #', "field.form"),
    "zone": ("content/site.yaml", "time_zone: ", 'time_zone: "../../etc/passwd" #', "field.time-zone"),
    "icon": ("content/services/services.yaml", "  icon: ", '  icon: "../../../etc/passwd" #', "icon.unknown"),
    "icon that is near": ("content/services/services.yaml", "  icon: ", '  icon: "material/phon" #', "icon.unknown"),
    "number": ("contacts.yaml", '      number: "0870', '      number: "0870-0000<b>" #', "number.form"),
    "number in foreign digits": ("contacts.yaml", '      number: "0870', '      number: "٠٨٧٠" #', "number.plan"),
    "mailbox": ("contacts.yaml", "      email: ", '      email: "a@b.example?bcc=c@d.example" #', "field.form"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_no_address_number_or_icon_is_believed(case: str, content_root: Path, tmp_path: Path) -> None:
    name, before, after, rule = WRONG[case]
    root = copy(content_root, tmp_path)
    path = root / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    directory, problems = load_with_problems(root)
    if directory is not None:
        problems = (*problems, *check(directory, Settings(root=root, today=TODAY)))
    line = text[: text.index(before)].count("\n") + 1
    assert (rule, name, line) in {(each.rule, each.mark.path, each.mark.line) for each in problems}
    assert any(each.severity is Severity.ERROR for each in problems)
