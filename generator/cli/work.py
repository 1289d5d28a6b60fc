"""The work that waits, as the end of a report."""

from generator.check.worklist import Worklist
from generator.cli.console import out, say
from generator.explain import translate
from generator.problem import Message

_SHOWN = 12


def print_work(work: Worklist, language: str) -> None:
    """Print every open piece of work, the gravest first, long lists shortened."""
    out.print()
    say(language, "Work to do")
    for each in work.unconfirmed[:_SHOWN]:
        state = Message("on the site, not on paper") if each.shown else Message("not shown until more speaks for it")
        out.print(f"  {each.code}  {each.contact}: {int(each.level)}/3, {translate(state, language)}", markup=False)
    _rest(len(work.unconfirmed) - _SHOWN, language)
    for text, names in (
        ("{count} numbers reported as wrong, to be checked: {names}", work.doubtful),
        ("{count} contacts without any known number: {names}", work.unknown),
        ("{count} offices without a contact person: {names}", work.without_focal_point),
        ("{count} names without a recorded consent, shown nowhere: {names}", work.without_consent),
        ("{count} flows not ratified: {names}", work.drafts),
        ("{count} texts to be read by someone who knows: {names}", work.to_review),
    ):
        if names:
            shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
            out.print("  " + translate(Message(text, {"count": len(names), "names": shown}), language), markup=False)
    for code, count in work.untranslated:
        if count:
            out.print(
                "  "
                + translate(Message("{count} texts not translated: {code}", {"count": count, "code": code}), language),
                markup=False,
            )


def _rest(count: int, language: str) -> None:
    if count > 0:
        out.print(
            "  " + translate(Message("... and {count} more numbers to confirm", {"count": count}), language),
            markup=False,
        )
