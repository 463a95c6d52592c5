"""Every error there is, in one table, and its translation to problem details (RFC 9457)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from typing import Any, ClassVar
from urllib.parse import quote

import orjson
from marshmallow import ValidationError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import (
    BadRequest,
    Conflict,
    HTTPException,
    ServiceUnavailable,
    UnprocessableEntity,
)

from api.reach import Refused
from api.revising import TextTaken
from api.submissions import ExternalIdTaken
from summarizer.page.html import PageTooLong
from summarizer.rank import TooLong

RETRY_AFTER_S = 5
# A body of 8 MiB has room for half a million wrong names, and nobody reads on.
_MOST_FAULTS = 100
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """The request that something came with: the root of its address, its path, and its id."""

    root: str
    path: str
    request_id: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of error: its stable code, its status, a title, and what a client does about it."""

    code: str
    status: HTTPStatus
    title: str
    remedy: str

    @property
    def response(self) -> str:
        """Name the contract's component for this status; HTTPStatus renames some with Python."""
        return f"Problem{self.status.value}"


_TABLE = (
    Problem(
        "bad-request",
        HTTPStatus.BAD_REQUEST,
        "The request could not be understood",
        "Read `detail`, and send the request anew.",
    ),
    Problem(
        "malformed-json",
        HTTPStatus.BAD_REQUEST,
        "The body is not valid JSON",
        "Send one JSON object in UTF-8, without lone surrogates, NaN or trailing commas.",
    ),
    Problem(
        "unreadable-text",
        HTTPStatus.BAD_REQUEST,
        "The bytes do not fit their character set",
        "Name the right one: `Content-Type: text/plain; charset=windows-1252`. UTF-8 is assumed.",
    ),
    Problem(
        "idempotency-key-not-valid",
        HTTPStatus.BAD_REQUEST,
        "The idempotency key is none",
        "Send 1 to 255 visible ASCII characters, a UUID for one, quoted or not.",
    ),
    Problem(
        "no-key",
        HTTPStatus.UNAUTHORIZED,
        "A key is needed here",
        "Send your key: `Authorization: Bearer sf_...`, or `X-API-Key: sf_...`.",
    ),
    Problem(
        "key-not-valid",
        HTTPStatus.UNAUTHORIZED,
        "The key is not good",
        "It is unknown, expired or revoked: ask for another one whoever gave it to you.",
    ),
    Problem(
        "scope-missing",
        HTTPStatus.FORBIDDEN,
        "The key is not for this",
        "`scope` names what a key needs for it: ask for one whoever gave you yours.",
    ),
    Problem(
        "not-found",
        HTTPStatus.NOT_FOUND,
        "There is nothing here",
        "Check the address; what was deleted does not come back.",
    ),
    Problem(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "This address does not take that method",
        "The `Allow` header lists the methods that it takes.",
    ),
    Problem(
        "not-acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        "There is no such form of it",
        "`forms` lists those there are: name one in `Accept`, or ask for its address.",
    ),
    Problem(
        "request-timeout",
        HTTPStatus.REQUEST_TIMEOUT,
        "The body did not arrive",
        "Nothing was stored. Send the whole request again, without pauses.",
    ),
    Problem(
        "external-id-taken",
        HTTPStatus.CONFLICT,
        "The external id already names another text",
        "`Location` leads to the stored article. Delete it first, or send another `external_id`.",
    ),
    Problem(
        "idempotency-key-in-use",
        HTTPStatus.CONFLICT,
        "The first request with this key runs still",
        "Send it again after `Retry-After` seconds: it is answered as the first one is.",
    ),
    Problem(
        "text-taken",
        HTTPStatus.CONFLICT,
        "Another article has that text",
        "Title, body and source are those of a stored article: find it by a search.",
    ),
    Problem(
        "withdrawn",
        HTTPStatus.GONE,
        "The article was canceled",
        "It must not be used any more; take it down wherever you have it.",
    ),
    Problem(
        "precondition-required",
        HTTPStatus.PRECONDITION_REQUIRED,
        "A correction must say what it corrects",
        "Read the article, and send the `ETag` that it came with in `If-Match`.",
    ),
    Problem(
        "precondition-failed",
        HTTPStatus.PRECONDITION_FAILED,
        "What is stored is not what you have",
        "Read it anew: its `ETag` is another than your `If-Match`.",
    ),
    Problem(
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is larger than this service reads",
        "Send the page in parts; `detail` names the limit in bytes.",
    ),
    Problem(
        "unsupported-media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body is in a form that is not read here",
        "`detail` names the media types that are.",
    ),
    Problem(
        "invalid-fields",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Some fields or parameters cannot be used",
        "`errors` names each of them, and what it may be.",
    ),
    Problem(
        "idempotency-key-reused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The key came with another request",
        "Nothing was done. Take a new `Idempotency-Key` for each request that is not a retry.",
    ),
    Problem(
        "cursor-mismatch",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The cursor belongs to another list",
        "Go on with the filters and the sort that the list began with: follow `next` as it stands.",
    ),
    Problem(
        "text-too-long",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The text is too long for this method",
        "Choose another method: `news` and `lead` take any length.",
    ),
    Problem(
        "too-many-requests",
        HTTPStatus.TOO_MANY_REQUESTS,
        "The key has made as many requests as it may",
        "Go on after `Retry-After` seconds; `RateLimit` tells in every answer how many are left.",
    ),
    Problem(
        "internal-error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong on our side",
        "Try again: what was stored is not stored twice. If it lasts, report the `request_id`.",
    ),
    Problem(
        "not-ready",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The service is not ready",
        "Try again after `Retry-After` seconds.",
    ),
)
PROBLEMS: Mapping[str, Problem] = {problem.code: problem for problem in _TABLE}
_BY_STATUS = {problem.status: problem for problem in reversed(_TABLE)}


