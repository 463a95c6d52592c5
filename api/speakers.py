"""Who is quoted, across all articles."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import url_for

from api.context import reading
from api.cursors import Progress
from api.paging import LINK, part
from api.resource import Resource
from api.schemas.quote import SpeakerList, SpeakersQuery
from models import queries

bp = Resource("Speakers", __name__, url_prefix="/v1/speakers", description="Who is quoted.")


@bp.route("")
@bp.arguments(SpeakersQuery, location="query")
@bp.response(HTTPStatus.OK, SpeakerList, headers=LINK)
def list_speakers(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """List who is quoted.

    By name, with the roles that articles give them, and how often they are quoted. Only those
    whose name an article has; one name is taken for one person.
    """
    progress, limit = Progress.of(query, _name), query["limit"]
    with reading() as session:
        after = progress.after
        rows = queries.find_speakers(session, query.get("q"), after=after, limit=limit + 1)
        page = part(rows, limit, lambda row: progress.cursor(row.folded))
        roles = queries.speaker_roles(session, [row.folded for row in page.items])
    items = [
        {
            "name": row.name,
            "roles": roles.get(row.folded, []),
            "quote_count": row.quotes,
            "article_count": row.articles,
            "quotes": f"{url_for('Quotes.list_quotes')}?{urlencode({'speaker': row.name})}",
        }
        for row in page.items
    ]
    return {"items": items, "next": page.next}, page.headers


def _name(told: Any) -> str:
    """Read the name that a part of the list ended with; raise ValueError where it can be none."""
    if not isinstance(told, str) or "\0" in told:
        raise ValueError("nobody is called so")
    return told.encode().decode()  # no lone surrogates either
