"""Old Chromiums, fetched from npm when somebody asks for them: `make old-browsers`. Nothing fetched lies in the tree.

The package `chrome-aws-lambda` carries a Chromium of its own day, packed with Brotli, which Node unpacks.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import yaml

_PACKAGE = "chrome-aws-lambda"
_UNPACK = """const fs = require("fs"), [from, to] = process.argv.slice(1);
fs.createReadStream(from).pipe(require("zlib").createBrotliDecompress()).pipe(fs.createWriteStream(to));"""


def cache() -> Path:
    """Where they are kept: `ALUR_OLD_BROWSERS`, else among this user's caches."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("ALUR_OLD_BROWSERS") or Path(home) / "alur" / "old-browsers")


def wanted() -> dict[int, tuple[str, str]]:
    """By Chromium's version: the package's version, and its SHA-512 as npm writes it."""
    return {
        int(each): (str(told["package"]), told["integrity"])
        for each, told in yaml.safe_load(Path(__file__).with_name("old_browsers.yaml").read_text("utf-8")).items()
    }


def there() -> list[Path]:
    """The programs that have been fetched, oldest first."""
    return [path for version in sorted(wanted()) if (path := cache() / f"chromium-{version}").exists()]


def fetch(version: int) -> Path:
    """The program of this version, from npm if it is not here. Raises `ValueError` if npm has another file than we know."""
    program = cache() / f"chromium-{version}"
    if program.exists():
        return program
    package, integrity = wanted()[version]
    cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache()) as name:
        command = ["npm", "pack", f"{_PACKAGE}@{package}", "--json", "--silent"]
        done = subprocess.run(command, cwd=name, capture_output=True, text=True, check=True)
        (told,) = json.loads(done.stdout)
        if told["integrity"] != integrity:
            raise ValueError(
                f"{_PACKAGE} {package} is not the file that this list was written for: {told['integrity']}"
            )
        with tarfile.open(Path(name) / told["filename"]) as packed:
            packed.extract("package/bin/chromium.br", name, filter="data")
        made = Path(name) / "chromium"
        subprocess.run(["node", "-e", _UNPACK, str(Path(name) / "package/bin/chromium.br"), str(made)], check=True)
        made.chmod(0o755)
        made.rename(program)
    return program


def main() -> None:
    """Fetch every version of the list that is not here yet."""
    if missing := [each for each in ("npm", "node") if not shutil.which(each)]:
        sys.exit(f"Old Chromiums come from npm: install {' and '.join(missing)} first.")
    for version in wanted():
        print(f"Chromium {version}: {fetch(version)}", flush=True)


if __name__ == "__main__":
    main()
