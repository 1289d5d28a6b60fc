"""*Telepon*: one number at a time, with what to say; the answer is a button."""

from dataclasses import dataclass

from pydantic import ValidationError
from starlette.responses import Response

from generator.content.refused import explain_refusal
from generator.desk.confirmation.calls import attempt_changes, order_calls
from generator.desk.confirmation.due import Due, list_due
from generator.desk.confirmation.record import locate
from generator.desk.confirmation.script import calling_script, explain_how, explain_tries, explain_why
from generator.desk.editing import OpenContent, propose, require_known_code
from generator.desk.record_form import FORM
from generator.desk.spreadsheet import hours, vocabulary
from generator.language.dates import spoken_day
from generator.model.call import CallAttempt, CallResult
from generator.model.contact import Channel, ChannelKind
from generator.phone.number import chat_href, sms_href, tel_href
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.webdesk.tasks.today import is_call
from generator.webdesk.visit import LANGUAGE, Visit

ANSWERS = (
    (CallResult.RIGHT, "Benar", "dijawab orang yang tepat"),
    (CallResult.WRONG, "Salah", "orang lain yang menjawab, atau nomornya mati"),
    (CallResult.UNANSWERED, "Tidak dijawab", "coba lagi pada waktu lain"),
    (CallResult.LATER, "Nanti", "minta ditelepon lain waktu"),
    (CallResult.DO_NOT_CALL, "Jangan ditelepon", "minta tidak ditelepon lagi"),
)
TOLD = {result: word for result, word, _ in ANSWERS}


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt of before, in words."""

    when: str
    result: str
    note: str


def calling(visit: Visit) -> Response:
    """The next number, or the one in the address."""
    at = visit.bench.open()
    waiting = _waiting(visit, at)
    wanted = visit.request.path_params.get("code", "")
    task = next((task for task in waiting if not wanted or task.code == wanted), None)
    if wanted and task is None:
        require_known_code(at.directory, wanted)
        return visit.go(f"/betulkan/{locate(at.directory, wanted)[0].id}/{wanted}")
    if task is None:
        return visit.page("nobody", "Telepon")
    following = [other.code for other in waiting[waiting.index(task) + 1 :]]
    _, channel, _ = locate(at.directory, task.code)
    return visit.page(
        "calling",
        "Telepon",
        task=task,
        contact=at.directory.contact[task.contact],
        channel=channel,
        kind=vocabulary.word_for(vocabulary.KIND, channel.kind),
        href=_href(channel, at.directory.site.telephony.country),
        hours=hours.format_hours(channel.schedule),
        why=explain_why(task),
        tries=explain_tries(task.history),
        how=explain_how(task),
        script=calling_script(task, str(at.directory.site.owner)),
        history=[_told(attempt) for attempt in reversed(task.history.attempts)],
        answers=ANSWERS,
        following=following[0] if following else "",
        left=len(waiting),
    )


def called(visit: Visit) -> Response:
    """Write down how the attempt ended, as `alur contacts called` does."""
    code, result = visit.part("code"), visit.form.get("result", "")
    with visit.bench.changing() as at:
        require_known_code(at.directory, code)
        _, channel, _ = locate(at.directory, code)
        if visit.form.get("value") != channel.value:
            raise ContentError([_moved(code)])
        by, note = visit.form.get("by", "").strip(), visit.form.get("note", "").strip()
        clock = visit.bench.clock
        given = {"code": code, "on": at.settings.today, "at": clock.strftime("%H:%M"), "result": result}
        attempt = _attempt(given | {name: value for name, value in (("by", by), ("note", note)) if value})
        if attempt.result is CallResult.RIGHT and not by:
            raise ContentError([_unnamed()])
        proposal = propose(at, attempt_changes(at.directory, attempt), [attempt])
        if proposal.refused:
            raise ContentError(proposal.problems)
        visit.bench.write(at, proposal, f"{code}: {TOLD[attempt.result].lower()}, dicatat")
        visit.bench.by = by
    return visit.go("/telepon")


def _waiting(visit: Visit, at: OpenContent) -> list[Due]:
    tasks = list_due(at.directory, at.settings)
    return [task for task in order_calls(tasks, at.settings.today, visit.bench.part) if is_call(task)]


def _href(channel: Channel, country: str) -> str:
    make = {ChannelKind.WHATSAPP: chat_href, ChannelKind.SMS: sms_href}.get(channel.kind, tel_href)
    return make(channel.number or "", country)


def _told(attempt: CallAttempt) -> Try:
    hour = f", pukul {attempt.at.replace(':', '.')}" if attempt.at else ""
    return Try(spoken_day(attempt.on, LANGUAGE) + hour, TOLD[attempt.result], str(attempt.note or ""))


def _attempt(given: dict[str, object]) -> CallAttempt:
    try:
        return CallAttempt.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what, mend, rule = explain_refusal(first)
        raise ContentError([Problem(Mark(FORM), str(first["loc"][0]), what, mend, rule)]) from None


def _moved(code: str) -> Problem:
    what = Message("{code} is no longer what this page shows", {"code": code})
    return Problem(Mark("contacts.yaml"), "", what, Message("Open the page again"), Rule.FILE_MOVED)


def _unnamed() -> Problem:
    mend = Message("Go back, and write your post, not your name")
    return Problem(Mark(FORM), "by", Message("name the post that confirmed it"), mend, Rule.FIELD_MISSING)
