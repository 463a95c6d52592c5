"""Statements about quotes and who said them, across articles."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload

from models.queries.filters import EVERY, INDIRECT, ArticleFilter, conditions
from models.queries.visible import CANCELED, visible
from models.tables import Article, Quote

# Whose name is longer is no person, but lettering; and an address could not hold it.
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes are wanted: what is None says nothing.

    Their words contain ``text`` and their speaker's name ``speaker``, whatever the case; they are
    of ``kind``, by default of any but indirect speech, which ``indirect`` adds. Of each ``not_…``
    the contrary holds. Their article is ``article_id``, and one that ``article`` wants.
    """

    text: str | None = None
    speaker: str | None = None
    not_speaker: str | None = None
    kind: str | None = None
    not_kind: str | None = None
    indirect: bool = False
    article_id: UUID | None = None
    article: ArticleFilter = EVERY


class SpeakerCounts(NamedTuple):
    """A speaker of stored articles: the name, case-folded and as written, and how often quoted."""

    folded: str
    name: str
    quotes: int
    articles: int


def find_quotes(
    session: Session,
    wanted: QuoteFilter = QuoteFilter(),
    *,
    after: tuple[UUID, int] | None = None,
    limit: int,
) -> list[Quote]:
    """Load up to *limit* quotes, those of the newest article first, its key quote before others.

    *after* is the article and the rank of the last quote seen. Each comes with its article's id,
    title and body.
    """
    statement = select(Quote).where(*_own_conditions(wanted))
    of_article = conditions(session, wanted.article)
    if wanted.article_id is not None:  # who knows an article may read it before its time
        of_article = iter([Article.status != CANCELED])
    statement = statement.join(Article, Quote.article_id == Article.id).where(*of_article)
    if after is not None:
        statement = statement.where(_is_after(*after))
    # Joined, a body would come once for each of its quotes.
    whole = selectinload(Quote.article).load_only(Article.title, Article.body, raiseload=True)
    ordered = statement.order_by(Quote.article_id.desc(), Quote.rank).limit(limit)
    return list(session.scalars(ordered.options(whole)))


def find_speakers(
    session: Session, name: str | None = None, *, after: str | None = None, limit: int
) -> list[SpeakerCounts]:
    """Count the quotes of up to *limit* speakers, in the order of their case-folded names.

    Their names contain *name*, whatever the case. *after* is the last case-folded name seen.
    """
    named = [func.length(Quote.speaker_folded) <= LONGEST_NAME, Quote.kind != INDIRECT]
    if name is not None:
        named.append(_called(name))
    if after is not None:
        named.append(Quote.speaker_folded > after)
    # Of two ways to write a name the greater one is that in small letters.
    statement = (
        select(
            Quote.speaker_folded,
            func.max(Quote.speaker_name),
            func.count(),
            func.count(Quote.article_id.distinct()),
        )
        .join(Article, Article.id == Quote.article_id)
        .where(visible(), *named)
        .group_by(Quote.speaker_folded)
        .order_by(Quote.speaker_folded)
        .limit(limit)
    )
    return [
        SpeakerCounts(folded or "", name or "", quotes, articles)
        for folded, name, quotes, articles in session.execute(statement)
    ]


def speaker_roles(session: Session, folded: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """List the roles that articles give some speakers, by case-folded name, the commonest first."""
    statement = (
        select(Quote.speaker_folded, Quote.speaker_role, func.count())
        .join(Article, Article.id == Quote.article_id)
        .where(visible(), Quote.speaker_folded.in_(folded), Quote.speaker_role.is_not(None))
        .group_by(Quote.speaker_folded, Quote.speaker_role)
    )
    counts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, role, count in session.execute(statement):
        counts[name or ""].append((-count, role or ""))
    return {name: [role for _, role in sorted(own)] for name, own in counts.items()}


def _own_conditions(wanted: QuoteFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.text is not None:
        yield Quote.folded.contains(wanted.text.casefold(), autoescape=True)
    if wanted.speaker is not None:
        yield _called(wanted.speaker)
    if wanted.not_speaker is not None:
        # What nobody is said to have spoken is not by that speaker either.
        yield or_(Quote.speaker_folded.is_(None), ~_called(wanted.not_speaker))
    if wanted.kind is not None:
        yield Quote.kind == wanted.kind
    elif not wanted.indirect:
        yield Quote.kind != INDIRECT
    if wanted.not_kind is not None:
        yield Quote.kind != wanted.not_kind
    if wanted.article_id is not None:
        yield Quote.article_id == wanted.article_id


def _called(name: str) -> ColumnElement[bool]:
    return Quote.speaker_folded.contains(name.casefold(), autoescape=True)


def _is_after(article_id: UUID, rank: int) -> ColumnElement[bool]:
    # The first condition follows from the second, and alone can be answered by an index.
    return and_(
        Quote.article_id <= article_id, or_(Quote.article_id < article_id, Quote.rank > rank)
    )
