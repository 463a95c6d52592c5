"""A body cut into paragraphs and sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from summarizer.dateline import dateline, leading_mark, sign_off
from summarizer.stops import LONG_ABBREVIATIONS, PLAIN_ENDING, REACH, begins, ending
from summarizer.text import Sentence, Span, lines, trimmed

# Mail and plain-text wires are wrapped at 65 to 80 columns, a few at 100. A longer line is a
# paragraph that a browser copied; lines that all stay below 40 are headings, lists or verse.
_NARROWEST, _WIDEST = 40, 100

_ENDING = tuple(".!?…:。\"'”’»)")
# What stands behind a long word's stop that ends a sentence.
_PLAIN = rf"(?<={PLAIN_ENDING}\.)(?=\s[A-Z])" + "".join(
    rf"(?<!{re.escape(word)}\.)" for word in sorted(LONG_ABBREVIATIONS)
)
# What may lie between two sentences. All branches go on from a character of one set, which is
# what makes the search fast, and none reads on beyond what it takes.
_MARK = re.compile(
    r"""[.!?…。•⁃▪●◦‣*_=:)–—-]
    (?: # A stop between a long word, which is no abbreviation, and a capital: most of all.
        (?P<plain>"""
    + _PLAIN
    + r""")
      | # Stops, as many as touch or, of dots, stand a space apart; and what closes behind them:
        # marks, brackets, the number of a note, a face.
        (?<=[.!?…。])(?:[.!?…。]|(?<=\.)[ ]\.(?![\w.]))*
        (?P<close>(?:['"”’)\]]|[»“‘«‹›](?!\w)|[ \u00a0\u202f][»)](?!\w)
          |[ ]?\[(?:\d{1,3}|\.\.\.|…)\]|[ ][:;]-?[)(DP](?!\w)|[ ]?[☺❤\U0001F300-\U0001FAFF])*)
        (?=(?P<space>\s{0,80}))
      | # A bullet inside a line.
        (?P<bullet>(?<=\s[•⁃▪●◦‣])(?=\s?\w))
      | # A line drawn with signs; asterisks inside a word only hide it.
        (?P<line>(?<=(?<!\S)[*_=-])
          (?:(?<=\*)(?:\*{2,}|(?:[ ]\*){2,40})|(?<=_)_{4,}|(?<==)={4,}|(?<=-)-{4,})(?!\S))
      | # A dash where somebody breaks off.
        (?<=\s[–—-])-?(?=\s(?P<begun>[A-Z][\w'’]{0,20}))
      | # The label of a list's item: "2)".
        (?<=\d\))(?=\s)
      | # The minutes of a stamp: "04/26/2001 07:17 AM".
        (?P<minutes>(?<=\d:)\d\d(?::\d\d)?(?:[ ][AP]M)?\b)
    )""",
    re.VERBOSE,
)
_STAMP = re.compile(r"(?:\b(?P<on>on|at|by)[ ])?(?<!\S)\d{1,2}/\d{1,2}/\d{2,4}[ ]\d{1,2}\Z")
_DATE = len("on 04/26/2001 07") + 1
# What may stand before a paragraph's first sentence: a list's first label, "1.)" or "a.", or the
# label of a caption.
_OPENING = re.compile(
    r"(?P<label>[1a])(?P<close>\.\)|\.|\))(?=\s)"
    r"|(?P<caption>(?:Figure|Table) \d{1,3}(?:\.\d{1,3})?(?=\s[A-Z]))"
)
_LABEL = re.compile(r"(?<!\S)(\d{1,2}|[a-z])(\.\)|\.|\))(?=\s)")
_NO_ITEMS: Mapping[int, int] = MappingProxyType({})
# No agency's mark is without one of these before a paragraph, and none ends in those behind it.
_AGENCY_SIGNS = re.compile(r"[-–—:(/]")
_AGENCY_REACH = 120
_NO_SIGNATURE = frozenset("\"”’'?!…»“:;,")
# The only marks that end as sentences do: "With inputs from agencies."
_INPUTS = re.compile("With|Additional")


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
    # Who writes "i" for "I" seldom writes any capital.
    casual = " i " in body
    for number, paragraph in enumerate(paragraphs(body)):
        for start, end in _ranges(body, _words(body, paragraph), casual=casual):
            found.append(Sentence(start, end, len(found), number))
    return tuple(found)


def _ranges(body: str, words: Span, *, casual: bool) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a paragraph begin and end, without the space between them."""
    start, last = words.start, words.end
    for cut in _cuts(body, words, casual=casual):
        end = cut
        while end > start and body[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end
        start = cut
        while start < last and body[start].isspace():
            start += 1
    if start < last:
        yield start, last


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
    if len(block) == 1:
        return (yield block[0])
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
    head = tail = None
    if _AGENCY_SIGNS.search(body, start, min(end, start + _AGENCY_REACH)):
        head = dateline(body, start, end) or leading_mark(body, start, end)
        start = head.end if head else start
    if _may_be_signed(body, start, end):
        tail = sign_off(body, start, end)
    return trimmed(body, start, tail.start if tail else end) if head or tail else paragraph


def _may_be_signed(body: str, start: int, end: int) -> bool:
    """Tell by its last characters, as of nearly every paragraph, that nobody signed it."""
    if body[end - 1] != ".":
        return body[end - 1] not in _NO_SIGNATURE
    return not body[end - 2 : end - 1].islower() or bool(
        _INPUTS.search(body, max(start, end - _AGENCY_REACH), end)
    )


def _cuts(body: str, words: Span, *, casual: bool) -> Iterator[int]:
    """Yield the positions between two sentences of a paragraph, in order."""
    start, items = words.start, _NO_ITEMS
    opening = _OPENING.match(body, start, words.end)
    if opening and opening["caption"]:
        start = opening.end()
        yield start
    elif opening:
        items = _items(body, opening, words.end)
    for mark in _MARK.finditer(body, start, words.end):
        if mark.lastgroup == "plain":
            start = mark.end()
            yield start
        elif mark.lastgroup != "space" or mark.end() in items:
            for cut in _unusual_cuts(body, mark, start, items):
                start = cut
                yield cut
        elif mark.end() < words.end:
            end = ending(body, mark, start, casual=casual)
            if end is not None:
                start = end
                yield end


def _unusual_cuts(
    body: str, mark: re.Match[str], start: int, items: Mapping[int, int]
) -> tuple[int, ...]:
    """Find the cuts at what is no stop, in a sentence that began at *start*."""
    at, end = mark.span()
    match mark.lastgroup:
        case "bullet":
            return (at,)
        case "line":
            return (at, end)
        case "begun":
            broken = begins(mark["begun"]) and body[max(start, at - REACH) : at].strip()
            return (end,) if broken else ()
        case "minutes":
            return _stamp_cuts(body[max(start, at - _DATE) : at], at, end)
        case _:
            return (items[end],) if end in items else ()


def _stamp_cuts(before: str, at: int, end: int) -> tuple[int, ...]:
    """Set a stamp apart, whose minutes are known, unless a word leads to it."""
    stamp = _STAMP.search(before)
    if stamp is None:
        return ()
    return (end,) if stamp["on"] else (at - len(stamp[0]), end)


def _items(body: str, first: re.Match[str], end: int) -> dict[int, int]:
    """Find the labels of a list that runs on in one paragraph: where each ends, and begins."""
    found: dict[int, int] = {}
    awaited = _after(first["label"])
    for label in _LABEL.finditer(body, first.end(), end):
        if label[1] == awaited and label[2] == first["close"] and not _leads(body, label.start()):
            found[label.end()] = label.start()
            awaited = _after(awaited)
    return found


def _leads(body: str, position: int) -> bool:
    """Tell whether the word before a label wants a figure: "beat them by 3 to 2."."""
    words = body[max(0, position - REACH) : position].split()
    return bool(words) and begins(words[-1].rstrip("."))


def _after(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
