"""Whether a folder may be replaced by a site."""

from pathlib import Path

from generator.problem import Message

_OURS = ("index.html", "pagefind/pagefind-entry.json")
"""What every site of ours holds; a folder with anything else in it is somebody's work."""


class TargetError(Exception):
    """The output cannot go where it was asked to. Nothing was changed."""

    def __init__(self, why: Message) -> None:
        self.why = why
        super().__init__(why.text.format(**why.values))


def replaceable(target: Path, root: Path) -> Path:
    """The folder, made absolute, if a site may take its place. Raises `TargetError` if that would lose anything.

    A build swaps the whole folder, so `--out .` would throw the content away.
    """
    target = target.resolve()
    if root.resolve().is_relative_to(target) or target.is_relative_to(root.resolve() / "content"):
        raise TargetError(
            Message("the site would replace the content itself: {folder}. Choose another --out", {"folder": target})
        )
    if target.is_dir():
        held = sorted(each.name for each in target.iterdir())
        if held and not all((target / name).is_file() for name in _OURS):
            raise TargetError(
                Message(
                    "{folder} holds files that are no site of Alur, such as {name}. Choose an empty --out",
                    {"folder": target, "name": held[0]},
                )
            )
    writable(target.parent)
    if target.exists() and not target.is_dir():
        raise TargetError(Message("a file stands where a folder is expected: {folder}", {"folder": target}))
    return target


def writable(folder: Path) -> Path:
    """The folder, made where it is missing. Raises `TargetError` if nothing can be written there."""
    folder = folder.resolve()
    probe = folder / ".alur-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink(missing_ok=True)
    except (FileExistsError, NotADirectoryError):
        file = next(each for each in (folder, *folder.parents) if each.exists())
        raise TargetError(Message("a file stands where a folder is expected: {folder}", {"folder": file})) from None
    except OSError as error:
        raise TargetError(
            Message("nothing can be written in {folder}: {why}", {"folder": folder, "why": error.strerror or "?"})
        ) from None
    return folder
