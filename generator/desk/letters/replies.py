"""Answers to letters, as they come back: what was pasted is read by the words of the letters' own codes.

A line says what a code of a letter says, whole, or it is not understood and told; nothing is guessed. Whoever sent it
is for the keeper to judge: it is shown, and never written down.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from generator.desk.confirmation.record import add_confirmation, report_error
from generator.desk.letters.letter import DUTIES, letter_words
from generator.edit.change import Change
from generator.edition.view import view
from generator.language.dates import spoken_day
from generator.model.contact import Channel
from generator.model.directory import Directory
from generator.model.parts.evidence import ConfirmationMethod
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.problem import Message
from generator.settings import Edition, Settings
from generator.source.yaml import INVISIBLE

_CODE, _DAY = r"(?P<code>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)", r"(?P<day>\d{1,2} [^\W\d]+ \d{4})"
_LONGEST = 1000
"""Characters of a line; a longer one is no answer."""
_CHAT = re.compile(
    r"\[?(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>\d{4}|\d{2}),? (?:pukul )?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?"
    r"(?: [AaPp]\.?[Mm]\.?)?(?:\] | - |\]? )(?P<sender>[^:]{1,80}): (?P<said>.*)"
)
"""A line of a chat that WhatsApp wrote into a file: day, hour, sender, message. Its days are those of the phone's
language: some write the month first."""
_CENTURY = 100
_RIGHT, _WRONG = "Balasan surat", "Balasan surat: ada yang salah"
"""What is noted."""
_NO_ANSWER = Message("this is no answer to a letter")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer that was understood."""

    code: str
    """Of the office, or of one number."""
    right: bool
    on: date
    """The day on which it was sent; that of the pasting where the line does not say it."""
    letter: date
    """The day of the letter that it answers, as far as it says so; else the day on which it was sent."""
    sender: str
    """As the chat names who sent it; for the keeper's eyes alone."""
    rest: str
    """What else was written, for the keeper's eyes alone."""
    channels: tuple[str, ...]
    """Codes of the numbers that it is about."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is no answer, and why."""

    line: int
    text: str
    why: Message


def read_replies(text: str, directory: Directory, settings: Settings) -> tuple[tuple[Reply, ...], tuple[Unread, ...]]:
    """The answers in a pasted text, one for each code, and what was not understood. Never raises."""
    letters = _Letters(directory, settings)
    found: dict[str, Reply] = {}
    unread: list[Unread] = []
    answers: list[tuple[int, str, Reply]] = []
    for number, line in enumerate(text.splitlines(), 1):
        plain = " ".join(INVISIBLE.sub("", line).split())
        if not plain:
            continue
        reply = _read(plain, letters) if len(plain) <= _LONGEST else _NO_ANSWER
        if isinstance(reply, Message):
            unread.append(Unread(number, plain[:200], reply))
        else:
            answers.append((number, plain, reply))
    about: dict[str, set[bool]] = {}
    for _, _, reply in answers:
        for code in reply.channels:
            about.setdefault(code, set()).add(reply.right)
    for number, plain, reply in answers:
        if any(len(about[code]) > 1 for code in reply.channels):
            unread.append(Unread(number, plain[:200], Message("another line says the opposite")))
        elif reply.code not in found or found[reply.code].on < reply.on:
            found[reply.code] = reply
    return tuple(found.values()), tuple(sorted(unread, key=lambda one: one.line))


def reply_changes(directory: Directory, replies: Sequence[Reply]) -> Iterator[Change]:
    """What the answers change in the contacts: a right one confirms its numbers, a wrong one reports them."""
    done: set[str] = set()
    for reply in replies:
        for code in reply.channels:
            if code in done:
                continue
            done.add(code)
            if reply.right:
                by = str(directory.organization[_contact_of(directory, code)].short_name)
                method = ConfirmationMethod.OWNER_LETTER.value
                yield from add_confirmation(directory, code, reply.on, method, by, _RIGHT)
            else:
                yield from report_error(directory, code, reply.on, _WRONG)


def _contact_of(directory: Directory, code: str) -> str:
    return next(contact.organization for contact, _, channel in directory.channels() if channel.code == code)


