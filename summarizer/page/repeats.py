"""What a page prints twice within one story: the words under a picture, a quotation set off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.page.standing import CROSSHEAD, Mark
from summarizer.text import SegmentKind

# Two printings may end differently, "more" and "less" behind them; a line's length tells texts
# apart, and what is shorter may be said twice.
_HEAD = 60
# Five words tell quotations apart; a quotation that is set off has up to three lines.
_QUOTED, _SET_OFF = 24, 200
_MARKS = "\"'\u2018\u201c\u00ab\u201e"
_QUOTATION = re.compile(rf"(?<!\S)[{_MARKS}]\s?(?=\w)")


def without_repeats(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Take from every story what it prints twice.

    Parameters
    ----------
    text
        The page.
    marks
        All of it, sorted into stories and the rest, in page order.

    Yields
    ------
    Mark
        The same stretches. Labels are, of paragraphs that begin alike, all but the first, and a
        quotation that stands alone and within another paragraph of its story.
    """
    said: set[tuple[int | None, str]] = set()
    quoted = {
        (mark.article, words)
        for mark in marks
        if mark.kind is SegmentKind.BODY
        for start in _quotations(text, mark)
        if len(words := _letters(text[start : start + _SET_OFF], _QUOTED)) == _QUOTED
    }
    for mark in marks:
        head = (mark.article, _letters(mark.of(text), _HEAD))
        quote = (mark.article, head[1][:_QUOTED])
        again = head in said or (quote in quoted and _is_set_off(text, mark))
        if mark.kind is SegmentKind.BODY and again:
            yield replace(mark, kind=SegmentKind.LABEL, rule="printed twice", article=None)
        else:
            yield mark
        if mark.kind is SegmentKind.BODY and len(head[1]) == _HEAD:
            said.add(head)


def _letters(words: str, count: int) -> str:
    """Fold the first letters and figures, *count* of them at most."""
    return "".join(filter(str.isalnum, words[: 2 * count].casefold()))[:count]


def _quotations(text: str, mark: Mark) -> Iterator[int]:
    """Yield where a paragraph quotes, unless it is nothing but one quotation."""
    if not _is_set_off(text, mark):
        yield from (match.start() for match in _QUOTATION.finditer(text, mark.start, mark.end))


def _is_set_off(text: str, mark: Mark) -> bool:
    """Tell a short paragraph that is one quotation from its first mark to its last."""
    return (
        mark.end - mark.start <= _SET_OFF
        and mark.rule != CROSSHEAD
        and text[mark.end - 1] in "\"'\u2019\u201d\u00bb\u201c"
        and [match.start() for match in _QUOTATION.finditer(text, mark.start, mark.end)]
        == [mark.start]
    )
