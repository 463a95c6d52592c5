"""The stored articles as feeds, for readers that subscribe."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

import orjson
from flask import Response, request, url_for

from api.context import reading
from api.forms import atom, jsonfeed
from api.forms.feed import Feed
from api.forms.words import Document
from api.paging import LINK, Part, id_cursor, id_of, part
from api.resource import Resource
from api.schemas.feed import FeedQuery, JsonFeedSchema
from models import queries

bp = Resource(
    "Feeds", __name__, url_prefix="/v1/feeds", description="The stored articles as feeds."
)


@bp.route("/articles.json")
@bp.arguments(FeedQuery, location="query")
@bp.response(HTTPStatus.OK, JsonFeedSchema, content_type=jsonfeed.MEDIA_TYPE, headers=LINK)
def read_json_feed(query: dict[str, Any]) -> Response:
    """Subscribe by JSON Feed.

    The stored articles, the latest stored first, in JSON Feed 1.1: each with its abstract and body,
    and under `_standfirst` its quotes and outlet. `next_url` leads on, and is left out at the end.
    """
    articles = _part(query)
    feed = jsonfeed.jsonfeed(_feed(articles), _documents(articles))
    return Response(orjson.dumps(feed), headers=articles.headers, content_type=jsonfeed.MEDIA_TYPE)


@bp.route("/articles.atom")
@bp.arguments(FeedQuery, location="query")
@bp.response(HTTPStatus.OK, {"type": "string"}, content_type=atom.MEDIA_TYPE, headers=LINK)
def read_atom_feed(query: dict[str, Any]) -> Response:
    """Subscribe by Atom.

    The stored articles, the latest stored first, in Atom (RFC 4287): each with its abstract and
    body. A link `next` (RFC 5005) leads on, until the end. Control characters, which XML cannot
    have, are left out; all else is kept to the letter.
    """
    articles = _part(query)
    feed = atom.atom(_feed(articles), _documents(articles))
    return Response(feed, headers=articles.headers, content_type=atom.MEDIA_TYPE)


def _part(query: dict[str, Any]) -> Part[tuple[UUID, bytes]]:
    with reading() as session:
        before = id_of(query.get("cursor"))
        rows = queries.article_documents(session, before, query["limit"] + 1)
    return part(rows, query["limit"], lambda row: id_cursor(row[0]))


def _documents(articles: Part[tuple[UUID, bytes]]) -> list[Document]:
    return [orjson.loads(document) for _, document in articles.items]


def _feed(articles: Part[tuple[UUID, bytes]]) -> Feed:
    """Name the feed by the addresses that the client reached it by."""
    # A client that names no host, or none that there can be, gets paths.
    server = request.host and request.host_url.removesuffix("/")
    first = server + request.script_root + request.path
    query = request.query_string.decode()  # the schema has checked it
    return Feed(
        first=first,
        here=f"{first}?{query}" if query else first,
        articles=server + url_for("Articles.list_articles"),
        next=articles.next and server + articles.next,
    )
