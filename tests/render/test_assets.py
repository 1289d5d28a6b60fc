"""One stylesheet from the tokens, small scripts, nothing from elsewhere."""

import gzip
import re

from generator.render.assets import make_assets
from generator.tokens import tokens


def test_the_stylesheet_carries_every_colour_in_light_and_dark() -> None:
    css = make_assets()["assets/alur.css"].decode()
    for ground in (tokens().color.light, tokens().color.dark):
        for name, value in ground.items():
            assert re.search(f"--{name}:{value}[;}}]", css)


def test_every_variable_that_is_used_is_set() -> None:
    css = make_assets()["assets/alur.css"].decode()
    used = set(re.findall(r"var\(--([a-z0-9-]+)", css))
    assert used
    assert used <= set(re.findall(r"--([a-z0-9-]+):", css))


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path, content in make_assets().items():
        text = content.decode().replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL), path


def test_own_scripts_are_light() -> None:
    """At most 8 KB compressed for all scripts together."""
    scripts = [content for path, content in make_assets().items() if path.endswith(".js")]
    assert scripts
    assert sum(len(gzip.compress(each, 9)) for each in scripts) <= 8 * 1024
