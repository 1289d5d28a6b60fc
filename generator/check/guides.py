"""Guides that somebody can read."""

from collections.abc import Iterator

from generator.model.directory import Directory
from generator.model.text import DEFAULT_LANGUAGE
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


def check_guide_languages(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Guides without an Indonesian version, which every other language falls back to, or in a language of no page."""
    whole = {guide.id for guide in directory.guides if guide.language == DEFAULT_LANGUAGE}
    known = {language.code for language in directory.site.languages}
    for guide in directory.guides:
        if guide.language not in known:
            what = Message("nothing reads this file: the site has no language “{code}”", {"code": guide.language})
            mend = Message("Add it to languages: in content/site.yaml, or move the file to the folder of its language")
            yield guide.warning(what, mend, Rule.GUIDE_LANGUAGE)
        if guide.id not in whole:
            what = Message("the guide “{id}” is missing in Indonesian", {"id": guide.id})
            mend = Message(
                "Write content/pages/id/{id}.md; it stands wherever a translation is missing", {"id": guide.id}
            )
            yield guide.problem(what, mend, Rule.GUIDE_UNTRANSLATED)


RULES = (check_guide_languages,)
