"""The region and its policies (`content/site.yaml`), and what a walk over the site found (`content/trace.yaml`)."""

from datetime import date
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.destination import Destination
from generator.model.organization import AreaCode, Scope
from generator.model.parts.base import Record
from generator.model.parts.evidence import Days, Level, Limits
from generator.model.parts.forms import BaseUrl, ContactId, Form, Url, no_device
from generator.model.parts.local_words import LocalWords, pairs
from generator.model.parts.notice import Notice
from generator.model.parts.text import DEFAULT_LANGUAGE, Language, Line, Text


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone, no such name; a folder of zones
        raise PydanticCustomError("time_zone", "there is no such time zone") from None
    return name


TimeZone = Annotated[str, AfterValidator(_zone)]


class SiteLanguage(Record):
    """A language of the site; only published ones get pages, the others count as work to do."""

    code: Annotated[Language, AfterValidator(no_device)]
    """Its pages stand in a folder of this name, but for the first language."""
    name: Line
    """What it is called in that language."""
    published: bool = False
    """Whether it has pages."""


class PrintException(Record):
    """Channels that may be printed below the print level, because many can check them."""

    scope: Scope
    """Channels of organizations that reach this far."""
    level: Level
    """The level that is enough for them."""
    official_source: bool = True
    """At least one source must be official."""
    sources: Annotated[int, Field(ge=1)] = 2
    """At least this many sources."""
    due: Days | None = None
    """After how many days such a channel is to be checked again; the freshness policy's where it is missing."""
    expires: Days | None = None
    """After how many days such a channel leaves paper, on walls too. Where it is missing, it ages like any other."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.due and self.expires and self.due > self.expires:
            raise PydanticCustomError("limits_order", "a check expires before it is due")
        return self

    def limits(self, own: Limits) -> Limits:
        """How long a check of such a channel counts, if the freshness policy alone would say `own`."""
        expires = self.expires or own.expires
        return Limits(due=min(self.due or own.due, expires), expires=expires)


class Publication(Record):
    """What level of confirmation a channel needs to appear (see `Level`)."""

    site: Level
    """The level that a number needs on pages."""
    address: Level | None = None
    """The level for a place to go to, as far as less is enough there: who finds a closed door has given nothing away.
    Where it is missing, a place needs what a number needs."""
    print: Level
    """The level that it needs on paper."""
    crisis_posts: Annotated[int, Field(ge=1, le=5)] = 2
    """How many different posts must confirm a line for danger before a confirmation counts; sources count without."""
    print_exceptions: tuple[PrintException, ...] = ()
    """What may be printed with less."""


class FreshnessPolicy(Record):
    """After how many days a check is old. No age hides a channel from the site, nor keeps the site from being built."""

    emergency: Limits
    """For channels with `freshness: emergency`."""
    service: Limits
    """For channels with `freshness: service`."""
    office: Limits
    """For channels with `freshness: office`."""
    print: Days
    """How long a poster on a wall is valid after its numbers were checked."""


class ShortCode(Record):
    """A national short number that may be used as a channel."""

    number: Annotated[str, Form("form_short_code", r"[0-9]{3,8}")]
    """Its digits, in quotation marks."""
    name: Line
    """For the keeper only."""


class Telephony(Record):
    """The numbering plan: ISO country for `phonenumbers`, and short codes it may contain."""

    country: Annotated[str, Form("form_country", r"[A-Z]{2}")]
    """ISO 3166 code of the country, such as `ID`."""
    short_codes: tuple[ShortCode, ...] = ()
    """Short numbers that channels and texts may name."""


class AreaKinds(Record):
    """What the areas of `areas.csv` are called here, by their level."""

    district: tuple[str, ...] = ("kecamatan",)
    """Words for it, such as `kecamatan`, `distrik`, `kapanewon`, `kemantren`."""
    village: tuple[str, ...] = ("desa", "kelurahan")
    """Words for it, such as `desa`, `kampung`, `nagari`, `gampong`, `kalurahan`."""


class RegionHolidays(Record):
    """What the region knows of holidays besides the national calendar, such as a day that was moved by decree."""

    added: tuple[date, ...] = ()
    """Days that are holidays here; one of the calendar that was only estimated is fixed by it."""
    removed: tuple[date, ...] = ()
    """Days of the calendar that are none here."""


UNNAMED_OWNER = "Dinas yang membawahi UPTD PPA "
"""With the region's name it stands for an owner whose name nobody has written yet."""


