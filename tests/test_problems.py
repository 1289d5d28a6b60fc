"""Wrong content gives exactly the lines that people see. Each case changes one file of the invented kabupaten."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.content.load import load_with_problems
from generator.explain import Style, explain
from generator.model.site import Site
from generator.problem import Severity
from generator.settings import Settings
from tests.building import NOT_CONTENT

Edit = Callable[[bytes], bytes]


def put(content: bytes) -> Edit:
    return lambda _: content


def swap(old: str, new: str) -> Edit:
    def edit(before: bytes) -> bytes:
        assert old.encode() in before, old
        return before.replace(old.encode(), new.encode(), 1)

    return edit


GLOSSARY = "content/glossary.yaml"

CASES: dict[str, tuple[str, Edit, list[str]]] = {
    "empty": (
        "content/taxonomy.yaml",
        put(b""),
        ["content/taxonomy.yaml:1:1: the file is empty. Fill it, or delete it if it may be missing"],
    ),
    "an empty list is a list": (GLOSSARY, put(b""), []),
    "a list of remarks alone is empty too": (GLOSSARY, put(b"# nothing\n"), []),
    "only a comment": (
        "content/taxonomy.yaml",
        put(b"# nothing\n"),
        ["content/taxonomy.yaml:1:1: the file is empty. Fill it, or delete it if it may be missing"],
    ),
    "an office that would be all offices": (
        "content/organizations/offices.yaml",
        swap("- id: dinas-lagu", "- id: semua"),
        [
            "content/organizations/offices.yaml:24:7: id: “semua” stands for all of them, on prints and in addresses. "
            "Choose another id, and change it wherever it is named"
        ],
    ),
    "a contact that would be all contacts": (
        "contacts.yaml",
        swap("- id: papan-keluhan", "- id: semua"),
        [
            "contacts.yaml:239:7: id: “semua” stands for all of them, on prints and in addresses. "
            "Choose another id, and change it wherever it is named"
        ],
    ),
    "a number of another in what a contact says of itself": (
        "contacts.yaml",
        swap("answered_by: Penjaga ronda", "answered_by: Operator 997"),
        [
            "contacts.yaml:13:20: channels.0.answered_by: the text says 997, but AB-02-T1 may not be shown yet. Take it out until it is confirmed, or name the contact instead"
        ],
    ),
    "a number in what they ask": (
        "contacts.yaml",
        swap("asks: [Apakah Anda aman sekarang]", "asks: [Apakah 0870 0000 0123 nomor Anda]"),
        [
            "contacts.yaml:33:14: channels.0.asks.0: the text says 0870 0000 0123, which is no channel in contacts.yaml. Correct it, or add the channel with its sources"
        ],
    ),
    "a number in a translation": (
        "contacts.yaml",
        swap("en: Tell or ask anything. You", "en: Or call 0870 - 0000 - 0123. You"),
        [
            "contacts.yaml:25:67: summary.en: the text says 0870 - 0000 - 0123, which is no channel in contacts.yaml. Correct it, or add the channel with its sources"
        ],
    ),
    "a number in a source's title": (
        "contacts.yaml",
        swap("{title: Ronda Langit, url", "{title: Ronda Langit (0295)381234/5, url"),
        [
            "contacts.yaml:19:19: channels.0.sources.0.title: the text says (0295)381234/5, which is no channel in contacts.yaml. Correct it, or add the channel with its sources"
        ],
    ),
    "a number in the title of a guide": (
        "content/pages/id/menemani.md",
        swap("title: Menemani orang lain", "title: Menemani, 0870/0000/0123"),
        [
            "content/pages/id/menemani.md:2:8: title: the text says 0870/0000/0123, which is no channel in contacts.yaml. Correct it, or add the channel with its sources"
        ],
    ),
    "a number in a figure": (
        "content/statistics.yaml",
        swap("basis: Laporan yang diterima UPTD", "basis: Laporan ke 870-0000-0123"),
        [
            "content/statistics.yaml:5:10: basis: the text says 870-0000-0123, which is no channel in contacts.yaml. Correct it, or add the channel with its sources"
        ],
    ),
    "a number in a neutral text": (
        "content/discreet.yaml",
        swap("en: Ask anything.", "en: Ask 62 870 0000 0123."),
        [
            "content/discreet.yaml:16:48: texts.summary.en: the text says 62 870 0000 0123, which is no channel in contacts.yaml. Correct it, or add the channel with its sources"
        ],
    ),
    "a chat as a web address": (
        "contacts.yaml",
        swap("      url: https://bintang.example/lapor", "      url: https://wa.me/6287000000123"),
        [
            "contacts.yaml:56:12: channels.2.url: https://wa.me/6287000000123 opens a WhatsApp chat; as an address nobody checks its number. Write kind: whatsapp, with the number itself"
        ],
    ),
    "a chat by its long address": (
        "contacts.yaml",
        swap(
            "      url: https://bintang.example/lapor", "      url: https://api.whatsapp.com/send?phone=6287000000123"
        ),
        [
            "contacts.yaml:56:12: channels.2.url: https://api.whatsapp.com/send?phone=6287000000123 opens a WhatsApp chat; as an address nobody checks its number. Write kind: whatsapp, with the number itself"
        ],
    ),
    "a group chat": (
        "contacts.yaml",
        swap("      url: https://bintang.example/lapor", "      url: https://chat.whatsapp.com/AbCdEf"),
        [
            "contacts.yaml:56:12: channels.2.url: https://chat.whatsapp.com/AbCdEf opens a WhatsApp chat; as an address nobody checks its number. Write kind: whatsapp, with the number itself"
        ],
    ),
    "two numbers in one": (
        "contacts.yaml",
        swap('number: "(021) 0000-0077"', 'number: "(021) 0000-0077/8"'),
        [
            "contacts.yaml:146:15: channels.0.number: (021) 0000-0077/8 is more than one number. Write two channels, each with its whole number"
        ],
    ),
    "a number that dials abroad": (
        "contacts.yaml",
        swap('number: "0870-0000-0998"', 'number: "00870-0000-0998"'),
        [
            'contacts.yaml:43:15: channels.1.number: 00870-0000-0998 begins with 00, which dials abroad. Compare with the source, then write "0870-0000-0998"'
        ],
    ),
    "a cyrillic letter in a host": (
        "contacts.yaml",
        swap("      url: https://bintang.example/lapor", "      url: https://b\u0456ntang.example/lapor"),
        [
            "contacts.yaml:56:12: channels.2.url: this is no web address. "
            "Write it whole, like https://www.example.org/page"
        ],
    ),
    "words in place of an address": (
        "contacts.yaml",
        swap("      url: https://bintang.example/lapor", "      email: tanya di sini"),
        ["contacts.yaml:56:14: channels.2.email: this is no e-mail address. Write it like dinas@example.go.id"],
    ),
    "windows file": (GLOSSARY, put(b"\xef\xbb\xbf- id: a\r\n  term: A\r\n  meaning: B\r\n"), []),
    "utf-16": (
        GLOSSARY,
        put("- id: a".encode("utf-16")),
        ["content/glossary.yaml:1:1: the file is saved as UTF-16. Save it as UTF-8"],
    ),
    "latin-1": (
        GLOSSARY,
        put(b"- id: a\n  term: caf\xe9\n"),
        [
            "content/glossary.yaml:2:12: this character is not UTF-8. Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)"
        ],
    ),
    "control character": (
        GLOSSARY,
        put(b"- id: a\n  term: a\x07\n"),
        [
            "content/glossary.yaml:2:10: an invisible control character (code 07) stands here. Delete it and type the words again"
        ],
    ),
    "tab": (
        GLOSSARY,
        put(b"- id: a\n\tterm: A\n"),
        ["content/glossary.yaml:2:1: a tab stands where spaces must stand. Use two spaces for each step to the right"],
    ),
    "open quotation mark": (
        GLOSSARY,
        put(b'- id: a\n  term: "A\n'),
        [
            "content/glossary.yaml:2:9: a quotation mark is opened here and never closed. Close it at the end of the text"
        ],
    ),
    "anchor and alias": (
        GLOSSARY,
        put(b"- id: a\n  term: &x A\n  meaning: *x\n"),
        [
            "content/glossary.yaml:2:9: “x” is a YAML anchor or alias, which Alur does not use. Write the value out in both places",
            "content/glossary.yaml:3:12: “x” is a YAML anchor or alias, which Alur does not use. Write the value out in both places",
            "content/glossary.yaml:1:3: meaning: “meaning” is missing. Add a line meaning: ... (What it means, in everyday words)",
        ],
    ),
    "tag": (
        GLOSSARY,
        put(b"- id: a\n  term: !!python/name:os.system A\n  meaning: B\n"),
        [
            "content/glossary.yaml:2:9: “tag:yaml.org,2002:python/name:os.system” is a YAML tag, which Alur does not use."
            ' Delete it; put the text in quotation marks ("...")'
        ],
    ),
    "two documents": (
        GLOSSARY,
        put(b"- id: a\n  term: A\n  meaning: B\n---\n- id: b\n"),
        ["content/glossary.yaml:4:1: a second document begins here. Delete the line ---"],
    ),
    "duplicate key": (
        GLOSSARY,
        put(b"- id: a\n  term: A\n  meaning: B\n  term: C\n"),
        [
            "content/glossary.yaml:4:3: term: the key “term” stands here a second time; the first is in line 2. Keep one of the two"
        ],
    ),
    "too deep": (
        GLOSSARY,
        put(b"[" * 5000),
        ["content/glossary.yaml:1:31: values are nested more than 30 deep. Check the brackets and the indentation"],
    ),
    "too large": (
        GLOSSARY,
        put(b"#" * 5_000_001),
        [
            "content/glossary.yaml:1:1: the file is 5 MB; the limit is 5 MB. Split it, or check whether it is the right file"
        ],
    ),
    "no list": (
        GLOSSARY,
        put(b"id: a\n"),
        ["content/glossary.yaml:1:1: a list is expected here. Begin every record with a hyphen and a space: - id: ..."],
    ),
    "no record": (
        GLOSSARY,
        put(b"- a\n"),
        ["content/glossary.yaml:1:3: a record is expected here, with a key and a value on each line. Write key: value"],
    ),
    "missing key": (
        GLOSSARY,
        put(b"- id: a\n  term: A\n"),
        [
            "content/glossary.yaml:1:3: meaning: “meaning” is missing. Add a line meaning: ... (What it means, in everyday words)"
        ],
    ),
    "misspelled key": (
        GLOSSARY,
        put(b"- id: a\n  term: A\n  meening: B\n"),
        [
            "content/glossary.yaml:1:3: meaning: “meaning” is missing. Add a line meaning: ... (What it means, in everyday words)",
            "content/glossary.yaml:3:3: meening: nobody knows the key “meening” here. Did you mean “meaning”?",
        ],
    ),
    "markup in a title": (
        GLOSSARY,
        put(b"- id: a\n  term: </title><script>x()</script>\n  meaning: B\n"),
        ["content/glossary.yaml:2:9: term: a name or title may not hold < or >. Use words instead"],
    ),
    "bad id": (
        GLOSSARY,
        put(b"- id: A B\n  term: A\n  meaning: B\n"),
        [
            "content/glossary.yaml:1:7: id: an id has only small letters, digits and single hyphens. Write it like kec-margoyoso"
        ],
    ),
    "same id twice": (
        GLOSSARY,
        put(b"- {id: a, term: A, meaning: B}\n- {id: a, term: A, meaning: B}\n"),
        ["content/glossary.yaml:2:8: id: “a” is already used in content/glossary.yaml:1:8. Choose another one"],
    ),
    "unknown law": (
        GLOSSARY,
        put(b"- {id: a, term: A, meaning: B, laws: [uu-tidak-ada-sama-sekali]}\n"),
        [
            "content/glossary.yaml:1:39: laws.0: there is no law “uu-tidak-ada-sama-sekali”. Write an id that exists, or add the record"
        ],
    ),
    "csv columns": (
        "content/areas.csv",
        put(b"kode,nama\n"),
        [
            "content/areas.csv:1:1: the first line must name the columns code,name,kind,parent,postal_codes;"
            " it names kode,nama. Write the first line exactly like that"
        ],
    ),
    "html in a guide": (
        "content/pages/id/menemani.md",
        put(b"---\ntitle: A\nsummary: B\n---\n\nSee `<b>` but not <script>x()</script>\n"),
        [
            "content/pages/id/menemani.md:6:19: raw HTML (<script>) is not allowed in a guide."
            " Use Markdown: # heading, - list, **bold**, [words](address)",
            "content/pages/id/menemani.md:6:30: raw HTML (</script>) is not allowed in a guide."
            " Use Markdown: # heading, - list, **bold**, [words](address)",
        ],
    ),
    "other Markdown in a guide": (
        "content/pages/id/menemani.md",
        put(b"---\ntitle: A\nsummary: B\n---\n\nA ~~B~~ `~~C~~`\n: D\n\n- [x] E\n\nF[^1] {: .g}\n"),
        [
            f"content/pages/id/menemani.md:{place}: “{sign}” would be printed as it stands."
            " Use Markdown: # heading, - list, **bold**, [words](address)"
            for place, sign in (("11:2", "[^1]"), ("11:7", "{: .g}"), ("6:3", "~~B~~"), ("7:1", ":"), ("9:1", "- [x]"))
        ],
    ),
    "a cell without a heading": (
        "content/pages/id/menemani.md",
        put(b"---\ntitle: A\nsummary: B\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 \\| 2 | 3 |\n| 1 | 2 | 3 |\n"),
        [
            "content/pages/id/menemani.md:10:1: this row has 3 cells, and its table 2 headings."
            " Write as many; a line in a cell is written \\|"
        ],
    ),
    "guide without head": (
        "content/pages/id/menemani.md",
        put(b"# Menemani\n"),
        [
            "content/pages/id/menemani.md:1:1: the guide does not begin with its title between two lines of ---."
            " Begin with: ---, then title: ... and summary: ..., then ---"
        ],
    ),
}


def problems_after(root: Path, style: Style = Style.TEXT) -> list[str]:
    directory, problems = load_with_problems(root)
    if directory:
        from datetime import date

        problems += check(directory, Settings(root, date(2026, 11, 24)))
    return [explain(each, "en", style) for each in problems if each.severity is Severity.ERROR]


@pytest.fixture
def wrong(tmp_path: Path, content_root: Path) -> Path:
    root = tmp_path / "root"
    shutil.copytree(content_root, root)
    return root


@pytest.mark.parametrize("case", CASES)
def test_exact_lines(case: str, wrong: Path) -> None:
    name, edit, expected = CASES[case]
    path = wrong / name
    good = problems_after(wrong)
    path.write_bytes(edit(path.read_bytes()))
    # What other records miss because this file lost its own is told too; only this file's lines are compared.
    found = [line for line in problems_after(wrong) if line not in good and line.startswith(name)]
    assert sorted(found) == sorted(expected)


def test_missing_file(wrong: Path) -> None:
    (wrong / GLOSSARY).unlink()
    assert (
        "content/glossary.yaml:1:1: the file is missing. Create it, or check where you stand; --root names another folder"
        in problems_after(wrong)
    )


def test_folder_in_place_of_a_file(wrong: Path) -> None:
    (wrong / GLOSSARY).unlink()
    (wrong / GLOSSARY).mkdir()
    assert "content/glossary.yaml:1:1: a folder stands where a file is expected. Rename the folder" in problems_after(
        wrong
    )


def test_empty_place_tells_everything_at_once(tmp_path: Path) -> None:
    lines = problems_after(tmp_path)
    assert len(lines) == 12
    assert all("is missing" in line for line in lines)


def test_github_marks_the_line(wrong: Path) -> None:
    (wrong / GLOSSARY).write_bytes(b"- id: a\n  term: A\n")
    assert (
        "::error file=content/glossary.yaml,line=1,col=3,title=field.missing::meaning: “meaning” is missing. Add a line meaning: ... (What it means, in everyday words)"
        in problems_after(wrong, Style.GITHUB)
    )


def test_all_missing_keys_are_told_at_once(content_root: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    (root / "content" / "site.yaml").write_text("name: Nama\n", "utf-8")
    _, problems = load_with_problems(root)
    missing = {each.field for each in problems if each.mark.path == "content/site.yaml"}
    assert missing >= {name for name, field in Site.model_fields.items() if field.is_required()} - {"name"}
    assert len(missing) > 8


def changed(root: Path, name: str, old: str, new: str) -> list[str]:
    """What is told after every `old` of a file became `new`, and was not told before."""
    before = problems_after(root)
    path = root / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return [line for line in problems_after(root) if line not in before]


def test_one_missing_flow_is_one_problem(wrong: Path) -> None:
    found = changed(wrong, "content/flowcharts/flowcharts.yaml", "- id: petugas\n", "- id: petugas-baru\n")
    assert [line for line in found if "there is no flow" in line] == [
        "content/organizations/offices.yaml:10:14: flowchart: there is no flow “petugas”; the same in 4 more places, for example "
        "content/organizations/offices.yaml:21:14, content/organizations/offices.yaml:30:14. Did you mean “petugas-baru”?"
    ]


def test_a_word_for_areas_that_nobody_knows_is_one_problem(wrong: Path) -> None:
    found = changed(wrong, "content/areas.csv", ",desa,", ",kampung,")
    assert found == [
        "content/areas.csv:3:21: kind: “kampung” is not possible here; the same in 3 more places, for example "
        "content/areas.csv:4:25, content/areas.csv:7:22. Possible are kecamatan, desa, kelurahan; words of this region are added to area_kinds in site.yaml"
    ]


def test_a_role_in_braces_that_nobody_has_is_one_problem(wrong: Path) -> None:
    path = wrong / "content" / "faq.yaml"
    path.write_text("".join(f"- {{id: q{at}, question: Q, answer: '{{siapa}} tahu'}}\n" for at in range(4)), "utf-8")
    assert [line for line in problems_after(wrong) if "siapa" in line] == [
        "content/faq.yaml:1:33: nobody is called {siapa} here; the same in 3 more places, for example "
        "content/faq.yaml:2:33, content/faq.yaml:3:33. Write the id of an organization in braces, or {place} for the region"
    ]


def test_what_is_missing_in_a_record_inside_a_record_says_what_it_is_for(wrong: Path) -> None:
    found = changed(wrong, "contacts.yaml", "freshness: emergency", "label: Telepon")
    assert found[0].endswith(
        "freshness: “freshness” is missing. Add a line freshness: ... (Which limit of `freshness` in `site.yaml` its check has)"
    )
