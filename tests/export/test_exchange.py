"""`alur export`, read by strangers: Open Referral's own schemas, three readers of vCards, a reader of feeds."""

import csv
import gettext
import io
import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
import vobject
from filelock import FileLock
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from typer.testing import CliRunner, Result
from vcard.vcard_validator import VcardValidator

from generator.audit.finding import AuditError
from generator.audit.page import read_page
from generator.cli.app import app
from generator.content.load import load
from generator.edition.view import view
from generator.export import feed
from generator.export.feed import change_feed
from generator.export.hsds import hsds_organizations
from generator.export.listing import directory_json
from generator.export.shareable import shareable
from generator.ledger.change import Grade
from generator.ledger.recall import find_recalls
from generator.model.contact import Visibility
from generator.model.directory import Directory
from generator.model.parts.base import copy_all
from generator.model.parts.schedule import Schedule
from generator.problem import ContentError
from generator.publish.exchange import export_directory
from generator.publish.prepare import load_checked
from generator.settings import Edition, Settings
from tests.browser.find_chromium import install
from tests.building import NOT_CONTENT, TODAY

HSDS = Path(__file__).parent / "hsds"
SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in HSDS.glob("*.json")}


def alur(root: Path, *words: str | Path) -> Result:
    day = ("--today", TODAY.isoformat(), "--lang", "en")
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, [*map(str, words), "--root", str(root), *day])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture(scope="module")
def root(content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(content_root, tmp_path_factory.mktemp("bagi") / "isi", ignore=NOT_CONTENT))


SPAN = {"days": ["mo"], "opens_at": "08:00", "closes_at": "14:00"}


@pytest.fixture(scope="module")
def shared(root: Path) -> Path:
    folder = root.parent / "bagikan"
    done = alur(root, "export", folder)
    assert done.exit_code == 0, done.output
    assert "6 organizations, 3 services, 4 contacts, 5 phones, 1 locations, 4 vCard, 5 blok" in done.output
    return folder


def validator(name: str) -> Draft202012Validator:
    schemas = Registry().with_resources(
        (file, Resource.from_contents(schema, DRAFT202012)) for file, schema in SCHEMAS.items()
    )
    return Draft202012Validator(SCHEMAS[name], registry=schemas, format_checker=Draft202012Validator.FORMAT_CHECKER)


def strangers(value: Any, name: str) -> list[str]:
    """Keys that the schema of this name does not know: it lets them pass, so a misspelled one would too."""
    properties = SCHEMAS[name]["properties"]
    found = [
        f"{name}: {key}" for key in value if key not in properties and (name, key) != ("organization.json", "services")
    ]
    for key, inner in value.items():
        told = properties.get(key, {})
        other = told.get("$ref") or told.get("items", {}).get("$ref")
        if key == "services":
            other = "service.json"
        for each in (inner if isinstance(inner, list) else [inner]) if other else ():
            found += strangers(each, other)
    return found


@pytest.mark.parametrize(
    ("file", "schema", "count"), [("organizations", "organization.json", 6), ("services", "service.json", 3)]
)
def test_open_referral_accepts_it(file: str, schema: str, count: int, shared: Path) -> None:
    records = json.loads((shared / "hsds" / f"{file}.json").read_text("utf-8"))
    assert len(records) == count
    assert [error.message for record in records for error in validator(schema).iter_errors(record)] == []
    assert [key for record in records for key in strangers(record, schema)] == []
    services = records if file == "services" else [inner for each in records for inner in each.get("services", ())]
    assert [error.message for each in services for error in validator("service.json").iter_errors(each)] == []
    ids = [record["id"] for record in records]
    assert len(set(ids)) == len(ids)


def test_a_season_has_its_days(directory: Directory, settings: Settings) -> None:
    day = {"valid_from": "2026-12-24", "valid_until": "2026-12-24"}
    season = {"valid_from": "2027-02-08", "valid_until": "2027-03-09", "spans": [SPAN]}
    schedule = Schedule.model_validate({"spans": [SPAN], "other_hours": [season, day]})
    contacts = tuple(
        each.model_copy(update={"channels": copy_all(each.channels, schedule=schedule)}) for each in directory.contacts
    )
    records = hsds_organizations(view(replace(directory, contacts=contacts), settings))
    told = [each for record in records for place in record.get("locations", ()) for each in place["schedules"]]
    assert [error.message for record in records for error in validator("organization.json").iter_errors(record)] == []
    assert [key for record in records for key in strangers(record, "organization.json")] == []
    assert [(each.get("valid_from"), each.get("valid_to"), each.get("byday")) for each in told[:3]] == [
        (None, None, "MO"),
        ("2026-12-24", "2026-12-24", None),
        ("2027-02-08", "2027-03-09", "MO"),
    ]
    assert told[1]["description"] == "24 Desember 2026: tutup"


