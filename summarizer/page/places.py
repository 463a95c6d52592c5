"""Where on a page's lines the headlines stand, by what stands at equal places all over it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from summarizer.page.pieces import Role
from summarizer.page.rows import LABELLED, Row
from summarizer.text import Span

# What a line must reach to be a headline, on average over the page, and alone.
_ENOUGH, _WHOLE = 0.5, 0.8
# What must be a headline that no detail proves: one right below a line of a fixed make, and the
# best of those above a text. It has a headline's look and shares its words.
_SURE = 1.2
# So much likelier must a line beside the usual place be.
_CLEARLY = 0.4
# A headline is at most the third unknown line above or below a detail, and within eight lines.
_OFFSETS, _REACH = (1, 2, -1, -2, 3, -3), 8
# Two stories of one make are a template; of three, what is no headline by its look is one by its
# place.
_STORIES, _MANY = 2, 3
# No more lines stand above a text.
_ABOVE = 16
# The makes of a line that closes a story.
_CLOSING = {Role.TIME.value, Role.BYLINE.value}


def headlines(lines: Sequence[Row]) -> tuple[int, ...]:
    """Choose a page's headlines by their places.

    Parameters
    ----------
    lines
        The page's lines in order.

    Returns
    -------
    tuple of int
        Positions into *lines*, ascending: the lines with a headline's label; those that stand at
        equal details as others do, the places first that explain most; and the likeliest above a
        text whose lines around are those of the others. Headlines without a text are among them.
    """
    taken = {index: index for index, row in enumerate(lines) if row.make == LABELLED}
    for own, offset in _places(lines):
        places = [(index, _best(lines, index, offset)) for index in own]
        fresh = [(min(i, at), max(i, at), at) for i, at in places if at is not None]
        fresh = [(start, end, at) for start, end, at in fresh if _is_free(lines, taken, start, end)]
        if len(fresh) < _MANY:
            fresh = [place for place in fresh if lines[place[2]].form >= _WHOLE]
        if sum(lines[at].form - _ENOUGH for _, _, at in fresh) > 0 and len(fresh) * 2 >= len(own):
            for start, end, at in fresh:
                taken |= dict.fromkeys(range(start, end + 1), at)
    return tuple(sorted({*taken.values(), *_leftovers(lines, taken)}))


def _places(lines: Sequence[Row]) -> Iterator[tuple[list[int], int]]:
    """Yield the details that recur, and where from them the headline stands, the best first."""
    anchors: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(lines):
        if _is_detail(row):
            anchors[row.make].append(index)
    found = [
        (
            _explained(lines, [(index, _at(lines, index, offset)) for index in own])
            / (2 + abs(offset)),
            own,
            offset,
        )
        for own in anchors.values()
        if len(own) >= _STORIES
        for offset in _OFFSETS
    ]
    yield from (
        (own, offset) for total, own, offset in sorted(found, key=lambda f: -f[0]) if total > 0
    )
    fixed: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(lines):
        if row.is_fixed:
            fixed[row.make].append(index)
    for own in fixed.values():
        forms = [lines[at].form for index in own if (at := _at(lines, index, 1)) == index + 1]
        if len(forms) >= _MANY and sum(forms) >= _SURE * len(own):
            yield own, 1


def _explained(lines: Sequence[Row], places: Sequence[tuple[int, int | None]]) -> float:
    """Tell how well a place explains headlines; none does behind a blank line."""
    forms = [0 if at is None else lines[at].form for _, at in places]
    apart = sum(
        any(row.is_parted for row in lines[min(at, index) + 1 : max(at, index) + 1])
        for index, at in places
        if at is not None
    )
    return (sum(forms) - _ENOUGH * len(forms)) * (1 - apart / len(forms))


def _at(lines: Sequence[Row], index: int, offset: int) -> int | None:
    """Find the unknown line so many above or below, with no paragraph between."""
    if not offset:
        return None
    step = 1 if offset > 0 else -1
    left = abs(offset)
    for at in range(index + step, index + step * (_REACH + 1), step):
        if not 0 <= at < len(lines) or lines[at].is_text:
            return None
        left -= lines[at].form > 0
        if not left:
            return at
    return None


def _best(lines: Sequence[Row], index: int, offset: int) -> int | None:
    """Find the headline at a detail, though a line more or less stands between this time."""
    step = 1 if offset > 0 else -1
    usual, *others = (_at(lines, index, near) for near in (offset, offset + step, offset - step))
    if usual is None:
        return None
    best = max(
        (at for at in others if at not in {None, index}),
        key=lambda at: lines[at].form,
        default=usual,
    )
    return best if lines[best].form > lines[usual].form + _CLEARLY else usual


def _is_free(lines: Sequence[Row], taken: dict[int, int], start: int, end: int) -> bool:
    """Tell whether a headline and its detail belong to no other's."""
    for step, index in ((-1, start), (1, end)):
        at = index + step
        while (
            0 <= at < len(lines)
            and at not in taken
            and not lines[at].form
            and not lines[at].is_text
        ):
            at += step
            if abs(at - index) > _REACH:
                break
        if at in taken:
            return False
    return not any(at in taken for at in range(start, end + 1))


def _leftovers(lines: Sequence[Row], taken: dict[int, int]) -> Iterator[int]:
    """Yield the likeliest headline above a text whose lines around are those of the others."""
    runs = tuple(_runs(lines))
    common = Counter(
        make
        for run in runs
        if any(at in taken for at in range(run.start, run.end))
        for make in {row.make for row in lines[run.start : run.end] if _has_make(row)}
    )
    told = sum(any(at in taken for at in range(run.start, run.end)) for run in runs)
    if not told:
        yield from _between_items(lines, runs)
    for run in runs:
        known = any(common[row.make] * 2 >= told for row in lines[run.start : run.end])
        if told >= _STORIES and known and not any(at in taken for at in range(run.start, run.end)):
            best = max(range(run.start, run.end), key=lambda at: (lines[at].form, at))
            if lines[best].form >= _SURE:
                yield best


def _between_items(lines: Sequence[Row], runs: Sequence[Span]) -> Iterator[int]:
    """Yield the likeliest headline behind each text that a detail and a fixed line close."""
    closed = [
        run
        for run in runs
        if any(row.is_fixed for row in lines[run.start : run.end])
        and any(row.make in _CLOSING for row in lines[run.start : run.end])
    ]
    best = [max(range(run.start, run.end), key=lambda at: (lines[at].form, at)) for run in closed]
    adjacent = all(at == run.end - 1 for at, run in zip(best, closed, strict=True))
    if adjacent and len(best) > _MANY:
        yield from best


def _has_make(row: Row) -> bool:
    return row.is_fixed or _is_detail(row)


def _is_detail(row: Row) -> bool:
    return not row.is_fixed and any(role in row.make for role in "tsb")


def _runs(lines: Sequence[Row]) -> Iterator[Span]:
    """Yield what stands above each text, not longer than a header is."""
    start = 0
    for index, row in enumerate(lines):
        if row.is_text:
            if start < index:
                yield Span(max(start, index - _ABOVE), index)
            start = index + 1
