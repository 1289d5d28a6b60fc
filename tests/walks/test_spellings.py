"""Whatever a keeper may type is built: the audit, which reads pages and sheets anew, agrees with `check`."""

import html
import shutil
from datetime import date
from pathlib import Path

import yaml

from generator.publish.prepare import load_checked
from generator.publish.release import release
from generator.settings import Settings
from tests.phone.test_number import ROWS
from tests.phone.test_prose import PROSE

TODAY = date(2026, 11, 24)
TYPED = [row for row in ROWS if row[0] == "".join(each for each in row[0] if each not in "\u202a\u202c\u2068\u2069")]
"""Hidden marks are refused where they stand in a file (`test_problems`)."""


def channel(number: str, place: int) -> dict[str, object]:
    call = {"on": "2026-11-20", "method": "test_call", "by": "Penjaga data"}
    return {
        "code": f"33-{place:02}-T1",
        "kind": "voice",
        "number": number,
        "freshness": "office",
        "confirmations": [call],
    }


def test_every_spelling_is_built_as_it_is_dialled(content_root: Path, tmp_path: Path) -> None:
    root = tmp_path / "isi"
    shutil.copytree(content_root, root)
    channels = [channel(typed, place) for place, (typed, *_) in enumerate(TYPED)]
    desk = {"id": "semua-ejaan", "organization": "dinas-lagu", "duty": "front_desk", "name": "Semua ejaan"}
    with (root / "contacts.yaml").open("a", encoding="utf-8") as file:
        yaml.safe_dump([desk | {"channels": channels}], file, allow_unicode=True, sort_keys=False, width=1000)
    nothing_to_dial = "\n\n".join(text for text, found in PROSE.items() if not found)
    question = {"id": "bukan-nomor", "question": "Mana yang bukan nomor?", "answer": nothing_to_dial}
    with (root / "content" / "faq.yaml").open("a", encoding="utf-8") as file:
        yaml.safe_dump([question], file, allow_unicode=True, sort_keys=False, width=1000)
    content = load_checked(Settings(root=root, today=TODAY))
    release(content, root, root / "site")
    page = html.unescape((root / "site" / "k" / "dinas-lagu" / "index.html").read_text("utf-8"))
    for typed, link, _, read in TYPED:
        number, _, then = read.partition(", ")
        assert f'href="{link}"' in page, typed
        assert f'<b class="num">{number}</b>' + (f' <span class="num">{then}</span>' if then else "") in page, typed
    assert "33.18.16.2001" in (root / "site" / "tanya" / "index.html").read_text("utf-8")