def test_open_referral_refuses_what_is_wrong(shared: Path) -> None:
    record = json.loads((shared / "hsds" / "organizations.json").read_text("utf-8"))[0]
    assert [*validator("organization.json").iter_errors(record | {"id": "satu"})]
    assert [*validator("organization.json").iter_errors({key: record[key] for key in ("id", "name")})]


def test_weekdays_and_times_are_said_as_calendars_read_them(shared: Path) -> None:
    """RFC 5545, 3.3.10, as HSDS asks for it; its schema takes any text."""
    found = re.findall(
        r'"(byday|opens_at|closes_at)": "([^"]*)"', (shared / "hsds" / "organizations.json").read_text("utf-8")
    )
    assert {name for name, _ in found} == {"byday", "opens_at", "closes_at"}
    forms = {
        "byday": r"(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*",
        "opens_at": r"\d\d:\d\d",
        "closes_at": r"\d\d:\d\d",
    }
    assert [value for name, value in found if not re.fullmatch(forms[name], value)] == []


CARDS = [
    ("Ronda 999", "Ronda Langit", ["999"]),
    ("Bintang 998", "Kementerian Bintang", ["998", "+6287000000998"]),
    ("Kantor Dinas Dongeng", "Dinas Dongeng Kabupaten Antah Berantah", ["+622100000077"]),
    ("Kontak Dinas Dongeng", "Dinas Dongeng Kabupaten Antah Berantah", ["+6287000003333"]),
]


def by_vobject(file: Path) -> list[tuple[str, str, list[str]]]:
    cards = vobject.readComponents(file.read_text("utf-8"))
    return [(card.fn.value, card.org.value[0], [tel.value for tel in card.contents["tel"]]) for card in cards]


def by_vcard(file: Path) -> list[tuple[str, str, list[str]]]:
    """The package `vcard`, which refuses whatever RFC 2426 does not allow; it keeps no values, so they are cut out."""
    assert VcardValidator(str(file), verbose=False).result == ""
    found = []
    for card in re.sub(r"\r\n[ \t]", "", file.read_bytes().decode()).split("END:VCARD\r\n")[:-1]:
        values = [(line.partition(":")[0].partition(";")[0], line.partition(":")[2]) for line in card.split("\r\n")]
        found.append((dict(values)["FN"], dict(values)["ORG"], [value for name, value in values if name == "TEL"]))
    return found


PERL = r"""
use Text::vCard::Addressbook; binmode STDOUT, ":utf8";
for my $c (Text::vCard::Addressbook->new({source_file => $ARGV[0]})->vcards) {
  my ($org) = $c->get("org");
  print join("\t", $c->fullname, $org->name, map { $_->value } $c->get("tel")), "\n";
}
"""


def perl_has_it() -> bool:
    return not subprocess.run(["perl", "-MText::vCard", "-e", "1"], capture_output=True, check=False).returncode


def by_perl(file: Path) -> list[tuple[str, str, list[str]]]:
    """Debian's `libtext-vcard-perl`, installed where it is missing."""
    with FileLock(Path(tempfile.gettempdir()) / "alur-perl.lock"):
        assert perl_has_it() or not install("libtext-vcard-perl")
    read = subprocess.run(["perl", "-e", PERL, str(file)], capture_output=True, text=True, check=True).stdout
    return [(name, org, tels) for name, org, *tels in (line.split("\t") for line in read.splitlines())]


@pytest.mark.parametrize("read", [by_vobject, by_vcard, by_perl])
def test_three_readers_find_every_number(read: Any, shared: Path) -> None:
    assert read(shared / "kontak.vcf") == CARDS


def test_a_card_has_the_lines_that_phones_ask_for(shared: Path) -> None:
    lines = (shared / "kontak.vcf").read_bytes().split(b"\r\n")
    assert not [
        line for line in lines if b"\n" in line or len(line) > 75 or (line.startswith(b"TEL") and b"tel:" in line)
    ]
    for name in (b"N:;", b"FN:", b"ORG:", b"VERSION:3.0"):
        assert sum(line.startswith(name) for line in lines) == len(CARDS)


def test_nothing_leaves_that_paper_may_not_carry(shared: Path, root: Path) -> None:
    whole = load(root)
    shown = view(whole, Settings(root, TODAY))
    listed = csv.DictReader(io.StringIO((shared / "kontak.csv").read_text("utf-8")))
    assert {row["code"] for row in listed} == shown.printable
    hidden = {
        channel.value
        for _, _, channel in whole.channels()
        if channel.code not in shown.printable or channel.visibility is not Visibility.PUBLIC
    }
    assert len(hidden) > 5
    for path in shared.rglob("*.*"):
        text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", path.read_text("utf-8"))
        assert not [value for value in hidden if value in text], path


