"""The tables. Every ``start`` and ``end`` is a half-open range of code points of its owner's text.

What belongs to an article or a page goes with it: the database cascades. A relation is
``lazy="raise"``: a query that forgot to load one fails its test at once, where a lazy load would
quietly cost one statement for each row. Lengths are PostgreSQL's to enforce; SQLite ignores them.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, now, uuid7
from models.words import SearchedWords, WordsType

# Names are listed in one order on both databases: PostgreSQL's own depends on the machine.
_BY_CODE_POINT = Text().with_variant(Text(collation="C"), "postgresql")


class Range:
    """A half-open range; ``end`` alone is a reserved word in PostgreSQL."""

    start: Mapped[int] = mapped_column("start_offset")
    end: Mapped[int] = mapped_column("end_offset")


class Source(Base):
    """Who publishes: "The Mill Lane Courier". It lives as long as one article has it."""

    __tablename__ = "sources"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str] = mapped_column(String(200), unique=True)


class Page(Base):
    """A page as it was sent, or the text read out of its HTML, with that HTML as ``markup``.

    ``fingerprint`` is how the same page is known when it comes again.
    """

    __tablename__ = "pages"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    text: Mapped[str]
    markup: Mapped[str | None] = mapped_column(deferred=True)
    url: Mapped[str | None] = mapped_column(String(2000))
    captured_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=now)
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    engine: Mapped[str] = mapped_column(String(40))

    segments: Mapped[list["Segment"]] = relationship(order_by="Segment.position", lazy="raise")
    articles: Mapped[list["PageArticle"]] = relationship(
        order_by="PageArticle.position", lazy="raise"
    )


class Segment(Range, Base):
    """A stretch of a page. ``article`` counts into the page's articles, as they were when read."""

    __tablename__ = "segments"

    page_id: Mapped[UUID] = mapped_column(
        ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    rule: Mapped[str] = mapped_column(String(60))
    article: Mapped[int | None]


class PageArticle(Base):
    """An article's place on a page; it may stand on several, and twice on one."""

    __tablename__ = "page_articles"

    page_id: Mapped[UUID] = mapped_column(
        ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )

    article: Mapped["Article"] = relationship(lazy="raise")


class Article(Base):
    """One article. ``body`` is kept to the letter: the offsets of its parts point into it.

    ``fingerprint`` stands for the content. ``external_key`` joins the source's name and the
    sender's own id, so that it is unique per source, also where there is no source. ``changed``
    names, with commas, what the latest ``version`` changed, at ``updated_at``; both are None for
    the first one. ``hidden_until`` is when others may find it, None where they may by now, and
    later than ever for what is withheld or canceled. What is ``edited`` was corrected by hand, and
    is not read anew from its page. ``document`` is the JSON that is served but for what
    `models.queries.served` adds, derived from everything else.
    """

    __tablename__ = "articles"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    source_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("sources.id", ondelete="RESTRICT"), index=True
    )
    external_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    external_id: Mapped[str | None] = mapped_column(String(200))
    title: Mapped[str]
    body: Mapped[str]
    url: Mapped[str | None] = mapped_column(String(2000))
    byline: Mapped[str | None]
    agency: Mapped[str | None]
    dateline: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(35))
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    published_at_raw: Mapped[str | None]
    published_at_precision: Mapped[str] = mapped_column(String(10))
    published_at_basis: Mapped[str] = mapped_column(String(10))
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
    version: Mapped[int] = mapped_column(server_default="1")
    updated_at: Mapped[datetime | None]
    changed: Mapped[str | None]
    status: Mapped[str] = mapped_column(String(10), server_default="usable")
    embargoed_until: Mapped[datetime | None]
    hidden_until: Mapped[datetime | None] = mapped_column(index=True)
    edited: Mapped[bool] = mapped_column(server_default=false())
    document: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)

    source: Mapped[Source | None] = relationship(lazy="raise")
    sentences: Mapped[list["Sentence"]] = relationship(order_by="Sentence.position", lazy="raise")
    summaries: Mapped[list["Summary"]] = relationship(order_by="Summary.id", lazy="raise")
    quotes: Mapped[list["Quote"]] = relationship(order_by="Quote.rank", lazy="raise")
    keywords: Mapped[list["Keyword"]] = relationship(order_by="Keyword.position", lazy="raise")
    place: Mapped["StoryArticle | None"] = relationship(
        foreign_keys="StoryArticle.article_id", lazy="raise", viewonly=True
    )


