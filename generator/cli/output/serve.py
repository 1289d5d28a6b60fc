"""`alur serve`: a preview that reloads when content changes."""

import os
from pathlib import Path
from typing import Annotated

from generator.cli.console import exit_on_refusal, say
from generator.cli.options import EditionChoice, Lang, Root, chosen_language, chosen_root, option
from generator.publish.site import serve_preview
from generator.settings import Edition

EXAMPLES = (
    "alur serve",
    "alur serve --port 9000 --root ../kabupaten",
    "alur serve --edition staff",
)


def serve(
    root: Root = Path(),
    port: Annotated[int, option("--port", "Port on this machine.", min=1, max=65535, default=True)] = 8000,
    edition: EditionChoice = Edition.PUBLIC,
    lang: Lang = None,
) -> None:
    """Preview the site."""
    language = chosen_language(lang)
    folder = chosen_root(root, language)
    os.environ["ALUR_LANG"] = language  # the preview tells problems in the same language
    say(language, "Preview on http://127.0.0.1:{port}/ ; stop with Ctrl+C.", port=port)
    with exit_on_refusal(language):
        serve_preview(folder, port, edition)
