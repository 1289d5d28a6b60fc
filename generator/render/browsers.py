"""From which version of a browser on each thing works, as `site_templates/browsers.yaml` promises it."""

from functools import cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from generator.shipped import TEMPLATES

Feature = Literal["exit", "verdict", "finder", "search", "sealed", "copying", "aloud"]


class Versions(BaseModel):
    """The first version in which something works, by the family of the browser."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    chrome: float
    samsung: float
    firefox: float
    safari: float


@cache
def promised() -> dict[Feature, Versions]:
    """The promise by what works. Raises `pydantic.ValidationError` if a feature or a browser has a name of its own."""
    given = yaml.safe_load((TEMPLATES / "browsers.yaml").read_text("utf-8"))
    return TypeAdapter(dict[Feature, Versions]).validate_python(given)
