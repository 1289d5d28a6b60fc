"""What a browser is told with every answer: one description, from which the frame and every host's files come.

`files.py` writes it as each host reads it, and a new host's file begins there. Its name goes into `UNSERVED`, and where
no file ends so yet, into `audit/readable.py`.

No Strict-Transport-Security: a browser keeps a list of such hosts, and that is a trace. No-store is not asked for
either: it makes every step back slow on a slow line, and keeps nothing out of the history.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

KEPT_SECONDS = 30 * 24 * 3600
"""How long a file may be kept unasked whose address changes with its content."""

KEPT_FILES = ("assets/alur.css", "assets/alur.js", "assets/icon.svg", "assets/exit.js")
"""Asked for by the frame with `?` and a hash of all shared files. What a script asks for later has no hash."""

KEPT_SUFFIXES = (".pf_fragment", ".pf_index", ".pf_meta")
"""Pagefind names these by a hash of their content."""

PACKED_SUFFIXES = (*KEPT_SUFFIXES, ".pagefind")
"""Pagefind's own compressed formats; no registry knows them, so nobody may guess."""

UNSERVED = ("_headers", ".htaccess", "server/")
"""What a folder holds for its host alone. None of it is secret: it says what every answer says."""

CONTENT: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Pagefind is WebAssembly
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""Content-Security-Policy Level 3."""

SEALED: Mapping[str, str] = {
    name: "'self'" if name == "script-src" else value
    for name, value in CONTENT.items()
    if name not in {"connect-src", "worker-src"}
}
"""Of a sealed page: it asks for nothing once it is there, and runs nothing but its two scripts."""

_ONLY_SENT = {"frame-ancestors"}
"""Directives that a meta element may not carry (CSP 3, section 3.3)."""

FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read",
    "clipboard-write", "compute-pressure", "cross-origin-isolated", "display-capture", "encrypted-media", "fullscreen",
    "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "keyboard-map",
    "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access",
    "sync-xhr", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
"""Features that a page can be denied (the W3C's list of policy-controlled features); the site needs none.
Chromium complains about names it does not know, so those are left out."""


def _policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _meta(directives: Mapping[str, str]) -> str:
    return _policy({name: value for name, value in directives.items() if name not in _ONLY_SENT})


META_POLICY = _meta(CONTENT)
"""The part of the policy that stands in every page, for hosts that send no headers and for a memory stick."""

SEALED_META_POLICY = _meta(SEALED)
"""The same of a sealed page."""


def policy_for_page_alone(allowed: Mapping[str, str]) -> str:
    """The policy, for a meta element, of a page that needs nothing but what stands in it: `allowed` has its hashes."""
    closed = {name: CONTENT[name] for name in ("default-src", "base-uri", "form-action")}
    return _meta(closed | dict(allowed))


META_REFERRER = "no-referrer"
"""No other site learns where a reader came from."""


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of every answer, and what is kept for how long."""

    noindex: bool = False
    """Whether search engines are asked to stay away; for sheets, which cannot say so themselves."""
    sealed: bool = False
    """Whether this is the one sealed page. Nothing of it is kept: it is opened on phones that others use, too."""
    allowed: Mapping[str, str] = field(default_factory=dict)
    """Hashes of what stands inside a page, by directive. Every other page refuses them by its own meta element."""
    always: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        policy = SEALED if self.sealed else CONTENT
        sent = {
            "Content-Security-Policy": _policy(
                {name: " ".join(filter(None, (value, self.allowed.get(name)))) for name, value in policy.items()}
            ),
            "Referrer-Policy": META_REFERRER,
            "Permissions-Policy": ", ".join(f"{name}=()" for name in FEATURES),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        object.__setattr__(self, "always", sent | ({"X-Robots-Tag": "noindex"} if self.noindex else {}))

    @property
    def kept_files(self) -> tuple[str, ...]:
        """Files that may be kept unasked, from the site's root."""
        return () if self.sealed else KEPT_FILES

    @property
    def kept_suffixes(self) -> tuple[str, ...]:
        """How further names of such files end."""
        return () if self.sealed else KEPT_SUFFIXES

    @property
    def otherwise(self) -> str:
        """Cache-Control of every file that may not be kept unasked."""
        return KEEP_NOTHING if self.sealed else ASK_AGAIN


ASK_AGAIN = "no-cache"
"""Cache-Control of everything else: kept, but asked about before each use, so that no old number is shown."""

KEEP_NOTHING = "no-store"
"""Cache-Control of a sealed page and of all that belongs to it."""

KEEP = f"public, max-age={KEPT_SECONDS}, immutable"
"""Cache-Control of files whose address changes with their content."""
