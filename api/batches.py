"""Many articles, or pages, in one request: each stored, or refused, by itself."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import orjson
from flask import Response, current_app, request, stream_with_context, url_for
from marshmallow import Schema
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    RequestEntityTooLarge,
    ServiceUnavailable,
    UnsupportedMediaType,
)

from api import items
from api.arriving import arriving, is_packed, whole
from api.context import database, json_response
from api.ndjson import LineTooLong, lines
from api.outgoing import passed_on, takes
from api.problems import REFUSALS, RETRY_AFTER_S, details, problem_of, refusal
from api.resource import Resource, View
from api.schemas.batch import ArticleBatchRequest, BatchRequest, BatchSchema, PageBatchRequest
from api.submissions import ExternalIdTaken

NDJSON = "application/x-ndjson"
_BATCH = BatchRequest()
_ERRORS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.SERVICE_UNAVAILABLE,
)

bp = Resource(
    "Batches",
    __name__,
    url_prefix="/v1",
    description="Many articles, or pages, in one request.",
)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A kind of item, and where one is served: the view, and what its address calls the id."""

    kind: items.Kind[Any, Any]
    view: str
    name: str

    def address(self, item_id: Any) -> str:
        return url_for(self.view, **{self.name: item_id})


_ARTICLES = _Shelf(items.ARTICLES, "Articles.read_article", "article_id")
_PAGES = _Shelf(items.PAGES, "Pages.read_page", "page_id")


def _batch(rule: str, schema: type[Schema]) -> Callable[[View], View]:
    """Register a view that takes a batch, and document what all of them take and answer."""

    def decorate(view: View) -> View:
        content = {"application/json": {"schema": schema}}
        view = bp.doc(requestBody={"required": True, "content": content})(view)
        for status in _ERRORS:
            view = bp.alt_response(status, problem_of(status).response)(view)
        view = bp.response(HTTPStatus.MULTI_STATUS, BatchSchema)(view)
        registered: View = bp.route(rule, methods=["POST"])(view)
        return registered

    return decorate


@_batch("/articles/batch", ArticleBatchRequest)
def create_articles() -> Response:
    """Store many articles.

    As `application/x-ndjson`, an article a line, however many: each is stored as its line arrives,
    and its outcome is a line of the answer, which comes meanwhile. Or as `application/json`, up to
    1,000 `items`: the answer comes when all is done. Either may have `Content-Encoding: gzip`.
    Each item is stored, or refused, by itself, as it would be alone; blank lines are none. What has
    been answered with 201 or 200 is on disk; send the rest again, or all of it: nothing is stored
    twice. Where a batch cannot go on, because the body breaks off or no database answers, its last
    outcome says so, and what would have followed has none.
    """
    return _answer(_ARTICLES)


@_batch("/pages/batch", PageBatchRequest)
def create_pages() -> Response:
    """Store many pages.

    As many articles are stored: a page a line as `application/x-ndjson`, or up to 1,000 `items` as
    `application/json`, either with `Content-Encoding: gzip` if you wish. The outcome of each page
    leads to it, where its articles are.
    """
    return _answer(_PAGES)


def _answer(shelf: _Shelf) -> Response:
    packed = is_packed(request)
    if request.mimetype == NDJSON:
        return _streamed(shelf, packed=packed)
    if not request.is_json:
        raise UnsupportedMediaType(
            "Send `Content-Type: application/x-ndjson`, an item a line, or `application/json`."
        )
    sent = _items(whole(request))
    with _turn():
        outcomes = list(_outcomes(shelf, sent, lambda item: item))
    return json_response(orjson.dumps({"items": outcomes}), HTTPStatus.MULTI_STATUS)


def _streamed(shelf: _Shelf, *, packed: bool) -> Response:
    sent = lines(arriving(request), request.max_content_length or 0, packed=packed)
    outcomes = (
        orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE)
        for each in _outcomes(shelf, sent, _parsed)
    )
    answer = passed_on(outcomes, takes(request.environ.get("gunicorn.socket")))
    turn = ExitStack()
    turn.enter_context(_turn())
    response = Response(stream_with_context(answer), HTTPStatus.MULTI_STATUS, content_type=NDJSON)
    response.call_on_close(turn.close)
    return response


@contextmanager
def _turn() -> Iterator[None]:
    """Take one of the turns there are: a batch holds a thread, and some are left to all else."""
    turns = current_app.extensions["batches"]
    if not turns.acquire(blocking=False):
        raise ServiceUnavailable("Other batches are being stored.", retry_after=RETRY_AFTER_S)
    try:
        yield
    finally:
        turns.release()


def _items(body: bytes) -> list[Any]:
    try:
        found: list[Any] = _BATCH.load(orjson.loads(body))["items"]
    except REFUSALS as error:
        raise refusal(error) from error
    return found


def _parsed(line: bytearray | LineTooLong) -> Any:
    if isinstance(line, LineTooLong):
        raise RequestEntityTooLarge(str(line))
    return orjson.loads(line)


def _outcomes(
    shelf: _Shelf, sent: Iterable[Any], parsed: Callable[[Any], Any]
) -> Iterator[dict[str, Any]]:
    """Store what is *sent*, item by item, and tell what became of each."""
    index = 0
    try:
        for item in sent:
            outcome = _outcome(shelf, item, parsed)
            yield {"index": index, **outcome}
            index += 1
            if outcome["status"] == HTTPStatus.SERVICE_UNAVAILABLE:
                return  # the next one would wait for the database just as long
    except HTTPException as error:  # the body's own: there is no next item
        yield {"index": index, **_refused(error)}


def _outcome(shelf: _Shelf, item: Any, parsed: Callable[[Any], Any]) -> dict[str, Any]:
    try:
        sent = shelf.kind.check(parsed(item))
        stored = shelf.kind.store(database(), sent, datetime.now(UTC))
    except HTTPException as error:
        return _refused(error)
    except ExternalIdTaken as error:
        return _refused(refusal(error), location=_ARTICLES.address(error.article_id))
    except REFUSALS as error:
        # marshmallow's holds what was sent, and by its frames itself: megabytes, until they are
        # looked for.
        return _refused(refusal(error.with_traceback(None)))
    except Exception:  # one item that we cannot store must not keep those behind it from us
        current_app.logger.exception("An item of a batch went wrong")
        return _refused(InternalServerError())
    status = HTTPStatus.CREATED if stored.created else HTTPStatus.OK
    return {"status": status, "id": stored.id, "location": shelf.address(stored.id)}


def _refused(error: HTTPException, **where: str) -> dict[str, Any]:
    problem = details(error)
    return {"status": problem["status"], **where, "problem": problem}
