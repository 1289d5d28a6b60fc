"""Values of `contacts.yaml` in one line: Indonesian takes the words of the sheets, English what stands there."""

from pydantic import ValidationError

from generator.desk.spreadsheet import hours, vocabulary
from generator.model.parts.schedule import Schedule
from generator.source.tree import Plain

_TRUTH = {"true": "ya", "false": "tidak"}
_KEYS = {
    "on": "tanggal",
    "method": "cara",
    "by": "oleh",
    "note": "catatan",
    "title": "judul",
    "url": "tautan",
    "published": "terbit",
    "checked": "dibaca",
    "official": "milik kantor itu",
    "kind": "jenis",
    "number": "nomor",
    "address": "alamat",
    "email": "email",
    "label": "sebutan",
    "schedule": "jam layanan",
    "cost": "biaya",
    "freshness": "batas periksa",
    "visibility": "tampil untuk",
    "confirmations": "konfirmasi",
    "reported": "laporan keliru",
    "remark": "catatan penjaga",
    "anonymous": "boleh tanpa nama",
    "calls_back": "menelepon balik",
    "answered_by": "dijawab oleh",
    "asks": "ditanya",
    "name": "nama",
    "consent": "persetujuan",
    "valid_from": "dari",
    "valid_until": "sampai",
    "text": "isi",
    "closes": "tidak dijawab",
    "instead": "gantinya",
}


def in_words(field: str, value: Plain, language: str) -> str:
    """The value of this field in one line; of a text in several languages the Indonesian."""
    key = field.rpartition(".")[2]
    if isinstance(value, list):
        return ", ".join(in_words(field, item, language) for item in value)
    if isinstance(value, dict):
        return str(value["id"]) if "id" in value else _mapping(key, value, language)
    if language != "id":
        return value or ""
    words = {member.value: word for member, word in vocabulary.OF_FIELD.get(key, {}).items()} or _TRUTH
    return words.get(value or "", value or "")


def _mapping(key: str, value: dict[str, Plain], language: str) -> str:
    if key == "schedule" and language == "id" and (spoken := _hours(value)):
        return spoken
    names = {inner: _KEYS.get(inner, inner) if language == "id" else inner for inner in value}
    between, after = (", ", " ") if key else ("; ", ": ")  # a whole channel has no field
    return between.join(f"{names[inner]}{after}{in_words(inner, one, language)}" for inner, one in value.items())


def _hours(value: dict[str, Plain]) -> str:
    """The hours as the sheets write them; empty where that would say less than the file does."""
    if set(value) - hours.SHOWN_IN_SHEET:
        return ""
    try:
        return hours.format_hours(Schedule.model_validate(value))
    except ValidationError:
        return ""
