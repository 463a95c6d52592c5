"""The key quotes of a body: what was said, who said it, and which to print first."""

from collections.abc import Sequence

from summarizer.quotes.attributions import attributed
from summarizer.quotes.indirect import indirect_speech
from summarizer.quotes.passages import passages
from summarizer.quotes.people import People
from summarizer.quotes.ranking import ranking
from summarizer.text import Keyword, Quote, Sentence, Summary


def key_quotes(
    body: str,
    sentences: Sequence[Sentence],
    *,
    keywords: Sequence[Keyword] = (),
    summary: Summary | None = None,
    indirect: bool = False,
) -> tuple[Quote, ...]:
    """Find the quotations of a body with their speakers and cues, and rank them.

    Parameters
    ----------
    body
        The text of one article.
    sentences
        Its sentences as ranges of *body* in code points, in reading order.
    keywords, summary
        What the article is about, and its abstract: quotes that are about it, and that the
        abstract does not have already, rank higher.
    indirect
        Whether to find also what is said without quotation marks.

    Returns
    -------
    tuple of Quote
        In reading order, marks left out; those in marks are disjoint. ``rank`` counts from 1, the
        key quote. Titles and names in marks are left out, and so are words within a sentence that
        nobody is said to have spoken; a whole statement of nobody's has no speaker.

    Notes
    -----
    Linear in the length of *body*. How speakers are found is told in ``docs/quotes-model.md``.
    """
    text = passages(body, sentences)
    people = People(text)
    found = list(attributed(text, sentences))
    if indirect:
        found += indirect_speech(text, sentences)
        found.sort(key=lambda item: (item.quote.start, item.quote.end))
    said = [item.attribution for item in found]
    # In the order of the body: whom a pronoun stands for goes by who spoke before.
    speakers = [people.speaker(one) if one else None for one in said]
    ranks = ranking(body, found, speakers, keywords, summary)
    return tuple(
        Quote(
            item.quote.start,
            item.quote.end,
            item.kind,
            item.sentence,
            speaker,
            one.cue if one else None,
            *rank,
        )
        for item, one, speaker, rank in zip(found, said, speakers, ranks, strict=True)
    )
