"""Every statement, by name. Who calls opened the session; nobody here commits.

Two writers that wait for each other would wait for ever, if PostgreSQL did not end one of them
after a second. They never do when all lock in one order: sources by name, then articles by
fingerprint, then the page.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload, load_only, selectinload, undefer

from models.base import Base
from models.tables import Article, Page, PageArticle, Quote, Source, Summary

# A row by its attributes' names; rows of one table have the same keys, so that they go in at once.
Row = Mapping[str, Any]
Parts = Mapping[type[Base], Sequence[Row]]

# Held by a row that others will refer to: it stays until the transaction ends. It hinders nobody
# but who deletes. SQLite has no such lock and needs none: it has one writer at a time.
_KEEP: dict[str, Any] = {"read": True, "key_share": True}

# The most frequent read of all: built once, it takes two thirds of the time.
_DOCUMENT = select(Article.document).where(Article.id == bindparam("article_id"))

_TEXT = (Article.title, Article.body, Article.language, Article.fingerprint)


class Known(NamedTuple):
    """What a stored article is known by."""

    id: UUID
    fingerprint: str
    external_key: str | None


def source_id(session: Session, name: str) -> UUID:
    """Find or make the source called *name*, and keep it until the transaction ends."""
    stored = select(Source.id).where(Source.name == name).with_for_update(**_KEEP)
    while True:  # again only where another transaction makes or deletes it between the two
        if found := session.scalar(stored) or _inserted(session, Source, {"name": name}):
            return found


def _forget_source(session: Session, source: UUID) -> None:
    """Delete a source that no article has, if it is one."""
    has_articles = select(Article.id).where(Article.source_id == source).exists()
    session.execute(delete(Source).where(Source.id == source, ~has_articles))


def store_article(session: Session, article: Row, parts: Parts) -> UUID | None:
    """Store an article with its parts, whose rows need no ``article_id``.

    Return its id, or None when its fingerprint or its external key is stored already. Of two
    transactions that store the same article at once, the second waits for the first.
    """
    return _stored(session, Article, article, parts, "article_id")


def article_by_fingerprint(
    session: Session, fingerprint: str, external_key: str | None = None, *, keep: bool = False
) -> Known | None:
    """Find the article with this *external_key*, or else the one with this *fingerprint*.

    With *keep*, which only a writing session may ask for, it stays until the transaction ends; who
    comes with a key may go on to `name_article`, and has it alone.
    """
    matches = Article.fingerprint == fingerprint
    if external_key is not None:
        matches = or_(matches, Article.external_key == external_key)
    statement = (
        select(Article.id, Article.fingerprint, Article.external_key)
        .where(matches)
        .order_by(case((Article.external_key == external_key, 0), else_=1))
        .limit(1)
    )
    if keep:
        # Two who share a row, and then both change its key, would wait for each other for ever.
        lock = _KEEP if external_key is None else {}
        statement = statement.with_for_update(**lock)
    row = session.execute(statement).first()
    return None if row is None else Known(*row)


def name_article(
    session: Session, article_id: UUID, external_key: str, external_id: str, document: bytes
) -> bool:
    """Give an article its sender's id, and the JSON that shows it.

    Return False when another article was given that id meanwhile.
    """
    values = {"external_key": external_key, "external_id": external_id, "document": document}
    try:
        with session.begin_nested():
            session.execute(update(Article).where(Article.id == article_id).values(values))
    except IntegrityError:
        return False
    return True


def article_document(session: Session, article_id: UUID) -> bytes | None:
    """Read the JSON of one article."""
    return session.scalar(_DOCUMENT, {"article_id": article_id})


def article_documents(
    session: Session, before: UUID | None, limit: int
) -> list[tuple[UUID, bytes]]:
    """Read the JSON of up to *limit* articles, newest first, from the one *before* on."""
    statement = select(Article.id, Article.document).order_by(Article.id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(Article.id < before)
    return [(row.id, row.document) for row in session.execute(statement)]


def article(session: Session, article_id: UUID) -> Article | None:
    """Load one article with all its parts, but without its document."""
    parts = (Article.sentences, Article.summaries, Article.quotes, Article.keywords)
    return session.scalar(
        select(Article)
        .where(Article.id == article_id)
        .options(joinedload(Article.source), *map(selectinload, parts))
    )


def article_text(session: Session, article_id: UUID) -> Article | None:
    """Load what a summary is made of: title, body, language and sentences, and how it is known."""
    return session.scalar(
        select(Article)
        .where(Article.id == article_id)
        .options(
            load_only(*_TEXT, raiseload=True),
            selectinload(Article.sentences),
        )
    )


def keep_article(session: Session, article_id: UUID, fingerprint: str) -> bool:
    """Keep an article that has this text until the (writing) transaction ends; tell if it has."""
    statement = select(Article.id).where(
        Article.id == article_id, Article.fingerprint == fingerprint
    )
    return session.scalar(statement.with_for_update(**_KEEP)) is not None


def store_summary(session: Session, row: Row) -> UUID | None:
    """Store a summary; return its id, or None where its engine made one by the same choice."""
    return _inserted(session, Summary, row)


def summary_by_choice(session: Session, row: Row) -> UUID:
    """Find the summary of the same article, engine and choice as *row*."""
    return session.scalars(
        select(Summary.id).where(
            Summary.article_id == row["article_id"],
            Summary.engine == row["engine"],
            Summary.choice == row["choice"],
        )
    ).one()


def summary(session: Session, article_id: UUID, summary_id: UUID) -> Summary | None:
    """Load one summary of an article."""
    return session.scalar(
        select(Summary).where(Summary.id == summary_id, Summary.article_id == article_id)
    )


def summaries(session: Session, article_id: UUID, before: UUID | None, limit: int) -> list[Summary]:
    """Load up to *limit* summaries of an article, newest first, from the one *before* on."""
    statement = select(Summary).where(Summary.article_id == article_id)
    if before is not None:
        statement = statement.where(Summary.id < before)
    return list(session.scalars(statement.order_by(Summary.id.desc()).limit(limit)))


def delete_article(session: Session, article_id: UUID) -> bool:
    """Delete an article, its parts, its places on pages, and its source if it was the last one.

    The source is locked first: of two who delete its last two articles, the second then sees that
    the first is gone, and who stores a new one either has done so or will make the source anew.
    """
    source = session.scalar(
        select(Source.id)
        .join(Article, Article.source_id == Source.id)
        .where(Article.id == article_id)
        .with_for_update(of=Source)
    )
    deleted = _deleted(session, Article, article_id)
    if source is not None:
        _forget_source(session, source)
    return deleted


def is_empty(session: Session) -> bool:
    """Tell whether there is no article."""
    return not session.scalar(select(select(Article.id).exists()))


def find_quotes(  # noqa: PLR0913 - filters and a place in the list, each by its name
    session: Session,
    *,
    text: str | None = None,
    speaker: str | None = None,
    article_id: UUID | None = None,
    after: tuple[UUID, int] | None = None,
    limit: int,
) -> list[Quote]:
    """Load up to *limit* quotes, those of the newest article first, its key quote before others.

    They contain *text* and their speaker's name *speaker*, whatever the case. *after* is the
    article and the rank of the last quote seen. Each comes with its article's id, title and body.
    """
    conditions: list[ColumnElement[bool]] = []
    if text is not None:
        conditions.append(Quote.folded.contains(text.casefold(), autoescape=True))
    if speaker is not None:
        conditions.append(Quote.speaker_folded.contains(speaker.casefold(), autoescape=True))
    if article_id is not None:
        conditions.append(Quote.article_id == article_id)
    if after is not None:
        conditions.append(_is_after(*after))
    # Joined, a body would come once for each of its quotes.
    whole = selectinload(Quote.article).load_only(Article.title, Article.body, raiseload=True)
    return list(
        session.scalars(
            select(Quote)
            .where(*conditions)
            .order_by(Quote.article_id.desc(), Quote.rank)
            .limit(limit)
            .options(whole)
        )
    )


def store_page(session: Session, page: Row, parts: Parts) -> UUID | None:
    """Store a page with its segments and places, whose rows need no ``page_id``.

    Return its id, or None when its fingerprint is stored already.
    """
    return _stored(session, Page, page, parts, "page_id")


def page_by_fingerprint(session: Session, fingerprint: str) -> UUID | None:
    """Find the page with this *fingerprint*, and keep it until the (writing) transaction ends."""
    statement = select(Page.id).where(Page.fingerprint == fingerprint)
    return session.scalar(statement.with_for_update(**_KEEP))


def page(session: Session, page_id: UUID) -> Page | None:
    """Load one page with its segments and, for each place on it, the article's id and document."""
    places = selectinload(Page.articles).joinedload(PageArticle.article, innerjoin=True)
    return session.scalar(
        select(Page)
        .where(Page.id == page_id)
        .options(
            selectinload(Page.segments),
            places.load_only(Article.document, raiseload=True),
        )
    )