class Version(Base):
    """An article as it was before it was changed, with the JSON that was served then."""

    __tablename__ = "versions"

    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    changed: Mapped[str | None]
    document: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)


class Change(Base):
    """What happened to an article, in the order in which it was committed.

    It outlives the article, and refers to it by its id alone. The last row must stay: SQLite would
    give its number again.
    """

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    article_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(10))
    version: Mapped[int]
    at: Mapped[datetime]


class Story(Base):
    """Articles of one event. One that was merged into another has no articles, and lives as long.

    ``first_at`` and ``last_at`` are when the first and the last of its articles were published, or
    where that is not known stored; ``updated_at`` is when articles last came or went.
    """

    __tablename__ = "stories"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    merged_into_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("stories.id", ondelete="CASCADE"), index=True
    )
    article_count: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, index=True)


class StoryArticle(Base):
    """An article's place among the others: its story, and the stored text that it is a copy of.

    ``likeness`` is how much of the shorter of the two texts is in the other, within 0 and 1.
    """

    __tablename__ = "story_articles"

    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    story_id: Mapped[UUID] = mapped_column(ForeignKey("stories.id", ondelete="CASCADE"), index=True)
    original_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("articles.id", ondelete="SET NULL"), index=True
    )
    likeness: Mapped[float | None]


class Sentence(Range, Base):
    """A sentence of a body."""

    __tablename__ = "sentences"

    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    paragraph: Mapped[int]


