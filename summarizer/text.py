"""The values that pass between the stages, all of them ranges of a text.

An offset counts Unicode code points, as Python's ``str`` does, and a range is
half-open: ``text[start:end]``. A value never carries a copy of the words it
stands for, so nothing the service says can differ from what the article said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """The range ``start`` to ``end`` of some text, in code points, end excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut this range out of *text*."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether *other* lies wholly within this range."""
        return self.start <= other.start and other.end <= self.end


class SegmentKind(StrEnum):
    """What a stretch of a page is; the values are the contract's."""

    TITLE = "title"
    BODY = "body"
    SOURCE = "source"
    TIME = "time"
    BYLINE = "byline"
    DATELINE = "dateline"
    AGENCY = "agency"
    DECK = "deck"
    CAPTION = "caption"
    CREDIT = "credit"
    TEASER = "teaser"
    LABEL = "label"
    ADVERTISEMENT = "advertisement"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    DEBRIS = "debris"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """A stretch of a page: what it is, whose it is, and the rule that said so.

    ``article`` counts into the page's articles; it is None for what belongs to none.
    """

    kind: SegmentKind
    rule: str
    article: int | None = None


class Precision(StrEnum):
    """How finely a time is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a time was read from: a date, words that count from the capture, or nothing."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article says it appeared: ``raw`` as printed, ``at`` in UTC."""

    at: datetime | None = None
    raw: str | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.MISSING


@dataclass(frozen=True, slots=True)
class PageArticle:
    """One article read out of a page. Names are as printed, None where the page prints none."""

    title: str
    body: str
    source: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline: str | None = None
    published: Published = Published()


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read: segments that cover it from 0 to its end, and its articles in page order."""

    segments: tuple[Segment, ...]
    articles: tuple[PageArticle, ...]


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence; ``index`` counts the body's sentences, ``paragraph`` its paragraphs, from 0."""

    index: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class KeySentence(Span):
    """A sentence chosen for a summary: its ``index`` among the body's sentences and its score."""

    index: int
    score: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Key sentences in reading order, and the method that chose them."""

    method: str
    sentences: tuple[KeySentence, ...]

    def text(self, body: str) -> str:
        """Join the sentences, as they stand in *body*, with one space."""
        return " ".join(sentence.of(body) for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one kind of evidence added to the log-odds of a sentence, or took from them."""

    kind: str
    effect: float


class QuoteKind(StrEnum):
    """``direct``: a whole quoted statement. ``partial``: words quoted in a reporter's sentence.

    ``indirect``: what somebody said, in the reporter's words.
    """

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """How the text names the speaker beside the quote: a name, a role or a pronoun."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """The words that report the speech: "said", "according to"."""


@dataclass(frozen=True, slots=True)
class Speaker(Span):
    """The words that name the speaker beside the quote.

    ``name`` is where the body gives that person's fullest name, None where it gives none; ``role``
    where it says what the person is. ``resolved`` tells that the words beside the quote are not the
    name: a pronoun or a role was found to stand for it. ``confidence`` is the probability, within
    0 and 1, that the words, and the name for which they stand, are the right ones; None where it
    is not known.
    """

    kind: SpeakerKind
    name: Span | None = None
    role: Span | None = None
    resolved: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """The words between the marks, of indirect speech the clause.

    ``rank`` 1 is the key quote; ``score`` lies within 0 and 1.
    """

    kind: QuoteKind
    sentence: int
    speaker: Speaker | None
    cue: Cue | None
    score: float = 0.0
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Keyword(Span):
    """A telling word or phrase, where the body first has it, and its weight within 0 and 1."""

    score: float


@dataclass(frozen=True, slots=True)
class Detection:
    """The likeliest language of a text, and how likely, within 0 and 1, the one it is read as is.

    Both are BCP 47 primary tags; they differ where the likeliest cannot be read.
    """

    likeliest: str
    read_as: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is read out of one body.

    ``language`` is what it was read as, ``detection`` what it seemed to be in, None where it was
    told.
    """

    language: str
    sentences: tuple[Sentence, ...]
    summary: Summary
    quotes: tuple[Quote, ...]
    keywords: tuple[Keyword, ...]
    detection: Detection | None = None


def trimmed(text: str, start: int, end: int) -> Span:
    """Shrink a range by the white space at both its ends; an all-blank range becomes empty.

    Parameters
    ----------
    text
        The text that the offsets point into.
    start, end
        A half-open range of *text*, in code points.

    Returns
    -------
    Span
        The largest range within ``start`` and ``end`` that neither begins nor
        ends with white space (``str.isspace``); ``Span(start, start)`` if none.
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def lines(text: str) -> Iterator[Span]:
    r"""Yield every line of *text* in order, its ``\n``, ``\r\n`` or ``\r`` left out."""
    start, size = 0, len(text)
    while start <= size:
        newline = text.find("\n", start)
        end = size if newline < 0 else newline
        yield from _carriage_returns(text, start, end)
        start = end + 1


def is_broken(text: str, start: int, end: int) -> bool:
    """Tell whether a line of *text* ends between *start* and *end*."""
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0


def _carriage_returns(text: str, start: int, end: int) -> Iterator[Span]:
    while (cut := text.find("\r", start, end)) >= 0:
        yield Span(start, cut)
        start = cut + 1
    if not (start == end and start > 0 and text[start - 1] == "\r"):
        yield Span(start, end)
