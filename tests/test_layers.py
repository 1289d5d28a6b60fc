"""A region laid over another folder: it says only what differs, and every message names the file that says it."""

import shutil
from pathlib import Path

import pytest

from generator.check import check
from generator.cli.app import main
from generator.content.load import load, load_with_problems
from generator.explain import explain
from generator.model.directory import Directory
from generator.settings import Settings
from tests.building import NOT_CONTENT, TODAY

SITE = "layers: [../dasar]\nregion: Kabupaten Lain\nregion_short: Kab. Lain\n"


@pytest.fixture
def region(tmp_path: Path, content_root: Path) -> Path:
    """A region over the invented kabupaten, which lies beside it; its own are its name and its areas alone."""
    shutil.copytree(content_root, tmp_path / "dasar", ignore=NOT_CONTENT)
    root = tmp_path / "daerah"
    (root / "content").mkdir(parents=True)
    (root / "content/site.yaml").write_text(SITE, "utf-8")
    shutil.copy(content_root / "content/areas.csv", root / "content")
    (root / "contacts.yaml").write_text("# milik daerah ini\n", "utf-8")
    return root


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def lines(root: Path) -> list[str]:
    return [explain(problem, "en") for problem in load_with_problems(root)[1]]


def test_a_region_says_only_what_differs(region: Path, directory: Directory) -> None:
    first, second = directory.faq[:2] if len(directory.faq) > 1 else (directory.faq[0], None)
    write(
        region, "content/faq.yaml", f'- id: {first.id}\n  question: "Lain?"\n- {{id: baru, question: Q, answer: A}}\n'
    )
    laid = load(region)
    assert str(laid.site.region) == "Kabupaten Lain"
    assert laid.site.greeting == directory.site.greeting
    assert [question.id for question in laid.faq] == [*(question.id for question in directory.faq), "baru"]
    assert (str(laid.faq[0].question), laid.faq[0].answer) == ("Lain?", first.answer)
    assert laid.faq[0].mark("question").path == "content/faq.yaml"
    assert laid.faq[0].mark("answer").path == "../dasar/content/faq.yaml"
    assert second is None or laid.faq[1] == second


def test_what_a_region_hides_is_gone(region: Path, directory: Directory) -> None:
    write(region, "content/faq.yaml", f"- hide: [{directory.faq[0].id}]\n")
    write(region, "content/pages/id/menemani.md", "---\nhide: true\n---\n")
    laid = load(region)
    assert directory.faq[0].id not in {question.id for question in laid.faq}
    assert {guide.id for guide in directory.guides} - {guide.id for guide in laid.guides} == {"menemani"}


def test_a_guide_takes_another_title_and_keeps_its_text(region: Path, directory: Directory) -> None:
    write(region, "content/pages/id/menemani.md", "---\ntitle: Lain\n---\n")
    before, after = (
        next(guide for guide in each.guides if guide.id == "menemani") for each in (directory, load(region))
    )
    assert (str(after.head.title), after.head.summary, after.body) == ("Lain", before.head.summary, before.body)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "content/faq.yaml",
            "- hide: [bukan-siapa]\n",
            "content/faq.yaml:1:10: hide: “bukan-siapa” is hidden here, and no layer below has it."
            " Delete it from the list",
        ),
        (
            "content/pages/id/salah.md",
            "---\nhide: true\n---\n",
            "content/pages/id/salah.md:2:1: “salah” is hidden here, and no layer below has it. Delete the file",
        ),
        (
            "contacts.yaml",
            "- id: sapa-129\n  channels: banyak\n",
            "contacts.yaml:2:13: channels: a list is expected here. Write each item on its own line: - item",
        ),
        (
            "content/faq.yaml",
            "- {id: baru, question: Q}\n",
            "content/faq.yaml:1:3: answer: “answer” is missing. Add a line answer: ... (A short answer)",
        ),
        (
            "content/faq.yaml",
            '- {id: baru, question: "Tanya {polisi_kita}?", answer: A}\n',
            "content/faq.yaml:1:24: nobody is called {polisi_kita} here."
            " Write the id of an organization in braces, or {place} for the region",
        ),
        (
            "content/site.yaml",
            SITE.replace("../dasar", "../dasr"),
            "content/site.yaml:1:10: layers: there is no layer “../dasr”."
            " Write 33, national, or a folder that holds content/, told from this one",
        ),
    ],
)
def test_a_problem_is_told_where_it_is_written(region: Path, name: str, text: str, said: str) -> None:
    text = text.replace("sapa-129", load(region).contacts[0].id)
    write(region, name, text)
    assert said in lines(region)


