"""What is told of the sheets that were made: how many must not hang, why, and what to do."""

from collections.abc import Sequence
from datetime import timedelta

from generator.cli.console import say
from generator.edition.view import View
from generator.explain import Style
from generator.language.catalogue import translate
from generator.model.sheet import Printed
from generator.problem import Message
from generator.publish.prepare import CheckedContent
from generator.settings import Edition


def tell_specimens(prints: Sequence[Printed], view: View, language: str, style: Style) -> None:
    """Say in one line how many of the sheets are specimens, and why; nothing where there are none."""
    specimens = [print_.specimen for print_ in prints if print_.specimen]
    if not specimens:
        return
    codes = tuple(dict.fromkeys(code for specimen in specimens for code in specimen.codes))
    reasons = [
        translate(reason, language) for reason in _reasons(codes, any(specimen.draft for specimen in specimens), view)
    ]
    say(
        language,
        "{count} sheets, {specimens} of them specimens that must not hang: {reasons}",
        style,
        count=len(prints),
        specimens=len(specimens),
        reasons=" ".join(reasons),
    )


def tell_missing_address(prints: Sequence[Printed], content: CheckedContent, language: str, style: Style) -> None:
    """Say in one line what an address would add to the sheets; nothing where every sheet that needs one has it."""
    without = sum(print_.kind.linked and not content.shown_on(print_.kind).base_url for print_ in prints)
    if without:
        staff = content.view.edition is Edition.STAFF and content.walls and content.walls.base_url
        say(
            language,
            "{count} sheets have no QR code and no address. With a real {field} they would: a phone then tells whether "
            "the sheet is still valid.",
            style,
            count=without,
            field="staff_base_url" if staff else "base_url",
        )


def _reasons(codes: Sequence[str], draft: bool, view: View) -> list[Message]:
    reasons: list[Message] = []
    if draft:
        reasons.append(Message("The region is not open yet; delete draft: true from content/site.yaml once it is."))
    if codes:
        numbers = {channel.code: str(channel.number) for _, _, channel in view.directory.channels()}
        limits = [
            assurance.prints_until
            for code in codes
            if (assurance := view.assurances[code]).expired and assurance.prints_until
        ]
        values = {"numbers": ", ".join(dict.fromkeys(numbers[code] for code in codes)), "codes": " ".join(codes)}
        if limits:
            values["day"] = (min(limits) + timedelta(days=1)).isoformat()
            reasons.append(
                Message(
                    "The check of {numbers} is too old for paper since {day}; read its sources "
                    "again, then run alur contacts confirm {codes} --method source.",
                    values,
                )
            )
        elif not view.lapsed.issuperset(codes):
            reasons.append(
                Message(
                    "{numbers} is not sure enough for paper yet; check it, then run alur contacts confirm {codes}.",
                    values,
                )
            )
        else:
            reasons.append(
                Message(
                    "{numbers} was reported as wrong; check it, then run alur contacts confirm {codes}.",
                    values,
                )
            )
    return reasons or [Message("No number for danger is known well enough for paper; see alur check.")]
