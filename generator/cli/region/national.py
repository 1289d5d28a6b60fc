"""`alur national`: what the layers below have become since the region last looked, and what it hides of them."""

from datetime import date
from pathlib import Path
from typing import Annotated

import yaml

from generator.cli.console import exit_on_refusal, out, say
from generator.cli.options import Lang, Root, Today, chosen_language, chosen_settings, option
from generator.content.folder import SEEN
from generator.content.layers import layer_of
from generator.content.load import load, replaced_below
from generator.desk.confirmation.due import Reason, list_due
from generator.files.replace import write_file
from generator.shipped import LAYERS

EXAMPLES = ("alur national", "alur national --read")
_HEAD = "# Ditulis oleh alur national --read: yang sudah dibaca dari lapisan di bawah. Jangan diubah.\n"


def national(
    root: Root = Path(),
    read: Annotated[bool, option("--read", "Remember that all of this was read.", default=True)] = False,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Tell what changed below."""
    from importlib.metadata import version

    language = chosen_language(lang)
    settings = chosen_settings(root, day, language)
    with exit_on_refusal(language):
        directory = load(settings.root)
    layers = directory.site.layers
    if not layers:
        say(language, "This region stands alone: site.yaml names no layers.")
        return
    seen, known = _seen(settings.root)
    say(language, "Layers: {names}, of Alur {version}.", names=", ".join(layers), version=version("alur"))
    news = [change for name in layers for change in _changes(name) if str(change["changed"]) > seen]
    say(language, "{count} changes since {day}:", count=len(news), day=seen or "-")
    for change in sorted(news, key=lambda change: str(change["changed"])):
        out.print(f"  {change['changed']}  {change['what']}", markup=False)
    replaced = replaced_below(settings.root)
    newer = [value for value in replaced if known.get(value.name, value.digest) != value.digest]
    say(
        language,
        "{count} values of the layers are replaced by yours; {newer} of them have a newer text below:",
        count=len(replaced),
        newer=len(newer),
    )
    for value in newer:
        out.print(f"  {value.mark}: {value.name}: {value.below[:200]}", markup=False)
    layer = {
        channel.code: layer_of(contact.mark("channels", at, "code"), layers)
        for contact, at, channel in directory.channels()
    }
    below = [task for task in list_due(directory, settings) if task.reasons[0] is Reason.STALE and layer.get(task.code)]
    say(language, "{count} numbers of the layers wait for a check, which is made once for all:", count=len(below))
    for task in below:
        out.print(f"  {layer[task.code]}: {task.code} {task.name}", markup=False)
    if read:
        state = {"read": settings.today.isoformat(), "hides": {value.name: value.digest for value in replaced}}
        write_file(settings.root / SEEN, (_HEAD + yaml.safe_dump(state, allow_unicode=True)).encode())
        say(language, "Remembered in {name}.", name=SEEN)
    elif newer or news:
        say(language, "Once you have read it: alur national --read")


def _seen(root: Path) -> tuple[str, dict[str, str]]:
    """The day on which the region last said that it has read all, and what it hid of the layers then."""
    if not (root / SEEN).exists():
        return "", {}
    state = yaml.safe_load((root / SEEN).read_text("utf-8")) or {}
    return str(state.get("read", "")), dict(state.get("hides") or {})


def _changes(layer: str) -> list[dict[str, str | date]]:
    """What changed in a layer that travels with Alur, in words; nothing for one that does not tell."""
    file = LAYERS / layer / "changes.yaml"
    return list(yaml.safe_load(file.read_text("utf-8"))) if file.is_file() else []
