"""Requests with an ``Idempotency-Key`` are carried out once, and answered the same way again.

After draft-ietf-httpapi-idempotency-key-header-07, with which Stripe's habit agrees but for one
thing: what failed on our side is not kept, and may be sent again.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from typing import Any, ClassVar

import orjson
from flask import Flask, Response, g, request
from werkzeug.exceptions import BadRequest, Conflict, UnprocessableEntity

from api.callers import caller
from api.context import transaction
from api.ndjson import NDJSON
from api.problems import problem_of
from api.resource import header, whole_body
from models import queries
from models.tables import Request

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT = timedelta(hours=24)
# Longer than a server lets a request run, by far: who has run so long was killed.
_DEAD = timedelta(minutes=2)
_RETRY_AFTER = 1
# Visible ASCII, or a string of RFC 8941.
_CHARACTER = r"[!#-\[\]-~]"
_KEY = re.compile(rf'(?P<quote>"?)(?P<key>{_CHARACTER}{{1,255}})(?P=quote)')
_OF_JOBS = ("Retry-After", "Preference-Applied")
# What an answer says of itself; what it says of this one request is said anew.
_KEPT_HEADERS = ("Content-Type", "Location", "Content-Location", "ETag", "Cache-Control", *_OF_JOBS)
_PARAMETER = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "A name for this request, such as a UUID, quoted or not. Sent again with it, the"
    " same request is not carried out again, but answered as the first time, for 24 hours.",
    "schema": {
        "type": "string",
        "pattern": f'^(?:{_CHARACTER}{{1,255}}|"{_CHARACTER}{{1,255}}")$',
    },
}
_REPLAYED = header(REPLAYED, "`true` where the answer is that of an earlier request with its key.")


class KeyNotValid(BadRequest):
    """The key is none."""

    problem: ClassVar[str] = "idempotency-key-not-valid"


class KeyInUse(Conflict):
    """The first request with the key runs still."""

    problem: ClassVar[str] = "idempotency-key-in-use"

    def get_headers(self, *_: object) -> list[tuple[str, str]]:
        """Say when to come back."""
        return [("Retry-After", f"{_RETRY_AFTER}")]


class KeyReused(UnprocessableEntity):
    """The key came with another request before."""

    problem: ClassVar[str] = "idempotency-key-reused"


def install_idempotency(app: Flask) -> None:
    """Heed the ``Idempotency-Key`` of every POST."""

    @app.before_request
    def answer_again() -> Response | None:
        if request.method != "POST" or HEADER not in request.headers:
            return None
        if request.mimetype == NDJSON:
            raise KeyNotValid("A batch of lines takes none: each of its items may be sent again.")
        who = caller()
        key = _hashed([who.prefix if who else None, _key(), request.path])
        known = _begun(key)
        if known is None:
            g.idempotency_key = key
            return None
        if known.fingerprint != _fingerprint():
            raise KeyReused
        if known.status is None:
            raise KeyInUse
        answer = Response(known.body, known.status, dict(known.headers or {}))
        answer.headers[REPLAYED] = "true"
        return answer

    @app.after_request
    def keep_answer(response: Response) -> Response:
        if (key := g.pop("idempotency_key", None)) is not None:
            _keep(key, response)
        return response


def _key() -> str:
    found = _KEY.fullmatch(request.headers[HEADER].strip())
    if found is None:
        raise KeyNotValid
    return found["key"]


def _begun(key: str) -> Request | None:
    """Begin a request; return the one that was begun with its key before, if one was."""
    now = datetime.now(UTC)
    row = {"key": key, "fingerprint": _fingerprint(), "begun_at": now}
    with transaction() as session:
        queries.forget_requests(session, now - KEPT)
        return queries.begin_request(session, row, now - _DEAD)


def _keep(key: str, response: Response) -> None:
    with transaction() as session:
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            queries.forget_request(session, key)
            return
        kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
        answer = {"status": response.status_code, "headers": kept, "body": response.get_data()}
        queries.answer_request(session, key, answer)


def _fingerprint() -> str:
    query, sent = request.query_string.decode("latin-1"), request.content_type
    body = whole_body(request)
    # For views that read it as it arrives.
    request.environ["wsgi.input"] = BytesIO(body)
    return _hashed([query, sent, request.headers.get("Prefer"), sha256(body).hexdigest()])


def _hashed(parts: Sequence[str | None]) -> str:
    return sha256(orjson.dumps(parts)).hexdigest()


def tell_of_keys(operation: dict[str, Any]) -> None:
    """Tell the contract of the key that a POST takes, and of what comes of it."""
    lines = NDJSON in operation.get("requestBody", {}).get("content", {})
    told = f"{_PARAMETER['description']} Not with `{NDJSON}`: its items may be sent again."
    parameter = _PARAMETER | ({"description": told} if lines else {})
    operation.setdefault("parameters", []).append(parameter)
    responses = operation["responses"]
    for status, response in responses.items():
        if status.startswith("2"):
            response.setdefault("headers", {}).update(_REPLAYED)
    for status in (HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT):
        name = problem_of(status).response
        responses.setdefault(str(status.value), {"$ref": f"#/components/responses/{name}"})
