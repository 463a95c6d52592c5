"""Statements that read stories."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, load_only, selectinload

from models.queries.filters import EVERY, ArticleFilter, wanted_articles
from models.queries.gathering import TOLD_AT
from models.queries.visible import visible
from models.tables import Article, Source, Story, StoryArticle

_LATEST = (TOLD_AT.desc(), Article.id.desc())
_BRIEF = (Article.title, Article.url, Article.published_at)
_WHOLE = (Article.body, Article.language, Article.published_at_precision)


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories are wanted: of at least so many articles, one of which is among ``having``.

    ``article`` is in them.
    """

    fewest: int = 2
    having: ArticleFilter = EVERY
    article: UUID | None = None


class StoryPlace(NamedTuple):
    """A place in a list of stories: behind the one of this id, last changed at that moment."""

    updated_at: datetime
    id: UUID


class Teller(NamedTuple):
    """An outlet, and how many articles of a story it has."""

    name: str
    articles: int


def find_stories(
    session: Session, wanted: StoryFilter, *, after: StoryPlace | None = None, limit: int
) -> list[Story]:
    """Load up to *limit* stories, those first whose articles came last, from *after* on."""
    statement = select(Story).where(Story.article_count >= wanted.fewest)
    if wanted.having != EVERY:
        articles = wanted_articles(session, wanted.having, Article.id.expression)
        fitting = select(StoryArticle.story_id).where(StoryArticle.article_id.in_(articles))
        statement = statement.where(Story.id.in_(fitting))
    if wanted.article is not None:
        of_it = select(StoryArticle.story_id).where(StoryArticle.article_id == wanted.article)
        statement = statement.where(Story.id.in_(of_it))
    if after is not None:
        older = and_(Story.updated_at == after.updated_at, Story.id < after.id)
        statement = statement.where(or_(Story.updated_at < after.updated_at, older))
    ordered = statement.order_by(Story.updated_at.desc(), Story.id.desc()).limit(limit)
    return list(session.scalars(ordered))


def story(session: Session, story_id: UUID) -> Story | None:
    """Load a story by its id, or by that of one that was merged into it."""
    found = session.get(Story, story_id)
    if found is not None and found.merged_into_id is not None:
        return session.get(Story, found.merged_into_id)
    return found


def former_ids(session: Session, story_id: UUID) -> Sequence[UUID]:
    """List the ids of stories that were merged into one, the first made first."""
    merged = select(Story.id).where(Story.merged_into_id == story_id).order_by(Story.id)
    return session.scalars(merged).all()


def latest_articles(
    session: Session, stories: Collection[UUID], most: int
) -> Mapping[UUID, Sequence[Article]]:
    """Load title, source, address and time of the latest articles of some stories, by story."""
    order = func.row_number().over(partition_by=StoryArticle.story_id, order_by=_LATEST)
    of_each = (
        select(StoryArticle, order.label("order"))
        .join(Article, Article.id == StoryArticle.article_id)
        .where(StoryArticle.story_id.in_(stories), visible())
        .subquery()
    )
    # What it says of an article's place is all there is: the table is not asked a second time.
    place = aliased(StoryArticle, of_each)
    statement = (
        select(place.story_id, Article)
        .join(Article.place.of_type(place))
        .where(of_each.c.order <= most)
        .order_by(of_each.c.order)
        .options(
            load_only(*_BRIEF, raiseload=True),
            joinedload(Article.source),
            contains_eager(Article.place.of_type(place)),
        )
    )
    found: defaultdict[UUID, list[Article]] = defaultdict(list)
    for story_id, article in session.execute(statement):
        found[story_id].append(article)
    return found


def accounts(session: Session, story_id: UUID, most: int) -> list[Article]:
    """Load the latest articles of a story, the latest first, with sentences, quotes and source."""
    statement = (
        select(Article)
        .join(Article.place)
        .where(StoryArticle.story_id == story_id, visible())
        .order_by(*_LATEST)
        .limit(most)
        .options(
            load_only(*_BRIEF, *_WHOLE, raiseload=True),
            joinedload(Article.source),
            contains_eager(Article.place),
            selectinload(Article.sentences),
            selectinload(Article.quotes),
        )
    )
    return list(session.scalars(statement))


def tellers(session: Session, stories: Collection[UUID]) -> Mapping[UUID, Sequence[Teller]]:
    """Count the articles of each outlet in some stories, the most first, by story."""
    count = func.count()
    statement = (
        select(StoryArticle.story_id, Source.name, count)
        .join(Article, Article.id == StoryArticle.article_id)
        .join(Source, Source.id == Article.source_id)
        .where(StoryArticle.story_id.in_(stories), visible())
        .group_by(StoryArticle.story_id, Source.name)
    )
    found: defaultdict[UUID, list[Teller]] = defaultdict(list)
    for story_id, name, articles in session.execute(statement):
        found[story_id].append(Teller(name, articles))
    for own in found.values():
        own.sort(key=lambda one: (-one.articles, one.name))
    return found