def page_text(session: Session, page_id: UUID) -> Page | None:
    """Load one page as it was sent, without its segments and places."""
    return session.get(Page, page_id, options=[undefer(Page.markup)])


def claim_page(session: Session, page_id: UUID) -> Page | None:
    """Load one page as `page` does, and have it alone until the transaction ends."""
    session.execute(select(Page.id).where(Page.id == page_id).with_for_update())
    return page(session, page_id)


def replace_article(session: Session, article_id: UUID, article: Row, parts: Parts) -> bool:
    """Put another text in an article's place; return False where another article has that text."""
    source = session.scalar(
        select(Article.source_id).where(Article.id == article_id).with_for_update()
    )
    try:
        with session.begin_nested():
            session.execute(update(Article).where(Article.id == article_id).values(**article))
    except IntegrityError:
        return False
    if source is not None:
        _forget_source(session, source)
    _replace_parts(session, parts, "article_id", article_id)
    return True


def replace_reading(session: Session, page_id: UUID, engine: str, parts: Parts) -> None:
    """Put another reading, with its places, in the place of a page's."""
    session.execute(update(Page).where(Page.id == page_id).values(engine=engine))
    _replace_parts(session, parts, "page_id", page_id)


def delete_page(session: Session, page_id: UUID) -> bool:
    """Delete a page and its segments; the articles read from it stay."""
    return _deleted(session, Page, page_id)


