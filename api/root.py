"""The way in, and the table of problems."""

from http import HTTPStatus
from typing import Any

from werkzeug.exceptions import NotFound

from api.config import VERSION
from api.problems import PROBLEMS, Problem
from api.resource import Resource
from api.rules import Access
from api.schemas.problem import ProblemKindSchema
from api.schemas.root import RootSchema

bp = Resource("About", __name__, description="Where things are, and what errors mean.")
LINKS = {
    "pages": "/v1/pages",
    "articles": "/v1/articles",
    "json_feed": "/v1/feeds/articles.json",
    "atom_feed": "/v1/feeds/articles.atom",
    "quotes": "/v1/quotes",
    "speakers": "/v1/speakers",
    "digests": "/v1/digests",
    "methods": "/v1/methods",
    "webhooks": "/v1/webhooks",
    "key": "/v1/key",
    "audit": "/v1/audit",
    "desk": "/desk",
    "documentation": "/docs",
    "contract": "/openapi.yaml",
    "health": "/health/ready",
}


@bp.route("/", access=Access.PUBLIC)
@bp.response(HTTPStatus.OK, RootSchema)
def read_root() -> dict[str, Any]:
    """Find the way in.

    Gives the release, and the addresses of everything else.
    """
    return {"name": "Standfirst", "version": VERSION, "links": LINKS}


@bp.route("/problems/<string:code>", access=Access.PUBLIC)
@bp.response(HTTPStatus.OK, ProblemKindSchema)
def read_problem(code: str) -> Problem:
    """Look up a problem.

    Every problem document has a `type` that leads here: what the kind of problem is, and what a
    client does about it.
    """
    if code not in PROBLEMS:
        raise NotFound(f"No such problem. There are: {', '.join(PROBLEMS)}.")
    return PROBLEMS[code]
