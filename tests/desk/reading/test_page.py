"""Two visits of one page are compared by what a reader reads there."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.desk.reading.page import is_home, is_same_place, readable_text, text_hash

READ: dict[str, tuple[str, str]] = {
    "plain": ("<p>Telepon <b>0870</b></p>", "Telepon 0870"),
    "main alone": ("<p>Menu</p><main>Isi <script>x</script></main><p>Kaki</p>", "Isi"),
    "an article": ("<body><div>Iklan</div><article>Berita</article></body>", "Berita"),
    "no menu": ("<nav>Beranda</nav><aside>Populer</aside><div>Isi</div><footer>2026</footer>", "Isi"),
    "left open": ("<div><p>Satu<p>Dua<nav><ul><li>x</nav>Tiga</div>", "Satu Dua Tiga"),
    "void": ("<main>a<br>b<img src=x>c</main>d", "a b c"),
    "closed twice": ("</main></div>a</p>b", "a b"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_read(case: str) -> None:
    page, wanted = READ[case]
    assert readable_text(page) == wanted


@given(st.text(alphabet="<>/!-&;#'\"= abcmainrtcle\n\x00é", max_size=200) | st.text(max_size=200))
def test_any_page_can_be_read(page: str) -> None:
    assert readable_text(page) == " ".join(readable_text(page).split())
    assert len(text_hash(page.encode("utf-8", "replace"), "text/html", "utf-8")) == 32


@given(
    st.binary(max_size=200), st.sampled_from(["text/html", "application/pdf", "", "text/xml"]), st.none() | st.text()
)
@example(b"", "text/html", "\0")
@example(b"x", "text/html", "undefined")
@example(b"x", "text/html", "idna")
@example(b"x", "text/html", "hex")
def test_any_answer_has_a_hash(body: bytes, kind: str, encoding: str | None) -> None:
    assert text_hash(body, kind, encoding) == text_hash(body, kind, encoding)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://a.example", True), ("https://a.example/", True), ("https://a.example/id/", True),
        ("https://a.example/index.php", True), ("https://a.example/en/home", True),
        ("https://a.example/?p=12", False), ("https://a.example/kontak", False), ("https://a.example/id/kontak", False),
        ("https://a.example/index.php/kontak", False),
    ],
)  # fmt: skip
def test_a_home_page(url: str, home: bool) -> None:
    assert is_home(url) is home


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.example/x", "https://www.a.example/x/", True),
        ("https://a.example", "https://A.example/", True),
        ("https://a.example/x", "https://a.example/y", False),
        ("https://a.example/x?p=1", "https://a.example/x?p=2", False),
        ("https://a.example/x", "https://b.example/x", False),
    ],
)
def test_one_place(one: str, other: str, same: bool) -> None:
    assert is_same_place(one, other) is same
