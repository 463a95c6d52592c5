"""Statements that count articles by what they have in common."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, String, collate, func
from sqlalchemy.orm import Session, aliased

from models.queries.filters import INDIRECT, ArticleFilter, wanted_articles
from models.tables import Article, Keyword, Quote, Source

# Other names than those that the filters look into.
_PUBLISHER, _SAID, _PHRASE = aliased(Source), aliased(Quote), aliased(Keyword)


class Facet(StrEnum):
    """What articles are counted by."""

    SOURCE = "source"
    DAY = "day"
    SPEAKER = "speaker"
    KEYWORD = "keyword"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many articles have a value."""

    value: str
    count: int


def count_by(session: Session, wanted: ArticleFilter, facet: Facet, limit: int) -> list[Counted]:
    """Count the wanted articles by *facet*: up to *limit* values, what most have first.

    Days are UTC's, of the time that is wanted. Articles that have none count nowhere, and those
    that have several, of speakers and keywords, with each.
    """
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    value, key = _columns(wanted, facet, on_sqlite=on_sqlite)
    count = func.count(Article.id.distinct())
    statement = _joined(wanted_articles(session, wanted, func.max(value), count), facet)
    ordered = (
        statement.where(key.is_not(None)).group_by(key).order_by(count.desc(), key).limit(limit)
    )
    return [Counted(*row) for row in session.execute(ordered)]


def _columns(
    wanted: ArticleFilter, facet: Facet, *, on_sqlite: bool
) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return what is shown, of which the greatest is taken, and what is counted by."""
    match facet:
        case Facet.SPEAKER:
            return _SAID.speaker_name.expression, _SAID.speaker_folded.expression
        case Facet.KEYWORD:
            return _PHRASE.text.expression, _PHRASE.folded.expression
        case Facet.SOURCE:
            name = _PUBLISHER.name.expression
            return name, name if on_sqlite else collate(name, "C")
        case Facet.DAY:
            day = _day(getattr(Article, wanted.date_field), on_sqlite=on_sqlite)
            return day, day


def _day(moment: ColumnElement[Any], *, on_sqlite: bool) -> ColumnElement[str]:
    if on_sqlite:
        return func.substr(moment, 1, 10, type_=String)
    return func.to_char(moment, "YYYY-MM-DD", type_=String)


def _joined(statement: Select[*tuple[Any, ...]], facet: Facet) -> Select[*tuple[Any, ...]]:
    match facet:
        case Facet.SPEAKER:
            said = statement.join(_SAID, _SAID.article_id == Article.id)
            return said.where(_SAID.kind != INDIRECT)
        case Facet.KEYWORD:
            return statement.join(_PHRASE, _PHRASE.article_id == Article.id)
        case Facet.SOURCE:
            return statement.join(_PUBLISHER, _PUBLISHER.id == Article.source_id)
        case Facet.DAY:
            return statement
