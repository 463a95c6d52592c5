"""Statements about pages."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload, undefer

from models.queries import rows
from models.queries.rows import Parts, Row
from models.tables import Article, Page, PageArticle


def store_page(session: Session, page: Row, parts: Parts) -> UUID | None:
    """Store a page with its segments and places, whose rows need no ``page_id``.

    Return its id, or None when its fingerprint is stored already.
    """
    return rows.stored(session, Page, page, parts, "page_id")


def page_by_fingerprint(session: Session, fingerprint: str, *, keep: bool = False) -> UUID | None:
    """Find the page with this *fingerprint*.

    With *keep*, which only a writing session may ask for, it stays until the transaction ends.
    """
    statement = select(Page.id).where(Page.fingerprint == fingerprint)
    return session.scalar(statement.with_for_update(**rows.KEEP) if keep else statement)


def page(session: Session, page_id: UUID) -> Page | None:
    """Load one page with its segments and, for each place on it, what is served of the article."""
    article = selectinload(Page.articles).joinedload(PageArticle.article, innerjoin=True)
    return session.scalar(
        select(Page)
        .where(Page.id == page_id)
        .options(
            selectinload(Page.segments),
            article.load_only(
                Article.document,
                Article.version,
                Article.updated_at,
                Article.status,
                Article.embargoed_until,
                Article.edited,
                raiseload=True,
            ),
            article.joinedload(Article.place),
        )
    )


def page_text(session: Session, page_id: UUID) -> Page | None:
    """Load one page as it was sent, without its segments and places."""
    return session.get(Page, page_id, options=[undefer(Page.markup)])


def claim_page(session: Session, page_id: UUID) -> Page | None:
    """Load one page as `page` does, and have it alone until the transaction ends."""
    session.execute(select(Page.id).where(Page.id == page_id).with_for_update())
    return page(session, page_id)


def replace_reading(session: Session, page_id: UUID, engine: str, parts: Parts) -> None:
    """Put another reading, with its places, in the place of a page's."""
    session.execute(update(Page).where(Page.id == page_id).values(engine=engine))
    rows.replace_parts(session, parts, "page_id", page_id)


def delete_page(session: Session, page_id: UUID) -> bool:
    """Delete a page and its segments; the articles read from it stay."""
    return rows.deleted(session, Page, page_id)
