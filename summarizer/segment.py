"""A body cut into paragraphs and sentences."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.dateline import dateline, leading_mark, sign_off
from summarizer.stops import REACH, is_end
from summarizer.text import Sentence, Span, lines, trimmed

# Mail and plain-text wires are wrapped at 65 to 80 columns, a few at 100. A longer line is a
# paragraph that a browser copied; lines that all stay below 40 are headings, lists or verse.
_NARROWEST, _WIDEST = 40, 100

_ENDING = tuple(".!?…:。\"'”’»)")
# What may lie between two sentences: a bullet inside a line, or a stop with what closes behind
# it (". . ." is one stop). Nothing follows in the pattern, so every character is read once.
_BULLETS = "•⁃▪●◦‣ "
_MARK = re.compile(
    r"""(?P<bullet>(?<=\s)[•⁃▪●◦‣](?=\s?\w))
      | (?P<stop>(?:[.!?…。]|(?<=\.)[ ]\.(?![\w.]))+)
        (?P<close>(?:['"”’»)\]]|[ ]?\[(?:\d{1,3}|\.\.\.|…)\])*)""",
    re.VERBOSE,
)


def paragraphs(body: str) -> tuple[Span, ...]:
    """Cut a body into its paragraphs.

    Parameters
    ----------
    body
        The text of one article.

    Returns
    -------
    tuple of Span
        Ranges of *body* in code points, in order, disjoint and trimmed of white space; together
        they hold every visible character.

    Notes
    -----
    A blank line always separates. Between two lines that touch, people send two things: whole
    paragraphs with one line break between (copied from a browser), and paragraphs wrapped at some
    column. A block is taken for wrapped when its longest line is no wider than a column and some
    line but the last breaks off without a stop; then a line goes on with the next one where that
    one's first word would not have fitted on it, which is the rule by which wrapping breaks lines.
    """
    found: list[Span] = []
    for block in _blocks(body):
        found.extend(_unwrapped(body, block))
    return tuple(found)


def sentences(body: str) -> tuple[Sentence, ...]:
    """Cut a body into its sentences.

    Parameters
    ----------
    body
        The text of one article.

    Returns
    -------
    tuple of Sentence
        Ranges of *body* in code points, in reading order, disjoint, none across two paragraphs,
        each trimmed of white space. They hold every visible character but datelines, leading
        agency marks and sign-offs.

    Notes
    -----
    One pass over the stops, each judged by the word before and the word behind it, after
    Palmer and Hearst, "Adaptive Multilingual Sentence Boundary Disambiguation", 1997.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(body)):
        for span in _spans(body, _words(body, paragraph)):
            found.append(Sentence(span.start, span.end, len(found), number))
    return tuple(found)


def _spans(body: str, words: Span) -> Iterator[Span]:
    for start, end in pairwise((words.start, *_cuts(body, words), words.end)):
        span = trimmed(body, start, end)
        if span.start < span.end:
            yield span


def _blocks(body: str) -> Iterator[list[Span]]:
    """Yield the runs of lines that no blank line parts, each line trimmed."""
    block: list[Span] = []
    for line in lines(body):
        span = trimmed(body, line.start, line.end)
        if span.start < span.end:
            block.append(span)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _unwrapped(body: str, block: Sequence[Span]) -> Iterator[Span]:
    width = max(line.end - line.start for line in block)
    wrapped = _NARROWEST <= width <= _WIDEST and not all(
        body.endswith(_ENDING, line.start, line.end) for line in block[:-1]
    )
    start = block[0].start
    for line, following in pairwise(block):
        if not (wrapped and _is_full(body, line, following, width)):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block[-1].end)


def _is_full(body: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on this line."""
    word = following.of(body).split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width


def _words(body: str, paragraph: Span) -> Span:
    """Leave out what an agency put around the paragraph's own words."""
    start, end = paragraph.start, paragraph.end
    head = dateline(body, start, end) or leading_mark(body, start, end)
    start = head.end if head else start
    tail = sign_off(body, start, end)
    return trimmed(body, start, tail.start if tail else end)


def _cuts(body: str, words: Span) -> Iterator[int]:
    """Yield the positions between two sentences of a paragraph, in order."""
    start = words.start
    for mark in _MARK.finditer(body, words.start, words.end):
        if mark["bullet"]:
            start = mark.start()
            yield start
        elif is_end(mark, *_around(body, mark, start), small=_is_small(body, start)):
            start = mark.end()
            yield start


def _around(body: str, mark: re.Match[str], start: int) -> tuple[str, str]:
    """Cut out the text before a stop, as far as its sentence goes, and behind it."""
    before = body[max(start, mark.start() - REACH) : mark.start()].lstrip(_BULLETS)
    return before, body[mark.end() : mark.end() + REACH]


def _is_small(body: str, start: int) -> bool:
    """Tell whether the sentence from here on begins with a small letter."""
    return body[start : start + REACH].lstrip()[:1].islower()