class Site(Record):
    """One region's site."""

    layers: tuple[str, ...] = ()
    """What the region's content is laid over, lowest first: `national`, a province's code, or a folder."""

    name: Line
    """What the site calls itself; `Alur` is the software's name alone."""
    tagline: Line | None = None
    """The first sentence of the home page, in the words of whom it is for."""
    region: Line
    """The region's whole name: `Kabupaten Antah Berantah`."""
    region_short: Line
    """Its name where there is little room."""
    place: Line | None = None
    """What stands for `{place}` in texts; the region's name without the word Kabupaten where it is missing."""
    area: AreaCode
    """Its Kemendagri code, in quotation marks."""
    code_prefix: Annotated[str, Form("form_prefix", r"[A-Z]{2,4}")] | None = None
    """What the codes of the region's own organizations and channels begin with, such as `PT`."""
    owner: Line
    """Who answers for the data; named in the footer and on prints."""
    owner_agreed: date | None = None
    """The day on which the owner agreed in writing to be named so. Until then pages say for whom the site is made."""
    owner_contact: ContactId | None = None
    """Where a wrong number is reported."""
    base_url: BaseUrl | None = None
    """Where the site will stand; QR codes lead there. Without it prints have no code, and are as real."""
    staff_base_url: BaseUrl | None = None
    """Where the staff edition will stand; the QR codes of its booklets lead there."""
    languages: tuple[SiteLanguage, ...]
    """Indonesian first."""
    time_zone: TimeZone
    """IANA name of the zone whose day counts, such as `Asia/Jakarta`."""
    holidays: RegionHolidays = RegionHolidays()
    """Holidays added to the national calendar, or taken from it."""
    exit_url: Url
    """A neutral page for the quick exit."""
    noindex: bool = False
    """Search engines are asked to stay away."""
    draft: bool = False
    """The region is still being set up: every print is a specimen that must not hang."""
    emergency: tuple[ContactId, ...]
    """Contacts whose first number stands on every page, in this order."""
    fallback: tuple[ContactId, ...]
    """Contacts to offer wherever one is missing."""
    greeting: Line
    """Neutral text that a chat begins with."""
    publication: Publication
    """How sure one must be before a channel is shown or printed."""
    freshness: FreshnessPolicy
    """How long a check counts."""
    telephony: Telephony
    """The numbering plan."""
    area_codes: tuple[Annotated[str, Form("form_area_code", r"0[2-79][0-9]{1,3}")], ...] = ()
    """Area codes of landlines in the region, such as `0295`; others are asked about."""
    area_kinds: AreaKinds = AreaKinds()
    """What areas are called here, by their level."""
    words: dict[str, Line] = Field(default_factory=dict)
    """What the region calls things, by the word of texts for all regions: `desa: kampung`, `kecamatan: distrik`."""
    privacy: Text | None = None
    """What the foot of every page says of privacy."""
    notices: tuple[Notice, ...] = ()
    """What holds for some days, told on every page."""
    publish: Destination | None = None
    """Where the finished site is published. Never a password: the desk keeps it in this machine's keyring."""
    remark: str | None = None
    """For the keeper only; never rendered."""

    @property
    def local_words(self) -> LocalWords:
        """The region's words for what texts for all regions say."""
        return pairs(self.words.items())

    @model_validator(mode="after")
    def _default_first(self) -> Self:
        codes = [language.code for language in self.languages]
        if not codes or codes[0] != DEFAULT_LANGUAGE or not self.languages[0].published:
            raise PydanticCustomError("site_default_language", "the first language must be published Indonesian")
        if len(set(codes)) != len(codes):
            raise PydanticCustomError("site_language_twice", "a language is listed twice")
        return self


class TraceCheck(Record):
    """One walk over every page of the site in a real browser."""

    area: AreaCode | None = None
    """Of the region over whose site it went."""
    checked: date
    """The day of the walk."""
    browser: Line
    """Name and version."""
    scripts: str = Field(pattern="^[0-9a-f]{64}$")
    """SHA-256 of the site's own scripts as they were walked; the report counts for no others."""
    pages: int = Field(ge=1)
    """Pages that were opened."""
    requests: int = Field(ge=1)
    """What the pages asked for, all of it from the site itself."""
    found: int = Field(ge=0)
    """Things kept, sent elsewhere or written into an address. The report is published only if there was none."""