class Summary(Base):
    """Key sentences of an article: a list of ``{"index", "score"}`` and how it was made.

    ``choice`` is the method and its parameters as an address writes them: an engine makes one
    summary by each.
    """

    __tablename__ = "summaries"
    __table_args__ = (UniqueConstraint("article_id", "engine", "choice"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    article_id: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    method: Mapped[str] = mapped_column(String(40))
    engine: Mapped[str] = mapped_column(String(40))
    choice: Mapped[str] = mapped_column(String(120))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    sentences: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Quote(Range, Base):
    """A quote, its speaker and its cue.

    ``text``, ``speaker_name`` and ``speaker_role`` are copies for searching, ``folded`` and
    ``speaker_folded`` two of them case-folded: Python folds, since the two databases would each
    fold in its own way.
    """

    __tablename__ = "quotes"
    __table_args__ = (UniqueConstraint("article_id", "rank"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    article_id: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    rank: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    score: Mapped[float]
    sentence: Mapped[int]
    text: Mapped[str]
    folded: Mapped[str]
    speaker_start: Mapped[int | None]
    speaker_end: Mapped[int | None]
    speaker_kind: Mapped[str | None] = mapped_column(String(10))
    speaker_name_start: Mapped[int | None]
    speaker_name_end: Mapped[int | None]
    speaker_name: Mapped[str | None] = mapped_column(_BY_CODE_POINT)
    speaker_folded: Mapped[str | None] = mapped_column(_BY_CODE_POINT, index=True)
    speaker_role_start: Mapped[int | None]
    speaker_role_end: Mapped[int | None]
    speaker_role: Mapped[str | None]
    speaker_resolved: Mapped[bool] = mapped_column(server_default=false())
    speaker_confidence: Mapped[float | None]
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]

    article: Mapped[Article] = relationship(lazy="raise", viewonly=True)


class Term(Base):
    """What an article is about: a word's key, and its weight. Found by the key, newest first.

    By a key of which PostgreSQL thinks that few articles have it, it would read all and sort them:
    so the migration tells it that each of 200 keys has as many.
    """

    __tablename__ = "terms"
    # In SQLite the table is then its own index, and on PostgreSQL the index has all there is.
    __table_args__ = (
        PrimaryKeyConstraint("key", "article_id", postgresql_include=["weight"]),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(_BY_CODE_POINT, primary_key=True)
    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    weight: Mapped[float]


class Sketch(Base):
    """What the copies of a text are found by: some of the runs of words in it, as numbers."""

    __tablename__ = "sketches"
    __table_args__ = ({"sqlite_with_rowid": False},)

    mark: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Keyword(Range, Base):
    """A telling phrase of an article, where its body first has it.

    ``text`` is a copy for counting, and ``folded`` its case-folded form for searching.
    """

    __tablename__ = "keywords"

    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    score: Mapped[float]
    text: Mapped[str]
    folded: Mapped[str] = mapped_column(_BY_CODE_POINT, index=True)


class Searchable(Base):
    """What an article is found by: its byline, case-folded, and its words.

    Each database has its own index of ``words``, which migrations alone know: a GIN index on
    PostgreSQL; on SQLite the FTS5 table ``searchable_words``, whose ``rowid`` is the ``id`` here,
    and into which triggers move them. Rows are put in and taken out, never changed.
    """

    __tablename__ = "searchables"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), unique=True
    )
    byline: Mapped[str]
    words: Mapped[SearchedWords] = mapped_column(WordsType, deferred=True, deferred_raiseload=True)


class Request(Base):
    """A request that came with a key of its sender's, and how it was answered; None while it runs.

    ``key`` stands for the sender's key and where it was sent, ``fingerprint`` for what was sent.
    """

    __tablename__ = "requests"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    begun_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int | None]
    headers: Mapped[dict[str, str] | None] = mapped_column(JSON)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)


class ApiKey(Base):
    """A key that requests are made with; of its secret only the SHA-256.

    ``former_digest`` is the secret's before the key was rotated, good until ``former_until``.
    """

    __tablename__ = "api_keys"

    prefix: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    former_digest: Mapped[str | None] = mapped_column(String(64))
    former_until: Mapped[datetime | None]
    scopes: Mapped[list[str]] = mapped_column(JSON)
    limit_requests: Mapped[int | None]
    limit_seconds: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class AuditEntry(Base):
    """A request that changed something, or was refused: who made it, from where, and its answer.

    It refers to nothing, for it outlives what it tells of. Where ``status`` is None the change is
    stored, and the process ended before it could answer.
    """

    __tablename__ = "audit"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    request_id: Mapped[str] = mapped_column(String(128))
    key_prefix: Mapped[str | None] = mapped_column(String(16))
    method: Mapped[str] = mapped_column(String(10))
    route: Mapped[str] = mapped_column(String(200))
    ids: Mapped[dict[str, str]] = mapped_column(JSON)
    status: Mapped[int | None]
    location: Mapped[str | None]
    address: Mapped[str | None] = mapped_column(String(45))


class Job(Base):
    """Many items that were sent at once and are stored one after the other, behind the answer.

    ``root``, ``path`` and ``request_id`` are of the request that they came with, ``key_prefix`` of
    the key. It has ``arrived`` when all its parts are stored; ``parts_left`` are not yet carried
    out. What became of the items of all others is counted by ``stored``, ``known`` and ``refused``.
    """

    __tablename__ = "jobs"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    kind: Mapped[str] = mapped_column(String(10))
    key_prefix: Mapped[str | None] = mapped_column(String(16))
    root: Mapped[str]
    path: Mapped[str]
    request_id: Mapped[str] = mapped_column(String(128))
    items: Mapped[int] = mapped_column(default=0)
    parts_left: Mapped[int] = mapped_column(default=0)
    stored: Mapped[int] = mapped_column(default=0)
    known: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)
    arrived_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    served_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)
    canceled: Mapped[bool] = mapped_column(default=False)


