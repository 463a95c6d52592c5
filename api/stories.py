"""Stories: articles of one event, gathered as they arrive."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import url_for

from api.context import found, reading
from api.paging import LINK, part
from api.resource import Resource, header
from api.roundups import Roundup, story_document
from api.schemas.story import (
    MOST_READ,
    MOST_SHOWN,
    StoriesQuery,
    StoryList,
    StoryQuery,
    StorySchema,
)
from api.search import StorySearch
from models import queries

bp = Resource(
    "Stories",
    __name__,
    url_prefix="/v1/stories",
    description="Articles of one event, gathered as they arrive, and what they tell together.",
)


@bp.route("")
@bp.arguments(StoriesQuery, location="query")
@bp.response(HTTPStatus.OK, StoryList, headers=LINK)
def list_stories(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """List stories.

    Those first whose articles came last; of at least two articles, or as many as `min_articles`
    says. Filters choose stories that have an article which fits them all. A story that grows while
    you read the list moves to its front.
    """
    search, limit = StorySearch.of(query), query["limit"]
    with reading() as session:
        page = part(search.find(session, limit + 1), limit, search.cursor)
        ids = [story.id for story in page.items]
        latest = queries.latest_articles(session, ids, MOST_SHOWN)
        tellers = queries.tellers(session, ids)
    items = [story_document(each, latest[each.id], tellers[each.id]) for each in page.items]
    return {"items": items, "next": page.next}, page.headers


@bp.route("/<uuid:story_id>")
@bp.arguments(StoryQuery, location="query")
@bp.response(
    HTTPStatus.OK,
    StorySchema,
    headers=header("Content-Location", "The story's address, also where it was merged into."),
)
def read_story(query: dict[str, Any], story_id: UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Read one story.

    Its key sentences, none of which tells what another one told, each with the article it comes
    from and where others have nearly the same; who says what in it; and a time line of what each
    article told first. All are ranges of articles, of its latest thirty; copies of others are on
    the time line alone. The id of a story that became part of another leads to that.
    """
    with reading() as session:
        story = found(queries.story(session, story_id))
        former = queries.former_ids(session, story.id)
        latest = queries.accounts(session, story.id, MOST_READ)
        tellers = queries.tellers(session, [story.id])[story.id]
    document = story_document(story, latest, tellers)
    document |= Roundup.of(latest[::-1]).document(query["sentences"])
    address = url_for(".read_story", story_id=story.id)
    return document | {"former_ids": former}, {"Content-Location": address}
