"""What a request has at hand: its id, and the application's database."""

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http import HTTPStatus
from logging import Filter, LogRecord
from typing import ClassVar, TypeVar, cast
from uuid import UUID, uuid4

from flask import Flask, Response, current_app, g, has_request_context, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import Gone, NotFound

from api import trail
from api.problems import Origin
from models import queries
from models.database import Database
from models.tables import Article

# A sender's id goes into logs and headers: letters, digits and a few marks, of bounded length.
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}")
_T = TypeVar("_T")


class Canceled(Gone):
    """The article was there, and must not be used any more."""

    problem: ClassVar[str] = "withdrawn"


def database() -> Database:
    """Return the application's database."""
    return cast("Database", current_app.extensions["database"])


@contextmanager
def transaction() -> Iterator[Session]:
    """Open the request's one writing transaction: commits at its end, rolls back on an error.

    What it changes, and the note of who changed it, are stored together or not at all.
    """
    with database().transaction() as session:
        yield session
        is_new = trail.is_noted() and "noted" not in g
        entry_id = queries.note_request(session, trail.entry(request_id())) if is_new else None
    if entry_id:
        g.noted = entry_id


def reading() -> AbstractContextManager[Session]:
    """Open a session that only reads."""
    return database().reading()


def found(value: _T | None) -> _T:
    """Return *value*, or answer 404 when there is none."""
    if value is None:
        raise NotFound
    return value


def found_article(session: Session, article_id: UUID) -> bytes:
    """Read the JSON of an article, or answer 404 where there is none, 410 where it was canceled."""
    return found_of(session, article_id, queries.article_document(session, article_id))


def found_text(session: Session, article_id: UUID) -> Article:
    """Load what a summary is made of; answer 404 for no article, 410 for a canceled one."""
    return found_of(session, article_id, queries.article_text(session, article_id))


def found_of(session: Session, article_id: UUID, value: _T | None) -> _T:
    """Return what an article has, or answer 404 where there is none, 410 where it was canceled."""
    if value is None and queries.is_canceled(session, article_id):
        raise Canceled
    return found(value)


def json_response(
    document: bytes, status: HTTPStatus = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer with a document that is kept as the JSON it is served as."""
    return Response(document, status, dict(headers or {}), content_type="application/json")


def no_content() -> Response:
    """Answer that it is done, and that there is nothing to say of it."""
    response = Response(status=HTTPStatus.NO_CONTENT)
    del response.headers["Content-Type"]
    return response


def request_id() -> str:
    """Return the id of this request: the sender's ``X-Request-Id`` where usable, else a new one."""
    if "request_id" not in g:
        sent = request.headers.get("X-Request-Id", "")
        g.request_id = sent if _REQUEST_ID.fullmatch(sent) else str(uuid4())
    return cast("str", g.request_id)


def origin() -> Origin:
    """Tell where this request came in, as what it leads to tells it."""
    return Origin(request.script_root, request.path, request_id())


class _RequestName(Filter):
    """Begins what is logged during a request with the request's id."""

    def filter(self, record: LogRecord) -> bool:
        if has_request_context():
            record.msg = f"[{request_id()}] {record.msg}"
        return True


def install_request_id(app: Flask) -> None:
    """Send every answer, and log every message, with the id of its request."""
    app.logger.addFilter(_RequestName())

    @app.after_request
    def name_request(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
