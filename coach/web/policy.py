"""What a browser is told about our answers: the content security policy and its companions."""

import base64
import hashlib
from functools import lru_cache

from coach.web.doors import FRONTEND

_INLINE, _END = "<script>", "</script>"

# Each source beyond 'self' was found by leaving it out: every journey of tests/browser is watched for breaches.
SOURCES = {
    "default-src": "'self'",
    # blob: Streamlit hands the scripts of our editor and of `focus` to the browser as one. Its page has one inline
    # script, named by its hash. Vega reads expressions with an interpreter of its own: no 'unsafe-eval'. WebAssembly is
    # tried for long numbers by the reader of messages; it can do without, but then every page reports a breach.
    "script-src": "'self' blob: 'wasm-unsafe-eval' {hashes}",
    # No handler in an attribute ever runs.
    "script-src-attr": "'none'",
    # Streamlit's components (emotion) write their style sheets as they are drawn, and so do we, by st.html; and its
    # pictures carry style attributes.
    "style-src": "'self' 'unsafe-inline'",
    # data: the logo, the emoji of the tab, and icons inside Streamlit's style sheets.
    "img-src": "'self' data:",
    # data: a font of Streamlit's formulas, inside its style sheet.
    "font-src": "'self' data:",
    # Covers the WebSocket as well, which no other host may be reached by.
    "connect-src": "'self'",
    "media-src": "'none'",
    "object-src": "'none'",
    "worker-src": "'none'",
    "child-src": "'none'",
    "frame-src": "'none'",
    "manifest-src": "'self'",
    # Nothing here is sent by an HTML form. Signing in is a plain navigation, which this does not concern.
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

# What the program never asks for, so that no script may: everything that a browser would ask the user about. Copying
# and showing a table full screen stay as they are by default: for this page alone.
_NEVER = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip

ONE_YEAR_SECONDS = 31_536_000


@lru_cache(maxsize=1)
def content_policy() -> str:
    """The value of Content-Security-Policy, with the hashes of the installed Streamlit's page."""
    page = (FRONTEND / "index.html").read_text(encoding="utf-8")
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in _inline_scripts(page))
    return "; ".join(f"{name} {value.format(hashes=hashes)}".strip() for name, value in SOURCES.items())


def headers(*, https: bool) -> dict[str, str]:
    """Headers of every answer; `https`: people reach this server by HTTPS only."""
    always = {
        "Content-Security-Policy": content_policy(),
        "X-Frame-Options": "DENY",  # for browsers that don't know frame-ancestors
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NEVER),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return always | ({"Strict-Transport-Security": f"max-age={ONE_YEAR_SECONDS}"} if https else {})


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _inline_scripts(page: str) -> list[str]:
    return [after.partition(_END)[0] for after in page.split(_INLINE)[1:] if _END in after]
