"""Quotes across all articles."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from api.context import reading
from api.documents import stored_quote_document
from api.paging import LINK, part, rank_cursor, rank_of
from api.resource import Resource
from api.schemas.quote import QuoteList, QuotesQuery
from models import queries
from models.queries import QuoteFilter
from models.tables import Quote

bp = Resource("Quotes", __name__, url_prefix="/v1/quotes", description="Who said what, anywhere.")


@bp.route("")
@bp.arguments(QuotesQuery, location="query")
@bp.response(HTTPStatus.OK, QuoteList, headers=LINK)
def list_quotes(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Find quotes in all stored articles.

    By words of the quote (`q`), by the speaker's name, by kind, by the article's source and time,
    or all of these. Those of the latest stored article come first, its key quote before its others.
    """
    limit, after = query.pop("limit"), rank_of(query.pop("cursor", None))
    with reading() as session:
        rows = queries.find_quotes(session, QuoteFilter(**query), after=after, limit=limit + 1)
    return quote_list(rows, limit)


def quote_list(rows: Sequence[Quote], limit: int) -> tuple[dict[str, Any], dict[str, str]]:
    """Cut *rows*, asked for with one more than *limit*, to a list of quotes and its headers."""
    page = part(rows, limit, lambda row: rank_cursor(row.article_id, row.rank))
    items = [stored_quote_document(row) for row in page.items]
    return {"items": items, "next": page.next}, page.headers
