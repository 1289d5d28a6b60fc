"""Tests that cannot fail are worth nothing: break the product on purpose, one fault at a time, and see them fail.

    python -m tests.faults.plant            every fault of faults.yaml
    python -m tests.faults.plant contrast   those whose name holds a word

Works on a copy of the last commit. Exit code 1 if a fault goes unnoticed or no longer fits the code.
"""

import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
NOTICED = 1
"""What pytest exits with when tests ran and failed; anything above is a fault of the call itself."""


@dataclass(frozen=True)
class Fault:
    """One change for the worse, and the tests that must notice."""

    name: str
    file: str
    find: str
    put: str
    test: str

    def planted(self, text: str) -> str:
        """The file with the fault. Raises `ValueError` unless its text stands there exactly once."""
        if text.count(self.find) != 1:
            raise ValueError(f"stands {text.count(self.find)} times in {self.file}: {self.find}")
        return text.replace(self.find, self.put)


def tell(fault: Fault, copy: Path) -> str:
    """Plant it, run its tests, take it out again. What happened, in a few words; empty where it was noticed."""
    file = copy / fault.file
    whole = file.read_text("utf-8")
    try:
        file.write_text(fault.planted(whole), "utf-8")
    except ValueError as error:
        return str(error)
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *shlex.split(fault.test)]
    ran = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    file.write_text(whole, "utf-8")
    if ran.returncode == NOTICED:
        return ""
    last = (ran.stdout.strip() or ran.stderr.strip()).splitlines()[-1:]
    return "NOT NOTICED" if ran.returncode == 0 else f"pytest could not run ({ran.returncode}): {' '.join(last)}"


def main() -> None:
    """Print one line for each fault."""
    wanted = " ".join(sys.argv[1:]).lower()
    faults = [Fault(**each) for each in yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text("utf-8"))]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="alur-faults-") as place:
        copy = Path(place) / "alur"
        subprocess.run(["git", "clone", "-q", "--shared", str(ROOT), str(copy)], check=True)
        for fault in [each for each in faults if wanted in each.name.lower()]:
            began = time.monotonic()
            wrong = tell(fault, copy)
            missed += bool(wrong)
            print(
                f"{wrong or 'noticed':12} {time.monotonic() - began:4.0f} s  {fault.name}  [{fault.test}]", flush=True
            )
    sys.exit(missed > 0)


if __name__ == "__main__":
    main()
