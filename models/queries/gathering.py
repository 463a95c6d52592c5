"""Statements that gather articles into stories, and tell copies from what they are copies of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import case, delete, func, or_, select, text, update
from sqlalchemy.orm import Session

from models.base import now
from models.queries import rows
from models.queries.holders import holders
from models.queries.visible import visible
from models.tables import Article, Sketch, Story, StoryArticle

# The number stands for this lock and no other: PostgreSQL's are called by numbers.
_GATHERING = 0x57A9D
# Of each mark so many articles that have it: those stored first, of which the others are copies.
_HOLDERS = 100
TOLD_AT = func.coalesce(Article.published_at, Article.created_at)
"""When an article was published or, where that is not known, stored."""


class Told(NamedTuple):
    """A text, and when it was published or, where that is not known, stored."""

    body: str
    at: datetime


class Place(NamedTuple):
    """Where an article stands: when it was published or stored, its story, and that one's size."""

    article_id: UUID
    at: datetime
    story_id: UUID
    size: int


def gather_alone(session: Session) -> None:
    """Let nobody else gather articles until the transaction ends.

    Of two that tell of one event the second then finds the first. What a transaction does to
    articles themselves it does before: who gathers waits for nobody.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _GATHERING})


def told(session: Session, ids: Iterable[UUID], *, keep: bool = False) -> dict[UUID, Told]:
    """Read some articles' texts and times, by id.

    With *keep* they stay until the transaction ends. What nobody may find is left out then, and
    what another transaction is about to delete: that may be waiting for who gathers.
    """
    statement = select(Article.id, Article.body, TOLD_AT.label("at")).where(Article.id.in_(ids))
    if keep:
        statement = statement.where(visible()).with_for_update(**rows.KEEP, skip_locked=True)
    return {row.id: Told(row.body, row.at) for row in session.execute(statement)}


def alike(session: Session, article_id: UUID, limit: int) -> list[UUID]:
    """Find up to *limit* articles that share most marks with one, the most first."""
    marks = session.scalars(select(Sketch.mark).where(Sketch.article_id == article_id)).all()
    columns = (Sketch.mark, Sketch.article_id)
    shared = Counter(other for _, other in holders(session, columns, marks, most=_HOLDERS))
    del shared[article_id]
    return sorted(shared, key=lambda other: (-shared[other], other))[:limit]


def hidden(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    """Tell which of some articles nobody may find."""
    return set(session.scalars(select(Article.id).where(Article.id.in_(ids), ~visible())))


def due(session: Session, limit: int, *, claim: bool = False) -> list[UUID]:
    """List up to *limit* articles whose time has come, and that were not shown yet.

    With *claim* they are shown from now on; those that another transaction holds are left to it.
    """
    come = select(Article.id).where(Article.hidden_until <= now()).order_by(Article.id).limit(limit)
    if not claim:
        return list(session.scalars(come))
    ids = list(session.scalars(come.with_for_update(key_share=True, skip_locked=True)))
    session.execute(update(Article).where(Article.id.in_(ids)).values(hidden_until=None))
    return ids


def displace_article(session: Session, article_id: UUID) -> None:
    """Take an article out of its story."""
    session.execute(delete(StoryArticle).where(StoryArticle.article_id == article_id))


def originals(session: Session, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Tell of those of some articles that are copies which ones they are copies of."""
    statement = select(StoryArticle.article_id, StoryArticle.original_id).where(
        StoryArticle.article_id.in_(ids), StoryArticle.original_id.is_not(None)
    )
    return {copy: original for copy, original in session.execute(statement) if original}


def places(session: Session, ids: Iterable[UUID]) -> list[Place]:
    """Read where some articles stand; those in no story are left out."""
    statement = (
        select(Article.id, TOLD_AT, Story.id, Story.article_count)
        .join(StoryArticle, StoryArticle.article_id == Article.id)
        .join(Story, Story.id == StoryArticle.story_id)
        .where(Article.id.in_(ids))
    )
    return [Place(*row) for row in session.execute(statement)]


def place_article(session: Session, article_id: UUID, story: UUID) -> None:
    """Say which story an article belongs to."""
    rows.put(session, StoryArticle, {"article_id": article_id}, {"story_id": story})


def mark_copy(
    session: Session, article_id: UUID, original: UUID | None, likeness: float | None
) -> None:
    """Say what an article that has its place is a copy of, and how much of it it has."""
    values = {"original_id": original, "likeness": likeness}
    this = StoryArticle.article_id == article_id
    session.execute(update(StoryArticle).where(this).values(**values))


def make_story(session: Session, at: datetime) -> UUID:
    """Begin a story without articles."""
    story = Story(created_at=at, updated_at=at)
    session.add(story)
    session.flush()
    return story.id


def merge_stories(session: Session, into: UUID, others: Sequence[UUID]) -> None:
    """Move all articles of some stories to another one, to which their ids will lead."""
    moved = update(StoryArticle).where(StoryArticle.story_id.in_(others)).values(story_id=into)
    session.execute(moved)
    emptied = or_(Story.id.in_(others), Story.merged_into_id.in_(others))
    session.execute(update(Story).where(emptied).values(merged_into_id=into, article_count=0))


def refresh_story(session: Session, story: UUID, at: datetime) -> None:
    """Count a story's articles again, and tell when; a story that has lost the last one goes."""
    of_it = select(func.count(), func.min(TOLD_AT), func.max(TOLD_AT)).select_from(Article)
    of_it = of_it.join(StoryArticle, StoryArticle.article_id == Article.id)
    count, first, last = session.execute(of_it.where(StoryArticle.story_id == story)).one()
    this = Story.id == story
    if count == 0:
        session.execute(delete(Story).where(this))
        return
    # Clocks differ, and whole seconds are all that some know: a story is never older than before.
    same = or_(Story.article_count == count, Story.updated_at > at)
    changed = case((same, Story.updated_at), else_=at)
    values = {"article_count": count, "first_at": first, "last_at": last, "updated_at": changed}
    session.execute(update(Story).where(this).values(values))


def copies_of(session: Session, article_id: UUID) -> list[UUID]:
    """List the articles that are copies of one, the first stored first."""
    copies = select(StoryArticle.article_id).where(StoryArticle.original_id == article_id)
    return list(session.scalars(copies.order_by(StoryArticle.article_id)))


def story_of(session: Session, article_id: UUID) -> UUID | None:
    """Tell which story an article belongs to."""
    statement = select(StoryArticle.story_id).where(StoryArticle.article_id == article_id)
    return session.scalar(statement)
