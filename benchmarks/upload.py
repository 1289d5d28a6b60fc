"""What a change makes somebody upload: files and megabytes that differ, and minutes on a line of 1 Mbit/s.

`python -m benchmarks.upload [ROOT [DAY]]` builds the site of ROOT once, then again after each of five changes in a
copy, as the desk makes it: a number of a layer below is patched in the region's own file. Each build replaces the first
site, as a keeper's does. Files are compared by what is in them, as `rsync -c` does; a file that is gone costs nothing.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.clock import today
from generator.content.load import load
from generator.desk.own_file import FILE, change_own_file
from generator.edit.change import Change, Put
from generator.edit.editor import edit_yaml
from generator.edition.view import View, view
from generator.model.contact import ChannelKind
from generator.model.directory import Directory
from generator.publish.prepare import load_checked
from generator.publish.release import release
from generator.settings import Settings

MEGABIT = 125_000


def build(root: Path, day: date, first: Path | None = None) -> dict[str, tuple[str, int]]:
    """Digest and bytes of every file of the site, by its path; it replaces a copy of the `first` one."""
    folder = root / "site"
    shutil.rmtree(folder, ignore_errors=True)
    if first:
        shutil.copytree(first, folder)
    release(load_checked(Settings(root, day)), root, folder)
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size)
        for path in paths
    }


def another_number(directory: Directory, code: str) -> list[Change]:
    """Another last digit in the number of the channel with this code."""
    at, place, number = next(
        (at, place, str(channel.number))
        for at, contact in enumerate(directory.contacts)
        for place, channel in enumerate(contact.channels)
        if channel.code == code
    )
    return [Put((at, "channels", place, "number"), number[:-1] + ("5" if number[-1] != "5" else "6"))]


def read_again(directory: Directory, ids: Collection[str], day: date) -> list[Change]:
    """Every source of these contacts read again on this day."""
    return [
        Put((at, "channels", place, "sources", source, "checked"), day.isoformat())
        for at, contact in enumerate(directory.contacts)
        if contact.id in ids
        for place, channel in enumerate(contact.channels)
        for source in range(len(channel.sources))
    ]


def cases(directory: Directory, shown: View, day: date) -> Iterator[tuple[str, date, list[Change]]]:
    """What is changed, the day of the build, and the changes of contacts."""
    emergency = {contact.id for contact in shown.emergency}
    fallback = {contact.id for contact in shown.fallback}
    numbers = [
        (contact.id, channel)
        for contact, _, channel in directory.channels()
        if channel.number and channel.code in shown.assurances and len(channel.number) > 8
    ]
    on_screen = [(id_, channel.code) for id_, channel in numbers if channel.code not in shown.printable]
    on_paper = [
        channel.code
        for id_, channel in numbers
        if channel.code in shown.printable and id_ in emergency and channel.kind is ChannelKind.WHATSAPP
    ]
    later = day + timedelta(days=1)
    yield "nothing, the next day", later, []
    for name, codes in (
        ("a number on pages", [code for _, code in reversed(on_screen)]),
        ("a number on many pages", [code for id_, code in on_screen if id_ in fallback]),
        ("a number on paper", on_paper),
    ):
        for code in codes[:1]:
            yield f"{name}: {code}", day, another_number(directory, code)
    yield "emergency lines read again, no number changed", later, read_again(directory, emergency, later)


def main() -> None:
    """Print the table."""
    day = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else today(ROOT)
    directory = load(ROOT)
    shown = view(directory, Settings(ROOT, day))
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "isi"
        shutil.copytree(ROOT / "content", root / "content")
        original = (ROOT / FILE).read_bytes()
        (root / FILE).write_bytes(original)
        if (ROOT / ".cache").exists():
            shutil.copytree(ROOT / ".cache", root / ".cache")
        before = build(root, day)
        first = Path(shutil.move(root / "site", Path(place) / "site"))
        whole = sum(size for _, size in before.values())
        print(f"| whole site | {len(before)} | {whole / 1e6:.2f} | {whole / MEGABIT:.0f} |", flush=True)
        for name, on, changes in cases(directory, shown, day):
            own = change_own_file(directory, original, changes)
            (root / FILE).write_bytes(edit_yaml(original, FILE, own) if own else original)
            after = build(root, on, first)
            new = [size for path, (digest, size) in after.items() if before.get(path, ("",))[0] != digest]
            print(f"| {name} | {len(new)} | {sum(new) / 1e6:.2f} | {sum(new) / MEGABIT:.0f} |", flush=True)


ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

if __name__ == "__main__":
    main()
