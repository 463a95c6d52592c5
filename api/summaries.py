"""Abstracts of a stored article: made on the spot, and kept to be compared."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import url_for

from api.context import found, found_text, reading, transaction
from api.cursors import Progress
from api.documents import run_document, stored_sentences, summary_document
from api.ingest import Stored, store_summary
from api.paging import LINK, part
from api.problems import problem_of
from api.resource import Resource, header
from api.schemas.summary import (
    RunList,
    RunRequest,
    RunSchema,
    RunsQuery,
    SummaryQuery,
    SummarySchema,
)
from models import queries
from models.tables import Article
from summarizer.digest import reasons
from summarizer.rank import summarize
from summarizer.text import Summary

bp = Resource(
    "Summaries",
    __name__,
    url_prefix="/v1/articles",
    description="Abstracts of a stored article, by any method and of any length.",
)

LOCATION = header("Location", "The abstract's address.")


@bp.route("/<uuid:article_id>/summary")
@bp.arguments(SummaryQuery, location="query")
@bp.response(HTTPStatus.OK, SummarySchema)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def read_summary(choice: dict[str, Any], article_id: UUID) -> dict[str, Any]:
    """Read an abstract of one article.

    By the method you wish, and no longer than you wish: in sentences, words and characters. Each
    sentence is one of the article's own, given with its range in the article's `body`, in reading
    order. Nothing is kept.
    """
    with reading() as session:
        article = found_text(session, article_id)
    summary, why = _summary(article, choice), None
    if choice["explain"]:
        sentences, title, language = stored_sentences(article), article.title, article.language
        why = reasons(article.body, sentences, summary, title=title, language=language)
    return summary_document(article.body, summary, why)


@bp.route("/<uuid:article_id>/summaries", methods=["POST"])
@bp.arguments(RunRequest)
@bp.response(HTTPStatus.CREATED, RunSchema, headers=LOCATION)
@bp.alt_response(
    HTTPStatus.OK,
    schema=RunSchema,
    description="This release made the same one before; here it is.",
    headers=LOCATION,
)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def create_summary(
    choice: dict[str, Any], article_id: UUID
) -> tuple[dict[str, Any], HTTPStatus, dict[str, str]]:
    """Make an abstract of one article, and keep it.

    By the method you wish, and no longer than you wish. It is kept with what it was asked to keep
    to and the release that made it, so that abstracts can be compared. Asking for the same again is
    safe: it is kept once, and answered with 200, until a later release makes another. An abstract
    goes with its article, and where a page that it came from is read again with its text.
    """
    stored = _kept(article_id, choice)
    with reading() as session:
        article = found_text(session, article_id)
        document = run_document(article, found(queries.summary(session, article_id, stored.id)))
    status = HTTPStatus.CREATED if stored.created else HTTPStatus.OK
    location = url_for(".read_kept_summary", article_id=article_id, summary_id=stored.id)
    return document, status, {"Location": location}


@bp.route("/<uuid:article_id>/summaries")
@bp.arguments(RunsQuery, location="query")
@bp.response(HTTPStatus.OK, RunList, headers=LINK)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def list_summaries(
    query: dict[str, Any], article_id: UUID
) -> tuple[dict[str, Any], dict[str, str]]:
    """List the abstracts that are kept of one article.

    The latest made come first. The last is the one that the article was stored with.
    """
    progress = Progress.of({**query, "article_id": article_id}, UUID)
    with reading() as session:
        article = found_text(session, article_id)
        rows = queries.summaries(session, article_id, progress.after, query["limit"] + 1)
    page = part(rows, query["limit"], lambda row: progress.cursor(row.id.hex))
    items = [run_document(article, row) for row in page.items]
    return {"items": items, "next": page.next}, page.headers


@bp.route("/<uuid:article_id>/summaries/<uuid:summary_id>")
@bp.response(HTTPStatus.OK, RunSchema)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def read_kept_summary(article_id: UUID, summary_id: UUID) -> dict[str, Any]:
    """Read an abstract that is kept of one article.

    With the method and the release that made it, and what it was asked to keep to.
    """
    with reading() as session:
        article = found_text(session, article_id)
        row = found(queries.summary(session, article_id, summary_id))
    return run_document(article, row)


def _summary(article: Article, choice: dict[str, Any]) -> Summary:
    return summarize(
        article.body,
        stored_sentences(article),
        method=choice["method"],
        count=choice["sentences"],
        max_words=choice.get("max_words"),
        max_chars=choice.get("max_chars"),
        title=article.title,
        language=article.language,
    )


def _kept(article_id: UUID, choice: dict[str, Any]) -> Stored:
    """Make a summary and keep it, before the article gets another text or after."""
    while True:  # again only where it gets one meanwhile
        with reading() as session:
            article = found_text(session, article_id)
        summary = _summary(article, choice)
        with transaction() as session:
            if stored := store_summary(session, article, summary, choice, datetime.now(UTC)):
                return stored
