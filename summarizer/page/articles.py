"""Articles put together from the marks of their page."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from summarizer.page.dates import date_words
from summarizer.page.pieces import UPDATED
from summarizer.page.standing import Mark
from summarizer.page.times import published
from summarizer.text import PageArticle, Published, SegmentKind, Span, is_broken

_TEXT = {SegmentKind.BODY, SegmentKind.DECK}
_LINE_END = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Of decks that a body says again, the body has more than 75 % of the content words; of those that
# it does not, less than 55 %.
_REPEATED = 0.65
_SENTENCE = re.compile(r"[^.!?\u2026]+[.!?\u2026]*['\"\u2019\u201d)]*")
# A title that is cut from a text without one stays as short as a headline.
_TITLE = 300
# What a store keeps of a line that passes for a title; a longer name is none.
_LONGEST, _NAME = 1000, 200


def article(
    text: str, marks: Sequence[Mark], captured_at: datetime, zone: str | None
) -> PageArticle | None:
    """Put one article together.

    Parameters
    ----------
    text
        The page.
    marks
        All that belongs to the article, in page order.
    captured_at
        When the page was taken, with its zone.
    zone
        The zone that the page states for all its clocks, None for none.

    Returns
    -------
    PageArticle or None
        None where nothing is left for a body. Without a headline the first sentence is the title.
    """
    said = body(text, marks)
    if not said:
        return None
    of = {kind: [mark for mark in marks if mark.kind is kind] for kind in SegmentKind}
    titles = [_folded(mark.core.of(text)) for mark in of[SegmentKind.TITLE]]
    datelines = [mark.core for mark in of[SegmentKind.DATELINE]]
    return PageArticle(
        title=next(iter(titles), "")[:_LONGEST].rstrip() or _first_sentence(said),
        body=said,
        source=_first(text, [mark for mark in of[SegmentKind.SOURCE] if _is_short(mark.core)]),
        byline=_first(text, of[SegmentKind.BYLINE]),
        agency=_agency(text, datelines) or _first(text, of[SegmentKind.AGENCY]),
        dateline=datelines[0].of(text) if datelines else None,
        published=_published(text, of[SegmentKind.TIME], datelines, captured_at, zone),
    )


def body(text: str, marks: Sequence[Mark]) -> str:
    """Join an article's paragraphs, its deck among them where they do not repeat it.

    Parameters
    ----------
    text
        The page.
    marks
        All that belongs to the article, in page order.

    Returns
    -------
    str
        Paragraphs with one blank line between; where noise was cut out of a line, one space.
        Line ends inside a paragraph are folded to one space, nothing else changes.
    """
    words = {
        word for mark in marks if mark.kind is SegmentKind.BODY for word in _content(mark.of(text))
    }
    kept = [mark for mark in marks if mark.kind in _TEXT and not _is_repeated(text, mark, words)]
    return "".join(_joined(text, kept))


def _joined(text: str, kept: Sequence[Mark]) -> Iterator[str]:
    if kept:
        yield _folded(kept[0].of(text))
    for before, mark in pairwise(kept):
        yield "\n\n" if is_broken(text, before.end, mark.start) else " "
        yield _folded(mark.of(text))


def _is_repeated(text: str, mark: Mark, words: set[str]) -> bool:
    if mark.kind is not SegmentKind.DECK:
        return False
    own = set(_content(mark.of(text)))
    return len(own & words) >= _REPEATED * len(own)


def _content(words: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(words.casefold()))


def _folded(words: str) -> str:
    """Read a hard-wrapped paragraph as one line."""
    return " ".join(line.strip() for line in _LINE_END.split(words))


def _is_short(name: Span) -> bool:
    return name.end - name.start <= _NAME


def _first(text: str, marks: Sequence[Mark]) -> str | None:
    return next((mark.core.of(text) for mark in marks if mark.core.start < mark.core.end), None)


def _agency(text: str, datelines: Sequence[Span]) -> str | None:
    """Read the agency out of a dateline's brackets."""
    found = re.search(r"\(([^()]+)\)\Z", datelines[0].of(text)) if datelines else None
    return found[1] if found else None


def _published(
    text: str,
    times: Sequence[Mark],
    datelines: Sequence[Span],
    captured_at: datetime,
    zone: str | None,
) -> Published:
    """Resolve the first time that is no update's, else the dateline's date."""
    ordered = sorted(times, key=lambda mark: mark.rule == UPDATED)
    raws = [mark.core for mark in ordered] + [
        date for span in datelines[:1] if (date := date_words(text, span.start, span.end))
    ]
    return published(raws[0].of(text), captured_at, zone) if raws else Published()


def _first_sentence(said: str) -> str:
    match = _SENTENCE.match(said)
    return (match[0] if match else said)[:_TITLE].strip() or said[:_TITLE]
