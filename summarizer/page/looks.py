"""What each line of a page looks like by itself, before its neighbours are asked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.dateline import AGENCIES, dateline, sign_off
from summarizer.page.captions import CREDIT, REPORTED, REPORTERS, captioned
from summarizer.page.fields import MARKED, fields, labelled, mailed, posted
from summarizer.page.furniture import furniture
from summarizer.page.lines import Line
from summarizer.page.names import is_name, is_outlet, named
from summarizer.page.pieces import ITEM, REPEATED, Piece, Role
from summarizer.page.vocabulary import LISTING, RULER
from summarizer.segment import sentences
from summarizer.text import SegmentKind, Span

_FURNITURE = {
    SegmentKind.NAVIGATION: Role.NAVIGATION,
    SegmentKind.COMMENTS: Role.COMMENTS,
    SegmentKind.ADVERTISEMENT: Role.ADVERTISEMENT,
    SegmentKind.LABEL: Role.LABEL,
    SegmentKind.TEASER: Role.POINTER,
    SegmentKind.DEBRIS: Role.DEBRIS,
}
# Headlines keep below 25 words and 300 characters; longer lines without a stop are stories.
_HEADLINE_WORDS, _HEADLINE = 25, 300
# A question or a call of up to 20 words may be a headline or a paragraph: its place decides.
_QUESTION_WORDS = 20
# Seven words above an agency's mark are a sentence, fewer may be a name with its agency.
_SIGNED_WORDS = 7
# A headline has three words or more; fewer are a section, a button or a crosshead.
_FEW_WORDS = 2
# Some apps put a blank line below every line; then it parts nothing. One line in ten may differ.
_TIGHT = 10
# The page's fine print has up to three lines.
_PRINT = 320
# A headline is the page's name, stands above its story and in a list or two; what a page prints
# more often is no headline but a bar that every story of a list has.
_OFTEN = 5
# What a line is made of shows within a few lines.
_REACH = 1000
# No line of a header is longer.
_SHORT = 160
# Scripts without blanks between words end sentences, too.
_QUESTIONS = "?!\u061f\uff1f\uff01"
_STOPS = f".{_QUESTIONS}\u0964\u06d4\u3002"
_ENDED = re.compile(r"[.!?\u0964\u061f\u06d4]\s|[\u3002\uff01\uff1f]")
# What a list's items begin with.
BULLET = re.compile(r"[*+\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2013-]\s")
_YEAR, _CLOCK = re.compile(r"\b(?:19|20)\d\d\b"), re.compile(r"\b\d{1,2}[:.h]\d\d\b")
# So many headlines with a name behind a dash show that it is their outlet's.
_HABIT = 3
# Two lines with a subject make a digest.
_DIGEST = 2
_MARKDOWN = re.compile(r"#{1,6} (?=\S+ \S)")
# At least every fourth character of such a line is a figure; in a headline fewer are.
_STAMPED = 4
# An interview set as questions and answers.
_ASKED = re.compile(r"[QA][:.] ")
_CUT = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\))\Z")


def pieces(text: str, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Name what every line looks like, the fields of a header line one by one.

    Parameters
    ----------
    text
        The page.
    lines
        Its lines in order.

    Returns
    -------
    tuple of Piece
        In page order; together they hold every visible character of the lines.
    """
    shorts = (line.of(text) for line in lines if line.end - line.start <= _SHORT)
    often = (words for words, count in Counter(shorts).items() if count >= _OFTEN)
    known = {words: _bar(words) for words in often}
    dashed = {words: parts for line in lines if (parts := _dashed(words := line.of(text)))}
    if len(dashed) >= _HABIT:
        known |= dashed
    sent = {words: parts for line in lines if (parts := mailed(words := line.of(text)))}
    if sum(parts[-1].role is Role.TITLED for parts in sent.values()) >= _DIGEST:
        known |= sent
    written = {words: parts for line in lines if (parts := posted(words := line.of(text)))}
    outlets = sum(is_outlet(parts[-1].core.of(words)) for words, parts in written.items())
    if len(written) >= _DIGEST and 2 * outlets >= len(written):
        known |= written
    usual = _usual_blanks(lines)
    return tuple(piece for line in lines for piece in _placed(text, line, usual, known))


