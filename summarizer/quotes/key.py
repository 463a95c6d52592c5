"""The key quotes of a body: what was said, who said it, and which to print first."""

from collections.abc import Sequence

from summarizer.quotes.attributions import Attributed, attributed
from summarizer.quotes.grammar import body_words
from summarizer.quotes.people import People, people
from summarizer.quotes.places import paragraphs
from summarizer.quotes.ranking import ranked
from summarizer.text import Quote, Sentence


def key_quotes(body: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Find the quotations of a body with their speakers and cues, and rank them.

    Parameters
    ----------
    body
        The text of one article.
    sentences
        Its sentences as ranges of *body* in code points, in reading order.

    Returns
    -------
    tuple of Quote
        In reading order, disjoint, marks left out. ``rank`` counts from 1, the key quote. Titles
        and names in marks are left out; words that nobody is said to have spoken have no speaker.

    Notes
    -----
    Rules over marks, verbs of speech and the words that bound a noun phrase, in the manner of
    Krestel, Bergler and Witte, "Minding the Source", LREC 2008. Linear in the length of *body*.
    """
    words = body_words(body)
    parts = tuple(paragraphs(body, sentences))
    items = attributed(body, words, parts)
    if not items:
        return ()
    known = people(words, parts, items)
    return ranked(body, [_quote(item, known) for item in items])


def _quote(item: Attributed, known: People) -> Quote:
    said = item.attribution
    return Quote(
        item.quote.start,
        item.quote.end,
        item.kind,
        item.sentence.index,
        known.speaker(said) if said else None,
        said.cue if said else None,
    )
