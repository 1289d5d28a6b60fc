"""Broken links, foreign requests and inline code are found."""

import base64
import hashlib

import pytest

from generator.audit.links import check_links, check_scripts
from generator.audit.page import read_page

FILES = frozenset({"index.html", "k/kec-awan/index.html", "k/index.html", "assets/alur.css", "p/a.pdf"})
B_RED = base64.b64encode(hashlib.sha256(b"b{color:red}").digest()).decode()
POLICY = f'<meta http-equiv="content-security-policy" content="style-src \'sha256-{B_RED}\'">'
OTHER = read_page('<main id="isi"><h2 id="nomor">x</h2></main>')

CASES = {
    "relative page": ("k/kec-awan/index.html", '<a href="../index.html">x</a>', []),
    "home from below": ("k/kec-awan/index.html", '<a href="../../index.html">x</a>', []),
    "folder": (
        "k/kec-awan/index.html",
        '<a href="../">x</a><a href="../..">y</a>',
        [
            "the link to ../ names a folder; from a stick that is a list of names",
            "the link to ../.. names a folder; from a stick that is a list of names",
        ],
    ),
    "file": ("index.html", '<a href="p/a.pdf">x</a>', []),
    "anchor on this page": ("index.html", '<a href="#isi">x</a><p id="isi">', []),
    "anchor elsewhere": ("index.html", '<a href="k/index.html#nomor">x</a>', []),
    "telephone": ("index.html", '<a href="tel:999">x</a>', []),
    "named host": ("index.html", '<a href="https://good.example/a">x</a>', []),
    "stylesheet": ("k/index.html", '<link rel="stylesheet" href="../assets/alur.css">', []),
    "canonical is not fetched": ("index.html", '<link rel="canonical" href="https://antah.example/">', []),
    "missing page": ("index.html", '<a href="k/kec-x/">x</a>', ["the link to k/kec-x/ leads nowhere"]),
    "missing anchor": ("index.html", '<a href="k/#x">x</a>', ["the link to k/#x leads nowhere"]),
    "above the root": ("k/index.html", '<a href="../../x/">x</a>', ["the link to ../../x/ leads nowhere"]),
    "absolute path": ("index.html", '<a href="/k/">x</a>', ["the link to /k/ leads nowhere"]),
    "missing picture": (
        "index.html",
        '<img src="x.svg" width="1" height="1">',
        ["the page needs x.svg, which does not exist"],
    ),
    "picture without a height": (
        "index.html",
        '<img src="p/a.pdf" width="1">',
        ["the picture p/a.pdf does not say how large it is; the page jumps"],
    ),
    "foreign font": (
        "index.html",
        '<link rel="stylesheet" href="https://fonts.example/css">',
        ["the page fetches https://fonts.example/css from another place"],
    ),
    "protocol relative": (
        "index.html",
        '<script src="//x.example/a.js"></script>',
        ["the page fetches //x.example/a.js from another place"],
    ),
    "foreign srcset": (
        "index.html",
        '<img src="p/a.pdf" srcset="https://x.example/a.png 2x" width="1" height="1">',
        ["the page fetches https://x.example/a.png from another place"],
    ),
    "unnamed host": (
        "index.html",
        '<a href="https://bad.example/">x</a>',
        ["the page links to https://bad.example/, which no record names"],
    ),
    "script address": (
        "index.html",
        '<a href="javascript:x()">x</a>',
        ["the page links to javascript:x(), which no record names"],
    ),
    "inline script": (
        "index.html",
        "<script>x()</script>",
        ["<script> is inline code, which the security policy refuses"],
    ),
    "inline handler": (
        "index.html",
        '<p onclick="x()">',
        ["onclick= is inline code, which the security policy refuses"],
    ),
    "inline style": (
        "index.html",
        '<p style="color:red">',
        ["style= is inline code, which the security policy refuses"],
    ),
    "inline style whose hash the page's policy allows": (
        "index.html",
        '<meta http-equiv="content-security-policy" content="style-src \'sha256-'
        + B_RED
        + "'\"><style>b{color:red}</style>",
        [],
    ),
    "another style than that": (
        "index.html",
        '<meta http-equiv="content-security-policy" content="style-src \'sha256-' + B_RED + "'\"><style>b{}</style>",
        ["<style> is inline code, which the security policy refuses"],
    ),
    "link from no known depth": (
        "404.html",
        '<a href="index.html">x</a><a href="tel:999">y</a>',
        ["the page is shown at any depth, where index.html leads elsewhere"],
    ),
    "file from no known depth": (
        "404.html",
        '<link rel="stylesheet" href="assets/alur.css">',
        ["the page is shown at any depth, where assets/alur.css leads elsewhere"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_links(case: str) -> None:
    path, html, expected = CASES[case]
    pages = {"k/index.html": OTHER, path: read_page(html)} if path != "k/index.html" else {path: read_page(html)}
    found = check_links({path: pages[path]} | pages, FILES, frozenset({"good.example"}))
    assert [each.what.text.format(**each.what.values) for each in found] == expected


KEEPS = {
    "localStorage.setItem('a', 1)": "localStorage",
    "window.sessionStorage.a = 1": "sessionStorage",
    "indexedDB.open('a')": "indexedDB",
    "document.cookie = 'a=1'": "document.cookie",
    "document . cookie": "document . cookie",
    "navigator.serviceWorker.register('a.js')": "serviceWorker",
    "caches.open('a')": "caches.open",
    "cookieStore.set('a', 1)": "cookieStore",
    "var caches = 1, cookies = 2": "",
}


@pytest.mark.parametrize("script", KEEPS)
def test_a_script_that_could_keep_something_is_refused(script: str) -> None:
    found = [each.what.values["means"] for each in check_scripts({"assets/alur.js": script})]
    assert found == ([KEEPS[script]] if KEEPS[script] else [])


def test_only_the_way_out_may_remember_in_its_own_tab() -> None:
    assert not list(check_scripts({"assets/exit.js": "sessionStorage.setItem('left', 1)"}))
    assert list(check_scripts({"assets/exit.js": "localStorage.setItem('left', 1)"}))
