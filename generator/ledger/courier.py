"""The sheet for whoever goes from wall to wall: what comes down, what is hung, and a box to tick."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from generator.language.catalogue import translate
from generator.language.dates import spoken_day
from generator.ledger import wording
from generator.ledger.recall import Recall
from generator.model.site import Site
from generator.poster.imprint import MARGIN
from generator.poster.typst.fonts import drawable
from generator.problem import Message

TEMPLATE = "courier.typ"
_SHOWN = 3
"""Reasons that fit beside a box; the keeper's list tells all."""

_WORDS = {
    "down": Message("Take down"),
    "up": Message("Hang instead"),
    "why": Message("Why"),
    "done": Message("Done"),
    "nothing": Message("Nothing yet: no print may be made today"),
    "stays": Message("Leave it, and write beside the number until when it is closed"),
    "page": Message("Page"),
    "signed": Message("Name and date of whoever did it:"),
    "back": Message("Bring this sheet back to the keeper of the data, who records it: alur prints renew ID"),
}


def courier_sheet(recalls: Sequence[Recall], site: Site, today: date, language: str) -> dict[str, Any]:
    """All that the template draws, by office and place."""
    ordered = sorted(recalls, key=lambda recall: (recall.office, str(recall.print.place), recall.print.id))
    title = translate(Message("Prints to change"), language)
    day = spoken_day(today, language)
    copies = sum(recall.print.copies for recall in recalls)
    lead = Message("Take down the old print, hang the new one, tick the box. Grade 1 first: it must not wait.")
    none = Message("Every print that hangs is still true.")
    values = {"count": len(recalls), "copies": copies, "day": day}
    count = Message("{day}: {count} prints to change, {copies} copies.", values)
    return {
        "heading": title,
        "title": f"{title}, {day}",
        "owner": drawable(str(site.owner)),
        "count": translate(count, language) if recalls else day,
        "language": language,
        "margin": MARGIN,
        "layout": {"scale": 1, "density": 1},
        "say": {
            name: translate(message, language)
            for name, message in (_WORDS | {"lead": lead if recalls else none}).items()
        },
        "offices": [
            {"name": drawable(office), "stops": [_stop(recall, language) for recall in group]}
            for office, group in groupby(ordered, key=lambda recall: recall.office)
        ],
    }


def _stop(recall: Recall, language: str) -> dict[str, Any]:
    issued = recall.print
    why = [wording.describe_change_plainly(change, language) for change in recall.changes]
    if len(why) > _SHOWN:
        more = Message("... and {count} more changes", {"count": len(why) - _SHOWN})
        why = [*why[:_SHOWN], translate(more, language)]
    return {
        "id": issued.id,
        "grade": int(recall.grade),
        "meaning": wording.describe_grade(recall.grade, language),
        "place": drawable(str(issued.place)),
        "copies": issued.copies,
        "name": f"{issued.kind} {issued.size.upper()}",
        "old": issued.edition,
        "new": recall.edition,
        "stays": recall.stays,
        "why": [drawable(reason) for reason in why],
    }
