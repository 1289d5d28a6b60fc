"""`alur` in a process of its own, as people start it, without each of the processes reading the libraries in anew.

A process that has imported what the commands stand on, and nothing else, forks one for each command (`forkserver` of
`multiprocessing`). The commands themselves are imported by each, since their help is in the language that it is told.
"""

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

LIBRARIES = ["generator.publish.release", "generator.publish.prepare", "generator.export.directory", "typer", "rich"]


@cache
def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LIBRARIES)
    return context


def run_alur(*arguments: str | Path, cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, with this environment alone and nothing on its standard input."""
    words = list(map(str, arguments))
    with TemporaryDirectory() as folder:
        told = [Path(folder, name) for name in ("out", "err")]
        process = _server().Process(target=_become, args=(words, dict(environment), cwd, told))
        process.start()
        process.join()
        out, err = (path.read_text("utf-8") for path in told)
    assert process.exitcode is not None
    return subprocess.CompletedProcess(words, process.exitcode, out, err)


def _become(words: Sequence[str], environment: dict[str, str], cwd: Path, told: Sequence[Path]) -> None:
    """Be `python -m generator` with these words, in this folder and environment; what it says goes into two files."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    for descriptor, path in enumerate(told, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), descriptor)
    sys.stdout, sys.stderr = open(1, "w", encoding="utf-8"), open(2, "w", encoding="utf-8")  # noqa: SIM115
    sys.argv = ["", *words]
    runpy.run_module("generator", run_name="__main__", alter_sys=True)
