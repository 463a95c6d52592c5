"""Looks corrected by what stands beside them: comments, menus, captions, standfirsts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.dateline import AGENCIES
from summarizer.page.captions import CAPTION_LABEL
from summarizer.page.fields import BYLINE_LABEL, MARKED
from summarizer.page.names import is_outlet
from summarizer.page.pieces import Piece, Role, role_string
from summarizer.page.vocabulary import SPONSORED

# A caption is one or two sentences; a longer paragraph above a credit is a paragraph.
CAPTION = 250
# A standfirst without a stop is half as long again as the headline above it; what is shorter is
# the next headline of a list.
_HEADLINE_WORDS, _STANDFIRST_WORDS, _LONGER = 4, 10, 1.5
# Right above a byline, a time or a dateline it need not be as long: there no list goes on.
_ABOVE, _LONG_ENOUGH = {Role.BYLINE, Role.TIME, Role.DATELINED, Role.NAME}, 1

# What a line may be below a label that stands on a line of its own.
_LABELLED = {CAPTION_LABEL: Role.CAPTION, BYLINE_LABEL: Role.BYLINE}

# What a sponsor says in one line, or in two with a blank line behind them; a whole sentence may as
# well be the story's unless a blank line ends it.
_CLAIMS = {Role.HEADLINE, Role.NAME, Role.OUTLET, Role.WORDS, Role.QUESTION}
_SPONSORED = {*_CLAIMS, Role.PROSE, Role.ADVERTISEMENT, Role.NAVIGATION, Role.SOURCE, Role.LABEL}
_SPOKEN, _LABEL_WORDS, _BLOCK = "words below a sponsor's line", 2, 3
# What may stand between a credit and the story that goes on.
_GOES_ON = r"(?=(?:\d[nadclrix]){0,12}\d[PDqk])"

_OPENING, _CLOSING = frozenset("\"'“‘«„"), frozenset("\"'”’»“")

_COMMENTS = re.compile(
    r"\dx(?:(?:\dn){0,2}(?:\dx|\d[heNOw]\dt(?:\d[Pqk])+))*(?:\dt(?:\d[Pqk])+(?=\dx))?"
)
# Between two menu words, with two of them on one side, a few unknown words are menu words, too.
_MENU = re.compile(
    r"(?:\dw){4,}|(?<=n\dn)(?:\d[wNhm]){1,4}(?=\dn)|(?<=n)(?:\d[wNhm]){1,4}(?=\dn\dn)"
)
_MENU_WORD = 25
# An agency's name with more of the story behind, not among the details of a header.
_CREDIT = re.compile(rf"(?<![hewNOtsb])\dA{_GOES_ON}")
# A sentence, or a second headline, right above a picture's credit.
_CAPTION = re.compile(
    r"(?<=[PDqheT])\d[hewNq](?=\dc(?!\d[itsbNOA]))|(?<=[heqT])\d[hewNq](?=\dc)"
    r"|(?<=[heqTtb]\d[lnadci])\d[hewNq](?=\dc)|\dP(?=\dc(?!\di))"
)
_STANDFIRST = re.compile(r"\d[hq](?:\d[ln]){0,2}(?=\dh)")

_Roles = Iterator[tuple[int, Role, str]]


def in_place(text: str, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Correct the pieces' roles by those of their neighbours.

    Parameters
    ----------
    text
        The page.
    found
        A page's pieces, each with the role that its own looks give it.

    Returns
    -------
    tuple of Piece
        The same pieces. Name, age and text of every reader behind a comment box are comments;
        unknown words amid a menu are the menu's; what stands right above a picture's credit is
        its caption; a longer line right below a headline is its standfirst.
    """
    found = _with_signatures(text, found)
    for corrections in (
        _labelled, _comments, _sponsors, _menus, _credits, _captions, _standfirsts,
    ):  # fmt: skip
        changed = list(found)
        for index, role, rule in corrections(found, role_string(found)):
            changed[index] = replace(found[index], role=role, rule=rule)
        found = changed
    return tuple(found)


