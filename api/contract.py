"""The contract: OpenAPI 3.1, written out of the views and schemas, with examples that were run."""

from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus
from threading import Lock
from typing import Any

import orjson
import yaml
from flask import Flask
from flask_smorest import Api
from flask_smorest.utils import prepare_response

from api.config import VERSION
from api.curls import samples
from api.event_contract import describe_events
from api.examples import Example, examples
from api.handlers import MEDIA_TYPE
from api.idempotency import tell_of_keys
from api.part_contract import offer_parts
from api.problems import PROBLEMS, Problem
from api.resource import header
from api.schemas.batch import LINES
from api.schemas.page import MARKUP, PLAIN_TEXT
from api.schemas.problem import ProblemSchema
from api.vocabularies import name_vocabularies

DESCRIPTION = """\
News in; articles, short abstracts and key quotes out.

Post a single article, or a whole page as a person copies it from an aggregator, with menus,
advertisements, captions and "33 minutes ago". Standfirst splits it into its articles, stores them,
makes a short abstract of each out of the article's own sentences, and finds who said what.

**Nothing it says was not in the article.** Every sentence, quote, speaker and cue comes with its
range: `start` and `end` count Unicode code points of the text named beside it, `end` excluded, so
`body[start:end] == text` holds always.

Every error is a problem document (RFC 9457) with a `code` that does not change. Names and
parameters that are not known are refused, and the known ones are listed. Reads carry an `ETag`:
send it back in `If-None-Match`, and what has not changed is not sent again.

Where the server requires keys, as all do that others reach, send yours with every request:
`Authorization: Bearer sf_...`, or `X-API-Key`. `x-required-scope` is what it must be for.

Every operation has a line of curl to try, in which `$ARTICLE`, `$PAGE` and the like are ids.
"""
# What is sent as it stands, in the contract's terms.
_TEXTS = {"text/plain": PLAIN_TEXT, "text/html": MARKUP, "application/x-ndjson": LINES}
_ORDER = ("openapi", "info", "servers", "security", "tags", "paths", "webhooks", "components")
_OPTIONS = {
    "info": {
        "description": DESCRIPTION,
        "contact": {"name": "Standfirst's makers"},
        "license": {"name": "All rights reserved", "identifier": "LicenseRef-Standfirst"},
    },
    "servers": [{"url": "/", "description": "The server that serves this page"}],
    # What an operation asks for stands with it.
    "security": [{"bearer": []}, {"header": []}],
    "components": {
        "securitySchemes": {
            "bearer": {
                "type": "http",
                "scheme": "bearer",
                "description": "A key, as `standfirst keys create` prints it.",
            },
            "header": {
                "type": "apiKey",
                "in": "header",
                "name": "X-API-Key",
                "description": "The same key, for clients that need `Authorization` for others.",
            },
        }
    },
}


