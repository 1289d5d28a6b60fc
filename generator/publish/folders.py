"""Links that work from a memory stick too."""

import re

_TO_FOLDER = re.compile(r'(\shref="(?:[^":?#]*/|\.{1,2}))(#[^"]*)?"')


def to_files(html: str) -> str:
    """The same HTML, its relative links to folders naming the page inside: a host serves `index.html` for a folder, a
    file system shows a list of names. `html` is what our own environment made, so attributes stand in double quotes.

    >>> to_files('<a href="../k/kec-awan/#nomor">')
    '<a href="../k/kec-awan/index.html#nomor">'
    """
    return _TO_FOLDER.sub(_named, html)


def _named(match: re.Match[str]) -> str:
    folder, fragment = match[1], match[2] or ""
    return f'{folder}{"" if folder.endswith("/") else "/"}index.html{fragment}"'