def _with_signatures(text: str, found: Sequence[Piece]) -> Sequence[Piece]:
    """Read "- Ann Moss" below a quotation as a part of it; a headline's outlet has a time."""
    changed = list(found)
    for index, (above, below) in enumerate(pairwise(found), 1):
        if below.rule == MARKED and _is_quoted(text, above) and _is_signature(text, found, index):
            changed[index - 1] = replace(above, role=Role.PROSE, rule="signed quotation")
            changed[index] = replace(below, role=Role.PROSE, rule="name below a quotation")
    return changed


def _is_signature(text: str, found: Sequence[Piece], index: int) -> bool:
    timed = any(piece.role is Role.TIME for piece in found[index + 1 : index + 2])
    name = found[index].core.of(text)
    return not timed and not is_outlet(name) and name not in AGENCIES


def _is_quoted(text: str, piece: Piece) -> bool:
    return text[piece.start] in _OPENING and text[piece.end - 1] in _CLOSING


def _labelled(found: Sequence[Piece], _: str) -> _Roles:
    for index, (label, below) in enumerate(pairwise(found), 1):
        if label.rule in _LABELLED and not below.gap:
            yield index, _LABELLED[label.rule], f"words below a {label.rule}"


def _comments(_: Sequence[Piece], codes: str) -> _Roles:
    for match in _COMMENTS.finditer(codes):
        for index in range(match.start() // 2, match.end() // 2):
            yield index, Role.COMMENTS, "reader's comment"


def _sponsors(found: Sequence[Piece], _: str) -> _Roles:
    below = False
    for index, (above, piece) in enumerate(pairwise(found), 1):
        ends = index + 1 == len(found) or found[index + 1].gap > 0
        claim = piece.role in _CLAIMS or (piece.role is Role.PROSE and ends)
        below = claim and not piece.gap and (above.rule == SPONSORED or (below and ends))
        if below:
            yield index, Role.ADVERTISEMENT, _SPOKEN
        if above.role is Role.ADVERTISEMENT and above.gap and above.words <= _LABEL_WORDS:
            yield from ((at, Role.ADVERTISEMENT, _SPOKEN) for at in _block(found, index))


def _block(found: Sequence[Piece], start: int) -> range:
    """Find the one to three lines right below a label, blank lines around all of it."""
    end = start
    while end < min(len(found), start + _BLOCK) and not found[end].gap:
        if found[end].role not in _SPONSORED:
            return range(0)
        end += 1
    return range(start, end) if end < len(found) and found[end].gap else range(0)


def _menus(found: Sequence[Piece], codes: str) -> _Roles:
    for match in _MENU.finditer(codes):
        for index in range(match.start() // 2, match.end() // 2):
            if found[index].end - found[index].start <= _MENU_WORD:
                yield index, Role.NAVIGATION, "word amid a menu"


def _credits(_: Sequence[Piece], codes: str) -> _Roles:
    for match in _CREDIT.finditer(codes):
        yield match.start() // 2, Role.CREDIT, "agency alone"


def _captions(found: Sequence[Piece], codes: str) -> _Roles:
    for match in _CAPTION.finditer(codes):
        index = match.start() // 2
        if found[index].end - found[index].start <= CAPTION:
            yield index, Role.CAPTION, "words above a picture credit"


def _standfirsts(found: Sequence[Piece], codes: str) -> _Roles:
    for match in _STANDFIRST.finditer(codes):
        above, index = found[match.start() // 2], match.end() // 2
        below = {piece.role for piece in found[index + 1 : index + 2]}
        longer = _LONG_ENOUGH if below & _ABOVE else _LONGER
        longer = found[index].words >= max(_STANDFIRST_WORDS, longer * above.words)
        if above.words >= _HEADLINE_WORDS and longer:
            yield index, Role.STANDFIRST, "longer line below a headline"
