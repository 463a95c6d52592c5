"""How far a story reaches: its densest stretch of prose, without the boxes and lists around it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.page.looks import BULLET
from summarizer.page.pieces import ITEM, REPEATED
from summarizer.page.standing import ALONE, CROSSHEAD, LONE, Mark
from summarizer.page.voices import gives_notice
from summarizer.text import SegmentKind, Span

# Prose is worth its characters. A line that is none costs as much as a short sentence brings: a
# heading and its blurb are worth nothing together.
_LINE = 60
# A lone paragraph between two headings is a blurb unless it is longer than two lines.
_BLURB = 100
# A story gets over one box of five lines; whatever stands between its parts costs eight at most.
_BOX, _BETWEEN = 5 * _LINE, 8 * _LINE
# A later stretch is a list's, the readers' or the fine print's unless it has three times as much.
_SECOND = 4
# A headline stands at most this many lines above its story.
_REACH = 6

_LINES = {CROSSHEAD, LONE, ITEM, REPEATED}
_OUTSIDE = {
    SegmentKind.BODY: SegmentKind.NAVIGATION,
    SegmentKind.TITLE: SegmentKind.TEASER,
    SegmentKind.DECK: SegmentKind.TEASER,
    SegmentKind.SOURCE: SegmentKind.TEASER,
    SegmentKind.TIME: SegmentKind.TEASER,
    SegmentKind.BYLINE: SegmentKind.TEASER,
    SegmentKind.AGENCY: SegmentKind.TEASER,
}


def within_extents(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Take from every story what lies outside its densest stretch of prose.

    Parameters
    ----------
    text
        The page.
    marks
        All of it, sorted into stories and the rest, in page order.

    Returns
    -------
    tuple of Mark
        The same stretches. A story that only its headline proves may lose its beginning, too,
        and is none beside others where all of it is printed twice, a list, or the page's notice.

    Notes
    -----
    The stretch with the greatest sum of worths: Bentley, "Algorithm design techniques",
    Communications of the ACM 27(9), 1984. One pass over the page.
    """
    printed = Counter(mark.of(text) for mark in marks if mark.kind is SegmentKind.BODY)
    wholes, placed = _stories(marks), list(marks)
    for whole in wholes:
        story = marks[whole.start : whole.end]
        proven = any(mark.kind is SegmentKind.TITLE and mark.rule != ALONE for mark in story)
        first = next((index for index, mark in enumerate(story) if _is_prose(mark)), len(story))
        beyond = marks[whole.start + first : whole.end + 1]
        worths = list(_worths(text, beyond, Counter() if proven else printed))
        worths = worths[: len(story) - first]
        spoken = worths and gives_notice(story[first].of(text))
        dense = _densest(worths, proven=proven and not spoken)
        if worths and (dense.end or len(wholes) > 1):
            placed[whole.start : whole.end] = _cut(story, first, dense, proven=proven)
    return tuple(placed)


def _stories(marks: Sequence[Mark]) -> tuple[Span, ...]:
    """Find the positions where each story begins and ends; they do not overlap."""
    found: dict[int, Span] = {}
    for index, mark in enumerate(marks):
        if mark.article is not None:
            start = found[mark.article].start if mark.article in found else index
            found[mark.article] = Span(start, index + 1)
    return tuple(found.values())


def _is_prose(mark: Mark) -> bool:
    return mark.kind is SegmentKind.BODY and mark.rule != CROSSHEAD


def _worths(text: str, story: Sequence[Mark], printed: Counter[str]) -> Iterator[int]:
    left = _BETWEEN
    for index, mark in enumerate(story):
        if _is_prose(mark):
            left = _BETWEEN
            alone = (
                0 < index < len(story) - 1
                and {
                    story[index - 1].rule,
                    story[index + 1].rule,
                }
                <= _LINES
            )
            listed = alone and story[index - 1].rule == REPEATED
            yield -_LINE if listed else _worth(mark.of(text), printed, alone=alone)
        else:
            cost = min(_LINE, left) if mark.rule in _LINES else 0
            left -= cost
            yield -cost


def _worth(words: str, printed: Counter[str], *, alone: bool) -> int:
    if BULLET.match(words):
        return 0
    if printed[words] > 1 or gives_notice(words):
        return -_LINE
    return len(words) - (_BLURB if alone and len(words) < 2 * _BLURB else 0)


def _densest(worths: Sequence[int], *, proven: bool) -> Span:
    """Find the first dense stretch; a proven story begins with its first paragraph if it can."""
    runs = [*(_runs(worths, fixed=True) if proven else ()), *_runs(worths, fixed=False)]
    enough = max((worth for worth, _ in runs), default=0) / _SECOND
    return next((stretch for worth, stretch in runs if worth >= enough), Span(0, int(proven)))


def _runs(worths: Sequence[int], *, fixed: bool) -> Iterator[tuple[int, Span]]:
    """Yield every stretch worth more than any part of it; one, from the start, where *fixed*."""
    begin, end, last, total, most, least = 0, 0, 0, 0, 0, 0
    for index, worth in enumerate((*worths, None)):
        if worth is None or (total <= 0 and not fixed):
            if most:
                yield most, Span(begin, last if most - least < _BOX else end)
            begin, end, last, total, most, least = index, index, index, 0, 0, 0
        total += worth or 0
        if worth is not None and (worth > 0 or (worth == 0 and last == index)):
            last = index + 1
        least = min(least, total)
        if total > most:
            most, least, end = total, total, index + 1


def _cut(story: Sequence[Mark], first: int, dense: Span, *, proven: bool) -> Iterator[Mark]:
    """Leave a story what is dense, counted from its first paragraph, and what stands above it."""
    start, end = first + dense.start, first + dense.end
    above = range(start - 1, max(first, start - _REACH) - 1, -1)
    heads = (index for index in above if story[index].rule in {CROSSHEAD, LONE})
    title = None if proven else next(heads, None)
    header = first if proven or start == first < end else 0
    for index, mark in enumerate(story):
        if index == title:
            yield replace(mark, article=story[0].article, kind=SegmentKind.TITLE, rule=ALONE)
        elif index < header or start <= index < end or mark.article is None:
            yield mark
        else:
            kind = _OUTSIDE.get(mark.kind, mark.kind)
            yield replace(mark, article=None, kind=kind, rule="outside the story's prose")
