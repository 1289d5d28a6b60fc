"""What a change makes somebody upload: files and megabytes that differ, and minutes on a line of 1 Mbit/s.

`python -m benchmarks.upload [ROOT [DAY]]` builds the site of ROOT once, then again after each of five changes in a
copy. Files are compared by what is in them, as `rsync -c` does; a file that is gone costs nothing.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.clock import today
from generator.content.load import load
from generator.edition.view import View, view
from generator.model.base import Record
from generator.model.contact import Channel, ChannelKind, Contact
from generator.publish.prepare import load_checked
from generator.publish.release import release
from generator.settings import Settings

MEGABIT = 125_000
Lines = list[str]


def build(root: Path, day: date) -> dict[str, tuple[str, int]]:
    """Digest and bytes of every file of the site, by its path."""
    folder = root / "site"
    shutil.rmtree(folder, ignore_errors=True)
    release(load_checked(Settings(root, day)), root, folder)
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size)
        for path in paths
    }


def another_number(lines: Lines, channel: Channel) -> None:
    """Another last digit in the channel's number."""
    at, number = channel.mark("number").line - 1, str(channel.number)
    last = "5" if number[-1] != "5" else "6"
    digits = number.rstrip('"')
    lines[at] = lines[at].replace(digits, digits[:-1] + last)


def checked_on(lines: Lines, contact: Contact, day: date) -> None:
    """Every source of the contact read again on this day."""
    for channel in contact.channels:
        for source in channel.sources:
            at = mark(source) - 1
            lines[at] = lines[at].replace(source.checked.isoformat(), day.isoformat())


def mark(source: Record) -> int:
    """The line of its day."""
    return source.mark("checked").line


def cases(shown: View, day: date) -> Iterator[tuple[str, date, Callable[[Lines], None]]]:
    """What is changed, the day of the build, and the change of `contacts.yaml`."""
    emergency, known = shown.emergency, {contact.id: contact for contact in load(ROOT).contacts}
    numbers = [
        (contact, channel)
        for contact in shown.directory.contacts
        for channel in known[contact.id].channels
        if channel.number and channel.code in shown.assurances and len(channel.number) > 8
    ]
    on_screen = [(contact, channel) for contact, channel in numbers if channel.code not in shown.printable]
    yield "nothing, the next day", day + timedelta(days=1), lambda lines: None
    if on_screen:
        yield f"a number on pages: {on_screen[-1][1].code}", day, lambda lines: another_number(lines, on_screen[-1][1])
    for contact, channel in on_screen:
        if contact in shown.fallback:
            yield f"a number on many pages: {channel.code}", day, lambda lines, it=channel: another_number(lines, it)
            break
    for contact, channel in numbers:
        if channel.code in shown.printable and contact in emergency and channel.kind is ChannelKind.WHATSAPP:
            yield f"a number on paper: {channel.code}", day, lambda lines, it=channel: another_number(lines, it)
            break
    later = day + timedelta(days=1)

    def read_again(lines: Lines) -> None:
        for contact in emergency:
            checked_on(lines, known[contact.id], later)

    yield "emergency lines read again, no number changed", later, read_again


def main() -> None:
    """Print the table."""
    day = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else today(ROOT)
    shown = view(load(ROOT), Settings(ROOT, day))
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "isi"
        shutil.copytree(ROOT / "content", root / "content")
        original = (ROOT / "contacts.yaml").read_text("utf-8")
        (root / "contacts.yaml").write_text(original, "utf-8")
        if (ROOT / ".cache").exists():
            shutil.copytree(ROOT / ".cache", root / ".cache")
        before = build(root, day)
        whole = sum(size for _, size in before.values())
        print(f"whole site: {len(before)} files, {whole / 1e6:.1f} MB, {whole / MEGABIT / 60:.1f} min", flush=True)
        for name, on, change in cases(shown, day):
            lines = original.splitlines(keepends=True)
            change(lines)
            (root / "contacts.yaml").write_text("".join(lines), "utf-8")
            after = build(root, on)
            new = [size for path, (digest, size) in after.items() if before.get(path, ("",))[0] != digest]
            seconds = sum(new) / MEGABIT
            print(f"{name}: {len(new)} files, {sum(new) / 1e6:.2f} MB, {seconds:.0f} s", flush=True)


ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

if __name__ == "__main__":
    main()