def test_what_is_wrong_below_is_told_there(region: Path) -> None:
    write(region.parent / "dasar", "content/faq.yaml", "- {id: a, question: Q}\n")
    told = "../dasar/content/faq.yaml:1:3: answer: “answer” is missing. Add a line answer: ... (A short answer)"
    assert lines(region) == [told]


def test_what_a_rule_finds_below_says_how_to_write_over_it(region: Path, settings: Settings) -> None:
    long = " ".join(["kata"] * 24)
    write(region.parent / "dasar", "content/faq.yaml", f'- {{id: a, question: "Q?", answer: "{long}."}}\n')
    told = [explain(problem, "en") for problem in check(load(region), settings)]
    (line,) = [line for line in told if line.startswith("../dasar/content/faq.yaml:1:")]
    assert line.endswith(
        "Make two of it. That file is shared, so write it in content/faq.yaml of this region,"
        " with this alone: id: a › answer"
    )


def test_the_way_to_a_field_names_records_and_ends_at_a_list_without_ids(directory: Directory) -> None:
    flow = directory.flowchart["desa"]
    assert flow.way("steps", 1, "print") == ("id: desa", "steps", f"id: {flow.steps[1].id}", "print")
    assert flow.way("panels", 0, "items", 1) == ("id: desa", "panels")


def test_names_in_braces_are_those_of_the_region(region: Path) -> None:
    office = load(region).organizations[0]
    name = office.id.replace("-", "_")
    write(
        region.parent / "dasar", "content/faq.yaml", f'- {{id: a, question: "Di {{place}}?", answer: "{{{name}}}"}}\n'
    )
    write(region, "content/organizations/nama.yaml", f"- {{id: {office.id}, short_name: Kantor Kita}}\n")
    question = load(region).faq[0]
    assert (str(question.question), str(question.answer)) == ("Di Lain?", "Kantor Kita")


def test_an_improvement_below_comes_without_a_merge_where_the_region_says_nothing(region: Path) -> None:
    base = region.parent / "dasar"
    write(base, "content/faq.yaml", '- {id: a, question: "Lama?", answer: "Lama."}\n')
    write(region, "content/faq.yaml", '- {id: a, question: "Milik kami?"}\n')
    write(base, "content/faq.yaml", '- {id: a, question: "Baru?", answer: "Baru."}\n')
    assert [(str(each.question), str(each.answer)) for each in load(region).faq] == [("Milik kami?", "Baru.")]


def run(*arguments: str | Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["alur", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_confirmation_of_a_number_below_stands_in_the_regions_own_file(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = (region.parent / "dasar/contacts.yaml").read_bytes()
    contact = load(region).contacts[0]
    code = contact.channels[0].code
    asked = ("--root", region, "--today", TODAY.isoformat())
    for _ in range(2):  # the second finds the record in the region's own file
        assert run("contacts", "reported", code, "--note", "Lain", *asked, monkeypatch=monkeypatch) == 0
        told = load(region).contacts[0]
        assert told.channels[0].reported is not None
        assert (told.id, told.channels[0].number) == (contact.id, contact.channels[0].number)
        method = ("--method", "owner_letter", "--by", "Pemilik")
        assert run("contacts", "confirm", code, *method, *asked, monkeypatch=monkeypatch) == 0
    confirmed = load(region).contacts[0].channels[0]
    assert confirmed.reported is None
    assert len(confirmed.confirmations) == len(contact.channels[0].confirmations) + 1
    assert (region.parent / "dasar/contacts.yaml").read_bytes() == below
    assert (region / "contacts.yaml").read_text("utf-8").count(f"- id: {contact.id}\n") == 1


def test_a_value_below_cannot_be_deleted_from_above(
    region: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    contact = load(region).contacts[0]
    report = (
        f"- id: {contact.id}\n  channels:\n    - {{code: {contact.channels[0].code}, reported: {{on: 2026-11-20}}}}\n"
    )
    write(region.parent / "dasar-dua", "contacts.yaml", report)
    (region.parent / "dasar-dua/content").mkdir()
    write(region, "content/site.yaml", SITE.replace("../dasar", "../dasar, ../dasar-dua"))
    asked = ("--method", "owner_letter", "--by", "Pemilik", "--root", region, "--today", TODAY.isoformat())
    assert run("contacts", "confirm", contact.channels[0].code, *asked, monkeypatch=monkeypatch) == 1
    assert "“reported” stands in a layer below and cannot be deleted from here" in capsys.readouterr().out
