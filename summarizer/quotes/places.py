"""Where a quotation stands: the reporter's words around it, and what was quoted before."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.quotes.grammar import Word, Words
from summarizer.quotes.marks import Quoted, quoted
from summarizer.text import Sentence, Span

# Quotations of one sentence that are looked past for the verb that reports them all; it bounds
# the work where a sentence is nothing but quotations.
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its sentences and its quotations."""

    sentences: Sequence[Sentence]
    quotes: Sequence[Quoted]


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its paragraph.

    ``head`` and ``tail`` are the reporter's words of the same sentence before and behind it,
    ``lead`` those of the last sentence before it in the paragraph that is the reporter's alone,
    None where another quotation or nothing stands there.
    """

    quote: Quoted
    sentence: Sentence
    head: Sequence[Word]
    tail: Sequence[Word]
    lead: Sequence[Word] | None


def paragraphs(body: str, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a body with the quotations that begin in one of their sentences."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = tuple(group)
        span = Span(members[0].start, members[-1].end)
        starts = [sentence.start for sentence in members]
        yield Paragraph(
            members,
            tuple(
                quote
                for quote in quoted(body, span)
                if quote.start < _holder(members, starts, quote.start).end
            ),
        )


def places(words: Words, paragraph: Paragraph) -> Iterator[Place]:
    """Yield the place of every quotation of a paragraph, in reading order."""
    sentences, quotes = paragraph.sentences, paragraph.quotes
    starts = [sentence.start for sentence in sentences]
    for i, quote in enumerate(quotes):
        first = _holder(sentences, starts, quote.start)
        last = _holder(sentences, starts, quote.outer.end - 1)
        earlier = quotes[max(0, i - _NEIGHBOURS) : i]
        later = quotes[i + 1 : i + 1 + _NEIGHBOURS]
        start = max(first.start, earlier[0].outer.start) if i > _NEIGHBOURS else first.start
        end = min(last.end, later[-1].outer.end) if len(later) == _NEIGHBOURS else last.end
        yield Place(
            quote,
            first,
            outside(words, earlier, start, quote.outer.start),
            outside(words, later, quote.outer.end, end),
            _lead(words, paragraph, i, first.index - sentences[0].index),
        )


def reporter_openings(words: Words, paragraphs: Iterable[Paragraph]) -> Iterator[Sequence[Word]]:
    """Yield the words that every sentence of the reporter's begins with, up to a quotation."""
    for paragraph in paragraphs:
        starts = [quote.outer.start for quote in paragraph.quotes]
        for sentence in paragraph.sentences:
            i = bisect_right(starts, sentence.start)
            if i == 0 or paragraph.quotes[i - 1].outer.end <= sentence.start:
                end = min([sentence.end, *starts[i : i + 1]])
                yield words.between(sentence.start, end)


def outside(words: Words, quotes: Sequence[Quoted], start: int, end: int) -> Sequence[Word]:
    """Cut the words out of a range that stand in none of the quotations."""
    found: list[Word] = []
    for quote in quotes:
        found.extend(words.between(start, min(quote.outer.start, end)))
        start = max(start, quote.outer.end)
    found.extend(words.between(start, end))
    return found


def _lead(words: Words, paragraph: Paragraph, i: int, number: int) -> Sequence[Word] | None:
    if number == 0:
        return None
    sentence = paragraph.sentences[number - 1]
    if i and paragraph.quotes[i - 1].outer.end > sentence.start:
        return None
    return words.between(sentence.start, sentence.end)


def _holder(sentences: Sequence[Sentence], starts: Sequence[int], position: int) -> Sentence:
    return sentences[max(0, bisect_right(starts, position) - 1)]