class JobPart(Base):
    """The items of a job from ``first`` on, before ``end``; it goes when they are settled.

    Who carries it out has it by its ``token``, until ``leased_until``; ``deaths`` counts those who
    did and were not heard of again, since an item of it was settled last. Workers were told of it
    at ``told_at``.
    """

    __tablename__ = "job_parts"
    __table_args__ = (UniqueConstraint("job_id", "first"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    job_id: Mapped[UUID] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    first: Mapped[int]
    end: Mapped[int]
    told_at: Mapped[datetime | None]
    token: Mapped[UUID | None]
    leased_until: Mapped[datetime | None]
    deaths: Mapped[int] = mapped_column(default=0)


class JobLines(Base):
    """What was sent of a part, an item a line: apart from its row, which every item changes."""

    __tablename__ = "job_lines"

    part_id: Mapped[UUID] = mapped_column(
        ForeignKey("job_parts.id", ondelete="CASCADE"), primary_key=True
    )
    lines: Mapped[bytes] = mapped_column(LargeBinary)


class JobOutcome(Base):
    """What became of an item of a job, and the JSON that tells it."""

    __tablename__ = "job_outcomes"
    __table_args__ = ({"sqlite_with_rowid": False},)

    job_id: Mapped[UUID] = mapped_column(
        ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[int]
    document: Mapped[bytes] = mapped_column(LargeBinary)


class Webhook(Base):
    """An address that is told what happens to articles, and how far it was told.

    ``told`` is the number of the change up to which it has its deliveries. ``failures`` in a row
    there were since ``failing_since``, and until ``resume_at`` nothing is sent. Who has the
    ``lease`` sends, alone, until ``leased_until``; ``queued_at`` somebody was asked to. The secrets
    are kept as they are, since each delivery is signed with them.
    """

    __tablename__ = "webhooks"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    url: Mapped[str] = mapped_column(String(2000))
    types: Mapped[list[str]] = mapped_column(JSON)
    description: Mapped[str | None] = mapped_column(String(500))
    secret: Mapped[str] = mapped_column(String(100))
    former_secret: Mapped[str | None] = mapped_column(String(100))
    former_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    told: Mapped[int] = mapped_column(BigInteger)
    disabled_at: Mapped[datetime | None]
    disabled_reason: Mapped[str | None] = mapped_column(String(20))
    failures: Mapped[int] = mapped_column(server_default="0")
    failing_since: Mapped[datetime | None]
    resume_at: Mapped[datetime | None]
    queued_at: Mapped[datetime | None]
    lease: Mapped[UUID | None]
    leased_until: Mapped[datetime | None]


class Delivery(Base):
    """A change that a webhook is told of; ``due_at`` is None when it was, or will not be any more.

    ``tries`` counts those since it was last begun. The ``id`` stands for webhook and change, so
    that a receiver knows it again, whenever it is made anew.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("webhook_id", "change_id"),
        Index(None, "webhook_id", "due_at"),
        Index(None, "webhook_id", "ended_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    webhook_id: Mapped[UUID] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"))
    change_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("changes.id"))
    outcome: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int] = mapped_column(server_default="0")
    due_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    change: Mapped[Change] = relationship(lazy="raise")
    attempts: Mapped[list["Attempt"]] = relationship(order_by="Attempt.id", lazy="raise")


class Attempt(Base):
    """One time that a delivery was sent: how the receiver answered, or why it did not."""

    __tablename__ = "attempts"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    delivery_id: Mapped[UUID] = mapped_column(
        ForeignKey("deliveries.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    ms: Mapped[int]
    status: Mapped[int | None]
    error: Mapped[str | None]
    answer: Mapped[str | None]
