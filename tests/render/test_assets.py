"""One stylesheet from the tokens, small scripts, nothing from elsewhere."""

import gzip
import re
from collections.abc import Iterator

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


OWN_FALLBACK = ("grid-template-columns",)
"""Without it what a rule holds stands below each other."""


def declarations(css: str) -> Iterator[tuple[list[str], str, list[tuple[str, str]]]]:
    """Every rule of a minified stylesheet: conditions around it, selector, declarations in their order."""
    around: list[str] = []
    for head, mark in re.findall(r"([^{}]*)([{}])", css):
        if mark == "{":
            around.append(head)
        else:
            if head:
                pairs = [each.partition(":")[::2] for each in head.split(";") if each]
                yield around[:-1], around[-1], [(name, value) for name, value in pairs]
            around.pop()


def test_older_browsers_lose_no_number_and_no_space() -> None:
    """By year: `grid-gap` alone before 2018, no gradient with two places a colour before 2019, no `clamp` before 2020,
    no `inset` and no logical sides before 2021. What is newer stands where a condition keeps it from who knows it not.

    A declaration that holds a variable cannot be refused when it is read: it makes the property empty, whatever stood
    before it (CSS Variables 1, 3.1), so nothing but a condition helps there.
    """
    wrong = []
    for around, selector, given in declarations(make_assets()["assets/alur.css"].decode()):
        known = [name for name, _ in given]
        for at, (name, value) in enumerate(given):
            new = bool(re.search(r"(?<![a-z])(?:clamp|min|max)\(|\dcqi|\ddvh", value))
            guarded = any(each.startswith("@supports") for each in around)
            if name == "inset" or re.search(r"-(?:inline|block)$", name) or name in {"gap", "row-gap", "column-gap"}:
                wrong.append((selector, name))
            if "gradient(" in value and re.search(r"[)\w] [\d.]+(?:px|%)? [\d.]+(?:px|%)(?=[,)])", value):
                wrong.append((selector, value))
            if new and not guarded and ("var(" in value or (name not in known[:at] and name not in OWN_FALLBACK)):
                wrong.append((selector, name, value))
    assert wrong == []
