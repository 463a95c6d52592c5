"""The desk: a page to try the service on. It calls the API as any client does."""

from pathlib import Path

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from api.rules import public
from api.samples import sample_page

bp = Blueprint("desk", __name__)
# Everything comes from here and is a file of its own: nothing that a text brings along can run.
# Trusted types make the browser refuse to read markup out of a string at all.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_FILES = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_A_DAY_S = 86_400
_ASSETS = {path.name: path for path in _FILES.glob("desk*") if path.suffix in _TYPES}


@bp.get("/desk")
@public
def desk() -> Response:
    """Serve the page."""
    page = (_FILES / "desk.html").read_bytes()
    headers = {"Content-Security-Policy": POLICY}
    return Response(page, headers=headers, content_type="text/html; charset=utf-8")


@bp.get("/desk/sample.txt")
@public
def sample() -> Response:
    """Serve the sample page, for whoever has none at hand."""
    return Response(sample_page(), content_type="text/plain; charset=utf-8")


@bp.get("/desk/<path:name>")
@public
def asset(name: str) -> Response:
    """Serve a file of the page.

    Modules of two releases must not meet: each is asked for anew, and answered with 304.
    """
    if name not in _ASSETS:
        raise NotFound
    path = _ASSETS[name]
    response = Response(path.read_bytes(), content_type=f"{_TYPES[path.suffix]}; charset=utf-8")
    if path.suffix == ".svg":  # browsers ask for a page's icon again whenever its address changes
        response.cache_control.max_age = _A_DAY_S
    return response
