"""What a page says of a story's writer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.page.standing import Mark
from summarizer.page.voices import introduces, writers
from summarizer.text import SegmentKind


def without_writers(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Take from every story the paragraph about its writer.

    Parameters
    ----------
    text
        The page.
    marks
        All of it, sorted into stories and the rest, in page order.

    Yields
    ------
    Mark
        The same stretches; a paragraph that begins with a name of the story's byline and says who
        that is a credit.
    """
    names: dict[int | None, frozenset[str]] = {}
    for mark in marks:
        if mark.kind is SegmentKind.BYLINE:
            known = names.get(mark.article, frozenset())
            names[mark.article] = known | writers([mark.core.of(text)])
    for mark in marks:
        own = names.get(mark.article, frozenset())
        if mark.kind is SegmentKind.BODY and introduces(mark.of(text), own):
            yield replace(mark, kind=SegmentKind.CREDIT, rule="about the writer")
        else:
            yield mark
