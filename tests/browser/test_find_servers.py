"""A machine without the servers gets one clear line."""

import re
import subprocess
import sys
from pathlib import Path

from tests.browser import find_servers


def test_without_any_way_there_is_one_clear_line(tmp_path: Path) -> None:
    program = tmp_path / "find.py"
    text = Path(find_servers.__file__).read_text("utf-8")
    program.write_text(re.sub(r"_SYSTEM = \(.*\)", "_SYSTEM = ()", text))
    done = subprocess.run(
        [sys.executable, str(program)],
        env={"PATH": str(tmp_path), "PYTHONPATH": str(Path(find_servers.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "The tests need nginx, apache2, caddy: install them (there is no apt-get).\n"