def _usual_blanks(lines: Sequence[Line]) -> int:
    """Count the blank lines that stand even between lines that belong together."""
    blanks = sorted(line.blanks for line in lines[1:])
    return blanks[len(blanks) // _TIGHT] if blanks else 0


def _placed(
    text: str, line: Line, usual: int, known: dict[str, tuple[Piece, ...]]
) -> Iterator[Piece]:
    """Look at a line, at equal short ones only once, and put what is seen in its place."""
    words = line.of(text)
    looks = known.get(words) or _looks(words)
    if len(words) <= _SHORT:
        known[words] = looks
    for number, look in enumerate(looks):
        core = Span(line.start + look.core.start, line.start + look.core.end)
        start, end = line.start + look.start, line.start + look.end
        gap = 0 if number else min(max(line.blanks - usual, 0), 2)
        count = len(look.of(words).split(maxsplit=_HEADLINE_WORDS))
        yield Piece(start, end, look.role, look.rule, core, gap, count)


def _dashed(line: str) -> tuple[Piece, ...]:
    """Take a headline apart from the outlet behind it: "Mill burns down - The Ledger"."""
    dash = line.rfind(" - ", 0, _SHORT) if len(line) <= _SHORT else -1
    title, name = Span(0, max(dash, 0)), Span(min(dash + 3, len(line)), len(line))
    if dash < 0 or not is_name(name.of(line)) or _prose(title.of(line))[0] is not Role.HEADLINE:
        return ()
    return (
        Piece(0, dash, Role.HEADLINE, "headline with its outlet", title),
        Piece(dash + 1, len(line), Role.SOURCE, MARKED, name),
    )


def _bar(line: str) -> tuple[Piece, ...]:
    """Take no headline for one that is printed again and again."""
    looks = _looks(line)
    if len(looks) == 1 and looks[0].role in {Role.HEADLINE, Role.WORDS}:
        return (replace(looks[0], role=Role.LABEL, rule=REPEATED),)
    return looks


def _looks(line: str) -> tuple[Piece, ...]:
    """Name what a line looks like, its offsets counted from its own start."""
    if len(line) <= _PRINT and (mark := _MARKDOWN.match(line)):
        core = Span(mark.end(), len(line))
        return (Piece(0, len(line), Role.HEADLINE, "heading with its mark", core),)
    look = _by_itself(line) if len(line) <= _PRINT else None
    if look is None and (parts := _parts(line)):
        return parts
    role, rule = look or _prose(line)
    whole = Span(0, len(line))
    return (Piece(whole.start, whole.end, role, rule, whole),)


def _parts(line: str) -> tuple[Piece, ...]:
    """Take a line apart that holds more than one thing, or one thing and its label."""
    if len(line) <= _SHORT and (parts := fields(line)):
        return parts
    return labelled(line) or captioned(line) or _stamp(line) or _name(line)


def _stamp(line: str) -> tuple[Piece, ...]:
    """Read a line of a year, a clock and a few words as a time in whatever language."""
    digits = sum(map(str.isdigit, line))
    if len(line) > _SHORT or _STAMPED * digits < len(line) or line[-1] in _STOPS:
        return ()
    if not (_YEAR.search(line) and _CLOCK.search(line)):
        return ()
    core = Span(next(index for index, mark in enumerate(line) if mark.isdigit()), len(line))
    return (Piece(0, len(line), Role.TIME, "line with a date and a clock", core),)


def _name(line: str) -> tuple[Piece, ...]:
    """Read a line that is nothing but a name, a writer's place or office behind it."""
    if len(line) > _SHORT or (found := named(line)) is None:
        return ()
    role, core = found
    return (Piece(0, len(line), role, "name-like line", core),)


def _by_itself(line: str) -> tuple[Role, str] | None:
    """Recognise a line that its words alone give away."""
    if look := furniture(line):
        return Role.LISTING if look[1] == LISTING else _FURNITURE[look[0]], look[1]
    if line.rstrip(" -–—") in AGENCIES:
        return Role.AGENCY, "agency alone"
    mark = sign_off(line, 0, len(line))
    if mark is not None and mark.start == 0:
        return Role.SIGN_OFF, "sign-off alone"
    if REPORTERS.fullmatch(line):
        return Role.REPORTERS, REPORTED
    return (Role.CREDIT, "picture credit alone") if CREDIT.fullmatch(line) else None


def _prose(line: str) -> tuple[Role, str]:
    """Tell a headline from a paragraph."""
    if len(line.split(maxsplit=_HEADLINE_WORDS)) > _HEADLINE_WORDS and _is_run(line):
        return Role.NAVIGATION, "run of names without a sentence"
    if dateline(line, 0, len(line)) is not None:
        return Role.DATELINED, "paragraph with a dateline"
    return _short(line) if len(line) <= _HEADLINE else _long(line)


def _is_run(line: str) -> bool:
    """Tell a menu that was copied as one line: no sentence ends, and names make most of it."""
    words = line[:_REACH].split()
    large = sum(word[0].isupper() for word in words)
    return 2 * large > len(words) and line[-1] not in _STOPS and not _ENDED.search(line)


def _long(line: str) -> tuple[Role, str]:
    """Tell a paragraph from what is long for another reason: an address, a ruler, a picture."""
    if not any(map(str.isalnum, line)):
        return Role.DEBRIS, RULER
    if len(line.split(maxsplit=_HEADLINE_WORDS)) > _HEADLINE_WORDS or _ENDED.search(line):
        return Role.PROSE, "longer than a headline"
    return Role.DEBRIS, "long run without words"


def _short(line: str) -> tuple[Role, str]:
    """Tell a headline from a paragraph of no more than a headline's length."""
    count, ending = len(line.split()), line.rstrip("'\"’”)]»」』")[-1:]
    if _CUT.search(line):
        return Role.CUT, "text that breaks off"
    if ending in _QUESTIONS and count <= _QUESTION_WORDS and len(sentences(line)) == 1:
        return Role.QUESTION, "one question or call"
    if ending in _STOPS and (count > 1 or not line.isascii()):
        return Role.PROSE, "whole sentence"
    signed = count >= _SIGNED_WORDS and sign_off(line, 0, len(line))
    if count >= _HEADLINE_WORDS or signed or _ASKED.match(line):
        return Role.PROSE, "longer than a headline, signed, or an answer"
    if BULLET.match(line):
        return Role.ITEM, ITEM
    few = count <= _FEW_WORDS
    return (Role.WORDS, "a word or two") if few else (Role.HEADLINE, "headline-like line")
