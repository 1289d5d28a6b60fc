"""The desk as an ASGI application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from generator.desk.spreadsheet.xlsx import MAX_BYTES
from generator.render.assets import make_assets, minify_css
from generator.shipped import TEMPLATES
from generator.webdesk.building import SITE
from generator.webdesk.guard import HOST, Guard, Keys, RefusedError
from generator.webdesk.tasks import (
    announcing,
    calling,
    correcting,
    exchanging,
    hanging,
    publishing,
    renaming,
    replying,
    today,
)
from generator.webdesk.visit import Handler, Visit, endpoint
from generator.webdesk.workbench import Workbench

LIMIT = MAX_BYTES + 100_000
"""Bytes of a request: the largest sheet, and what a form puts around it."""

Pages = tuple[tuple[str, str, Handler], ...]
_PAGES: Pages = (
    ("GET", "/", today.today),
    ("POST", "/batal", today.undo),
    ("POST", "/tutup", today.close),
    ("GET", "/telepon", calling.calling),
    ("GET", "/telepon/{code}", calling.calling),
    ("POST", "/telepon/{code}", calling.called),
    ("GET", "/betulkan", correcting.listing),
    ("GET", "/betulkan/{contact}/{code}", correcting.form),
    ("POST", "/betulkan/{contact}/{code}", correcting.correct),
    ("POST", "/sumber/{code}", correcting.read_again),
    ("GET", "/kantor/{id}", renaming.form),
    ("POST", "/kantor/{id}", renaming.rename),
    ("POST", "/kantor/{id}/keluarkan", renaming.remove),
    ("GET", "/kantor/{office}/kontak", correcting.form),
    ("POST", "/kantor/{office}/kontak", correcting.correct),
    ("GET", "/umumkan", announcing.announcing),
    ("GET", "/umumkan/baru", announcing.choose),
    ("GET", "/umumkan/{kind}/{id}/{number}", announcing.form),
    ("POST", "/umumkan/{kind}/{id}/{number}", announcing.announce),
    ("POST", "/umumkan/{kind}/{id}/{number}/cabut", announcing.end),
    ("GET", "/lembar", exchanging.exchanging),
    ("POST", "/lembar", exchanging.show_upload),
    ("POST", "/lembar/{key}", exchanging.take_upload),
    ("GET", "/lembar/surat/{office}", exchanging.letters),
    ("GET", "/lembar/{name}", exchanging.sheet),
    ("POST", "/balasan", replying.reply),
    ("GET", "/cetakan", hanging.hanging),
    ("POST", "/cetakan", hanging.hand_out),
    ("POST", "/cetakan/gambar", hanging.picture),
    ("POST", "/cetakan/{id}/ganti", hanging.renew),
    ("POST", "/cetakan/{id}/turun", hanging.withdraw),
    ("GET", "/terbitkan", publishing.publishing),
    ("POST", "/terbitkan/pratinjau", publishing.preview),
    ("POST", "/terbitkan/buat", publishing.build),
    ("POST", "/terbitkan/lihat", publishing.look),
    ("POST", "/terbitkan/folder", publishing.look_at_folder),
    ("POST", "/terbitkan/kirim", publishing.send),
    ("POST", "/terbitkan/sandi", publishing.keep),
)


def make_app(bench: Workbench, keys: Keys, pages: Pages = _PAGES) -> Starlette:
    """The desk over this folder, for whoever has these keys; or other pages in its looks, behind the same guard."""
    assets = make_assets()
    css = assets["assets/alur.css"] + minify_css((TEMPLATES / "desk" / "desk.css").read_text("utf-8")).encode()

    def style(_: Request) -> Response:
        return Response(css, media_type="text/css")

    def icon(_: Request) -> Response:
        return Response(assets["assets/icon.svg"], media_type="image/svg+xml")

    async def refused(request: Request, error: Exception) -> Response:
        why, status = "Halaman ini tidak ada.", 404
        if isinstance(error, RefusedError):
            why, status = error.why, error.status
        elif isinstance(error, HTTPException):
            status = error.status_code
            if status == 413:
                why = f"Berkas ini terlalu besar. Batasnya {MAX_BYTES // 1_000_000} MB. Tidak ada yang disimpan."
            elif status != 404:
                why = "Permintaan ini tidak dimengerti."
        if request.scope.get("alur.refused") is not None and not isinstance(error, RefusedError):
            why, status = request.scope["alur.refused"].why, 403
        return Visit(bench, keys, request, {}).page("stopped", "Ditolak", status, why=why, bare=True, ended=True)

    routes = [
        *(Route(path, endpoint(bench, keys, handler), methods=[method]) for method, path, handler in pages),
        Route("/gaya.css", style),
        Route("/ikon.svg", icon),
        Mount("/situs", StaticFiles(directory=bench.root / SITE, html=True, check_dir=False)),
    ]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[HOST], www_redirect=False),
            Middleware(Guard, keys=keys),
        ],
        exception_handlers={RefusedError: refused, HTTPException: refused},
        max_body_size=LIMIT,
    )
