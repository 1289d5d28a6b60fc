"""What a visit to the finished site was seen to leave behind (`content/trace.yaml`, written by `make trace`)."""

from datetime import date

from pydantic import Field

from generator.model.base import Record
from generator.model.text import Line


class TraceCheck(Record):
    """One walk over every page of the site in a real browser."""

    checked: date
    browser: Line
    """Name and version."""
    scripts: str = Field(pattern="^[0-9a-f]{64}$")
    """SHA-256 of the site's own scripts as they were walked; the report counts for no others."""
    pages: int = Field(ge=1)
    """Pages that were opened."""
    requests: int = Field(ge=1)
    found: int = Field(ge=0)
    """Things kept, sent elsewhere or written into an address. The report is published only if there was none."""
