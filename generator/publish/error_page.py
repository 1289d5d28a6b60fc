"""What a preview shows while the content cannot be published: the problems, on every page that was there before."""

from collections.abc import Iterable

from markupsafe import Markup

from generator.explain import explain
from generator.language.catalogue import translate
from generator.problem import ContentError, Message, Severity
from generator.publish.bundle import Bundle
from generator.render import assets
from generator.render.page import WebPage

_PAGE = Markup('<main id="isi" class="reading stack"><h1>{title}</h1><p>{lead}</p><ol>{items}</ol></main>')
_ITEM = Markup("<li><code>{}</code></li>")


def error_bundle(error: Exception, urls: Iterable[str], language: str) -> Bundle:
    """One page of problems at each of these addresses, so that a reader who reloads any of them sees why."""
    if isinstance(error, ContentError):
        lines = [explain(problem, language) for problem in error.problems if problem.severity is Severity.ERROR]
    else:
        lines = [f"{type(error).__name__}: {error}"]
    heading = Message("{count} things to mend before this can be shown", {"count": len(lines)})
    title = translate(heading, language)
    lead = translate(Message("Mend them and save. This page reloads by itself."), language)
    body = str(_PAGE.format(title=title, lead=lead, items=Markup("").join(_ITEM.format(line) for line in lines)))
    return Bundle(
        pages=tuple(WebPage(url, language, title, lambda: body) for url in sorted({"", *urls})),
        assets=assets.make_assets(),
    )
