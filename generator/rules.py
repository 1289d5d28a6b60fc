"""Every rule by its stable name. Programs read the names (`--format json`), so none is renamed and none is given again.

What each does stands in `generator/check/`, in `audit/`, or where the file is read.
`generator/check/RULES.md` is written from here: `python -m generator.rules > generator/check/RULES.md`.
"""

from enum import StrEnum
from itertools import groupby
from typing import Self


class Rule(StrEnum):
    """Who found a problem. Each member has its name and what it finds."""

    finds: str

    def __new__(cls, name: str, finds: str = "") -> Self:
        rule = str.__new__(cls, name)
        rule._value_, rule.finds = name, finds
        return rule

    ACCESS_UNPROVED = "access.unproved", "Nothing speaks for a fact of access, so that nobody sees it."

    ADDRESS_SHARED = "address.shared", "Two ids would give one address; one of the two pages would be lost."

    AREA_LEVEL = "area.level", "A code has not the form of its kind of area."
    AREA_NAME = "area.name", "Two areas beside each other have one name, or a name reads like two."
    AREA_NEAREST = "area.nearest", "A police post, village office or task force lies in no kecamatan."
    AREA_OFFICE = "area.office", "A kecamatan has two offices or none, or an office stands in a village."
    AREA_PARENT = "area.parent", "A village belongs to no kecamatan, or a kecamatan to another area."
    AREA_REGION = "area.region", "An area does not lie in the region of the site."

    AUDIT_COVERAGE = "audit.coverage", "The site lacks a page, a place or a sheet that it owes, or has one too many."
    AUDIT_INLINE = "audit.inline", "A page has inline code or style, which its policy refuses."
    AUDIT_JUMP = "audit.jump", "A page has a picture without a size, so that what stands below it would move."
    AUDIT_LEAK = "audit.leak", "A file holds a value that this edition hides."
    AUDIT_LINK = "audit.link", "A link leads to nothing, or to another thing than its words say."
    AUDIT_NUMBER = "audit.number", "A page or sheet says a number that is no channel's, or may not stand there."
    AUDIT_ORIGIN = "audit.origin", "A page fetches something from elsewhere, or leads where no record leads."
    AUDIT_PAPER = "audit.paper", "A sheet has more than one page, or a screen reader cannot read it."
    AUDIT_SPECIMEN = "audit.specimen", "A specimen does not say that it is one, or a real sheet says so."
    AUDIT_TRACE = "audit.trace", "A script could keep something on the phone."
    AUDIT_UNREAD = "audit.unread", "A file is of a kind that the audit cannot read."
    AUDIT_WEIGHT = "audit.weight", "A page is heavier than a slow line bears."
    AUDIT_WORD = "audit.word", "The discreet edition says a forbidden word."

    CALL_FUTURE = "call.future", "An attempt to call has a day that has not come."
    CALL_SILENT = "call.silent", "A number was not answered at any time of day."
    CALL_UNKNOWN = "call.unknown", "An attempt to call names a number that does not exist."

    CHANNEL_SECOND = "channel.second", "A line for danger waits for a second person to confirm it."
    CHANNEL_VALUE = "channel.value", "A channel lacks the value of its kind, or has that of another."

    CLOCK_EPOCH = "clock.epoch", "SOURCE_DATE_EPOCH is no number of seconds."

    CSV_CELLS = "csv.cells", "A row has too few or too many cells."
    CSV_COLUMNS = "csv.columns", "The first line does not name the columns."
    CSV_QUOTE = "csv.quote", "A quotation mark is not closed, or stands inside a text."

    DATE_FUTURE = "date.future", "A check has a day that has not come."
    DATE_STALE = "date.stale", "The last check is too long ago."

    DISCREET_FIELD = "discreet.field", "A neutral text is for a field that its record has not."
    DISCREET_LINE = "discreet.line", "A neutral text has line breaks or signs that its field may not have."
    DISCREET_MISSING = "discreet.missing", "The discreet edition is built without its neutral texts."
    DISCREET_RECORD = "discreet.record", "Neutral texts are for a record that does not exist."
    DISCREET_UNSAID = "discreet.unsaid", "A text holds a forbidden word and has no neutral one."
    DISCREET_WORD = "discreet.word", "A neutral text holds a forbidden word itself."

    EDIT_PLACE = "edit.place", "The text around a value is written in a way that no command changes safely."

    FIELD_BASE_URL_NOWHERE = "field.base-url-nowhere", "A base address leads nowhere by design."
    FIELD_BASE_URL_PAGE = "field.base-url-page", "A base address names a page in place of a folder."
    FIELD_CHOICE = "field.choice", "A value is not one of those that are possible."
    FIELD_DESTINATION_ONE_OF = (
        "field.destination-one-of",
        "A site is published to none or several of folder, git and sftp.",
    )
    FIELD_FORM = "field.form", "A value has not the form of an id, a code, an address, a day or the like."
    FIELD_LENGTH = "field.length", "A text is too long."
    FIELD_LIMITS_ORDER = "field.limits-order", "A check would expire before it is due."
    FIELD_LINE_HAS_BREAK = "field.line-has-break", "A name or title has more than one line."
    FIELD_LINE_HAS_MARKUP = "field.line-has-markup", "A name or title holds < or >."
    FIELD_MISSING = "field.missing", "A key that every such record needs is missing."
    FIELD_NAME_OF_DEVICE = "field.name-of-device", "An id is a name that Windows keeps for a device."
    FIELD_NOTICE_EMPTY = "field.notice-empty", "A notice says nothing and closes nothing."
    FIELD_PERIOD_ORDER = "field.period-order", "The last day of a notice or season lies before its first."
    FIELD_REMOTE_ADDRESS = "field.remote-address", "An address is none of a git repository."
    FIELD_REMOTE_SECRET = "field.remote-secret", "A name or password stands in an address."
    FIELD_SCHEDULE_ONE_OF = "field.schedule-one-of", "Hours are always open and have spans, or neither."
    FIELD_SITE_DEFAULT_LANGUAGE = (
        "field.site-default-language",
        "Indonesian is not first, or not published.",
    )
    FIELD_SITE_LANGUAGE_TWICE = "field.site-language-twice", "A language is listed twice."
    FIELD_TEXT_EMPTY = "field.text-empty", "A text has no words."
    FIELD_TEXT_WITHOUT_DEFAULT = "field.text-without-default", "A text has no Indonesian."
    FIELD_TIME_ZONE = "field.time-zone", "There is no such time zone."
    FIELD_TYPE = "field.type", "A value is of another type: a list, a number, a day, keys with values."
    FIELD_UNKNOWN = "field.unknown", "A key is none that such a record has."
    FIELD_URL_HOST = "field.url-host", "A web address names a host or port that cannot be."

    FILE_BUSY = "file.busy", "Another program is writing."
    FILE_CONTROL = "file.control", "An invisible character stands in a file."
    FILE_EMPTY = "file.empty", "A file holds nothing."
    FILE_ENCODING = "file.encoding", "A file is not UTF-8."
    FILE_KIND = "file.kind", "A folder stands where a file is expected."
    FILE_MISSING = "file.missing", "A file or folder that must be there is missing."
    FILE_MOVED = "file.moved", "A file was changed by somebody else meanwhile."
    FILE_SIZE = "file.size", "A file is too large to be the right one."
    FILE_UNKNOWN = "file.unknown", "Nothing reads this file."
    FILE_UNREADABLE = "file.unreadable", "A file cannot be read."
    FILE_UNWRITABLE = "file.unwritable", "A file cannot be written."

    FLOW_AFTER_HOURS = "flow.after_hours", "A flow does not say what to do after hours."
    FLOW_ALONE = "flow.alone", "A branch ends, or leads past the usual way, without a number to take along."
    FLOW_ANSWERS = "flow.answers", "A question lacks answers, or what is no question has them."
    FLOW_BACK = "flow.back", "A box leads back to an earlier one."
    FLOW_BRANCH = "flow.branch", "A branch hangs on more than one box."
    FLOW_CIRCLE = "flow.circle", "From a box no way leads to an end."
    FLOW_DANGER = "flow.danger", "One box answers a threat and a wound."
    FLOW_DEAD_END = "flow.dead-end", "A box that is no end leads nowhere."
    FLOW_DEADLINE = "flow.deadline", "A deadline claims a law without naming it."
    FLOW_EMPTY = "flow.empty", "A flow has no boxes."
    FLOW_END = "flow.end", "An end leads on."
    FLOW_NO_ANSWER = "flow.no_answer", "A flow does not say what to do if nobody answers."
    FLOW_SPINE = "flow.spine", "Not exactly one answer to a question leads on along the spine."
    FLOW_STATUS = "flow.status", "A flow's status does not fit its ratification."
    FLOW_TARGET = "flow.target", "A box leads to one that the flow has not."
    FLOW_TWICE = "flow.twice", "Two boxes of a flow have one id."
    FLOW_UNREACHABLE = "flow.unreachable", "No way leads to a box."

    GUIDE_HEAD = "guide.head", "A guide does not begin with its title between two lines of ---."
    GUIDE_HTML = "guide.html", "A guide holds raw HTML."
    GUIDE_LANGUAGE = "guide.language", "A guide is in a language that the site has not."
    GUIDE_LINK = "guide.link", "A guide's link is harmful, or leads to no page."
    GUIDE_MARKDOWN = "guide.markdown", "A guide holds signs of another Markdown, which would be printed as they stand."
    GUIDE_PAPER = "guide.paper", "What a guide prints in its own place says a word that the discreet edition may not."
    GUIDE_PICTURE = "guide.picture", "A guide has a picture."
    GUIDE_TABLE = "guide.table", "A row of a guide's table has a cell without a heading, which would be lost."
    GUIDE_UNTRANSLATED = "guide.untranslated", "A guide has no Indonesian."

    HISTORY = "history", "The older version of a file cannot be had from git."

    HOLIDAY_REMOVED = "holiday.removed", "A day is taken from the holidays that is none."

    HOST = "host", "MkDocs does not accept its settings."

    ICON_UNKNOWN = "icon.unknown", "There is no such icon."

    ID_RESERVED = "id.reserved", "An id stands for all of its kind in addresses and on prints."

    LAYER_BELOW = "layer.below", "A value is to be deleted that a layer below has."
    LAYER_HIDE = "layer.hide", "A record is hidden that no layer below has."
    LAYER_NAME = "layer.name", "A text names a role or word in braces that nobody has."
    LAYER_UNKNOWN = "layer.unknown", "The site names a layer that is not there."

    LEDGER_CLOSED_TWICE = "ledger.closed-twice", "A print was both replaced and taken down."
    LEDGER_EMPTY = "ledger.empty", "An entry does not tell what its print says."
    LEDGER_FUTURE = "ledger.future", "An entry has a day that has not come."
    LEDGER_HALF_CLOSED = "ledger.half-closed", "A print was replaced without its day, or without what replaced it."
    LEDGER_ORDER = "ledger.order", "A print came down before it was handed out."
    LEDGER_REPLACED_TWICE = "ledger.replaced-twice", "One print replaces two."
    LEDGER_UNKNOWN = "ledger.unknown", "An entry names an office, kind, paper or print that does not exist."

    LINK_CHAT = "link.chat", "An address opens a chat with a number that nobody checks."
    LINK_EMAIL = "link.email", "A value is no e-mail address."
    LINK_LOOKALIKE = "link.lookalike", "An address holds letters that look like others."
    LINK_SHORT = "link.short", "A shortened link hides where it leads."

    LIVE_AGE = "live.age", "A host shows the site of another day than the built folder."
    LIVE_CACHE = "live.cache", "A host lets phones show old pages without asking."
    LIVE_CHANGED = "live.changed", "A host shows another file than was built."
    LIVE_COOKIE = "live.cookie", "A host puts a cookie on the phone."
    LIVE_DEAD = "live.dead", "A host answers a dead address with something else than 404.html and status 404."
    LIVE_HEADER = "live.header", "A host leaves out a header that was built, or sends another."
    LIVE_MISSING = "live.missing", "A host does not have a file that was built."
    LIVE_PLAIN = "live.plain", "A live site is not encrypted."
    LIVE_SCRIPT = "live.script", "A host puts scripts, pictures or the like into pages."
    LIVE_SILENT = "live.silent", "A host gives no answer."

    NOTICE_CLOSES = "notice.closes", "A notice closes a channel that is not of its record."
    NOTICE_LONG = "notice.long", "A notice holds for too long."
    NOTICE_OVER = "notice.over", "A notice is over."
    NOTICE_REPLACEMENT = "notice.replacement", "A notice leads to a channel that may not stand there."

    NUMBER_ABROAD = "number.abroad", "A number begins with 00, which dials abroad."
    NUMBER_AREA = "number.area", "A short number stands behind an area code."
    NUMBER_FORM = "number.form", "A number holds something that cannot be dialled."
    NUMBER_LETTER = "number.letter", "A number holds a letter where a digit is meant."
    NUMBER_LONG = "number.long", "A mobile number has one digit more than the plan knows."
    NUMBER_MOBILE = "number.mobile", "A WhatsApp channel has no mobile number."
    NUMBER_NEAR = "number.near", "Two numbers differ by one digit."
    NUMBER_PLAN = "number.plan", "A number is none of this country."
    NUMBER_SEVERAL = "number.several", "More than one number stands in one place."
    NUMBER_SHORT = "number.short", "A short number is not in the list of short codes."
    NUMBER_TAIL = "number.tail", "A group of digits behind a number has no meaning."
    NUMBER_TWICE = "number.twice", "Two channels have one number."
    NUMBER_ZERO = "number.zero", "A number has lost its leading zero."

    OFFICE_AREA = "office.area", "A district office has no area."
    OFFICE_FLOW = "office.flow", "An office has no flow."

    PERSON_CONSENT = "person.consent", "A person is named without a recorded consent."

    PLACE_CONFIDENTIAL = "place.confidential", "A confidential place has an address."

    PLAIN_OFFICE = "plain.office", "A text speaks office language."
    PLAIN_SENTENCE = "plain.sentence", "A sentence is too long to follow."

    POLICY_EMERGENCY = "policy.emergency", "A contact for danger has no channel that may be shown."
    POLICY_NOBODY = "policy.nobody", "Nobody is offered where a contact is missing."
    POLICY_TWICE = "policy.twice", "A contact stands twice in a list."

    POSTER_FORK = "poster.fork", "The spine of a flow forks, so that it has no order on paper."
    POSTER_LETTER = "poster.letter", "The typeface for paper lacks a letter."
    POSTER_LINE = "poster.line", "No clear line can be drawn between two boxes."
    POSTER_TALL = "poster.tall", "The words need more room than the paper has."
    POSTER_UNPRINTABLE = "poster.unprintable", "A sheet is a specimen, or cannot be made."

    PRINT_WAITS = "print.waits", "A print may not hang today, so none can be recorded."

    PUBLISH_ACCESS = "publish.access", "A host does not accept the user or the password."
    PUBLISH_HOST_KEY = "publish.host-key", "A server is not known, or shows another key than before."
    PUBLISH_MOVED = "publish.moved", "What is published was changed by somebody else meanwhile."
    PUBLISH_NETWORK = "publish.network", "A host cannot be reached, breaks off or refuses."
    PUBLISH_SITE = "publish.site", "There is no whole site to publish."
    PUBLISH_TAKEN = "publish.taken", "Something of others stands where the site would go."

    RECORD_CODE = "record.code", "There is no number with this code."
    RECORD_CODE_DIALLED = "record.code-dialled", "A record's code reads like a number to dial."
    RECORD_DUPLICATE = "record.duplicate", "An id or code is used twice."
    RECORD_LIST = "record.list", "A file holds no list of records."
    RECORD_MAPPING = "record.mapping", "A record has no keys and values."
    RECORD_SOURCE = "record.source", "No source of a number is meant by what was typed."

    REFERENCE_CIRCLE = "reference.circle", "An organization is its own parent."
    REFERENCE_UNKNOWN = "reference.unknown", "An id leads to no record."

    REGION_CODE = "region.code", "A code of the region's own begins as those of another region."
    REGION_ID = "region.id", "An id adds a place to a role that has one id in every region."
    REGION_NUMBER = "region.number", "A landline has the area code of another place."
    REGION_TEXT = "region.text", "A text names an office of another region."
    REGION_TRACE = "region.trace", "A walk for traces was made over another site."
    REGION_WORD = "region.word", "No shared text says a word that the region says otherwise."

    SCHEDULE_DAYS = "schedule.days", "Hours have no days, or a day twice."
    SCHEDULE_ORDER = "schedule.order", "Hours close before they open."
    SCHEDULE_OTHER = "schedule.other", "Two sets of other hours hold on the same days."
    SCHEDULE_OVER = "schedule.over", "Other hours are over."
    SCHEDULE_OVERLAP = "schedule.overlap", "Hours of one day overlap."

    SHEET_BASE = "sheet.base", "The hidden sheet with the old values was changed."
    SHEET_CHOICE = "sheet.choice", "A cell has none of the words of its list."
    SHEET_COLUMN = "sheet.column", "A column is unknown, or has no heading."
    SHEET_CONSENT = "sheet.consent", "A person and the consent do not go together."
    SHEET_DATE = "sheet.date", "A cell is no date without doubt."
    SHEET_DIFFERS = "sheet.differs", "Two rows say different things of one contact."
    SHEET_EMPTY = "sheet.empty", "A cell that must be filled in is empty."
    SHEET_ERROR = "sheet.error", "A cell holds an error of the spreadsheet program."
    SHEET_FILE = "sheet.file", "A file is no workbook that can be read."
    SHEET_FIXED = "sheet.fixed", "A cell that is only for reading was changed."
    SHEET_FORMAT = "sheet.format", "A workbook is of another version."
    SHEET_FORMULA = "sheet.formula", "A cell holds a formula."
    SHEET_FUTURE = "sheet.future", "A cell has a day that has not come."
    SHEET_HIDDEN = "sheet.hidden", "A row or column is hidden."
    SHEET_HOURS = "sheet.hours", "Hours cannot be understood."
    SHEET_ID = "sheet.id", "An id or code was changed, or stands twice."
    SHEET_INVISIBLE = "sheet.invisible", "A cell holds a sign that nobody sees."
    SHEET_KNOWN = "sheet.known", "A new row has what the contact has already."
    SHEET_LINE = "sheet.line", "A cell has a line break or tab."
    SHEET_MERGED = "sheet.merged", "Cells are merged."
    SHEET_MISSING = "sheet.missing", "A sheet is missing in the workbook."
    SHEET_MOVED = "sheet.moved", "The file has another value by now."
    SHEET_NEW = "sheet.new", "A new contact lacks what it needs."
    SHEET_NUMBER = "sheet.number", "A number was turned into a quantity or a date."
    SHEET_ROW = "sheet.row", "A row is missing, or has nothing that could be written down."
    SHEET_SHORT = "sheet.short", "A cell is no short number."
    SHEET_TWICE = "sheet.twice", "A row stands twice."
    SHEET_TYPE = "sheet.type", "A cell is neither a text nor a date."

    SITE_OWNER = "site.owner", "An owner agreed whose name nobody has written."
    SITE_PRIVATE_ADDRESS = "site.private-address", "A base address is known inside one network only."
    SITE_SHARED_ADDRESS = "site.shared-address", "Two editions stand at one address."

    SITUATION_CARE = "situation.care", "A page begins with the emergency number, though its answer does not."
    SITUATION_FLOW = "situation.flow", "A situation leads to a flow for staff."
    SITUATION_NUMBER = "situation.number", "What is offered first cannot be telephoned."
    SITUATION_OTHER = "situation.other", "A situation has one answer for whom it happened to and for who helps."

    SOURCE_CHANGED = "source.changed", "Another text stands at the source of a number than the one that was read."
    SOURCE_GONE = "source.gone", "At the address of a source there is nothing any more."
    SOURCE_MOVED = "source.moved", "The address of a source leads to another one."
    SOURCE_SILENT = "source.silent", "The address of a source gives no answer."
    SOURCE_UNUSED = "source.unused", "A note on an address is kept that no source names."

    TEXT_DOUBTFUL = "text.doubtful", "A text says a number that was reported as wrong."
    TEXT_HIDDEN = "text.hidden", "A text repeats a value that is hidden."
    TEXT_NUMBER = "text.number", "A text says a number that is no channel's, or may not stand there."

    YAML_ANCHOR = "yaml.anchor", "A file uses an anchor or alias."
    YAML_COLON = "yaml.colon", "A colon stands where none may stand."
    YAML_DEPTH = "yaml.depth", "Values are nested too deep."
    YAML_DOCUMENTS = "yaml.documents", "A file holds a second document."
    YAML_DUPLICATE = "yaml.duplicate", "A key stands twice."
    YAML_INDENT = "yaml.indent", "A line does not fit to those above it."
    YAML_KEY = "yaml.key", "A key has no colon, or is no word."
    YAML_QUOTE = "yaml.quote", "A quotation mark is never closed."
    YAML_START = "yaml.start", "A text begins with a sign that means something else."
    YAML_SYNTAX = "yaml.syntax", "A file cannot be read as YAML."
    YAML_TAB = "yaml.tab", "A tab stands where spaces must stand."
    YAML_TAG = "yaml.tag", "A file uses a tag."


def page() -> str:
    """All rules as a page of Markdown."""
    lines = ["# Rules", "", "Written by `python -m generator.rules`. The names are stable: programs read them.", ""]
    for group, rules in groupby(Rule, key=lambda rule: rule.partition(".")[0]):
        rows = [f"| `{rule}` | {rule.finds.replace('|', chr(92) + '|')} |" for rule in rules]
        lines += [f"## {group}", "", "| rule | finds |", "|---|---|", *rows, ""]
    return "\n".join(lines)


if __name__ == "__main__":
    print(page(), end="")
