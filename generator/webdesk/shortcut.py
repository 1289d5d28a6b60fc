"""What a keeper clicks twice: a small file on the desktop that starts the desk, in the way of each system."""

import sys
from pathlib import Path

import platformdirs

NAME = "Alur"
PROGRAM = "alur-desk"


def program_path() -> Path:
    """Where the program lies that a shortcut starts: beside the Python that runs it."""
    return Path(sys.executable).parent / (f"{PROGRAM}.exe" if sys.platform == "win32" else PROGRAM)


def desktop_folder() -> Path:
    """The folder whose files lie on the keeper's screen."""
    return platformdirs.user_desktop_path()


def write_shortcut(folder: Path, program: Path, root: Path | None, system: str = sys.platform) -> Path:
    """Write a file into this folder, over an older one of its name, that starts `program` when it is clicked.

    The desk opens `root`, or what was open last. `system` is as `sys.platform` says. Raises `OSError`.
    """
    words = [str(program), *([str(root)] if root else [])]
    if system == "win32":
        name, text = f"{NAME}.cmd", _cmd(words)
    elif system == "darwin":
        name, text = f"{NAME}.command", "#!/bin/sh\nexec " + " ".join(map(_for_shell, words)) + "\n"
    else:
        name, text = f"{NAME}.desktop", _desktop_entry(words)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    path.chmod(0o755)  # without it neither macOS nor Linux starts it by a click
    return path


def _cmd(words: list[str]) -> str:
    """Lines for `cmd.exe`, which takes a percent sign for a variable inside quotation marks too."""
    quoted = " ".join('"{}"'.format(word.replace("%", "%%")) for word in words)
    return f'@echo off\r\nchcp 65001 >nul\r\nstart "" {quoted}\r\n'


def _for_shell(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


def _desktop_entry(words: list[str]) -> str:
    """https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html"""
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={NAME}",
            "Comment=Meja kerja penjaga data",
            f"Exec={' '.join(map(_for_entry, words))}",
            "Terminal=false",
            "Categories=Office;",
            "",
        )
    )


def _for_entry(word: str) -> str:
    """A word of `Exec`: quoted by the rules of that key, and then as every text of the file."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return '"{}"'.format(word.replace("%", "%%").replace("\\", "\\\\"))
