"""What is said in the frame and in the files for hosts comes from one description."""

import re

from generator.publish.host.files import apache_file, host_files, static_host
from generator.publish.host.headers import CONTENT, KEEP, KEPT_FILES, META_POLICY, Headers
from tests.building import Built


def rules(text: str) -> dict[str, dict[str, str]]:
    """`_headers` as Netlify's and Cloudflare's manuals describe it: a path, then indented `Name: value` lines."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        assert len(line) <= 2000, "Cloudflare refuses longer lines"
        if not line.startswith(" "):
            path = line
            assert path not in found
            found[path] = {}
        else:
            name, mark, value = line.strip().partition(": ")
            assert mark
            assert re.fullmatch(r"[A-Za-z-]+", name)
            assert name not in found[path]
            found[path][name] = value
    assert len(found) <= 100, "Cloudflare reads no more"
    return found


def test_a_static_host_gets_every_header_once() -> None:
    found = rules(static_host(Headers(), "https://ppa.example/"))
    assert found.pop("/*") == Headers().always
    assert found.pop("/*.vcf") == {"Content-Type": "text/vcard; charset=utf-8"}
    assert found == {
        path: {"Cache-Control": KEEP}
        for path in (*(f"/{file}" for file in KEPT_FILES), "/pagefind/fragment/*", "/pagefind/index/*")
    }


def test_a_sub_path_stands_before_every_rule() -> None:
    found = rules(static_host(Headers(), "https://ppa.example/kab/pati/"))
    assert found
    assert all(path.startswith("/kab/pati/") for path in found)


def test_sheets_of_a_site_that_stays_out_of_search_engines_say_so() -> None:
    open_, closed = (host_files(Headers(noindex=each), "https://ppa.example/") for each in (False, True))
    for path in ("_headers", ".htaccess", "server/nginx.conf", "server/Caddyfile"):
        assert b"noindex" not in open_[path]
        assert b"X-Robots-Tag" in closed[path]


def test_a_page_says_itself_what_a_page_may_say(built: Built) -> None:
    pages = list(built.site.rglob("index.html"))
    assert len(pages) > 15
    for page in pages:
        text = page.read_text("utf-8").replace("&#39;", "'")
        assert text.count(f'<meta http-equiv="Content-Security-Policy" content="{META_POLICY}">') == 1, page
        assert text.count('<meta name="referrer" content="no-referrer">') == 1, page
    assert set(CONTENT) - {part.partition(" ")[0] for part in META_POLICY.split("; ")} == {"frame-ancestors"}


def test_shared_files_are_asked_for_by_their_content(built: Built) -> None:
    page = (built.site / "index.html").read_text("utf-8")
    asked = re.findall(r'"(assets/[^"?]+)\?(\w+)"', page)
    assert {path for path, _ in asked} == set(KEPT_FILES)
    assert len({version for _, version in asked}) == 1


def test_apache_is_asked_for_no_more_than_a_shared_host_allows() -> None:
    """The directives of Apache 2.4 whose override is FileInfo, and sections that need none."""
    allowed = {
        "Header",
        "AddType",
        "RemoveLanguage",
        "AddOutputFilterByType",
        "FileETag",
        "RedirectMatch",
        "ErrorDocument",
    }
    lines = apache_file(Headers(allowed={"style-src": "'sha256-x'"}), "https://ppa.example/").splitlines()
    named = [line.split()[0] for line in lines if not line.startswith(("#", "<"))]
    assert named
    assert set(named) <= allowed
    assert {line.split()[0] for line in lines if line.startswith("<")} <= {
        "<IfModule",
        "</IfModule>",
        "<FilesMatch",
        "</FilesMatch>",
    }


def test_nothing_about_the_region_or_the_machine_is_in_them(built: Built) -> None:
    for path in ("_headers", ".htaccess", "server/nginx.conf", "server/Caddyfile", "server/BACA.txt"):
        text = (built.site / path).read_text("utf-8")
        assert str(built.root) not in text
        assert "Antah" not in text


def test_a_sealed_page_may_do_less_and_keeps_nothing() -> None:
    sealed = host_files(Headers(noindex=True, sealed=True), "https://ppa.example/")
    found = rules(sealed["_headers"].decode())
    assert list(found) == ["/*"], "no rule lets anything be kept"
    assert found["/*"]["Cache-Control"] == "no-store"
    policy = found["/*"]["Content-Security-Policy"]
    assert dict(part.split(" ", 1) for part in policy.split("; ")) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    for path in (".htaccess", "server/nginx.conf", "server/Caddyfile"):
        text = sealed[path].decode()
        assert policy in text
        assert "no-store" in text
        assert KEEP not in text
        assert "wasm-unsafe-eval" not in text


def test_every_host_knows_what_an_address_card_is() -> None:
    made = host_files(Headers(), "https://ppa.example/")
    for path in ("_headers", ".htaccess", "server/nginx.conf", "server/Caddyfile"):
        assert b"text/vcard" in made[path], path


def test_each_host_is_told_what_it_must_not_add(built: Built) -> None:
    text = (built.site / "server/BACA.txt").read_text("utf-8")
    for host, told in {
        "Cloudflare": "Email Address Obfuscation",
        "GitHub Pages": "tidak bisa mengirim kepala HTTP",
        "Netlify": "Snippet injection",
        "nginx": "absolute_redirect off",
    }.items():
        (line,) = (each for each in re.split(r"\n- ", text.partition("Yang perlu diatur")[2]) if each.startswith(host))
        assert told in line
