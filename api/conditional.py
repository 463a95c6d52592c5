"""Preconditions of requests, and how long answers may be kept (RFC 9110, section 13)."""

from http import HTTPStatus
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired
from werkzeug.http import generate_etag

from api.handlers import problem_response

_READS = {"GET", "HEAD", "OPTIONS"}
# The writes that call `heed`.
_HEEDED = {
    "Articles.delete_article",
    "Corrections.correct_article",
    "Corrections.replace_article",
    "Corrections.put_article",
}


def install_conditional_requests(app: Flask) -> None:
    """Give every read an ``ETag``, and send a client that has it already nothing but 304."""

    @app.before_request
    def refuse_to_guess() -> None:
        heeded = request.method in _READS or request.endpoint in _HEEDED
        if request.url_rule and "If-Match" in request.headers and not heeded:
            raise PreconditionFailed("No `If-Match` is read here: nothing was done.")

    @app.after_request
    def validate(response: Response) -> Response:
        if request.method not in _READS or response.status_code != HTTPStatus.OK:
            return response
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-cache"
        if response.cache_control.no_store or response.is_streamed:
            return response
        response.add_etag()
        response.make_conditional(request)
        failed = response.status_code == HTTPStatus.PRECONDITION_FAILED
        return problem_response(PreconditionFailed()) if failed else response


def heed(document: bytes, *, required: bool = True) -> None:
    """Go on only if the client has *document*, which is served, by its ``If-Match``.

    Raises
    ------
    PreconditionRequired
        If it does not say what it has, and must.
    PreconditionFailed
        If it has something else.
    """
    if "If-Match" not in request.headers:
        if required:
            raise PreconditionRequired("Send `If-Match`.")
        return
    if not request.if_match.contains(generate_etag(document)):
        raise PreconditionFailed


def if_match(*, required: bool) -> dict[str, Any]:
    """Describe the header that `heed` reads for the contract."""
    return {
        "in": "header",
        "name": "If-Match",
        "required": required,
        "description": "The `ETag` of the article as you have it; `*` for whatever it is.",
        "schema": {"type": "string"},
    }
