"""The discreet edition says none of its forbidden words, in no file and no file's name."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from generator.audit.finding import Finding
from generator.edition.view import View
from generator.problem import Message
from generator.rules import Rule


def check_forbidden_words(texts: Mapping[str, str], view: View) -> Iterator[Finding]:
    """Forbidden words, as they stand or percent-encoded; nothing for an edition that may say everything.

    `texts` is everything that can be read in the output, by path; names of files are read too.
    """
    for path, text in texts.items():
        for word in dict.fromkeys((*view.forbidden(text), *view.forbidden(unquote(text)))):
            yield Finding(
                path, Message("says “{word}”, which the discreet edition may not say", {"word": word}), Rule.AUDIT_WORD
            )
        for word in view.forbidden(unquote(path)):
            what = Message("its name says “{word}”, which the discreet edition may not say", {"word": word})
            yield Finding(path, what, Rule.AUDIT_WORD)
