"""Many articles, or pages, in one request: each stored, or refused, by itself, or a job."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import orjson
from flask import Response, request
from marshmallow import Schema
from werkzeug.exceptions import (
    HTTPException,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

from api.arriving import arriving, is_packed, whole
from api.context import database, json_response, origin, transaction
from api.items import ARTICLES, PAGES, Kind
from api.jobs import ACCEPTED, PREFER, accepted, asks_for_a_job
from api.ndjson import NDJSON, LineTooLong, lines
from api.outcomes import Outcome, Teller
from api.outgoing import passed_on, takes
from api.problems import REFUSALS, MalformedJson, problem_of, refusal
from api.resource import Resource, View
from api.schemas.batch import (
    MAX_ITEMS,
    ArticleBatchRequest,
    BatchRequest,
    BatchSchema,
    PageBatchRequest,
)
from api.schemas.job import JobSchema
from api.spooling import Sent
from api.turns import streamed, turn

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


def _batch(rule: str, schema: type[Schema]) -> Callable[[View], View]:
    """Register a view that takes a batch, and document what all of them take and answer."""

    def decorate(view: View) -> View:
        content = {"application/json": {"schema": schema}}
        body = {"required": True, "content": content}
        view = bp.doc(requestBody=body, parameters=[PREFER])(view)
        for status in _ERRORS:
            view = bp.alt_response(status, problem_of(status).response)(view)
        view = bp.alt_response(HTTPStatus.ACCEPTED, schema=JobSchema, headers=ACCEPTED)(view)
        view = bp.response(HTTPStatus.MULTI_STATUS, BatchSchema)(view)
        registered: View = bp.route(rule, methods=["POST"])(view)
        return registered

    return decorate


@_batch("/articles/batch", ArticleBatchRequest)
def create_articles() -> Response:
    """Store many articles.

    As `application/x-ndjson`, an article a line, however many: each is stored as its line arrives,
    and its outcome is a line of the answer, which comes meanwhile. Or as `application/json`: up to
    1,000 `items` are answered when all is done, more become a job. With `Prefer: respond-async` any
    batch does: 202 says that all of it is on disk and will be stored. Either may have
    `Content-Encoding: gzip`.
    Each item is stored, or refused, by itself, as it would be alone; blank lines are none. What has
    been answered with 201 or 200 is on disk; send the rest again, or all of it: nothing is stored
    twice. Where a batch cannot go on, because the body breaks off or no database answers, its last
    outcome says so, and what would have followed has none.
    """
    return _answer(ARTICLES)


@_batch("/pages/batch", PageBatchRequest)
def create_pages() -> Response:
    """Store many pages.

    As many articles are stored: a page a line as `application/x-ndjson`, or `items` as
    `application/json`, either with `Content-Encoding: gzip` if you wish, and as a job if you ask
    for one. The outcome of each page leads to it, where its articles are.
    """
    return _answer(PAGES)


def _answer(kind: Kind[Any, Any]) -> Response:
    packed, teller = is_packed(request), Teller(kind, origin())
    if request.mimetype == NDJSON:
        sent = lines(arriving(request), request.max_content_length or 0, packed=packed)
        return _job(teller, map(_whole, sent)) if asks_for_a_job() else _streamed(teller, sent)
    if not request.is_json:
        raise UnsupportedMediaType(
            "Send `Content-Type: application/x-ndjson`, an item a line, or `application/json`."
        )
    items = _items(whole(request))
    if asks_for_a_job() or len(items) > MAX_ITEMS:
        return _job(teller, map(_written, items))
    _note()
    with turn():
        outcomes = list(_outcomes(teller, items, lambda item: item))
    return json_response(orjson.dumps({"items": outcomes}), HTTPStatus.MULTI_STATUS)


def _job(teller: Teller, sent: Sent) -> Response:
    _note()
    with turn():
        return accepted(teller, sent)


def _streamed(teller: Teller, sent: Iterable[bytearray | LineTooLong]) -> Response:
    _note()
    outcomes = (
        orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE)
        for each in _outcomes(teller, sent, _parsed)
    )
    answer = passed_on(outcomes, takes(request.environ.get("gunicorn.socket")))
    return streamed(answer, HTTPStatus.MULTI_STATUS)


def _note() -> None:
    """Note who sends a batch, before any of it is stored: its items are stored one by one."""
    with transaction():
        pass


def _items(body: bytes) -> list[Any]:
    try:
        found: list[Any] = _BATCH.load(orjson.loads(body))["items"]
    except REFUSALS as error:
        raise refusal(error) from error
    return found


def _parsed(line: bytearray | LineTooLong) -> Any:
    known = _whole(line)
    if isinstance(known, HTTPException):
        raise known
    return orjson.loads(known)


def _whole(line: bytearray | LineTooLong) -> bytearray | HTTPException:
    return RequestEntityTooLarge(str(line)) if isinstance(line, LineTooLong) else line


def _written(item: Any) -> bytes | HTTPException:
    try:
        return orjson.dumps(item)
    except orjson.JSONEncodeError:  # it writes less deep than it reads
        return MalformedJson("It is nested too deep.")


def _outcomes(
    teller: Teller, sent: Iterable[Any], parsed: Callable[[Any], Any]
) -> Iterator[Outcome]:
    """Store what is *sent*, item by item, and tell what became of each."""
    index = 0
    try:
        for item in sent:
            outcome = _outcome(teller, item, parsed)
            yield {"index": index, **outcome}
            index += 1
            if outcome["status"] == HTTPStatus.SERVICE_UNAVAILABLE:
                return  # the next one would wait for the database just as long
    except HTTPException as error:  # the body's own: there is no next item
        yield {"index": index, **teller.failed(error)}


def _outcome(teller: Teller, item: Any, parsed: Callable[[Any], Any]) -> Outcome:
    kind = teller.kind
    try:
        return teller.stored(kind.store(database(), kind.check(parsed(item)), datetime.now(UTC)))
    except Exception as error:  # noqa: BLE001 -- told as what became of the item
        return teller.failed(error)
