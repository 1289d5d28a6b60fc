"""`alur new`: another region's folder from public codes, whole or not at all, and honest about what nobody knows."""

import re
import shutil
from pathlib import Path

import pytest

from generator.check import check
from generator.content.load import load, load_with_problems
from generator.desk.region.first_files import first_letters
from generator.desk.region.public_areas import UnknownAreaError, find_region
from generator.explain import explain
from generator.language.catalogue import translate
from generator.model.directory import Directory
from generator.model.parts.text import texts
from generator.problem import Severity
from generator.settings import Settings
from tests.building import TODAY
from tests.cli.test_commands import alur

REGIONS = {
    "rembang": ("33.17", "kecamatan", "desa", "Asia/Jakarta"),
    "kota-semarang": ("33.74", "kecamatan", "kelurahan", "Asia/Jakarta"),
    "nabire": ("94.01", "distrik", "kampung", "Asia/Jayapura"),
    "aceh-selatan": ("11.01", "kecamatan", "gampong", "Asia/Jakarta"),
    "sleman": ("34.04", "kapanewon", "kalurahan", "Asia/Jakarta"),
}


def made(place: Path, code: str, *more: str) -> Path:
    done = alur("new", place, "--area", code, "--today", TODAY.isoformat(), *more)
    assert done.returncode == 0, done.stdout + done.stderr
    return place


def told(root: Path) -> list[str]:
    directory, problems = load_with_problems(root)
    found = problems if directory is None else (*problems, *check(directory, Settings(root, TODAY)))
    return [explain(problem, "en") for problem in found if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("name", REGIONS)
def test_a_new_region_has_its_own_words_and_no_problem(name: str, tmp_path: Path) -> None:
    code, district, village, zone = REGIONS[name]
    root = made(tmp_path / name, code)
    assert told(root) == []
    directory = load(root)
    assert directory.site.draft
    assert directory.site.time_zone == zone
    kinds = {str(area.kind) for area in directory.areas}
    assert {district, village} <= kinds
    assert {str(flow.status.value) for flow in directory.flowcharts} == {"draft"}
    own = [contact.id for contact in directory.contacts if contact.mark().path == "contacts.yaml"]
    assert own == [], "no number is copied but those of the layers below"
    said = " ".join(str(text) for flow in directory.flowcharts for _, text in texts(flow, frozenset({"words"})))
    assert [common for common in directory.site.words if re.search(rf"\b{common}\b", said, re.IGNORECASE)] == []
    assert ("desa" in directory.site.words) == (name != "rembang")


def test_a_code_may_be_written_without_its_dot(tmp_path: Path) -> None:
    assert load(made(tmp_path / "rembang", "3317")).site.area == "33.17"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada/catatan.txt").write_text("milik saya", "utf-8")
    done = alur("new", tmp_path / "ada", "--area", "33.17")
    assert done.returncode == 2
    assert [path.name for path in (tmp_path / "ada").iterdir()] == ["catatan.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["ada"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tana Toraja", "73.18"),
        ("Kabupaten Tana Toraja", "73.18"),
        ("kab. tana toraja", "73.18"),
        ("Kota Semarang", "33.74"),
        ("Kab. Semarang", "33.22"),
        ("Jakarta Selatan", "31.74"),
        ("Kepulauan Siau Tagulandang Biaro", "71.09"),
    ],
)
def test_a_region_is_found_by_its_name(name: str, code: str) -> None:
    assert find_region(name).code == code


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Semarang",
            "2 regions are called Semarang. Write which one: Kabupaten Semarang (33.22), Kota Semarang (33.74)",
        ),
        ("Tana Torajo", "no kabupaten or city is called Tana Torajo. Did you mean “Kabupaten Tana Toraja (73.18)”?"),
        ("Antah Berantah", "no kabupaten or city is called Antah Berantah. Write its name, or its code like 33.17"),
        ("33.99", "no kabupaten or city has the code 33.99. Write its name, or its code like 33.17"),
    ],
)
def test_a_name_of_none_or_of_several_says_which_there_are(name: str, said: str) -> None:
    with pytest.raises(UnknownAreaError) as told:
        find_region(name)
    assert f"{translate(told.value.what, 'en')}. {translate(told.value.mend, 'en')}" == said


@pytest.mark.parametrize("code", ["33", "33.99", "33.17.01", "Antah Berantah", "Semarang", ""])
def test_a_code_of_no_kabupaten_leaves_nothing_behind(code: str, tmp_path: Path) -> None:
    done = alur("new", tmp_path / "baru", "--area", code)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert list(tmp_path.iterdir()) == []


def test_the_example_is_the_invented_kabupaten(tmp_path: Path, directory: Directory) -> None:
    assert alur("new", tmp_path / "contoh", "--example").returncode == 0
    assert load(tmp_path / "contoh").site == directory.site


