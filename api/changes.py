"""What happened to articles, for those who follow it."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any

from flask import current_app, url_for

from api.context import reading, transaction
from api.cursors import Progress, number
from api.gathering import release
from api.paging import LINK, address
from api.resource import Resource
from api.schemas.change import ChangeList, ChangesQuery
from models import queries
from models.tables import Change

bp = Resource(
    "Changes", __name__, url_prefix="/v1/changes", description="What happened to articles."
)

# How often who waits looks for news, in seconds.
_PACE = 0.25


@bp.route("")
@bp.arguments(ChangesQuery, location="query")
@bp.response(HTTPStatus.OK, ChangeList, headers=LINK)
def list_changes(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Follow what happens to articles.

    Articles that were stored, corrected and withdrawn (deleted, withheld or canceled), each as
    often as it happened, in one order that never changes: what is told later comes later. Without a
    cursor from the beginning. `next` always leads on; follow it for ever, and fetch each article
    as it is now. With `wait`, an answer with nothing new is put off until there is something, or
    that many seconds are over; of many who wait at once some are answered at once. An embargoed
    article is told of when its time has come.
    """
    progress = Progress.of(query, number)
    rows = _news(progress.after or 0, query["limit"], query["wait"])
    last = rows[-1].id if rows else progress.after or 0
    following = address(progress.cursor(last))
    document = {"items": [_document(each) for each in rows], "next": following}
    return document, {"Link": f'<{following}>; rel="next"'}


def _news(after: int, limit: int, wait: int) -> Sequence[Change]:
    """Find changes, and wait for them if there are none and a place to wait is free."""
    rows = _found(after, limit)
    if rows or not wait or not _places().acquire(blocking=False):
        return rows
    try:
        deadline = time.monotonic() + wait
        while not rows and time.monotonic() < deadline:
            time.sleep(_PACE)
            rows = _found(after, limit)
        return rows
    finally:
        _places().release()


def _found(after: int, limit: int) -> Sequence[Change]:
    with reading() as session:
        is_due = bool(queries.due(session, 1))
        rows = queries.find_changes(session, after, limit)
    if not is_due:
        return rows
    with transaction() as session:
        release(session, datetime.now(UTC))
        return queries.find_changes(session, after, limit)


def _places() -> BoundedSemaphore:
    """Who waits keeps a thread from its work: half of them may."""
    places: BoundedSemaphore = current_app.extensions["places to wait"]
    return places


def _document(change: Change) -> dict[str, Any]:
    return {
        "type": change.kind,
        "article_id": change.article_id,
        "version": change.version,
        "at": change.at,
        "article": url_for("Articles.read_article", article_id=change.article_id),
    }
