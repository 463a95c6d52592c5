"""The headline of a story that no pattern of a header has found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.page.names import named
from summarizer.page.pieces import Role
from summarizer.page.standing import ALONE, LONE, Mark
from summarizer.text import SegmentKind

# A headline has four words or more; "5 minutes" and "Read aloud" stand between it and its story.
_WORDS = 4
# No more lines stand between the two.
_REACH = 8


def with_titles(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Give stories without a whole headline the nearest one above.

    Parameters
    ----------
    text
        The page.
    marks
        All of it, sorted into stories and the rest, in page order.

    Returns
    -------
    tuple of Mark
        The same stretches. A headline that stood for nothing becomes a title where the story
        below has none of four words; a name between the two is the writer's.
    """
    placed = list(marks)
    for first in _untitled(text, marks):
        article = marks[first].article
        for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
            mark = marks[index]
            if mark.kind is SegmentKind.BODY or mark.article not in {None, article}:
                break
            if mark.rule == LONE and len(mark.of(text).split()) >= _WORDS:
                placed[index:first] = _titled(text, marks[index:first], article)
                break
    return tuple(placed)


def _untitled(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """Yield where the stories begin that have no headline, or one of few words."""
    begun: set[int | None] = {None}
    for index, mark in enumerate(marks):
        if mark.article in begun:
            continue
        if mark.kind is SegmentKind.BODY or mark.rule == ALONE:
            begun.add(mark.article)
            if mark.rule != ALONE or len(mark.of(text).split()) < _WORDS:
                yield index + (mark.rule == ALONE)
        else:
            begun.add(mark.article)


def _titled(text: str, header: Sequence[Mark], article: int | None) -> Iterator[Mark]:
    yield replace(header[0], kind=SegmentKind.TITLE, rule=ALONE, article=article)
    for mark in header[1:]:
        found = named(mark.of(text)) if mark.rule in {ALONE, LONE} else None
        if found and found[0] is Role.NAME and " " in mark.of(text):
            core = replace(
                found[1], start=mark.start + found[1].start, end=mark.start + found[1].end
            )
            yield Mark(
                mark.start, mark.end, SegmentKind.BYLINE, "name below a headline", core, article
            )
        elif mark.rule == ALONE:
            yield replace(mark, kind=SegmentKind.LABEL)
        else:
            yield mark
