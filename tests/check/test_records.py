"""What once passed the check and led readers astray, or broke a build. Each case changes one file."""

import shutil
from pathlib import Path

import pytest

from generator.check import check
from generator.content.load import load, load_with_problems
from generator.explain import explain
from generator.problem import Severity
from generator.settings import Settings
from tests.building import NOT_CONTENT, TODAY

SITE, CONTACTS, OFFICES, PARTNERS, FLOWS, SERVICES, DISCREET = (
    "content/site.yaml",
    "contacts.yaml",
    "content/organizations/offices.yaml",
    "content/organizations/partners.yaml",
    "content/flowcharts/flowcharts.yaml",
    "content/services/services.yaml",
    "content/discreet.yaml",
)
DEVICE = "Windows keeps this name for a device; no file there can bear it. Choose another one, such as nul-1"

CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "nobody for danger": (
        SITE, "emergency: [ronda-999, bintang-998]", "emergency: []",
        ["emergency: no contact stands on every page and print. Name at least one contact"],
    ),
    "nobody instead": (
        SITE, "fallback: [bintang-998, ronda-999]", "fallback: []",
        ["fallback: nobody is offered where a contact is missing. Name at least one contact"],
    ),
    "a way out through a port that is none": (
        SITE, "exit_url: https://cuaca.example/", "exit_url: https://cuaca.example:99999/",
        ["exit_url: no such host or port can be. Write the address as a browser shows it, like "
         "https://ppa.kabupaten.go.id/"],
    ),
    "the staff's edition at the public's address": (
        SITE, "staff_base_url: https://petugas.antah.go.id/", "staff_base_url: https://PPA.antah.go.id",
        ["staff_base_url: another edition stands at https://PPA.antah.go.id. "
         "Write an address of its own, or delete the line: prints are then drawn without a code"],
    ),
    "the discreet edition at the staff's address": (
        DISCREET, "base_url: https://kebun.antah.go.id/", "base_url: https://petugas.antah.go.id/",
        ["base_url: another edition stands at https://petugas.antah.go.id/. "
         "Write an address of its own, or delete the line: prints are then drawn without a code"],
    ),
    "a short code twice": (
        SITE, '- {number: "997", name: Balai Obat}',
        '- {number: "997", name: Balai Obat}\n    - {number: "997", name: Lain}',
        ["telephony.short_codes.3: “997” stands twice in this list. Keep it once"],
    ),
    "one contact twice": (
        SITE, "emergency: [ronda-999, bintang-998]", "emergency: [ronda-999, ronda-999]",
        ["emergency.1: “ronda-999” stands twice in this list. Keep it once"],
    ),
    "nothing to show for danger": (
        SITE, "emergency: [ronda-999, bintang-998]", "emergency: [ronda-999, balai-obat]",
        ["emergency.1: “balai-obat” stands on every page, but none of its channels may be shown. "
         "Add sources or a confirmation, or name another contact"],
    ),
    "no number for danger": (
        SITE, "emergency: [ronda-999, bintang-998]", "emergency: [ronda-999, papan-keluhan]",
        ["emergency.1: “papan-keluhan” stands on every page, but has no number that may be shown. "
         "Add sources or a confirmation, or name another contact"],
    ),
    "two offices with one code": (
        OFFICES, "code: AB-03", "code: AB-02",
        [f"code: “AB-02” is already used in {OFFICES}:15:9. Choose another one"],
    ),
    "two flows with one code": (
        FLOWS, "code: A-03", "code: A-02",
        [f"code: “A-02” is already used in {FLOWS}:47:9. Choose another one"],
    ),
    "a flow with the code of an office": (
        FLOWS, "code: A-03", "code: AB-02",
        [f"code: “AB-02” is already used in {OFFICES}:15:9. Choose another one"],
    ),
    "a channel with the code of a flow": (
        CONTACTS, "code: AB-31-T1", "code: A-03",
        [f"channels.0.code: “A-03” is already used in {FLOWS}:139:9. Choose another one"],
    ),
    "a code that sounds like another": (
        FLOWS, "code: A-03", "code: A-O2",
        [f"code: “A-O2” is taken for “A-02” in {FLOWS}:47:9. Choose another one"],
    ),
    "an office above itself": (
        PARTNERS, "parent: dinas-dongeng", "parent: uptd-antah",
        ["parent: “uptd-antah” is its own parent: uptd-antah → uptd-antah. "
         "Name the office above it, or delete the line"],
    ),
    "two offices above each other": (
        PARTNERS, "parent: dinas-dongeng", "parent: rumah-bintang",
        ["parent: “uptd-antah” is its own parent: uptd-antah → rumah-bintang → uptd-antah. "
         "Name the office above it, or delete the line"],
    ),
    "an icon of the discreet edition": (
        DISCREET, "texts: {name: {id: Teman bicara", "texts: {icon: material/tidak-ada, name: {id: Teman bicara",
        ["texts.icon: there is no icon “material/tidak-ada”. Did you mean “material/id-card”?"],
    ),
    "an id that Windows keeps": (SERVICES, "- id: obat", "- id: aux", [f"id: {DEVICE}"]),
    "another one": (SERVICES, "- id: obat", "- id: lpt9", [f"id: {DEVICE}"]),
    "one that only begins like it": (SERVICES, "- id: obat", "- id: com10", []),
    "a language that Windows keeps": (SITE, "- {code: jv,", "- {code: nul,", [f"languages.2.code: {DEVICE}"]),
    "a day twice": (
        CONTACTS, "days: [mo, tu, we, th]", "days: [mo, tu, we, we]",
        ["channels.0.schedule.spans.days: a day stands twice in the hours 08:00 to 16:00. Keep it once"],
    ),
    "coordinates that nobody shows": (
        SERVICES, 'address: "Jalan Embun 2, Awan"', "latitude: -6.7",
        ["location.latitude: nobody knows the key “latitude” here. "
         "Delete it; possible are address, confidential, name"],
    ),
    "the address of a shelter": (
        SERVICES, "confidential: true, name", 'confidential: true, address: "Jl. 1", name',
        ["location.address: nobody knows the key “address” here. Delete it; possible are confidential, name"],
    ),
}  # fmt: skip


