"""The headers as each host wants to read them: files that travel inside the finished folder."""

import re
from urllib.parse import urlsplit

from generator.model.routes import LOST
from generator.publish.host.headers import (
    KEEP,
    PACKED_SUFFIXES,
    UNSERVED,
    Headers,
)

_SQUEEZED = "text/css text/javascript application/javascript application/json image/svg+xml"
"""What is worth compressing besides HTML; sheets and index are compressed already."""

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""ISO/IEC 29500; the staff edition has one."""

_CARD = "text/vcard; charset=utf-8"
"""RFC 6350, 10.1. Without a type, `nosniff` lets no phone open an address card."""

_ABOUT = """\
Folder ini adalah seluruh situs. Salin semuanya ke server; tidak ada yang perlu dijalankan.

Server mengirim kepala HTTP yang menjaga pengunjung. Berkas untuk itu sudah ada:
- Netlify, Cloudflare Pages: _headers, dibaca sendiri. Folder ini harus menjadi akar situs.
- Apache, hosting bersama: .htaccess, dibaca sendiri bila AllowOverride mengizinkan FileInfo. Perlu mod_headers.
- nginx: salin server/nginx.conf ke luar folder ini, lalu include di dalam blok server atau location.
- Caddy: salin server/Caddyfile ke luar folder ini, lalu import di dalam alamat situs.

Tidak ada rahasia di berkas ini. nginx, Caddy, dan Apache tidak menyajikannya kepada pengunjung.
404.html tampil untuk alamat yang tidak ada, dengan nomor darurat. Netlify, Cloudflare Pages, dan GitHub Pages
memakainya sendiri; berkas untuk server lain sudah menyebutnya.

Yang perlu diatur di tempat itu sendiri:
- Cloudflare: matikan Email Address Obfuscation (Scrape Shield) dan Web Analytics. Keduanya menambah skrip ke halaman;
  alamat email jadi tidak bisa dibaca, dan kunjungan tercatat. Matikan juga Rocket Loader.
- GitHub Pages: tidak bisa mengirim kepala HTTP. Penjagaan yang ada di dalam halaman tetap berlaku, yang lain tidak:
  situs bisa ditampilkan di dalam situs lain. Untuk situs resmi pilih tempat lain.
- Netlify: matikan Netlify Analytics dan "Snippet injection".
- nginx di belakang proksi TLS: alamat tanpa garis miring diarahkan ke alamat di server yang sama, bukan ke http.
  Berkas di sini sudah mengaturnya (absolute_redirect off).
- Setelah dipasang, buka satu alamat yang tidak ada, misalnya /coba/ini/. Yang harus tampil: nomor darurat.

Matikan catatan kunjungan (access log), atau hapus sesering mungkin: catatan itu menyimpan siapa membuka apa.
Pakai HTTPS. Jangan menambah statistik, iklan, atau kuki.
"""


def host_files(headers: Headers, base_url: str) -> dict[str, bytes]:
    """What each host reads, by its path from the site's root."""
    texts = {
        "_headers": static_host(headers, base_url),
        ".htaccess": apache_file(headers, base_url),
        "server/nginx.conf": nginx_file(headers, base_url),
        "server/Caddyfile": caddy_file(headers, base_url),
        "server/BACA.txt": _ABOUT,
    }
    return {path: text.encode() for path, text in texts.items()}


def static_host(headers: Headers, base_url: str) -> str:
    """`_headers` as Netlify and Cloudflare Pages read it: a path, then its headers, indented.

    Both join the values of a header that two rules name, and both ask again by default, so only files that may be kept
    have a rule on caching. Both know the types of our files but for address cards.
    """
    root = _root(base_url)
    kept = [*headers.kept_files, *(() if headers.sealed else ("pagefind/fragment/*", "pagefind/index/*"))]
    lines = [f"{root}/*", *(f"  {name}: {value}" for name, value in headers.always.items())]
    if headers.sealed:
        lines.append(f"  Cache-Control: {headers.otherwise}")
    for path in kept:
        lines += [f"{root}/{path}", f"  Cache-Control: {KEEP}"]
    if not headers.sealed:
        lines += [f"{root}/*.vcf", f"  Content-Type: {_CARD}"]
    return "\n".join(lines) + "\n"


