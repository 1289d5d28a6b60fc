"""Closed vocabularies in the words of the keeper's sheets.

The sheets are a format of their own: always Indonesian, and a word that was ever in them is understood for good,
because sheets that were handed out come back months later. What readers meet is in `language/channels.py`.
"""

from collections.abc import Mapping
from enum import StrEnum

from generator.model.contact import Answer, CallBack, ChannelKind, Cost, Duty, Freshness, Visibility
from generator.model.parts.evidence import ConfirmationMethod

KIND: Mapping[StrEnum, str] = {
    ChannelKind.VOICE: "telepon",
    ChannelKind.WHATSAPP: "WhatsApp",
    ChannelKind.SMS: "SMS",
    ChannelKind.EMAIL: "email",
    ChannelKind.WEB: "situs web",
    ChannelKind.WALK_IN: "datang langsung",
    ChannelKind.EMERGENCY: "nomor darurat",
    ChannelKind.SHORT_CODE: "nomor singkat",
}
DUTY: Mapping[StrEnum, str] = {
    Duty.FOCAL_POINT: "petugas penghubung",
    Duty.DEPUTY: "cadangan",
    Duty.FRONT_DESK: "kantor",
    Duty.HOTLINE: "layanan umum",
}
COST: Mapping[StrEnum, str] = {Cost.FREE: "gratis", Cost.CREDIT: "pulsa", Cost.DATA: "kuota internet"}
ANSWER: Mapping[StrEnum, str] = {Answer.YES: "ya", Answer.NO: "tidak"}
CALL_BACK: Mapping[StrEnum, str] = {
    CallBack.NEVER: "tidak pernah",
    CallBack.ASKS_FIRST: "bertanya dulu",
    CallBack.YES: "ya",
}
FRESHNESS: Mapping[StrEnum, str] = {
    Freshness.EMERGENCY: "darurat",
    Freshness.SERVICE: "layanan",
    Freshness.OFFICE: "kantor",
}
VISIBILITY: Mapping[StrEnum, str] = {
    Visibility.PUBLIC: "semua orang",
    Visibility.STAFF: "petugas saja",
    Visibility.WITHHELD: "jangan ditampilkan",
}
METHOD: Mapping[StrEnum, str] = {
    ConfirmationMethod.TEST_CALL: "uji telepon",
    ConfirmationMethod.OWNER_LETTER: "surat pemilik",
    ConfirmationMethod.VISIT: "kunjungan",
}
YES: Mapping[StrEnum, str] = {Answer.YES: "ya"}
OF_FIELD: Mapping[str, Mapping[StrEnum, str]] = {
    "kind": KIND,
    "duty": DUTY,
    "cost": COST,
    "anonymous": ANSWER,
    "calls_back": CALL_BACK,
    "freshness": FRESHNESS,
    "visibility": VISIBILITY,
    "method": METHOD,
}
"""The words for a field of `contacts.yaml`, by its name."""
FORMER = {
    "surel": KIND[ChannelKind.EMAIL],
    "contact person": DUTY[Duty.FOCAL_POINT],
    "wakil contact person": DUTY[Duty.DEPUTY],
}
"""Words of older sheets, each with the one that took its place."""


def current_word(word: str) -> str:
    """The word that sheets have today for one that an older sheet may have; any other as it is."""
    return FORMER.get(word.casefold(), word)


def word_for(vocabulary: Mapping[StrEnum, str], value: StrEnum) -> str:
    """The word for a value; empty for one that means "not known"."""
    return vocabulary.get(value, "")


def value_of(vocabulary: Mapping[StrEnum, str], word: str) -> str | None:
    """The value behind a word, whatever its capitals; None for a word that the vocabulary does not have."""
    plain = word.casefold()
    return next((value.value for value, name in vocabulary.items() if name.casefold() == plain), None)
