"""What was done, by whom: an entry for each request that changed something or was refused."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Flask, Response, g
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from api import trail
from api.context import reading, request_id
from api.cursors import Progress
from api.paging import LINK, part
from api.resource import Resource
from api.rules import Access
from api.schemas.key import AuditList, AuditQuery
from models import queries

bp = Resource("Audit", __name__, url_prefix="/v1/audit", description="What was done, by whom.")
# Refused before anything was looked at, or where nothing can be stored. An entry for each request
# too many would cost more than to answer it.
_UNNOTED = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


@bp.route("", access=Access.ADMIN)
@bp.arguments(AuditQuery, location="query")
@bp.response(HTTPStatus.OK, AuditList, headers=LINK)
def list_audit(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """List what was done.

    An entry for each request that changed something or was refused, the latest first: when, by
    which key and from where, and how it was answered. No body is kept, and no secret.
    """
    progress, limit = Progress.of(query, UUID), query["limit"]
    with reading() as session:
        rows = queries.audit_entries(session, after=progress.after, limit=limit + 1)
    page = part(rows, limit, lambda row: progress.cursor(str(row.id)))
    return {"items": page.items, "next": page.next}, page.headers | {"Cache-Control": "no-store"}


def install_audit(app: Flask) -> None:
    """Note how each request was answered that changed something or was refused."""

    @app.after_request
    def note(response: Response) -> Response:
        if trail.is_noted():
            status, location = response.status_code, response.headers.get("Location")
            if entry_id := g.get("noted"):
                _store(
                    app, lambda session: queries.note_answer(session, entry_id, status, location)
                )
            elif status >= HTTPStatus.BAD_REQUEST and status not in _UNNOTED:
                row = trail.entry(request_id()) | {"status": status, "location": location}
                # Behind the answer: who is refused need not wait until another writer is done.
                response.call_on_close(
                    lambda: _store(app, lambda session: queries.note_request(session, row))
                )
        return response


def _store(app: Flask, write: Callable[[Session], object]) -> None:
    try:
        with app.extensions["database"].transaction() as session:
            write(session)
    except OperationalError:
        # What was changed is stored, with who did it: the answer must not deny that.
        app.logger.exception("An answer was not noted.")