@cache
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a right and a wrong answer look like: the message of the letter's code, or its first two words alone."""
    say = letter_words()
    patterns = []
    for template, end in ((say.says_right, r"\.?"), (say.says_wrong, r"(?:[.,:;]? (?P<rest>.+)|[.,:;]?)")):
        whole = re.escape(template.strip()).replace(r"\{code\}", _CODE).replace(r"\{day\}", _DAY)
        head, _, tail = whole.partition(",")
        tail = tail.partition(r"\.")[0]  # behind a wrong answer stands what is right
        patterns.append(re.compile(f"{head}(?:,{tail})?{end}", re.IGNORECASE))
    return patterns[0], patterns[1]


@cache
def _months() -> dict[str, int]:
    named = (spoken_day(date(2000, month, 1), DEFAULT_LANGUAGE).split()[1] for month in range(1, 13))
    return {name.casefold(): month for month, name in enumerate(named, 1)}


def _read(line: str, letters: "_Letters") -> Reply | Message:
    today = letters.settings.today
    chat = _CHAT.fullmatch(line)
    said = chat["said"] if chat else line
    right, wrong = (pattern.fullmatch(said.strip()) for pattern in _grammar())
    answer = right or wrong
    if answer is None:
        return _NO_ANSWER
    written = _day(answer["day"]) if answer["day"] else None
    if answer["day"] and (written is None or written > today):
        return Message("its letter has a day that cannot be: {day}", {"day": answer["day"]})
    sent = _sent(chat, written, today) if chat else today
    if sent is None:
        return Message("it is not certain on which day this was sent")
    code = answer["code"].upper()
    channels = letters.channels_of(code, written or sent)
    if channels is None:
        return Message("there is no office and no number with the code {code}", {"code": code[:40]})
    if not channels:
        return Message("no number of {code} stood in the letter of that day", {"code": code})
    asked = letter_words().says_wrong.rpartition(". ")[2].strip()
    rest = (wrong["rest"] or "").removeprefix(asked).strip() if wrong and not right else ""
    return Reply(code, right is not None, sent, written or sent, chat["sender"].strip() if chat else "", rest, channels)


def _day(spoken: str) -> date | None:
    day, month, year = spoken.split()
    try:
        return date(int(year), _months().get(month.casefold(), 0), int(day))
    except ValueError:
        return None


def _sent(chat: re.Match[str], letter: date | None, today: date) -> date | None:
    """The one day that the chat's numbers can mean, not before the letter and not in the future."""
    year = int(chat["year"]) + (today.year // _CENTURY * _CENTURY if len(chat["year"]) == 2 else 0)
    possible = set()
    for day, month in ((chat["one"], chat["two"]), (chat["two"], chat["one"])):
        try:
            possible.add(date(year, int(month), int(day)))
        except ValueError:
            continue
    fitting = [day for day in possible if (letter or date.min) <= day <= today]
    return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True)
class _Letters:
    """What letters ask about."""

    directory: Directory
    settings: Settings

    @cached_property
    def _channels(self) -> dict[str, Channel]:
        return {channel.code: channel for _, _, channel in self.directory.channels()}

    @cached_property
    def _asked(self) -> dict[str, tuple[str, ...]]:
        """By the code of an office, the codes of the numbers that its letter shows."""
        staff = replace(self.settings, edition=Edition.STAFF)
        shown = view(self.directory, staff).directory
        return {
            office.code: tuple(
                channel.code for contact in shown.contacts_of(office.id, *DUTIES) for channel in contact.channels
            )
            for office in self.directory.organizations
        }

    def channels_of(self, code: str, letter: date) -> tuple[str, ...] | None:
        """Codes of the numbers about which a letter of that day asked under this code; None for one that nobody has.

        A number with another value than then has lost what spoke for the old one: nothing that is older speaks for it.
        """
        codes = (code,) if code in self._channels else self._asked.get(code)
        return None if codes is None else tuple(one for one in codes if _stood(self._channels[one], letter))


def _stood(channel: Channel, letter: date) -> bool:
    days = [source.checked for source in channel.sources] + [done.on for done in channel.confirmations]
    return any(day <= letter for day in days)
