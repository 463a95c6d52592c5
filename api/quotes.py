"""Quotes across all articles."""

from http import HTTPStatus
from typing import Any

from api.context import reading
from api.documents import stored_quote_document
from api.paging import LINK, Part, part
from api.resource import Resource
from api.schemas.quote import QuoteList, QuotesQuery
from api.search import QuoteSearch
from models.tables import Quote

bp = Resource("Quotes", __name__, url_prefix="/v1/quotes", description="Who said what, anywhere.")


@bp.route("")
@bp.arguments(QuotesQuery, location="query")
@bp.response(HTTPStatus.OK, QuoteList, headers=LINK)
def list_quotes(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Find quotes in all stored articles.

    By words of the quote (`q`), by the speaker's name, by kind, and by the article's source,
    author, keyword, language and time, or all of these; or by the contrary. Those of the latest
    stored article come first, its key quote before its others.
    """
    search, limit = QuoteSearch.of(query), query["limit"]
    with reading() as session:
        rows = search.find(session, limit + 1)
    return quote_list(part(rows, limit, search.cursor))


def quote_list(page: Part[Quote]) -> tuple[dict[str, Any], dict[str, str]]:
    """Describe a part of a list of quotes, and its headers."""
    items = [stored_quote_document(row) for row in page.items]
    return {"items": items, "next": page.next}, page.headers
