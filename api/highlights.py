"""Where an article has what was searched for: ranges, and the sentence that has most of it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from models.fulltext import Query
from models.words import Word, words

# As many as anybody looks at; a long text may have a common word a thousand times.
MOST_PLACES = 100
LONGEST_SNIPPET = 300
"""In code points: as much as a page of results shows in three lines."""
_BEFORE = 100
_start = attrgetter("start")


class _Range(NamedTuple):
    start: int
    end: int


def marks(article: Mapping[str, Any], query: Query) -> dict[str, Any]:
    """Find what *query* wants in a served article: its `highlight` and its `snippet`."""
    in_title = chain.from_iterable(_places(words(article["title"]), query))
    body = words(article["body"])
    in_body = _places(body, query)
    places = [{"field": "title", "start": start, "end": end} for start, end in _joined(in_title)]
    places += [
        {"field": "body", "start": start, "end": end}
        for start, end in _joined(chain.from_iterable(in_body))
    ]
    return {
        "highlight": places[:MOST_PLACES],
        "snippet": _snippet(article, body, in_body),
    }


def _places(text: Sequence[Word], query: Query) -> list[list[_Range]]:
    return [[_Range(*each) for each in choice.ranges(text)] for choice in query.wanted]


def _joined(ranges: Iterable[_Range]) -> list[_Range]:
    """Join ranges that overlap, in reading order: of two terms one may lie within the other."""
    joined: list[_Range] = []
    for each in sorted(ranges):
        if joined and each.start < joined[-1].end:
            joined[-1] = _Range(joined[-1].start, max(joined[-1].end, each.end))
        else:
            joined.append(each)
    return joined


def _snippet(
    article: Mapping[str, Any], body: Sequence[Word], places: Sequence[Sequence[_Range]]
) -> dict[str, Any] | None:
    """Choose the sentence with the most terms, the first of equal ones, and cut a long one."""
    sentences = [_Range(each["start"], each["end"]) for each in article["sentences"]]
    if not sentences:
        return None
    best = max(sentences, key=lambda one: sum(_within(one, each) is not None for each in places))
    firsts = [first for each in places if (first := _within(best, each))]
    start, end = _cut(best, min(firsts, default=best), body)
    return {"start": start, "end": end, "text": article["body"][start:end]}


def _within(sentence: _Range, places: Sequence[_Range]) -> _Range | None:
    """Return the first of the *places*, which are in reading order, that lies in the sentence."""
    at = bisect_left(places, sentence.start, key=_start)
    return places[at] if at < len(places) and places[at].end <= sentence.end else None


def _cut(sentence: _Range, first: _Range, body: Sequence[Word]) -> _Range:
    """Cut a sentence, between words where there are any, around the *first* place in it."""
    if sentence.end - sentence.start <= LONGEST_SNIPPET:
        return sentence
    earliest = max(sentence.start, first.start - _BEFORE)
    starts = (each.start for each in body if earliest <= each.start <= first.start)
    start = sentence.start if earliest == sentence.start else next(starts, earliest)
    latest = min(sentence.end, start + LONGEST_SNIPPET)
    if latest == sentence.end:
        return _Range(start, latest)
    ends = [each.end for each in body if start < each.end <= latest]
    return _Range(start, ends[-1] if ends else latest)