OWN_NUMBER = """\
- id: uptd-ppa
  channels:
    - code: {code}
      kind: voice
      number: "{number}"
      freshness: service
      sources:
        - {{title: Laman resmi, url: "https://ppa.antah.go.id/", checked: 2026-11-20, official: true}}
"""
PLANTED = {
    "a text": ("content/faq.yaml", '- {id: biaya, answer: "Hubungi UPTD PPA Pati."}\n', "region.text"),
    "a title": ("content/faq.yaml", '- {id: baru, question: "Di mana Polresta Pati?", answer: A}\n', "region.text"),
    "a guide's title": (
        "content/pages/id/visum.md",
        "---\ntitle: Visum di Pengadilan Negeri Pati\n---\n",
        "region.text",
    ),
    "a rule": ("content/faq.yaml", '- {id: baru, question: Q, answer: "Menurut Perbup Pati 4/2024."}\n', "region.text"),
    "an office": (
        "content/organizations/lain.yaml",
        "- {id: uptd-ppa-pati, code: RE-70, kind: provider, name: Lain, short_name: Lain}\n",
        "region.id",
    ),
    "a court": (
        "content/organizations/lain.yaml",
        "- {id: pn-pati, code: RE-71, kind: provider, name: Lain, short_name: Lain}\n",
        "region.id",
    ),
    "a code": (
        "content/organizations/lain.yaml",
        "- {id: lain, code: PT-72, kind: provider, name: Lain, short_name: Lain}\n",
        "region.code",
    ),
    "a code of a number": (
        "contacts.yaml",
        OWN_NUMBER.format(code="PT-60-T1", number="(0295) 0000-0077"),
        "region.code",
    ),
    "an area code of telephones": (
        "contacts.yaml",
        OWN_NUMBER.format(code="RE-60-T1", number="(021) 0000-0077"),
        "region.number",
    ),
    "a village": ("content/areas.csv", "33.18.16.2001,Kapas,desa,33.17.01,\n", "area.region"),
    "a kecamatan": ("content/areas.csv", "33.18.16,Kapas,kecamatan,,\n", "area.region"),
    "the area of an office": (
        "content/organizations/lain.yaml",
        "- {id: lain, code: RE-73, kind: office, name: Lain, short_name: Lain, area: '33.18.16', flowchart: desa}\n",
        "reference.unknown",
    ),
    "a walk that does not say where": (
        "content/trace.yaml",
        f"{{checked: 2026-11-20, browser: B, scripts: {'0' * 64}, pages: 1, requests: 1, found: 0}}\n",
        "region.trace",
    ),
    "a walk": (
        "content/trace.yaml",
        f"{{area: '33.18', checked: 2026-11-20, browser: B, scripts: {'0' * 64}, pages: 1, requests: 1, found: 0}}\n",
        "region.trace",
    ),
}


@pytest.fixture(scope="module")
def rembang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("baru") / "rembang", "33.17", "--prefix", "RE")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("desa: lembang", None),
        ("desa dan kelurahan: lembang", None),
        ("Desa: lembang", None),
        ("pengadilan agama: Mahkamah Syar'iyah", None),
        ("dessa: lembang", "no shared text says “dessa”. Did you mean “desa”?"),
        ("hutaraja: lembang", "no shared text says “hutaraja”. Write the word that they say, such as desa,"),
    ],
)
def test_a_word_that_no_shared_text_says_is_told(
    words: str, said: str | None, rembang: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever one stands: where the command runs there may be another region, or none."""
    root = Path(shutil.copytree(rembang, tmp_path / "rembang"))
    monkeypatch.chdir(tmp_path)
    with (root / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write(f"words:\n  {words}\n")
    found = [each for each in check(load(root), Settings(root, TODAY)) if each.rule == "region.word"]
    assert [explain(each, "en").startswith("content/site.yaml:14:") for each in found] == [True] * bool(said)
    assert not said or said in explain(found[0], "en")


@pytest.mark.parametrize("case", PLANTED)
def test_what_belongs_to_another_region_is_found(case: str, rembang: Path, tmp_path: Path) -> None:
    name, text, rule = PLANTED[case]
    root = Path(shutil.copytree(rembang, tmp_path / "rembang"))
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    for path, planted in (("content/site.yaml", 'area_codes: ["0295"]\n'), (name, text)):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(planted)
    directory = load(root)
    found = {problem.rule.value: problem.mark.path for problem in check(directory, Settings(root, TODAY))}
    assert found.get(rule) == name


def test_letters_for_codes_are_none_that_a_shared_layer_uses() -> None:
    """`ID` and `JT` are the national layer's and Central Java's."""
    assert first_letters("Kabupaten Idanoi") == "IA"
    assert first_letters("Kota Jatibarang") == "JA"
    assert first_letters("Kabupaten Jtx") == "JX"
    assert first_letters("Kabupaten Rembang") == "RE"
