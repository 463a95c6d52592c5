"""Articles: stored, listed, read, deleted; their summaries and quotes."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Response, url_for
from werkzeug.exceptions import NotFound

from api.conditional import heed, if_match
from api.context import found_article, json_response, no_content, reading, transaction
from api.forms.table import BY_SUFFIX
from api.gathering import withdraw
from api.ingest import ReadArticle, Stored, known_article, store_article
from api.listing import Shown, article_list
from api.negotiation import accepted_form, form_of, in_accepted_form, in_form
from api.paging import LINK, part
from api.problems import problem_of
from api.quotes import quote_list
from api.resource import Resource, header
from api.schemas.article import ArticleRequest, ArticleSchema
from api.schemas.quote import QuoteList, RankedQuery
from api.schemas.search import (
    ArticleList,
    ArticleQuery,
    ArticlesQuery,
    CountList,
    CountsQuery,
    RelatingArticleSchema,
)
from api.search import QuoteSearch, Search
from api.submissions import Article
from models import queries

bp = Resource(
    "Articles",
    __name__,
    url_prefix="/v1/articles",
    description="Articles with their abstracts, key quotes and keywords.",
)

LOCATION = header("Location", "The article's address.")


@bp.route("", methods=["POST"])
@bp.arguments(ArticleRequest)
@bp.response(HTTPStatus.CREATED, ArticleSchema, headers=LOCATION)
@bp.alt_response(
    HTTPStatus.OK,
    schema=ArticleSchema,
    description="It was stored before; here it is.",
    headers=LOCATION,
)
@bp.alt_response(HTTPStatus.CONFLICT, problem_of(HTTPStatus.CONFLICT).response)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def create_article(fields: dict[str, Any]) -> Response:
    """Store one article.

    Answers 201 with the article, its abstract, key quotes and keywords. Sending the same article
    again is safe: it is stored once, and answered with 200 and what is stored. Two articles are
    the same when title, body and source are; what else is sent with a stored one changes nothing,
    but that one without an `external_id`, read from a page perhaps, takes the one that it comes
    with. An `external_id` names one article of its source: another text under it is answered with
    409, and nothing is stored; what was canceled is answered with 410.
    """
    article = Article(**fields)
    with reading() as session:
        if known := known_article(session, article):
            return _stored(known, found_article(session, known.id))
    read = ReadArticle.of(article)
    with transaction() as session:
        stored = store_article(session, read, datetime.now(UTC))
        document = found_article(session, stored.id)
    return _stored(stored, document)


def _stored(stored: Stored, document: bytes) -> Response:
    status = HTTPStatus.CREATED if stored.created else HTTPStatus.OK
    location = url_for(".read_article", article_id=stored.id)
    return json_response(document, status, {"Location": location})


@bp.route("")
@bp.arguments(ArticlesQuery, location="query")
@bp.response(HTTPStatus.OK, ArticleList, headers=LINK)
def list_articles(query: dict[str, Any]) -> Response:
    """List, or search, the stored articles.

    The latest stored come first, or as `sort` says. What is searched for in `q` comes with the
    places that have it (`highlight`) and with the words around (`snippet`), and with
    `embed=related` each comes with the articles about the same. `next` leads on, and is null at the
    end: articles that arrive meanwhile make no item appear twice and none disappear.
    """
    search, limit = Search.of(query), query["limit"]
    with reading() as session:
        rows = search.find(session, limit + 1)
        total = search.count(session) if "include" in query else None
        page = part(rows, limit, search.cursor)
        shown = Shown.of(session, query, [row.place.id for row in page.items], search.wanted.query)
    return json_response(article_list(page, shown, total), headers=page.headers)


@bp.route("/counts")
@bp.arguments(CountsQuery, location="query")
@bp.response(HTTPStatus.OK, CountList)
def count_articles(query: dict[str, Any]) -> dict[str, Any]:
    """Count articles by source, day, speaker or keyword.

    Of all stored articles, or of those that the same filters choose that a list takes. What the
    most articles have comes first.
    """
    search = Search.of(query)
    with reading() as session:
        counted = queries.count_by(session, search.wanted, query["by"], query["limit"])
    return {"items": counted}


@bp.route("/<uuid:article_id>")
@bp.arguments(ArticleQuery, location="query")
@bp.response(
    HTTPStatus.OK,
    RelatingArticleSchema,
    headers=header("Content-Location", "Where this form is, whatever is accepted."),
)
@bp.alt_response(HTTPStatus.NOT_ACCEPTABLE, problem_of(HTTPStatus.NOT_ACCEPTABLE).response)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def read_article(query: dict[str, Any], article_id: UUID) -> Response:
    """Read one article.

    With its sentences, default abstract, quotes and keywords, each as a range of `body`. In the
    form that `Accept` likes best; in this JSON where it says nothing, or likes others no better.
    With `fields`, those that are named alone, in this JSON; in it too with `embed=related`, the
    articles about the same.
    """
    form = accepted_form()
    with reading() as session:
        document = found_article(session, article_id)
        shown = Shown.of(session, query, [article_id])
    if shown.is_whole:
        return in_accepted_form(form, document)
    return json_response(shown.article(article_id, document))


@bp.route(
    "/<uuid:article_id>.<string:suffix>",
    parameters=[
        {
            "in": "path",
            "name": "suffix",
            "description": "The form's suffix.",
            "schema": {"type": "string", "enum": [*BY_SUFFIX]},
        }
    ],
)
@bp.response(HTTPStatus.OK, ArticleSchema)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def read_article_form(article_id: UUID, suffix: str) -> Response:
    """Read one article in the form of your choice.

    The same as without a suffix, but that the suffix says which form it is, whatever `Accept` says.
    """
    form = form_of(suffix)
    with reading() as session:
        document = found_article(session, article_id)
    return in_form(form, document)


@bp.route("/<uuid:article_id>", methods=["DELETE"])
@bp.response(HTTPStatus.NO_CONTENT)
@bp.alt_response(
    HTTPStatus.PRECONDITION_FAILED, problem_of(HTTPStatus.PRECONDITION_FAILED).response
)
@bp.doc(parameters=[if_match(required=False)])
def delete_article(article_id: UUID) -> Response:
    """Delete one article.

    With `If-Match`, only if it is still what you have. Its sentences, summaries, quotes, keywords
    and versions go with it. A page that it was read from keeps its text; delete the page too if the
    words must go.
    """
    with transaction() as session:
        if document := queries.article_document(session, article_id):
            heed(document, required=False)
        if not withdraw(session, article_id, datetime.now(UTC)):
            raise NotFound
    return no_content()


@bp.route("/<uuid:article_id>/quotes")
@bp.arguments(RankedQuery, location="query")
@bp.response(HTTPStatus.OK, QuoteList, headers=LINK)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def list_article_quotes(
    query: dict[str, Any], article_id: UUID
) -> tuple[dict[str, Any], dict[str, str]]:
    """List the quotes of one article.

    The key quote comes first. Each has its words as a range of the article's `body`, and where
    the text says so, the speaker beside it, that person's fullest name and the cue. By kind,
    speaker or words, if you wish, or by the contrary.
    """
    search, limit = QuoteSearch.of({**query, "article_id": article_id}), query["limit"]
    with reading() as session:
        rows = search.find(session, limit + 1)
        if not rows:  # only then is it in doubt that there is such an article
            found_article(session, article_id)
    return quote_list(part(rows, limit, search.cursor))
