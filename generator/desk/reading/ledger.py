"""What addresses answered, beside what they answered before: the entries of `content/sources.yaml`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from pydantic import ValidationError

from generator.content.folder import READINGS
from generator.content.layers import layer_of
from generator.content.load import load
from generator.desk.editing import replace_held
from generator.desk.reading.ask import Heard
from generator.edit.change import Append, Change, Drop, Put, Value
from generator.edit.editor import edit_yaml
from generator.files.lock import alone
from generator.files.replace import read_file
from generator.model.directory import Directory
from generator.model.parts.evidence import Source
from generator.model.parts.reading import SourceReading, SourceState
from generator.settings import Settings

HEAD = (
    "# Alamat sumber: apa yang terakhir dijawabnya. Diisi oleh alur sources. Alamat yang tidak perlu ditanya diberi\n"
    "# ignore: sebabnya. Yang sudah tidak ada tidak menghapus apa pun: nomornya masuk daftar untuk diperiksa lagi.\n"
)
_ORDER = tuple(SourceReading.model_fields)


def list_addresses(directory: Directory, *, own: bool = False) -> Iterator[str]:
    """The addresses of sources that may be asked, each once; of the region's own files alone, or of all layers."""
    told: set[str] = set()
    for source in directory.sources():
        below = layer_of(source.mark("url"), directory.site.layers)
        if not source.url or source.url in told or (own and below) or _ignored(directory, source):
            continue
        told.add(source.url)
        yield source.url


def _ignored(directory: Directory, source: Source) -> bool:
    reading = directory.reading.get(source.url or "")
    return reading is not None and reading.ignore is not None


def remember(settings: Settings, heard: Iterable[Heard]) -> bool:
    """Write down what was heard on the day of the settings; gives whether anything is new.

    Raises `ContentError` if the file cannot be read, changed in place or written, or another program does not finish.
    """
    with alone(settings.root, READINGS):
        known = load(settings.root).readings
        old: bytes | None = None
        with suppress(FileNotFoundError):
            old = read_file(settings.root / READINGS)
        changes = list(reading_changes(known, heard, settings.today))
        new = edit_yaml(old or b"", READINGS, changes, HEAD) if changes else old
        if new != old:
            replace_held(settings, READINGS, old, new)
        return new != old


def reading_changes(known: Iterable[SourceReading], heard: Iterable[Heard], today: date) -> Iterator[Change]:
    """What the file has to say otherwise."""
    places = {reading.url: (place, reading) for place, reading in enumerate(known)}
    for answer in heard:
        place, before = places.get(answer.url, (-1, SourceReading(url=answer.url)))
        had, has = _fields(before), _fields(next_reading(before, answer, today))
        if place < 0:
            yield Append((), dict(has), _ORDER)
            continue
        for name in _ORDER:
            if name not in has and name in had:
                yield Drop((place, name))
            elif name in has and has[name] != had.get(name):
                yield Put((place, name), has[name], _ORDER)


def next_reading(before: SourceReading, heard: Heard, today: date) -> SourceReading:
    """What is known of an address after it was asked on this day. Silence changes nothing of what it said before."""
    if heard.state is None:
        return before.model_copy(update={"silent": before.silent or today})
    values: dict[str, object] = {
        "url": before.url,
        "ignore": before.ignore,
        "asked": today,
        "state": heard.state,
        "since": before.since if before.state is heard.state and before.since else today,
        "leads_to": heard.leads_to or None,
        "text": heard.text or before.text,
        "changed": today if heard.text and before.text and heard.text != before.text else before.changed,
    }
    try:
        return SourceReading.model_validate(values)
    except ValidationError:  # it leads to what no record could name
        values |= {"leads_to": None, "state": _without_target(heard.state)}
        return SourceReading.model_validate(values)


def _without_target(state: SourceState) -> SourceState:
    return SourceState.ANSWERS if state is SourceState.MOVED else state


def _fields(reading: SourceReading) -> Mapping[str, Value]:
    values = {name: getattr(reading, name) for name in _ORDER}
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in values.items()
        if value is not None
    }
