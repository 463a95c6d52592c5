"""A resource's views: what they take is checked, and what they answer is in the contract."""

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any, ClassVar

import orjson
from flask import Flask, Request
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import (
    BadRequest,
    ClientDisconnected,
    RequestEntityTooLarge,
    RequestTimeout,
    UnsupportedMediaType,
)

from api.charsets import codec, markup
from api.problems import MalformedJson, UnreadableText, problem_of
from api.rules import Access, asking_for, default_access
from api.schemas.base import NoParameters

View = Callable[..., Any]
# A client that sends nothing for so long holds a thread that others wait for.
SILENCE_S = 10


class StrictParser(FlaskParser):
    """Reads requests: what a schema does not declare is refused, wherever it stands."""

    # The schemas themselves say what happens to unknown names; webargs would drop them in queries.
    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {}  # noqa: RUF012 -- webargs' declaration

    __location_map__ = {**FlaskParser.__location_map__, "page": "load_page"}  # noqa: RUF012 -- as above

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """Read the query; a parameter that is given twice would be read once."""
        doubled = [name for name, values in req.args.lists() if len(values) > 1]
        if doubled:
            raise ValidationError({name: ["Given more than once."] for name in doubled})
        return super().load_querystring(req, schema)

    def load_json(self, req: Request, schema: Schema) -> Any:  # noqa: ARG002 -- webargs' signature
        """Read the body as JSON.

        Raises
        ------
        UnsupportedMediaType
            If the request does not call its body JSON.
        MalformedJson
            If it does, and it is not.
        """
        if not req.is_json:
            raise UnsupportedMediaType("Send `Content-Type: application/json`.")
        try:
            return orjson.loads(_body(req))
        except orjson.JSONDecodeError as error:
            raise MalformedJson(f"Not valid JSON: {error}.") from error

    def load_page(self, req: Request, schema: Schema) -> Any:
        """Read the body as a page: plain text as it stands, or a JSON object."""
        if req.is_json:
            return self.load_json(req, schema)
        if req.mimetype == "text/html":
            return {"html": markup(_body(req), req.mimetype_params.get("charset", ""))}
        if req.mimetype != "text/plain":
            raise UnsupportedMediaType(
                "Send the page as `Content-Type: text/plain`, `text/html` or `application/json`."
            )
        return {"text": _decoded(req)}


def _body(request: Request) -> bytes:
    if request.content_encoding not in {None, "identity"}:
        raise UnsupportedMediaType("Send the body as it is: no `Content-Encoding` is read.")
    return whole_body(request)


def whole_body(request: Request) -> bytes:
    """Read the whole body, packed or not, or none of it.

    Raises
    ------
    BadRequest
        If it breaks off: a body that was cut short is not what was sent.
    RequestTimeout
        If the client sends nothing for `SILENCE_S`.
    RequestEntityTooLarge
        If it is longer than a request may be.
    """
    if connection := request.environ.get("gunicorn.socket"):
        connection.settimeout(SILENCE_S)
    try:
        data = request.get_data()
    except (ClientDisconnected, OSError) as error:  # gunicorn's, for chunks that are none
        if TimeoutError in {type(error), type(error.__context__)}:
            raise RequestTimeout from error
        raise BadRequest("The body broke off, or its chunks are malformed.") from error
    # Without a length werkzeug stops reading at the limit and does not say whether there was more.
    if request.content_length is None and len(data) == request.max_content_length:
        raise RequestEntityTooLarge
    return data


def _decoded(request: Request) -> str:
    charset = request.mimetype_params.get("charset", "utf-8")
    name = codec(charset)
    try:
        return _body(request).decode(name)
    except UnicodeError as error:
        raise UnreadableText(f"Not {charset}: {error}.") from error


class Resource(Blueprint):
    """A blueprint whose every view refuses unknown parameters and documents its errors."""

    ARGUMENTS_PARSER = StrictParser()
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING: ClassVar[dict[str, str]] = {
        **Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        "page": "application/json",
    }

    def route(
        self, rule: str, *, access: Access | None = None, **options: Any
    ) -> Callable[[View], View]:
        """Register a view under *rule*; its name becomes the operation's id.

        *access* is what its callers need: by default to read, or for another method than GET to
        write. This, and `api.rules.public` for pages that are no part of the contract, is the one
        place where that is said.
        """
        register = super().route(rule, **options)
        access = access or default_access(options.get("methods", ["GET"]))

        def decorate(view: View) -> View:
            if not _takes(view, "query"):
                view = self.arguments(NoParameters, location="query", as_kwargs=True)(view)
            for status in [*_errors(rule, view), *_REFUSALS[access]]:
                view = self.alt_response(status, problem_of(status).response)(view)
            if "methods" not in options:
                view = self.alt_response(HTTPStatus.NOT_MODIFIED, description=_NOT_MODIFIED)(view)
            documented = self.doc(operationId=view.__name__, **_security(access))(view)
            registered: View = register(asking_for(access)(documented))
            return registered

        return decorate

    def register_views_in_doc(self, api: Any, app: Flask, spec: Any, **named: Any) -> None:
        """Describe the views when the contract is asked for, and not before."""
        api.describe_later(partial(super().register_views_in_doc, api, app, spec, **named))


_BY_KEY = (HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS)
_REFUSALS: Mapping[Access, tuple[HTTPStatus, ...]] = {
    **dict.fromkeys(Access, (*_BY_KEY, HTTPStatus.FORBIDDEN)),
    Access.ANY_KEY: _BY_KEY,
    Access.PUBLIC: (),
}


def _security(access: Access) -> dict[str, Any]:
    """Say in OpenAPI's words what an operation's callers need."""
    if access is Access.PUBLIC:
        return {"security": []}
    # OpenAPI 3.1 would have the scope in the lists too, where linters expect those of OAuth alone.
    needed: dict[str, Any] = {"security": [{"bearer": []}, {"header": []}]}
    return needed if access is Access.ANY_KEY else needed | {"x-required-scope": access.value}


_NOT_MODIFIED = "What you have, by your `If-None-Match`, is still what there is."


def _takes(view: View, *locations: str) -> bool:
    documented: Mapping[str, Any] = getattr(view, "_apidoc", {}).get("arguments", {})
    return any(each["in"] in locations for each in documented.get("parameters", ()))


def _errors(rule: str, view: View) -> list[HTTPStatus]:
    """Return the statuses of the errors that a view of this shape can answer."""
    statuses = [HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.INTERNAL_SERVER_ERROR]
    if "<" in rule:
        statuses.append(HTTPStatus.NOT_FOUND)
    if _takes(view, "json", "page"):
        statuses += [
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.REQUEST_TIMEOUT,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        ]
    return statuses


def header(name: str, description: str) -> dict[str, Any]:
    """Describe a header of an answer for the contract."""
    return {name: {"description": description, "schema": {"type": "string"}}}