class MalformedJson(BadRequest):
    """The body does not parse as JSON."""

    problem: ClassVar[str] = "malformed-json"


class UnreadableText(BadRequest):
    """The body's bytes do not fit the character set that it names."""

    problem: ClassVar[str] = "unreadable-text"


class _ExternalIdConflict(Conflict):
    problem: ClassVar[str] = "external-id-taken"


class CursorMismatch(UnprocessableEntity):
    """The cursor was given for other filters, or another sort."""

    problem: ClassVar[str] = "cursor-mismatch"


class Unreadable(UnprocessableEntity):
    """What no schema can see: its faults, told as a schema tells them."""

    def __init__(self, messages: dict[str, Any]) -> None:
        """Take the faults by where they lie, as marshmallow has them."""
        super().__init__()
        self.data = {"messages": messages}


class _TextTakenConflict(Conflict):
    problem: ClassVar[str] = "text-taken"


class _TextTooLong(UnprocessableEntity):
    problem: ClassVar[str] = "text-too-long"


_REFUSALS: Mapping[type[Exception], Callable[[Any], HTTPException]] = {
    ExternalIdTaken: lambda error: _ExternalIdConflict(str(error)),
    TextTaken: lambda _: _TextTakenConflict(),
    PageTooLong: lambda error: Unreadable({"json": {"html": [str(error)]}}),
    TooLong: lambda error: _TextTooLong(str(error)),
    Refused: lambda error: Unreadable({"json": {"url": [str(error)]}}),
    ValidationError: lambda error: Unreadable({"json": error.messages}),
    orjson.JSONDecodeError: lambda error: MalformedJson(f"Not valid JSON: {error}."),
    OperationalError: lambda _: ServiceUnavailable(
        "No database answers.", retry_after=RETRY_AFTER_S
    ),
}
REFUSALS = tuple(_REFUSALS)
"""What schemas, core and store raise about what was sent, and the store about itself."""


def refusal(error: Exception) -> HTTPException:
    """Translate one of `REFUSALS`."""
    return next(made(error) for kind, made in _REFUSALS.items() if isinstance(error, kind))


def details(error: HTTPException, origin: Origin) -> dict[str, Any]:
    """Describe *error*, met by what came with *origin*, as the members of a problem document."""
    problem, faults = _kind(error), faults_of(error)
    known = problem.code in PROBLEMS
    members = {
        "type": f"{origin.root}/problems/{problem.code}" if known else "about:blank",
        "title": problem.title,
        "status": problem.status,
        "code": problem.code,
        "detail": _counted(faults) if faults else _detail(error, problem),
        "instance": quote(origin.root + origin.path),
        "request_id": origin.request_id,
    }
    own: dict[str, Any] = getattr(error, "members", {})
    return members | own | ({"errors": faults} if faults else {})


def brief(error: HTTPException) -> str:
    """Tell *error* in a line: its code, and all that is wrong."""
    problem = _kind(error)
    said = [f"{each.get('pointer', '')} {each['detail']}".strip() for each in faults_of(error)]
    return f"{problem.code}: {' '.join(said) or _detail(error, problem)}"


def _kind(error: HTTPException) -> Problem:
    code = getattr(error, "problem", None)
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    return PROBLEMS[code] if code else problem_of(status)


def problem_of(status: HTTPStatus) -> Problem:
    """Find the general problem of a status; one that is not in the table is HTTP's own."""
    own = Problem(
        status.phrase.lower().replace(" ", "-"), status, status.phrase, status.description
    )
    return _BY_STATUS.get(status, own)


def faults_of(error: HTTPException) -> list[dict[str, str]]:
    """List what is wrong, and where: the first hundred faults."""
    return list(islice(_faults(getattr(error, "data", {}).get("messages", {})), _MOST_FAULTS))


def _counted(faults: Sequence[Mapping[str, str]]) -> str:
    first = faults[0]["detail"]
    return first if len(faults) == 1 else f"{len(faults)} faults, all in `errors`. {first}"


def _detail(error: HTTPException, problem: Problem) -> str:
    """Return the words *error* was raised with, or the table's remedy for werkzeug's own."""
    said = error.description
    return said if said and said != type(error).description else problem.remedy


def _faults(messages: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Flatten marshmallow's nested messages: one fault for each message, with where it lies."""
    for location, tree in messages.items():
        for path, message in _leaves(tree, ()):
            if location == "query":
                yield {"parameter": path[0] if path else "", "detail": message}
            else:
                yield {"pointer": "".join(f"/{_escaped(key)}" for key in path), "detail": message}


def _leaves(tree: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(tree, Mapping):
        for key, below in tree.items():
            # marshmallow files what concerns the whole object under "_schema".
            yield from _leaves(below, path if key == "_schema" else (*path, str(key)))
    else:
        for message in tree:
            yield path, str(message)


def _escaped(key: str) -> str:
    """Escape a key as RFC 6901 has it for JSON pointers; of one longer than ours are, a piece."""
    key = key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]}…"
    return key.replace("~", "~0").replace("/", "~1")