class Contract(Api):
    """The API's description, its errors in the one shape that they have."""

    ERROR_SCHEMA = ProblemSchema

    def __init__(self, app: Flask) -> None:
        """Describe *app*."""
        app.config.update(API_TITLE="Standfirst", API_VERSION=VERSION, OPENAPI_VERSION="3.1.0")
        self._to_describe: list[Callable[[], None]] = []
        self._describing = Lock()
        super().__init__(app, spec_kwargs=_OPTIONS)
        describe_events(self.spec)
        app.extensions["contract"] = self

    def describe_later(self, describe: Callable[[], None]) -> None:
        """Put *describe* off until somebody asks: it takes four times as long as all else."""
        self._to_describe.append(describe)

    def document(self) -> dict[str, Any]:
        """Return the whole description, with an example of every request and answer."""
        with self._describing:
            while self._to_describe:
                self._to_describe.pop(0)()
        # Through JSON: a copy that may be changed, and enumerations as the words they stand for.
        whole = orjson.loads(orjson.dumps(self.spec.to_dict()))
        description = {name: whole[name] for name in _ORDER}
        # A rule between two fields, which marshmallow checks and apispec cannot say.
        schemas = description["components"]["schemas"]
        schemas["PageRequest"]["oneOf"] = [{"required": ["text"]}, {"required": ["html"]}]
        offer_parts(description)
        for path, methods in description["paths"].items():
            for method, operation in methods.items():
                if isinstance(operation, dict):
                    _exemplify(operation)
                    operation["x-codeSamples"] = samples(method, path, operation)
            if "post" in methods:
                tell_of_keys(methods["post"])
        name_vocabularies(description)
        return description

    @cached_property
    def yaml(self) -> str:
        """The description as it is committed."""
        return as_yaml(self.document())

    @cached_property
    def json(self) -> bytes:
        """The description as programs like it."""
        return orjson.dumps(self.document())

    def _register_error_handlers(self) -> None:
        """Leave errors to `api.handlers`."""

    def _register_pagination_header(self) -> None:
        """Leave paging to `api.paging`."""

    def _register_responses(self) -> None:
        firsts = {problem.response: problem for problem in reversed(list(PROBLEMS.values()))}
        for name, problem in (firsts | {"DEFAULT_ERROR": PROBLEMS["internal-error"]}).items():
            response = {
                "description": _described(problem.status),
                "schema": ProblemSchema,
                "example": _example(problem),
            }
            if headers := _HEADERS.get(problem.status):
                response["headers"] = headers
            prepare_response(response, self.spec, MEDIA_TYPE)
            self.spec.components.response(name, response, lazy=True)


_HEADERS = {
    HTTPStatus.UNAUTHORIZED: header("WWW-Authenticate", "How a key is sent: `Bearer`."),
    HTTPStatus.CONFLICT: {
        **header("Location", "The address of the article that has the external id."),
        **header("Retry-After", "In how many seconds the first request with the key may be done."),
    },
    HTTPStatus.TOO_MANY_REQUESTS: {
        **header("Retry-After", "In how many seconds the key may call again."),
        **header("RateLimit-Policy", 'The limit: `"default";q=600;w=60` is 600 in 60 seconds.'),
        **header("RateLimit", "What is left of it (`r`), and for how many seconds (`t`)."),
    },
}


def as_yaml(document: dict[str, Any]) -> str:
    """Write *document* as YAML, its own order kept."""
    return yaml.dump(document, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)


class _Plain(yaml.SafeDumper):
    """Writes for people: lines as lines, and what stands in two places twice."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 -- yaml's signature
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = "|" if "\n" in data else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Plain.add_representer(str, _Plain.represent_str)


def _exemplify(operation: dict[str, Any]) -> None:
    """Give an operation its example: of its request, and of each success that has a body."""
    example = examples().get(operation["operationId"], Example(None))
    for media_type, request in example.requests.items():
        content = operation["requestBody"]["content"]
        content.setdefault(media_type, {"schema": _TEXTS.get(media_type)})["example"] = request
    for status, response in operation["responses"].items():
        if status in example.others:
            response["content"]["application/json"]["example"] = example.others[status]
        elif status.startswith("2") and "content" in response:
            content = response["content"]
            for own in content.values():
                own["example"] = example.response
            for media_type, form in example.forms.items():
                kind = "string" if isinstance(form, str) else "object"
                content[media_type] = {"schema": {"type": kind}, "example": form}


def _described(status: HTTPStatus) -> str:
    kinds = [problem for problem in PROBLEMS.values() if problem.status == status]
    return "\n".join(f"`{kind.code}`: {kind.title}. {kind.remedy}" for kind in kinds)


def _example(problem: Problem) -> dict[str, Any]:
    return {
        "type": f"/problems/{problem.code}",
        "title": problem.title,
        "status": problem.status.value,
        "code": problem.code,
        "detail": problem.remedy,
        "instance": "/v1/articles",
        "request_id": "0198f3a2-5d0c-7b6e-9a44-2f1de0a3c7b1",
    }
