"""Indirect speech: what somebody said, in the reporter's words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from summarizer.quotes.attributions import Attributed, attribution
from summarizer.quotes.clauses import Clause, clauses
from summarizer.quotes.passages import Parsed, Passages
from summarizer.text import QuoteKind, Sentence, Span

# Of the clauses that annotators found, nearly all that ours found too were this speaker's.
_CHANCE = 0.95


def indirect_speech(text: Passages, sentences: Sequence[Sentence]) -> Iterator[Attributed]:
    """Yield what is said without quotation marks, or with some inside, in reading order.

    Ranges are without the stop; they may hold quotations, and never overlap each other.
    """
    starts = [sentence.start for sentence in sentences]
    for number in range(len(text.all)):
        for clause in clauses(text[number], number):
            span = _span(text[number], clause)
            if span.start < span.end:
                sentence = sentences[max(0, bisect_right(starts, span.start) - 1)]
                said = attribution(text, clause.speaker, _CHANCE)
                yield Attributed(span, QuoteKind.INDIRECT, sentence.index, said)


def _span(parsed: Parsed, clause: Clause) -> Span:
    """Give the pieces of a clause as a range of the body; none as an empty one."""
    spans = parsed.spans()
    start, end = parsed.index(clause.first), parsed.index(clause.last)
    return Span(spans[start][0], spans[end - 1][1]) if start < end else Span(0, 0)
