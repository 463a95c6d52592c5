"""Lists of articles as they are served: stored JSON as it stands, where nothing else is asked."""

from typing import Any

import orjson

from api.highlights import marks
from api.paging import Part
from api.schemas.selection import Selection, selected
from models.fulltext import Query
from models.queries import Found


def article_list(
    page: Part[Found], query: Query | None, wanted: Selection | None, total: int | None
) -> bytes:
    """Write a part of a list, with the marks of what was searched for, and what is wanted of it."""
    items = b",".join(_item(row.document, query, wanted) for row in page.items)
    ending = b"" if total is None else b',"total":%d' % total
    return b'{"items":[' + items + b'],"next":' + orjson.dumps(page.next) + ending + b"}"


def selected_article(document: bytes, wanted: Selection | None) -> bytes:
    """Leave in a stored article what is wanted of it."""
    return document if wanted is None else orjson.dumps(selected(orjson.loads(document), wanted))


def _item(document: bytes, query: Query | None, wanted: Selection | None) -> bytes:
    if query is None:
        return selected_article(document, wanted)
    article: dict[str, Any] = orjson.loads(document)
    article |= marks(article, query)
    return orjson.dumps(article if wanted is None else selected(article, wanted))
