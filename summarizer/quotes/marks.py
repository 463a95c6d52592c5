"""Quotation marks, paired."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.lexicon import words
from summarizer.text import Span, trimmed
from summarizer.value import value

# The closing marks of each opening one, the proper ones first: the second sort stands in for them
# only where no proper one follows in the paragraph.
_CLOSERS = {
    "“": (("”",), ('"',)),
    "„": (("“", "”"), ('"',)),
    "«": (("»",), ()),
    "‹": (("›",), ()),
    '"': (('"',), ("”",)),
    "‘": (("’", "'", "''"), ()),
    "'": (("'", "’", "''"), ()),
    "''": (("''",), ()),
    "``": (("''",), ()),
}
_SINGLE = frozenset("‘'’")
# Marks that open nothing right behind a word.
_UNGLUED = frozenset(("‘", "'", "''", '"'))
# Alternatives, and no set for the single ones: the search then skips to what one begins with.
_MARK = re.compile("''|``|“|”|„|«|»|‹|›|\"|‘|’|'")
# Words that begin with an apostrophe: "'cause", "rock 'n' roll", "the '90s".
_CLIPPED = words("em til tis twas cause n round bout s t re ve ll d m er")
_CLIPPED_HEAD = re.compile(r"[A-Za-z]+\b|\d\d(?:s\b|\b)")
_LETTER = re.compile(r"\w")
_OPENING = re.compile(r"(?:^|[\s(—])[‘'“\"](?=\w)")


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """The words within a pair of marks; ``outer`` takes in the marks.

    ``closed`` is False where the closing mark is missing and the words run to the paragraph's end.
    """

    outer: Span
    closed: bool = True


_Closers = tuple[str, ...]


@value
class _Mark:
    start: int
    end: int
    text: str


def quoted(body: str, paragraph: Span) -> tuple[Quoted, ...]:
    """Pair the quotation marks of a paragraph.

    Parameters
    ----------
    body
        The text that the offsets point into.
    paragraph
        A range of *body*, in code points.

    Returns
    -------
    tuple of Quoted
        The outermost quotations in reading order, disjoint, none of them empty. A quotation within
        another is part of it. An opening mark without a closing one runs to the paragraph's end
        where it begins the paragraph or, with a capital behind it, follows a stop, a comma or a
        colon; elsewhere it is taken for an apostrophe, a sign for inches or a slip.
    """
    found = _MARK.finditer(body, paragraph.start, paragraph.end)
    marks = [_Mark(*match.span(), match[0]) for match in found]
    return tuple(_pairs(body, paragraph, marks)) if marks else ()


def _pairs(body: str, paragraph: Span, marks: Sequence[_Mark]) -> Iterator[Quoted]:
    closings: dict[_Closers, Sequence[_Mark]] = {}
    position = letter = paragraph.start
    for mark in marks:
        if mark.start < position or not _opens(body, paragraph, mark):
            continue
        end = None
        for closers in _CLOSERS[mark.text]:
            if closers not in closings:
                closings[closers] = _closings(body, paragraph, marks, closers)
            end = _closing(body, closings[closers], mark)
            if end:
                break
        stop = paragraph.end if end is None else end.start
        # The next letter is looked for from the last one found: all the looking is one passage.
        letter = _letter(body, max(letter, mark.end), paragraph.end)
        if letter < stop and (end is not None or _runs_on(body, paragraph, mark)):
            inner = trimmed(body, mark.end, stop)
            position = paragraph.end if end is None else end.end
            outer = Span(mark.start, position)
            yield Quoted(inner.start, inner.end, outer, closed=end is not None)


def _letter(body: str, start: int, end: int) -> int:
    match = _LETTER.search(body, start, end)
    return match.start() if match else end


def _closings(body: str, paragraph: Span, marks: Sequence[_Mark], closers: _Closers) -> list[_Mark]:
    single = not _SINGLE.isdisjoint(closers)
    return [
        mark
        for mark in marks
        if mark.text in closers and (not single or _closes(body, paragraph, mark))
    ]


def _opens(body: str, paragraph: Span, mark: _Mark) -> bool:
    # The same mark twice in a row opens nothing.
    if mark.text not in _CLOSERS or body.startswith(mark.text, mark.end):
        return False
    before = body[max(paragraph.start, mark.start - 1) : mark.start]
    # A letter or a figure before the mark says apostrophe or inches, "=" a left-over of HTML.
    if mark.text in _UNGLUED and (before.isalnum() or before == "="):
        return False
    after = body[mark.end : min(paragraph.end, mark.end + 12)]
    if not after or after[0].isspace():
        return False
    return mark.text not in _SINGLE or not _is_clipped(after)


def _is_clipped(after: str) -> bool:
    head = _CLIPPED_HEAD.match(after)
    return head is not None and (head[0].lower() in _CLIPPED or head[0][0].isdigit())


def _closes(body: str, paragraph: Span, mark: _Mark) -> bool:
    """Tell whether a single mark can close: a word before it, none glued behind it."""
    before = body[max(paragraph.start, mark.start - 1) : mark.start]
    after = body[mark.end : min(paragraph.end, mark.end + 1)]
    return bool(before) and not before.isspace() and not after.isalnum()


def _closing(body: str, candidates: Sequence[_Mark], mark: _Mark) -> _Mark | None:
    """Choose the closing mark; the plural's apostrophe ("the workers' names") closes nothing."""
    i = bisect_right(candidates, mark.end, key=_start) if candidates else 0
    if i == len(candidates):
        return None
    while (
        mark.text in _SINGLE
        and i + 1 < len(candidates)
        and _is_plural(body, *candidates[i : i + 2])
    ):
        i += 1
    return candidates[i]


def _start(mark: _Mark) -> int:
    return mark.start


def _is_plural(body: str, mark: _Mark, following: _Mark) -> bool:
    """Tell whether a closing mark is a plural's apostrophe, by the one that follows it.

    It is if a surer closing mark comes before anything opens a quotation again.
    """
    if body[mark.start - 1] not in "sSn" or body[mark.end : mark.end + 1] != " ":
        return False
    surer = body[following.start - 1] not in "sS"
    return surer and not _OPENING.search(body[mark.end : following.start])


def _runs_on(body: str, paragraph: Span, mark: _Mark) -> bool:
    before = trimmed(body, max(paragraph.start, mark.start - 4), mark.start).of(body)
    return not before or (before[-1] in ":,.!?" and body[mark.end].isupper())
