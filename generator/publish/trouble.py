"""What a preview shows while the content cannot be published: the problems, on every page that was there before."""

from collections.abc import Iterable

from markupsafe import Markup

from generator.explain import Style, explain
from generator.problem import ContentError, Severity
from generator.publish.bundle import Bundle
from generator.render.page import WebPage

_PAGE = Markup(
    '<main id="isi"><h1>Isi belum bisa ditampilkan</h1>'
    "<p>Perbaiki {count} hal ini, lalu simpan. Halaman memuat ulang sendiri.</p><ol>{items}</ol></main>"
)


def trouble(error: ContentError, urls: Iterable[str], language: str) -> Bundle:
    """One page of problems at each of these addresses, so that a reader who reloads any of them sees why."""
    wrong = [each for each in error.problems if each.severity is Severity.ERROR]
    items = Markup("").join(
        Markup("<li><code>{}</code></li>").format(explain(each, language, Style.TEXT)) for each in wrong
    )
    body = _PAGE.format(count=len(wrong), items=items)
    title = f"{len(wrong)} hal perlu diperbaiki"
    return Bundle(
        pages=tuple(WebPage(url=url, language=language, title=title, body=str(body)) for url in {"", *urls}),
        assets={},
        problems=error.problems,
    )