def apache_file(headers: Headers, base_url: str) -> str:
    """`.htaccess` of Apache 2.4, with what `AllowOverride FileInfo` allows and no more.

    `Options`, `DirectoryIndex` and `Require` would answer every request with error 500 on a host that forbids them, and
    so would a directive of a missing module.
    """
    sent = "\n".join(f'Header always set {name} "{value}"' for name, value in headers.always.items())
    names = "|".join(re.escape(path.rpartition("/")[2]) for path in headers.kept_files)
    kept = "|".join([f"({names})", *(rf".*{re.escape(suffix)}" for suffix in headers.kept_suffixes)])
    keeping = f"""\
<FilesMatch "^({kept})$">
Header set Cache-Control "{KEEP}"
</FilesMatch>
"""
    unserved = "|".join(re.escape(unserved_path) for unserved_path in UNSERVED)
    lost = _if_lost(headers, f"ErrorDocument 404 {_root(base_url)}/{LOST}")
    return f"""\
<IfModule mod_headers.c>
{sent}
Header always unset Set-Cookie
Header set Cache-Control "{headers.otherwise}"
{keeping if names else ""}</IfModule>
<IfModule mod_mime.c>
AddType text/html .html
AddType text/css .css
AddType text/javascript .js
AddType image/svg+xml .svg
AddType image/webp .webp
AddType application/pdf .pdf
AddType application/wasm .wasm
AddType text/vcard .vcf
AddType {_WORKBOOK} .xlsx
AddType application/octet-stream {" ".join(PACKED_SUFFIXES)}
RemoveLanguage .id .jv .en
</IfModule>
<IfModule mod_filter.c>
<IfModule mod_deflate.c>
AddOutputFilterByType DEFLATE text/html {_SQUEEZED}
</IfModule>
</IfModule>
{lost}# A compressed page has another ETag than Apache remembers; the date of the file does as well.
FileETag None
<IfModule mod_alias.c>
RedirectMatch 404 "/({unserved})"
</IfModule>
"""


def nginx_file(headers: Headers, base_url: str) -> str:
    """A snippet to include in a `server` or `location` block."""
    sent = "\n".join(f'add_header {name} "{value}" always;' for name, value in headers.always.items())
    names = "|".join(f"/{re.escape(path)}$" for path in headers.kept_files)
    keeping = f"""\
if ($uri ~ "{names}|\\.({_suffixes(headers.kept_suffixes)})$") {{
    set $alur_cache "{KEEP}";
}}
"""
    hidden = "|".join(re.escape(unserved_path) for unserved_path in UNSERVED)
    types = " ".join(suffix.removeprefix(".") for suffix in PACKED_SUFFIXES)
    return f"""\
# Dari Alur. Sertakan di dalam blok server atau location: include /etc/nginx/alur.conf;
# Bila blok itu punya add_header sendiri, kepala di bawah ini tidak berlaku di sana.
access_log off;
# Di belakang proksi TLS nginx tidak tahu nama dan skema yang dipakai pengunjung.
absolute_redirect off;
set $alur_cache "{headers.otherwise}";
{keeping if names else ""}{_if_lost(headers, f"error_page 404 {_root(base_url)}/{LOST};")}if ($uri ~ "/({hidden})") {{
    return 404;
}}
{sent}
add_header Cache-Control $alur_cache always;
types {{
    text/html html;
    text/css css;
    text/javascript js;
    text/plain txt;
    application/json json;
    application/pdf pdf;
    application/wasm wasm;
    text/vcard vcf;
    {_WORKBOOK} xlsx;
    application/octet-stream {types};
    image/svg+xml svg;
    image/png png;
    image/webp webp;
}}
gzip on;
gzip_comp_level 6;
gzip_vary on;
gzip_types {_SQUEEZED};
"""


def caddy_file(headers: Headers, base_url: str) -> str:
    """A snippet to import into a site block, before its `file_server`."""
    sent = "\n".join(f'    {name} "{value}"' for name, value in headers.always.items())
    kept = " ".join(
        [*(f"*/{path}" for path in headers.kept_files), *(f"*{suffixe}" for suffixe in headers.kept_suffixes)]
    )
    keeping = f"""\
@alur_kept path {kept}
@alur_asked not path {kept}
header @alur_asked Cache-Control "{headers.otherwise}"
header @alur_kept Cache-Control "{KEEP}"
"""
    nothing = f'header Cache-Control "{headers.otherwise}"\n'
    lost = f"""\
@alur_lost not file {{path}} {{path}}/index.html
handle @alur_lost {{
    rewrite * {_root(base_url)}/{LOST}
    file_server {{
        status 404
    }}
}}"""
    hidden = " ".join(
        f"*/{unserved_path}*" if unserved_path.endswith("/") else f"*/{unserved_path}" for unserved_path in UNSERVED
    )
    return f"""\
# Dari Alur. Impor di dalam alamat situs: import /etc/caddy/alur
@alur_hidden path {hidden}
respond @alur_hidden 404
header {{
{sent}
}}
{keeping if kept else nothing}@alur_packed path {" ".join(f"*{suffix}" for suffix in PACKED_SUFFIXES)}
header @alur_packed Content-Type application/octet-stream
@alur_card path *.vcf
header @alur_card Content-Type "{_CARD}"
{_if_lost(headers, lost)}encode gzip
"""


def _if_lost(headers: Headers, text: str) -> str:
    """These lines of a host's file, where the folder has a page for dead addresses; a sealed one has none."""
    return f"{text}\n" if headers.allowed else ""


def _root(base_url: str) -> str:
    """The path under which the site stands, without its last slash."""
    return urlsplit(base_url).path.rstrip("/")


def _suffixes(suffixes: tuple[str, ...]) -> str:
    return "|".join(re.escape(suffix.removeprefix(".")) for suffix in suffixes)
