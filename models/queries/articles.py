"""Statements about articles and their sources."""

from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, case, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload, load_only, selectinload

from models.queries import rows
from models.queries.gathering import gather_alone
from models.queries.rows import Parts, Row
from models.queries.served import Around, served, whole
from models.queries.visible import CANCELED, visible
from models.tables import Article, PageArticle, Source

# The most frequent read of all: built once, it takes two thirds of the time.
_DOCUMENT = whole(select(Article.document)).where(
    Article.id == bindparam("article_id"), Article.status != CANCELED
)

_TEXT = (Article.title, Article.body, Article.language, Article.fingerprint)


class Known(NamedTuple):
    """What a stored article is known by."""

    id: UUID
    fingerprint: str
    external_key: str | None


def source_id(session: Session, name: str) -> UUID:
    """Find or make the source called *name*, and keep it until the transaction ends."""
    stored = select(Source.id).where(Source.name == name).with_for_update(**rows.KEEP)
    while True:  # again only where another transaction makes or deletes it between the two
        if found := session.scalar(stored) or rows.inserted(session, Source, {"name": name}):
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
    return rows.stored(session, Article, article, parts, "article_id")


def article_by_fingerprint(
    session: Session, fingerprint: str, external_key: str | None = None, *, keep: bool = False
) -> Known | None:
    """Find the article with this *external_key*, or else the one with this *fingerprint*.

    With *keep*, which only a writing session may ask for, it stays until the transaction ends; who
    comes with a key may go on to `name_article`, and has it alone.
    """
    statement = _known(keyed=external_key is not None, keep=keep)
    keys = {"fingerprint": fingerprint, "external_key": external_key}
    row = session.execute(statement, keys).first()
    return None if row is None else Known(*row)


# Built once each: an import that passes over what is stored does little else than to send it.
@cache
def _known(*, keyed: bool, keep: bool) -> Select[UUID, str, str | None]:
    known = select(Article.id, Article.fingerprint, Article.external_key)
    statement = known.where(Article.fingerprint == bindparam("fingerprint"))
    if keyed:
        key = Article.external_key == bindparam("external_key")
        statement = known.where(or_(Article.fingerprint == bindparam("fingerprint"), key))
        statement = statement.order_by(case((key, 0), else_=1)).limit(1)
    if keep:
        # Two who share a row, and then both change its key, would wait for each other for ever.
        statement = statement.with_for_update(**(rows.CHANGE if keyed else rows.KEEP))
    return statement


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
    """Read the JSON of one article; None where there is none, or a canceled one."""
    row = session.execute(_DOCUMENT, {"article_id": article_id}).first()
    return None if row is None else served(row[0], Around(*row[1:]))


def article_documents(
    session: Session, before: UUID | None, limit: int
) -> list[tuple[UUID, bytes]]:
    """Read the JSON of up to *limit* articles, newest first, from the one *before* on."""
    latest = select(Article.id, Article.document).where(visible())
    latest = latest.order_by(Article.id.desc()).limit(limit)
    if before is not None:
        latest = latest.where(Article.id < before)
    return [
        (article_id, served(document, Around(*around)))
        for article_id, document, *around in session.execute(whole(latest))
    ]


def stored_documents(session: Session, after: UUID | None, limit: int) -> list[tuple[UUID, bytes]]:
    """Read the JSON that is stored of up to *limit* articles, oldest first, *after* the one."""
    statement = select(Article.id, Article.document).order_by(Article.id).limit(limit)
    if after is not None:
        statement = statement.where(Article.id > after)
    return [(row.id, row.document) for row in session.execute(statement)]


def article(session: Session, article_id: UUID) -> Article | None:
    """Load one article with all its parts, but without its document."""
    parts = (Article.sentences, Article.summaries, Article.quotes, Article.keywords)
    return session.scalar(
        select(Article)
        .where(Article.id == article_id, Article.status != CANCELED)
        .options(joinedload(Article.source), *map(selectinload, parts))
    )


def article_text(session: Session, article_id: UUID) -> Article | None:
    """Load what a summary is made of: title, body, language and sentences, and how it is known."""
    return session.scalar(
        select(Article)
        .where(Article.id == article_id, Article.status != CANCELED)
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
    return session.scalar(statement.with_for_update(**rows.KEEP)) is not None


def claim_article(session: Session, article_id: UUID, *, stays: bool = False) -> bytes | None:
    """Read the JSON that is stored of one article, and have it alone until the transaction ends.

    Where it *stays*, under the keys that it has, others may go on referring to it.
    """
    statement = select(Article.document).where(Article.id == article_id)
    return session.scalar(statement.with_for_update(key_share=stays))


def replace_article(session: Session, article_id: UUID, article: Row, parts: Parts) -> bool:
    """Put another text in an article's place.

    Return False, and do nothing, where another article has that text, or this one is gone.
    """
    this = Article.id == article_id
    claim = select(Article.source_id).where(this).with_for_update(**rows.CHANGE)
    if (before := session.execute(claim).first()) is None:
        return False
    try:
        with session.begin_nested():
            session.execute(update(Article).where(this).values(**article))
    except IntegrityError:
        return False
    if before.source_id is not None:
        _forget_source(session, before.source_id)
    rows.replace_parts(session, parts, "article_id", article_id)
    return True


def claim_whole_article(session: Session, article_id: UUID) -> bool:
    """Have an article alone, with its source, its places and what is gathered; tell if it is there.

    The source is locked first: of two who delete its last two articles, the second then sees that
    the first is gone, and who stores a new one either has done so or will make the source anew.
    """
    of_it = select(Source.id).join(Article, Article.source_id == Source.id)
    session.scalar(of_it.where(Article.id == article_id).with_for_update(of=Source))
    if claim_article(session, article_id) is None:
        return False
    places = select(PageArticle.page_id).where(PageArticle.article_id == article_id)
    session.execute(places.with_for_update())
    gather_alone(session)
    return True


def is_canceled(session: Session, article_id: UUID) -> bool:
    """Tell whether there is an article that was canceled."""
    return session.scalar(select(Article.status).where(Article.id == article_id)) == CANCELED


def delete_article(session: Session, article_id: UUID) -> bool:
    """Delete an article, its parts, its places, and its source if it was the last one."""
    if not claim_whole_article(session, article_id):
        return False
    deletion = delete(Article).where(Article.id == article_id).returning(Article.source_id)
    if source := session.scalar(deletion):
        _forget_source(session, source)
    return True


def is_empty(session: Session) -> bool:
    """Tell whether there is no article."""
    return not session.scalar(select(select(Article.id).exists()))