def test_nothing_leaves_while_an_emergency_number_waits(root: Path, tmp_path: Path, shared: Path) -> None:
    """What was exported before stays, and says itself how long it counts."""
    folder = Path(shutil.copytree(shared, tmp_path / "bagikan"))
    with pytest.raises(ContentError) as refused:
        export_directory(load_checked(Settings(root, TODAY + timedelta(days=400))), folder)
    assert "998" in str(refused.value.problems[0].what.values)
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == {
        folder / path.relative_to(shared): path.read_bytes() for path in shared.rglob("*.*")
    }


def test_a_lapsed_number_goes_from_lists_names_and_texts(root: Path, tmp_path: Path, shared: Path) -> None:
    folder = Path(shutil.copytree(shared, tmp_path / "bagikan"))
    content = load_checked(Settings(root, TODAY + timedelta(days=200)))
    (folder / "blok" / "kantor-lama.html").write_text("lama", "utf-8")
    export_directory(content, folder)
    assert "AB-01-T1" not in (folder / "kontak.csv").read_text("utf-8")
    assert "Kantor Dinas Dongeng: tidak dibagikan lagi" in (folder / "perubahan.atom").read_text("utf-8")
    assert not (folder / "blok" / "kantor-lama.html").exists()


def test_a_hidden_number_throws_all_away(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A channel that is not public, and a number in a text, as if `shareable` had let both through."""
    content = load_checked(Settings(root, TODAY))
    staff = view(content.directory, Settings(root, TODAY, Edition.STAFF))
    leaking = replace(content.view, directory=replace(staff.directory), assurances=staff.assurances)
    monkeypatch.setattr("generator.publish.exchange.shareable", lambda _: leaking)
    with pytest.raises(AuditError) as breach:
        export_directory(content, tmp_path / "bagikan")
    assert {"kontak.csv", "kontak.json", "kontak.vcf", "hsds/organizations.json"} <= {
        finding.path for finding in breach.value.findings
    }
    assert not (tmp_path / "bagikan").exists()


@pytest.mark.parametrize("file", ["hsds/services.json", "blok/kec-awan.html"])
def test_a_number_in_a_text_is_taken_out_or_found(
    file: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.export.shareable.without_unprintable", lambda _, text: text + " 0870-0000-7777")
    monkeypatch.setattr("generator.publish.exchange.office_block", lambda *_: {"html": "<p>0870-0000-7777"})
    with pytest.raises(AuditError) as breach:
        export_directory(load_checked(Settings(root, TODAY)), tmp_path / "bagikan")
    assert file in {finding.path for finding in breach.value.findings}


def test_a_draft_is_not_passed_on(root: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(root, tmp_path / "isi", ignore=NOT_CONTENT))
    site = copy / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8") + "draft: true\n", "utf-8")
    done = alur(copy, "export", tmp_path / "bagikan")
    assert done.exit_code == 1
    assert "content/site.yaml:" in done.output
    assert "nothing of it is passed on" in done.output
    assert not [*(tmp_path / "bagikan").iterdir()]


def test_every_row_tells_when_it_was_checked(shared: Path) -> None:
    contacts = json.loads((shared / "kontak.json").read_text("utf-8"))["contacts"]
    channels = [channel for contact in contacts for channel in contact["channels"]]
    assert all(
        date.fromisoformat(each["checked"]) <= TODAY < date.fromisoformat(each["valid_until"]) for each in channels
    )
    assert [each["tel"] for each in channels if each["code"] == "NN-02-W1"] == ["+6287000000998"]


def test_a_block_is_plain_and_says_how_long_it_holds(shared: Path) -> None:
    page = read_page((shared / "blok" / "kec-awan.html").read_text("utf-8"))
    assert page.loads == page.inline == []
    assert page.links == ["tel:998", "https://wa.me/6287000000998", "tel:999", "https://ppa.antah.go.id/q/kec-awan/"]
    for words in (page.text, (shared / "blok" / "kec-awan.txt").read_text("utf-8")):
        assert "Berlaku sampai 10 November 2027" in " ".join(words.split())
        assert "Nomor diperiksa 10 November 2026" in " ".join(words.split())


def test_a_block_is_recalled_as_paper_is(root: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(root, tmp_path / "isi", ignore=NOT_CONTENT))
    place = ("--copies", "1", "--place", "Situs Desa Embun")
    refused = alur(copy, "prints", "issue", "--office", "kec-awan", "--kind", "petugas", "--size", "situs", *place)
    assert refused.exit_code == 2
    done = alur(copy, "prints", "issue", "--office", "kec-awan", "--kind", "umum", "--size", "situs", *place)
    assert done.exit_code == 0, done.output
    (entry,) = (each for each in load(copy).prints if str(each.place) == "Situs Desa Embun")
    alur(copy, "export", tmp_path / "bagikan")
    assert f'data-alur="{entry.edition}"' in (tmp_path / "bagikan" / "blok" / "kec-awan.html").read_text("utf-8")
    assert not [each for each in find_recalls(load(copy), Settings(copy, TODAY)) if each.print.id == entry.id]
    late = find_recalls(load(copy), Settings(copy, entry.valid_until + timedelta(days=1)))
    assert [each.print.id for each in late if each.print.size == "situs"] == [entry.id]
    contacts = copy / "contacts.yaml"
    contacts.write_text(contacts.read_text("utf-8").replace('"0870-0000-0998"', '"0870-0000-0997"'), "utf-8")
    (recall,) = (each for each in find_recalls(load(copy), Settings(copy, TODAY)) if each.print.id == entry.id)
    assert recall.grade is Grade.NUMBER


def feed_after(directory: Directory, changed: Directory, days: int = 1, feed: str = "") -> Any:
    old = shareable(view(directory, Settings(Path(), TODAY)))
    new = shareable(view(changed, Settings(Path(), TODAY + timedelta(days=days))))
    return change_feed(new, directory_json(old), feed)


def with_contact(directory: Directory, contact: str, **changed: Any) -> Directory:
    contacts = tuple(each.model_copy(update=changed) if each.id == contact else each for each in directory.contacts)
    return replace(directory, contacts=contacts)


def test_the_first_feed_has_nothing_to_tell(shared: Path) -> None:
    read = feedparser.parse((shared / "perubahan.atom").read_bytes())
    assert (read.bozo, read.version, read.entries) == (False, "atom10", [])
    assert read.feed.author == "Dinas Dongeng Kabupaten Antah Berantah"


def test_the_feed_tells_what_changed_and_when_and_no_number(directory: Directory) -> None:
    contact = directory.contact["bintang-998"]
    moved = contact.channels[1].model_copy(update={"number": "0870-0000-0996"})
    text = feed_after(directory, with_contact(directory, "bintang-998", channels=(contact.channels[0], moved)))
    read = feedparser.parse(text)
    assert (read.bozo, read.version) == (False, "atom10")
    (entry,) = read.entries
    assert entry.title == "Bintang 998: WhatsApp (NN-02-W1): berubah"
    assert entry.updated == read.feed.updated == "2026-11-25T00:00:00+07:00"
    assert entry.link == "https://ppa.antah.go.id/k/kementerian-bintang/"
    assert entry.id.startswith("urn:uuid:")
    assert not re.search(r"0870|999[67]|\+62", text.replace("NN-02-W1", ""))


def test_the_feed_keeps_its_entries_and_forgets_who_is_gone(directory: Directory) -> None:
    contact = directory.contact["dinas-dongeng-kantor"]
    renamed = with_contact(directory, contact.id, name=contact.name.model_copy(update={"root": {"id": "Kantor Baru"}}))
    first = feed_after(directory, renamed)
    later = feed_after(renamed, renamed, 2, first)
    assert [entry.title for entry in feedparser.parse(later).entries] == ["Kantor Baru: nama berubah"]
    gone = with_contact(directory, contact.id, channels=())
    (last,) = feedparser.parse(feed_after(renamed, gone, 3, first)).entries
    assert last.title.endswith("tidak dibagikan lagi")


class Bracketed(gettext.NullTranslations):
    """A language in which every phrase stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"


def test_every_word_of_the_feed_is_a_phrase_of_the_catalogue(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "speaker", lambda *_: Bracketed().gettext)
    old = shareable(view(directory, Settings(Path(), TODAY)))
    told = json.loads(directory_json(old))
    lost = {"code": "NN-09-T1", "kind": "[Telepon]", "value": "1", "hours": "", "cost": "", "checked": ""}
    first, second, *_ = (each for each in told["contacts"] if each["channels"])
    first["name"] = "Nama lama"
    first["channels"][0] |= {"hours": "x", "cost": "x", "kind": "x"}
    first["channels"].append(lost)
    second["channels"][0] |= {"checked": "2020-01-01"}
    read = feedparser.parse(change_feed(old, json.dumps(told)))
    said = [read.feed.title, *(part for entry in read.entries for part in entry.content[0].value.split("; "))]
    assert len(said) == 7
    assert [part for part in said if not re.fullmatch(r"(?:.* \([\w-]+\): )?\[[^\]]+\]\.?", part)] == []


def test_a_feed_of_somebody_else_is_no_memory(root: Path, tmp_path: Path) -> None:
    (tmp_path / "kontak.json").write_text("[]", "utf-8")
    done = alur(root, "export", tmp_path)
    assert done.exit_code == 1
    assert "it is no export of Alur" in done.output
    assert (tmp_path / "kontak.json").read_text("utf-8") == "[]"
