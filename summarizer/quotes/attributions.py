"""Every quotation of a body with the speaker and the cue that the text gives it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.quotes.grammar import Word, Words
from summarizer.quotes.marks import Quoted
from summarizer.quotes.places import Paragraph, Place, places
from summarizer.quotes.speakers import Attribution, before, behind, subject
from summarizer.quotes.speech import is_name, kind
from summarizer.text import QuoteKind, Sentence

# Fewer words than this in marks, reported by no verb, are a name or the reporter's distance.
_SPOKEN_WORDS = 4
# A title or a name is somebody's words only where the cue is no further than two or three words.
_BESIDE = 20


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation, what it holds, the sentence of its first word, and who is named beside it."""

    quote: Quoted
    kind: QuoteKind
    sentence: Sentence
    attribution: Attribution | None


def attributed(body: str, words: Words, paragraphs: Iterable[Paragraph]) -> tuple[Attributed, ...]:
    """Give every quotation its attribution, in reading order.

    Notes
    -----
    What the sentence itself says comes first; a statement that stands alone is carried on from the
    quotation or the sentence before it, as in O'Keefe et al., "A Sequence Labelling Approach to
    Quote Attribution", EMNLP 2012, section 3.
    """
    found: list[Attributed] = []
    above: Paragraph | None = None
    for paragraph in paragraphs:
        first = len(found)
        for place in places(words, paragraph):
            earlier = found[-1] if len(found) > first else None
            last = found[-1] if found else None
            sort = kind(body, place.quote, place.sentence)
            own = _own(body, place, sort) or _carried(place, sort, earlier)
            if own is None and earlier is None and sort is QuoteKind.DIRECT and not place.head:
                own = _from_above(body, words, above, last)
            if not (is_name(body, place.quote) and not _is_near(place.quote, own)):
                found.append(Attributed(place.quote, sort, place.sentence, own))
        above = paragraph
    return tuple(found)


def _own(body: str, place: Place, sort: QuoteKind) -> Attribution | None:
    """Read the attribution in the quotation's own sentence."""
    statement = sort is QuoteKind.DIRECT
    if statement and not _introduces(place.head):
        return behind(place.tail, statement=True) or before(place.head)
    found = before(place.head) or behind(place.tail, statement=statement)
    long = place.quote.of(body).count(" ") + 1 >= _SPOKEN_WORDS
    return found or (subject(place.head) if long else None)


def _is_near(quote: Quoted, attribution: Attribution | None) -> bool:
    """Tell whether the cue stands right beside the quotation."""
    cue = attribution.cue if attribution else None
    return cue is not None and (
        0 <= quote.outer.start - cue.end <= _BESIDE or 0 <= cue.start - quote.outer.end <= _BESIDE
    )


def _introduces(head: Sequence[Word]) -> bool:
    return bool(head) and head[-1].text in {",", ":"}


def _carried(place: Place, sort: QuoteKind, earlier: Attributed | None) -> Attribution | None:
    """Carry on from what stands before the quotation in its paragraph."""
    same = earlier is not None and earlier.sentence == place.sentence
    if earlier and (same or (sort is QuoteKind.DIRECT and place.lead is None)):
        return earlier.attribution
    if sort is QuoteKind.PARTIAL or place.lead is None:
        return None
    return before(place.lead) or subject(place.lead) or (earlier.attribution if earlier else None)


def _from_above(
    body: str, words: Words, above: Paragraph | None, last: Attributed | None
) -> Attribution | None:
    """Carry on from the paragraph above: its open quotation, or the speaker it announces."""
    if above is None:
        return None
    sentence = above.sentences[-1]
    quotation = last if last and above.quotes and last.quote == above.quotes[-1] else None
    if quotation and (not quotation.quote.closed or not body.endswith(":", 0, sentence.end)):
        return quotation.attribution
    told = words.between(sentence.start, sentence.end)
    return before(told) or subject(told)
