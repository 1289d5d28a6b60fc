"""Colour, type and space, as `site_templates/tokens.yaml` gives them to the website and to prints."""

from functools import cache
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints

from generator.shipped import TEMPLATES

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-F]{6}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Colours(_Part):
    """Colours by role, for each ground they stand on."""

    light: dict[str, Colour]
    dark: dict[str, Colour]
    print: dict[str, Colour]
    discreet: dict[str, Colour]
    """Takes the place of light's colours in the discreet edition."""
    discreet_dark: dict[str, Colour]


class Fonts(_Part):
    """Font families."""

    web: str
    print: str
    digits: str
    """Draws every digit on paper."""


class TypeSize(_Part):
    """One role of text; a size is missing where the role does not occur."""

    rem: float | None = None
    line: float | None = None
    pt: float | None = None
    """Size on an A4 print."""


class Tokens(_Part):
    """Everything a template may know about looks."""

    color: Colours
    font: Fonts
    type: dict[str, TypeSize]
    leading: float
    """Space between two printed lines, in em."""
    space: dict[int, str]
    size: dict[str, str]
    focus: dict[str, str]


@cache
def tokens() -> Tokens:
    """The tokens as `site_templates/tokens.yaml` gives them. Raises `ValidationError` for a file that lacks one."""
    return Tokens.model_validate(yaml.safe_load((TEMPLATES / "tokens.yaml").read_text("utf-8")))
