"""Articles corrected and replaced, and the versions that they had."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import orjson
from flask import Response, request, url_for
from sqlalchemy.orm import Session
from werkzeug.exceptions import PreconditionFailed
from werkzeug.http import generate_etag

from api.conditional import heed, if_match
from api.context import found, found_article, json_response, no_content, reading, transaction
from api.ingest import ReadArticle, known_article, store_article
from api.problems import Unreadable, problem_of
from api.resource import Resource, header
from api.revising import as_sent, correct, differences
from api.schemas.article import ArticleRequest, ArticleSchema
from api.schemas.version import ArticlePatch, VersionList
from api.submissions import Article, ExternalIdTaken
from models import queries

bp = Resource(
    "Corrections",
    __name__,
    url_prefix="/v1/articles",
    description="Articles corrected, withheld and canceled, and the versions that they had.",
)


_ETAG = header("ETag", "The article's tag, for the next correction.")
_REFUSALS = (
    HTTPStatus.CONFLICT,
    HTTPStatus.GONE,
    HTTPStatus.PRECONDITION_FAILED,
    HTTPStatus.PRECONDITION_REQUIRED,
)
_Change = Callable[[Article], Article]


def _heeding(*, required: bool) -> Callable[[Any], Any]:
    """Document that a view heeds `If-Match`, and what it refuses."""

    def decorate(view: Any) -> Any:
        for status in _REFUSALS:
            view = bp.alt_response(status, problem_of(status).response)(view)
        return bp.doc(parameters=[if_match(required=required)])(view)

    return decorate


@bp.route("/<uuid:article_id>", methods=["PATCH"])
@bp.arguments(ArticlePatch)
@bp.response(HTTPStatus.OK, ArticleSchema, headers=_ETAG)
@bp.alt_response(HTTPStatus.NO_CONTENT, description="It is canceled: there is nothing to show.")
@_heeding(required=True)
def correct_article(fields: dict[str, Any], article_id: UUID) -> Response:
    """Correct one article.

    What you send replaces what is stored; the rest stays. `If-Match` must name the `ETag` of what
    you correct, so that nobody's correction is lost. Abstract, quotes and all else is read anew,
    and what the article was is kept as a version. Sending what is stored changes nothing.
    """
    return _changed(article_id, lambda stored: replace(stored, **fields))


@bp.route("/<uuid:article_id>", methods=["PUT"])
@bp.arguments(ArticleRequest)
@bp.response(HTTPStatus.OK, ArticleSchema, headers=_ETAG)
@bp.alt_response(HTTPStatus.NO_CONTENT, description="It is canceled: there is nothing to show.")
@_heeding(required=True)
def replace_article(fields: dict[str, Any], article_id: UUID) -> Response:
    """Replace one article.

    As a correction of all its fields: what you do not send it has no longer. Its `external_id`
    stays.
    """
    return _changed(article_id, _replacement(fields))


@bp.route("/by-external-id/<string:source>/<path:external_id>", methods=["PUT"])
@bp.arguments(ArticleRequest)
@bp.response(HTTPStatus.OK, ArticleSchema, headers=_ETAG)
@bp.alt_response(
    HTTPStatus.CREATED,
    schema=ArticleSchema,
    description="There was none; now there is.",
    headers=header("Location", "The article's address."),
)
@bp.alt_response(HTTPStatus.NO_CONTENT, description="It is canceled: there is nothing to show.")
@_heeding(required=False)
def put_article(fields: dict[str, Any], source: str, external_id: str) -> Response:
    """Store an article under your own id, or replace the one that has it.

    By the outlet and your id for it, so that sending it again, changed or not, is always safe:
    there is one article, and it is what was sent last. With `If-Match`, only if it is still what
    you have. `source` and `external_id` may be left out of the body, and must be the same there.
    """
    named = {"source": source, "external_id": external_id}
    for name, value in named.items():
        if fields[name] not in {None, value}:
            raise Unreadable({"json": {name: ["Not that of the address."]}})
    article = Article(**fields | named)
    try:
        with reading() as session:
            stored = known_article(session, article)
        if stored is None:
            read = ReadArticle.of(article)
            with transaction() as session:
                _heed_absence(session, article)
                stored = store_article(session, read, datetime.now(UTC))
                document = found_article(session, stored.id)
    except ExternalIdTaken as taken:
        return _changed(taken.article_id, _replacement(fields | named), required=False)
    if not stored.created:
        return _changed(stored.id, _replacement(fields | named), required=False)
    location = url_for("Articles.read_article", article_id=stored.id)
    return json_response(document, HTTPStatus.CREATED, {"Location": location, **_tag(document)})


@bp.route("/<uuid:article_id>/versions")
@bp.response(HTTPStatus.OK, VersionList)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def list_versions(article_id: UUID) -> dict[str, Any]:
    """List the versions of one article.

    The present one first, then those that it had; with the fields that each changed.
    """
    with reading() as session:
        found_article(session, article_id)
        present = found(queries.state(session, article_id))
        former = queries.versions(session, article_id)
    return {"items": [_version(article_id, each) for each in (present, *former)], "next": None}


@bp.route("/<uuid:article_id>/versions/<int(min=1, max=2147483647):number>")
@bp.response(HTTPStatus.OK, ArticleSchema)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def read_version(article_id: UUID, number: int) -> Response:
    """Read one version of one article.

    As it was served when another one took its place.
    """
    with reading() as session:
        document = found_article(session, article_id)
        if found(queries.state(session, article_id)).number != number:
            document = found(queries.version_document(session, article_id, number))
    return json_response(document)


def _heed_absence(session: Session, article: Article) -> None:
    """Refuse to make what the client says that it has (RFC 9110, section 13.1.1)."""
    key = article.external_key
    known = queries.article_by_fingerprint(session, article.fingerprint, key)
    if "If-Match" in request.headers and known is None:
        raise PreconditionFailed


def _replacement(fields: dict[str, Any]) -> _Change:
    """Make what replaces an article, but for its external id, which it keeps where it has one."""
    return lambda stored: Article(**fields | {"external_id": stored.external_id})


def _changed(article_id: UUID, change: _Change, *, required: bool = True) -> Response:
    """Correct an article by *change*, and answer with what it is then."""
    with reading() as session:
        document = found_article(session, article_id)
    heed(document, required=required)
    stored = as_sent(orjson.loads(document))
    wanted = change(stored)
    if not differences(stored, wanted):
        return json_response(document, headers=_tag(document))
    read = ReadArticle.of(wanted)
    with transaction() as session:
        correct(session, article_id, document, read, datetime.now(UTC))
        present = queries.article_document(session, article_id)
    return no_content() if present is None else json_response(present, headers=_tag(present))


def _tag(document: bytes) -> dict[str, str]:
    return {"ETag": f'"{generate_etag(document)}"'}


def _version(article_id: UUID, version: Any) -> dict[str, Any]:
    address = url_for(".read_version", article_id=article_id, number=version.number)
    return {
        "version": version.number,
        "at": version.at,
        "changed": version.changed.split(",") if version.changed else [],
        "article": address,
    }
