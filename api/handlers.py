"""Errors answered: every one of them as a problem document (RFC 9457)."""

import orjson
from flask import Flask, Response, current_app, request, url_for
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import (
    HTTPException,
    PreconditionFailed,
    RequestEntityTooLarge,
    RequestTimeout,
)

from api.context import origin
from api.problems import details, refusal
from api.reach import Refused
from api.revising import Stale, TextTaken
from api.submissions import ExternalIdTaken
from summarizer.page.html import PageTooLong
from summarizer.rank import TooLong

MEDIA_TYPE = "application/problem+json"


def problem_response(error: HTTPException) -> Response:
    """Answer *error* as ``application/problem+json``, its own headers (``Allow``) kept."""
    members = details(error, origin())
    response = Response(orjson.dumps(members), members["status"], content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    for name, value in error.get_headers():
        if name.lower() != "content-type":
            response.headers[name] = value
    return response


def _timed_out(error: RequestTimeout) -> Response:
    response = problem_response(error)
    # The rest of the body may still arrive, and must not be taken for another request.
    response.headers["Connection"] = "close"
    return response


def _external_id_taken(error: ExternalIdTaken) -> Response:
    response = problem_response(refusal(error))
    response.headers["Location"] = url_for("Articles.read_article", article_id=error.article_id)
    return response


def _too_large(error: RequestEntityTooLarge) -> Response:
    if error.description == RequestEntityTooLarge.description:  # werkzeug's, which knows no limit
        error = RequestEntityTooLarge(f"At most {request.max_content_length:,} bytes are read.")
    return problem_response(error)


def _not_ready(error: OperationalError) -> Response:
    """Tell a client to come back: the database is away, locked for too long or not migrated."""
    current_app.logger.error("The database does not answer: %s", error.orig)
    return problem_response(refusal(error))


def install_problems(app: Flask) -> None:
    """Answer every error of *app* as a problem document, the unexpected ones included."""
    app.register_error_handler(HTTPException, problem_response)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(RequestTimeout, _timed_out)
    app.register_error_handler(OperationalError, _not_ready)
    app.register_error_handler(ExternalIdTaken, _external_id_taken)
    for kind in (PageTooLong, Refused, TextTaken, TooLong):
        app.register_error_handler(kind, lambda error: problem_response(refusal(error)))
    app.register_error_handler(Stale, lambda _: problem_response(PreconditionFailed()))