def _is_after(article_id: UUID, rank: int) -> ColumnElement[bool]:
    # The first condition follows from the second, and alone can be answered by an index.
    return and_(
        Quote.article_id <= article_id, or_(Quote.article_id < article_id, Quote.rank > rank)
    )


def _stored(
    session: Session, table: type[Article | Page], row: Row, parts: Parts, owner: str
) -> UUID | None:
    found = _inserted(session, table, row)
    if found is None:
        return None
    _insert_parts(session, parts, owner, found)
    return found


def _replace_parts(session: Session, parts: Parts, owner: str, owner_id: UUID) -> None:
    for part in parts:
        session.execute(delete(part).where(getattr(part, owner) == owner_id))
    _insert_parts(session, parts, owner, owner_id)


def _insert_parts(session: Session, parts: Parts, owner: str, owner_id: UUID) -> None:
    for part, rows in parts.items():
        if rows:
            # By default rows that differ in which values are None go in by separate statements.
            whole = insert(part).execution_options(render_nulls=True)
            session.execute(whole, [{**row, owner: owner_id} for row in rows])


def _inserted(
    session: Session, table: type[Article | Page | Source | Summary], row: Row
) -> UUID | None:
    """Insert *row*; return its id, or None where a unique value of it is there already."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    new = (sqlite.insert if is_sqlite else postgresql.insert)(table).values(**row)
    return session.scalar(new.on_conflict_do_nothing().returning(table.id))


def _deleted(session: Session, table: type[Article | Page], row_id: UUID) -> bool:
    found = session.scalar(delete(table).where(table.id == row_id).returning(table.id))
    return found is not None
