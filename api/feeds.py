"""The stored articles as feeds, for readers that subscribe."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import Response, request, url_for

from api.context import reading
from api.forms import atom, jsonfeed
from api.forms.feed import Feed
from api.forms.words import Document
from api.paging import LINK, Part, part
from api.resource import Resource
from api.schemas.feed import FeedQuery, JsonFeedSchema
from api.search import Search
from models.queries import Found

bp = Resource(
    "Feeds", __name__, url_prefix="/v1/feeds", description="The stored articles as feeds."
)

# These say which part of a feed is given, and not what feed it is.
_OF_PARTS = {"limit", "cursor"}


@bp.route("/articles.json")
@bp.arguments(FeedQuery, location="query")
@bp.response(HTTPStatus.OK, JsonFeedSchema, content_type=jsonfeed.MEDIA_TYPE, headers=LINK)
def read_json_feed(query: dict[str, Any]) -> Response:
    """Subscribe by JSON Feed.

    The stored articles, or those that the same filters choose that a list takes, the latest stored
    first, in JSON Feed 1.1: each with its abstract and body, and under `_standfirst` its quotes and
    outlet. `next_url` leads on, and is left out at the end.
    """
    articles = _part(query)
    feed = jsonfeed.jsonfeed(_feed(articles), _documents(articles))
    return Response(orjson.dumps(feed), headers=articles.headers, content_type=jsonfeed.MEDIA_TYPE)


@bp.route("/articles.atom")
@bp.arguments(FeedQuery, location="query")
@bp.response(HTTPStatus.OK, {"type": "string"}, content_type=atom.MEDIA_TYPE, headers=LINK)
def read_atom_feed(query: dict[str, Any]) -> Response:
    """Subscribe by Atom.

    The stored articles, or those that the same filters choose that a list takes, the latest stored
    first, in Atom (RFC 4287): each with its abstract and body. A link `next` (RFC 5005) leads on,
    until the end. Control characters, which XML cannot have, are left out; all else is kept to the
    letter.
    """
    articles = _part(query)
    feed = atom.atom(_feed(articles), _documents(articles))
    return Response(feed, headers=articles.headers, content_type=atom.MEDIA_TYPE)


def _part(query: dict[str, Any]) -> Part[Found]:
    search, limit = Search.of(query), query["limit"]
    with reading() as session:
        rows = search.find(session, limit + 1)
    return part(rows, limit, search.cursor)


def _documents(articles: Part[Found]) -> list[Document]:
    return [orjson.loads(row.document) for row in articles.items]


def _feed(articles: Part[Found]) -> Feed:
    """Name the feed by its filters, and by the addresses that the client reached it by."""
    # A client that names no host, or none that there can be, gets paths.
    server = request.host and request.host_url.removesuffix("/")
    asked = request.args.to_dict()
    # One feed, in whatever order its filters are named.
    filters = {name: asked[name] for name in sorted(asked.keys() - _OF_PARTS)}
    return Feed(
        first=server + _address(filters),
        here=server + _address(asked),
        articles=server + url_for("Articles.list_articles"),
        next=articles.next and server + articles.next,
        filters=filters,
    )


def _address(query: dict[str, str]) -> str:
    path = request.script_root + request.path
    return f"{path}?{urlencode(query)}" if query else path
