"""Where the files lie that travel with the program: in the package once it is installed, beside it in a clone."""

from importlib.resources import files
from pathlib import Path

PROGRAM = Path(str(files("generator")))
"""The package's own folder: catalogues and word lists lie in it, whatever way it was installed."""
HOME = PROGRAM if (PROGRAM / "site_templates").is_dir() else PROGRAM.parent
"""A wheel carries the templates and MkDocs' configuration inside the package (`pyproject.toml`)."""
TEMPLATES = HOME / "site_templates"
MKDOCS = HOME / "mkdocs.yml"
_EXAMPLE = PROGRAM / "example"
EXAMPLE = _EXAMPLE if _EXAMPLE.is_dir() else PROGRAM.parent / "tests" / "content"
"""The invented kabupaten, which the tests stand on."""
LAYERS = PROGRAM / "layers"
"""Content that regions lay their own over: `national`, and provinces by their code."""
