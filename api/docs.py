"""The contract as a page: Swagger UI out of its package, without a request to anywhere else."""

from pathlib import Path

import flask_swagger_ui
import orjson
from flask import Blueprint, Response, current_app, send_from_directory
from werkzeug.exceptions import NotFound

from api.client_contract import in_one_form
from api.contract import Contract
from api.rules import public

bp = Blueprint("docs", __name__)
# Swagger UI writes styles into the page and draws its icons from data: addresses; scripts come
# from here alone, and the page talks to this server alone.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_SWAGGER_UI = Path(flask_swagger_ui.__file__).parent / "dist"
_OURS = Path(__file__).parent / "static"
_ASSETS = {
    "docs.js": _OURS,
    "favicon-32x32.png": _SWAGGER_UI,
    "swagger-ui-bundle.js": _SWAGGER_UI,
    "swagger-ui.css": _SWAGGER_UI,
}
_A_DAY_S = 86_400


@bp.get("/openapi.yaml")
@public
def openapi_yaml() -> Response:
    """Serve the contract as YAML."""
    return Response(_contract().yaml, content_type="application/yaml")


@bp.get("/openapi.json")
@public
def openapi_json() -> Response:
    """Serve the contract as JSON."""
    return Response(_contract().json, content_type="application/json")


@bp.get("/openapi-clients.json")
@public
def openapi_clients() -> Response:
    """Serve the contract for programs that write clients."""
    document = in_one_form(_contract().document())
    return Response(orjson.dumps(document), content_type="application/json")


@bp.get("/docs")
@public
def docs() -> Response:
    """Serve the page."""
    page = (_OURS / "docs.html").read_bytes()
    return Response(page, headers={"Content-Security-Policy": POLICY}, content_type="text/html")


@bp.get("/docs/<path:name>")
@public
def asset(name: str) -> Response:
    """Serve a file of the page: Swagger UI's, or ours."""
    if name not in _ASSETS:
        raise NotFound
    return send_from_directory(_ASSETS[name], name, max_age=_A_DAY_S)


def _contract() -> Contract:
    contract: Contract = current_app.extensions["contract"]
    return contract
