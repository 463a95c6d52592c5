"""Whole pages: read, split into articles, stored."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import orjson
from flask import Response, url_for
from werkzeug.exceptions import NotFound

from api.context import found, json_response, no_content, reading, transaction
from api.documents import stored_page_document
from api.ingest import ReadPage, Stored, known_page, page_document, store_page
from api.rereading import Rereading, reread_page
from api.resource import Resource, header
from api.schemas.page import PageQuery, PageRequest, PageSchema
from api.schemas.reading import ReadingSchema
from api.submissions import Page
from models import queries

bp = Resource(
    "Pages",
    __name__,
    url_prefix="/v1/pages",
    description="Whole pages, as a person copies them, with several articles and their noise.",
)

LOCATION = header("Location", "The stored page's address.")


@bp.route("", methods=["POST"])
@bp.arguments(PageQuery, location="query")
@bp.arguments(PageRequest, location="page")
@bp.response(HTTPStatus.CREATED, PageSchema, headers=LOCATION)
@bp.alt_response(
    HTTPStatus.OK,
    schema=PageSchema,
    description="A dry run, or a page that was stored before.",
    headers=LOCATION,
)
def create_page(query: dict[str, Any], fields: dict[str, Any]) -> Any:
    """Read a page and store its articles.

    Send the page's text as a person gets it by copying, or its HTML: several articles, menus,
    advertisements, captions and all. Ranges count in `text`: what was sent, or for HTML the text
    that was read out of it. The answer has the articles, and says of every stretch of the text what
    it is, whose it is, and which rule said so. An article that is stored already is not stored
    again, and a page sent again is answered with 200 and what is stored. Two pages are the same
    when text, `url` and `captured_at` are; one without `captured_at` is read as of now when it
    comes first, and is a retry when its text comes again. A page on which no article is found is
    stored with its segments, so that a better reader can read it again.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    html = fields.get("html")
    page = Page(
        html or fields["text"],
        url=fields["url"],
        captured_at=query.get("captured_at") or fields["captured_at"],
        is_html=html is not None,
    )
    if query["dry_run"]:
        return page_document(ReadPage.of(page, now)), HTTPStatus.OK
    with reading() as session:
        if known := known_page(session, page):
            return _stored(known, stored_page_document(found(queries.page(session, known.id))))
    read = ReadPage.of(page, now)
    with transaction() as session:
        stored = store_page(session, read, now)
        document = stored_page_document(found(queries.page(session, stored.id)))
    return _stored(stored, document)


def _stored(stored: Stored, document: dict[str, Any]) -> Response:
    status = HTTPStatus.CREATED if stored.created else HTTPStatus.OK
    location = url_for(".read_page", page_id=stored.id)
    return json_response(orjson.dumps(document), status, {"Location": location})


@bp.route("/<uuid:page_id>")
@bp.response(HTTPStatus.OK, PageSchema)
def read_page(page_id: UUID) -> Response:
    """Read a stored page.

    Its text to the letter, its articles, and every stretch of it with its kind and rule.
    """
    with reading() as session:
        document = stored_page_document(found(queries.page(session, page_id)))
    return json_response(orjson.dumps(document))


@bp.route("/<uuid:page_id>/readings", methods=["POST"])
@bp.response(HTTPStatus.OK, ReadingSchema)
def create_reading(page_id: UUID) -> Rereading:
    """Read a stored page again, with the reader of today.

    Says of each article whether it is the `same`, `changed`, `new` on the page, or `gone` from it.
    An article that is still there keeps its id, and where it was first read from this page its
    text is brought up to date. One that is gone from the page stays stored: delete it if it is
    none. Reading the same page twice with the same release changes nothing.
    """
    with reading() as session:
        page = found(queries.page_text(session, page_id))
    now = datetime.now(UTC)
    sent = Page(page.markup or page.text, page.url, page.captured_at, page.markup is not None)
    read = ReadPage.of(sent, now)
    with transaction() as session:
        return reread_page(session, found(queries.claim_page(session, page_id)), read, now)


@bp.route("/<uuid:page_id>", methods=["DELETE"])
@bp.response(HTTPStatus.NO_CONTENT)
def delete_page(page_id: UUID) -> Response:
    """Delete a stored page.

    Its text and segments go; the articles that were read from it stay.
    """
    with transaction() as session:
        if not queries.delete_page(session, page_id):
            raise NotFound
    return no_content()
