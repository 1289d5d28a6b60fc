"""Parts of a page that the search finds alone are cut out of it whole."""

import pytest

from generator.publish.search.records import split_records

HEAD = '<!doctype html><html lang="id"><body><main data-pagefind-body>'
END = "</main></body></html>"


def test_a_page_outside_the_index() -> None:
    assert split_records("<html lang=id><main><h1>Beranda</h1></main>") is None


def test_a_page_without_records_stays_as_it_is() -> None:
    html = '<html lang="id"><main data-pagefind-body><h1>é</h1></main></html>'
    found = split_records(html)
    assert found is not None
    assert (found.page, found.records) == (html, {})


@pytest.mark.parametrize("between", ["", "\n", "\n<p>ä</p>\r\n"])
def test_records_are_cut_out(between: str) -> None:
    one = '<section data-record="a" class="x">\n<h2 id="a">A</h2>\n<section>inner</section></section>'
    two = '<section data-record="b"><h2 id="b">B &amp; b</h2></section>'
    found = split_records(f'<html lang="id"><main data-pagefind-body>{one}{between}{two}</main></html>')
    assert found is not None
    assert found.page == f'<html lang="id"><main data-pagefind-body>{between}</main></html>'
    assert found.records == {"a": HEAD + one + END, "b": HEAD + two + END}
