"""Articles that are about the same as one."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from api.context import found_of, reading
from api.problems import problem_of
from api.relations import Relations
from api.resource import Resource
from api.schemas.related import RelatedList, RelatedQuery
from models import queries

bp = Resource(
    "Related", __name__, url_prefix="/v1/articles", description="Articles about the same event."
)


@bp.route("/<uuid:article_id>/related")
@bp.arguments(RelatedQuery, location="query")
@bp.response(HTTPStatus.OK, RelatedList)
@bp.alt_response(HTTPStatus.GONE, problem_of(HTTPStatus.GONE).response)
def list_related(query: dict[str, Any], article_id: UUID) -> dict[str, Any]:
    """List the articles that are about the same as one.

    Those of the same event come first. A copy of the article, with another headline perhaps, cut or
    with other captions, is marked as `duplicate`, and how much of the shorter one is in the other
    to the letter is its `likeness`.
    """
    with reading() as session:
        known = queries.articles_in_brief(session, [article_id])
        article = found_of(session, article_id, known.get(article_id))
        relations = Relations.of(session, [article_id], query["limit"])
    return {"items": relations.documents(article_id, article.body), "next": None}
