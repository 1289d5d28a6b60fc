"""What is said in another language than the code's: catalogues of gettext, and messages in words."""

import gettext
import io
import locale
import os
import re
from functools import cache

from generator.problem import Message
from generator.shipped import PROGRAM

CATALOGUES = PROGRAM / "locale"
LANGUAGES = ("id", "en")


def language_of(name: str | None = None) -> str:
    """The language for a locale name such as `id_ID.UTF-8`; without one, for the user's own. English where unsure."""
    if name is None:
        asked = (os.environ.get(key) for key in ("ALUR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
        name = next((value for value in asked if value), None) or locale.getlocale()[0] or ""
    code = re.split(r"[_.@-]", name.lower())[0]
    return "id" if code in {"id", "in", "jv"} else "en"


@cache
def translations(domain: str, language: str) -> gettext.NullTranslations:
    """The catalogue `locale/<language>/<domain>.po`, read as it stands: no built file is kept. Empty where missing."""
    path = CATALOGUES / language / f"{domain}.po"
    if not path.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    built = io.BytesIO()
    with path.open("rb") as file:
        write_mo(built, read_po(file, locale=language))
    built.seek(0)
    return gettext.GNUTranslations(built)


def translate(message: Message, language: str) -> str:
    """The message in words, on one line whatever its values hold."""
    values = {
        name: translate(value, language) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    text = translations("problems", language).gettext(message.text).format(**values)
    return re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", text)
