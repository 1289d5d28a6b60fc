"""The keeper's words: why something is due, how to find out, and what to read out on the telephone."""

from generator.desk.confirmation.due import Due, HowToConfirm, Reason
from generator.model.call import CallHistory, DayPart
from generator.problem import Message

WHY = {
    Reason.DOUBTFUL: Message("reported as wrong"),
    Reason.HIDDEN: Message("not shown: too little speaks for it"),
    Reason.SECOND: Message("waits for two people to confirm it"),
    Reason.UNKNOWN: Message("no number known"),
    Reason.STALE: Message("last checked too long ago"),
    Reason.GONE: Message("its source is no longer there"),
    Reason.UNMANNED: Message("no contact person"),
    Reason.NO_CONSENT: Message("a name without consent"),
    Reason.UNPRINTED: Message("may not be printed yet"),
    Reason.NEVER: Message("never confirmed"),
}
HOW = {
    HowToConfirm.CALL: Message("Call once, in office hours. Nobody answers: try again on another day, not at once."),
    HowToConfirm.WRITE: Message("Write one short message in office hours, and wait a day for the answer."),
    HowToConfirm.VISIT: Message("Go there, or ask someone of the office who works there."),
    HowToConfirm.OPEN: Message("Open the address yourself, and ask the office whether it is theirs."),
    HowToConfirm.READ: Message(
        "Do not call. Open its sources and compare the number, then: alur contacts confirm {code} --method source"
    ),
    HowToConfirm.ASK_OWNER: Message(
        "Do not keep this line busy: it is for people in danger. Ask its owner in writing, or visit. If you must call,"
        " call once, in a quiet hour (Tuesday to Thursday, 09:00 to 10:00), and say at once that nobody is in danger."
    ),
    HowToConfirm.ASK_IN_WRITING: Message(
        "Do not call again: they asked not to be called, or nobody answers at any time of day. Ask the office in"
        " writing, or visit."
    ),
    HowToConfirm.FIND: Message("Ask the office which number may be published, in writing."),
    HowToConfirm.APPOINT: Message(
        "Ask the head of the office in writing for a contact person and a deputy: post and number."
    ),
    HowToConfirm.CONSENT: Message(
        "Ask the person whether the name may be kept. Without a yes, delete it; the post is enough."
    ),
}
_ASK = Message(
    "Good morning. I am calling from {owner}. This is no report, and nobody is in danger; I am only checking a number."
    " Is {value} still the right way to reach {name}? Who answers, and at what hours? May it stand on our website and"
    " posters? Thank you."
)
_LETTER = Message(
    "To {office}. We keep the list of places that help women and children. We have {value} for {name}. Please confirm"
    " in writing that it is right, who answers and at what hours, and whom we may ask again. Thank you. {owner}"
)
_VISIT = Message(
    "Good morning. I am from {owner}. We tell people that they may come to {value}. Is that right, and at what hours?"
    " Where do they report first? Thank you."
)
_READ = Message(
    "On the pages of its sources: is {value} still the way to reach {name}? If it stands there no more, ask {office} in"
    " writing, and call nobody."
)
_FIND = Message(
    "To {office}. We keep the list of places that help women and children, and have no number of {name} yet. Which"
    " number or address may we publish, who answers, and at what hours? Thank you. {owner}"
)
_APPOINT = Message(
    "To the head of {office}. Please name a contact person and a deputy for reports of violence against women and"
    " children: their posts, and one office number each. Names are not needed. Thank you. {owner}"
)
_CONSENT = Message(
    "Good morning. Our list has your name as the contact person of {office}. It is shown to offices only. May we keep"
    " it? You may say no, and you may take a yes back at any time. Thank you."
)
_WORDS = {
    HowToConfirm.CALL: _ASK,
    HowToConfirm.WRITE: _ASK,
    HowToConfirm.OPEN: _LETTER,
    HowToConfirm.ASK_OWNER: _LETTER,
    HowToConfirm.ASK_IN_WRITING: _LETTER,
    HowToConfirm.VISIT: _VISIT,
    HowToConfirm.READ: _READ,
    HowToConfirm.FIND: _FIND,
    HowToConfirm.APPOINT: _APPOINT,
    HowToConfirm.CONSENT: _CONSENT,
}


PARTS = {
    DayPart.MORNING: Message("in the morning, before 11:00"),
    DayPart.MIDDAY: Message("at midday, 11:00 to 14:00"),
    DayPart.AFTERNOON: Message("in the afternoon, after 14:00"),
}


def explain_tries(history: CallHistory) -> tuple[Message, ...]:
    """What was tried in vain, and when to try next; empty where nothing was."""
    if history.do_not_call:
        return (Message("they asked not to be called"),)
    if not history.failed:
        return ()
    last = history.failed[-1]
    values = {"count": len(history.failed), "day": last.on.isoformat(), "hour": last.at or "?"}
    tried = Message("not answered {count} times, last on {day} at {hour}", values)
    if history.unreached_since:
        return (tried, Message("not reached since {day}", {"day": history.unreached_since.isoformat()}))
    if history.silent or not history.untried:
        return (tried,)
    return (tried, Message("try {when}", {"when": PARTS[history.untried[0]]}))


def calling_script(due: Due, owner: str) -> Message:
    """What to say or write. Never that somebody's case is behind the question."""
    values = {"owner": owner, "office": due.office, "name": due.name, "value": due.value}
    return Message(_WORDS[due.way].text, values)


def explain_how(due: Due) -> Message:
    """How to find out whether it is right, in one or two sentences to the keeper."""
    return Message(HOW[due.way].text, {"code": due.code})


def explain_why(due: Due) -> tuple[Message, ...]:
    """Every reason in words, gravest first."""
    return tuple(
        Message("waits for a second person; so far confirmed by {posts}", {"posts": ", ".join(due.posts)})
        if reason is Reason.SECOND and due.posts
        else WHY[reason]
        for reason in due.reasons
    )