def copied(source: Path, place: Path) -> Path:
    return Path(shutil.copytree(source, place / "isi", ignore=NOT_CONTENT))


@pytest.mark.parametrize("case", CASES)
def test_it_is_told_with_its_line(case: str, content_root: Path, tmp_path: Path) -> None:
    name, old, new, expected = CASES[case]
    root = copied(content_root, tmp_path)
    text = (root / name).read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    (root / name).write_text(changed, "utf-8")
    directory, problems = load_with_problems(root)
    if directory is not None:
        problems += check(directory, Settings(root, TODAY))
    found = [each for each in problems if each.severity is Severity.ERROR and each.mark.path == name]
    assert [explain(each, "en").partition(": ")[2] for each in found] == expected
    at = text[: text.index(old)].count("\n") + 1
    assert all(at <= each.mark.line <= at + new.count("\n") for each in found)


PAGES = "Guides are read from content/pages/id/name.md; move or rename it, or put it elsewhere"
UNREAD = {
    "content/pages/visum.md": PAGES,
    "content/pages/id/visum.md.txt": PAGES,
    "content/pages/id/VISUM.MD": PAGES,
    "content/services/more/services.yaml": "Let its name end in .yaml, or move it elsewhere",
    "content/services/services.yml": "Let its name end in .yaml, or move it elsewhere",
    "content/organisations/offices.yaml": "Did you mean organizations?",
    "content/taksonomi.yaml": "Did you mean taxonomy.yaml?",
    "content/catatan": "Delete it or move it elsewhere",
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_file_that_nobody_reads_is_named(name: str, content_root: Path, tmp_path: Path) -> None:
    root = copied(content_root, tmp_path)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("- a", "utf-8")
    _, problems = load_with_problems(root)
    assert [explain(each, "en") for each in problems] == [f"{name}:1:1: nothing reads this file. {UNREAD[name]}"]
    assert [each.severity for each in problems] == [Severity.WARNING]


def test_a_guide_in_a_language_of_no_page_is_named(content_root: Path, tmp_path: Path) -> None:
    root = copied(content_root, tmp_path)
    (root / "content/pages/fr").mkdir()
    shutil.copy(root / "content/pages/id/menemani.md", root / "content/pages/fr/menemani.md")
    found = check(load(root), Settings(root, TODAY))
    assert [each.severity for each in found if each.rule == "guide.language"] == [Severity.WARNING]


def test_a_guide_in_english_alone_is_refused(content_root: Path, tmp_path: Path) -> None:
    root = copied(content_root, tmp_path)
    (root / "content/pages/id/menemani.md").rename(root / "content/pages/en/menemani.md")
    found = check(load(root), Settings(root, TODAY))
    assert [explain(each, "en") for each in found if each.severity is Severity.ERROR] == [
        "content/pages/en/menemani.md:2:1: the guide “menemani” is missing in Indonesian. "
        "Write content/pages/id/menemani.md; it stands wherever a translation is missing"
    ]


def test_the_head_of_a_guide_ends_where_yaml_ends(content_root: Path, tmp_path: Path) -> None:
    root = copied(content_root, tmp_path)
    path = root / "content/pages/id/menemani.md"
    path.write_text(
        "---\ntitle: Dua\nwords:\n  - |\n    satu\n    ---\n    dua\nsummary: Tiga\nneeds_review: true\n---\nIsi\n"
    )
    guide = next(each for each in load(root).guides if each.id == "menemani")
    assert (guide.head.needs_review, guide.body, guide.line) == (True, "Isi\n", 11)


def test_hours_stand_in_the_order_of_the_week(content_root: Path, tmp_path: Path) -> None:
    """However they are written: Friday's afternoon before its morning, or the end of the week first."""
    root = copied(content_root, tmp_path)
    text = (root / CONTACTS).read_text("utf-8")
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if "days: [mo, tu, we, th]" in line)
    spans = lines[first : first + 3]
    for order in ((0, 2, 1), (2, 1, 0), (1, 2, 0)):
        lines[first : first + 3] = [spans[number] for number in order]
        (root / CONTACTS).write_text("\n".join(lines) + "\n", "utf-8")
        schedule = load(root).contact["uptd-khayangan"].channels[0].schedule
        assert schedule is not None
        assert [(span.days[0], span.opens_at) for span in schedule.spans] == [
            ("mo", "08:00"), ("fr", "08:00"), ("fr", "13:00"),
        ]  # fmt: skip


def test_a_wrong_span_is_told_at_its_own_line(content_root: Path, tmp_path: Path) -> None:
    root = copied(content_root, tmp_path)
    text = (root / CONTACTS).read_text("utf-8")
    old = '          - {days: [mo, tu, we, th], opens_at: "08:00", closes_at: "16:00"}\n'
    assert old in text
    late = '          - {days: [sa], opens_at: "16:00", closes_at: "08:00"}\n'
    (root / CONTACTS).write_text(text.replace(old, late + old), "utf-8")
    (found,) = [each for each in check(load(root), Settings(root, TODAY)) if each.severity is Severity.ERROR]
    assert (found.rule, found.mark.line) == ("schedule.order", text[: text.index(old)].count("\n") + 1)
