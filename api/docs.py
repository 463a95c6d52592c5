"""The contract as a page: Swagger UI out of its package, without a request to anywhere else."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import flask_swagger_ui
import orjson
from flask import Blueprint, Response, current_app, send_from_directory

from api.contract import Contract, as_yaml

bp = Blueprint("docs", __name__)
# Swagger UI writes styles into the page and draws its icons from data: addresses; scripts come
# from here alone, and the page talks to this server alone.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_SWAGGER_UI = Path(flask_swagger_ui.__file__).parent / "dist"
_ASSETS = {"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"}
_A_DAY_S = 86_400


@bp.get("/openapi.yaml")
def openapi_yaml() -> Response:
    """Serve the contract as YAML."""
    return Response(_yaml(_contract()), content_type="application/yaml")


@bp.get("/openapi.json")
def openapi_json() -> Response:
    """Serve the contract as JSON."""
    return Response(_json(_contract()), content_type="application/json")


@bp.get("/docs")
def docs() -> Response:
    """Serve the page."""
    page = files("api").joinpath("static", "docs.html").read_bytes()
    return Response(page, headers={"Content-Security-Policy": POLICY}, content_type="text/html")


@bp.get("/docs/<path:name>")
def asset(name: str) -> Response:
    """Serve a file of the page: Swagger UI's, or ours."""
    folder = _SWAGGER_UI if name in _ASSETS else Path(__file__).parent / "static"
    return send_from_directory(folder, name, max_age=_A_DAY_S)


def _contract() -> Contract:
    contract: Contract = current_app.extensions["contract"]
    return contract


@cache
def _yaml(contract: Contract) -> str:
    return as_yaml(contract.document())


@cache
def _json(contract: Contract) -> bytes:
    return orjson.dumps(contract.document())
