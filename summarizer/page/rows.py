"""A page's lines by their make: what kind each is, and how like a headline."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.page.pieces import Piece, Role
from summarizer.text import Span, is_broken

# How much a line's look speaks for a headline. Names may be outlets, one or two words sections, a
# whole sentence a paragraph.
_FORMS = {
    Role.HEADLINE: 1.0, Role.STANDFIRST: 1.0, Role.TITLED: 1.2, Role.QUESTION: 0.9,
    Role.NAME: 0.3, Role.OUTLET: 0.1, Role.WORDS: 0.3, Role.PROSE: 0.4, Role.CUT: 0.2,
}  # fmt: skip
# The make of a line of fixed words begins with it.
_SAME = "="
# The makes of a headline with its label, and with its outlet behind a dash.
LABELLED, _DASHED = Role.FIELD + Role.TITLED, Role.HEADLINE + Role.SOURCE
# A headline of three words is somewhat likelier a button or a heading.
_WHOLE_WORDS, _FEW = 4, 0.8
# A headline that is a sentence keeps below this; what is longer is the story's.
_SENTENCE = 200
# No more lines stand between a headline and its story, and its first lines tell what it is about.
_BELOW, _HEAD = 16, 600
# Two words of a headline in its story are enough; a line's look is worth twice as much.
_SHARED, _SHARES = 2, 0.5
# Words of four letters tell, by their first five: inflection changes the ends.
_TELLING, _STEM = re.compile(r"[^\W\d_]{4,}"), 5
# A line of a fixed make stands below or above every story, its figures changing.
_FIXED, _FIXED_LENGTH = 3, 160
# Three words that so many lines of up to eight begin with are the page's.
_BEGINNING, _SHORT = 3, 8
_FIGURES = re.compile(r"\d[\d.,:]*[KkM]?")
TEXT = {Role.PROSE, Role.DATELINED}


@dataclass(frozen=True, slots=True)
class Row(Span):
    """A line as a range of pieces.

    ``make`` names what kind of line it is, ``form`` tells from 0 to 1.7 how like a headline, and
    ``head`` which of its pieces would be that; ``is_parted`` from the line above by a blank one.
    """

    head: int
    is_parted: bool
    make: str
    form: float = 0
    is_text: bool = False

    @property
    def is_fixed(self) -> bool:
        """Tell a line whose words, but for figures, the page prints again and again."""
        return self.make.startswith(_SAME)


def rows(text: str, found: Sequence[Piece]) -> tuple[Row, ...]:
    """Gather a page's pieces into lines.

    Parameters
    ----------
    text
        The page.
    found
        Its pieces in order.

    Returns
    -------
    tuple of Row
        In page order. Equal makes are kinds of details in equal order, or the same words but for
        their figures, at least three times. Whoever has a form may be a headline.
    """
    spans = tuple(_spans(text, found))
    skeletons = [_skeleton(text, found, span) for span in spans]
    often = Counter(filter(None, skeletons))
    begins = Counter(filter(None, map(_beginning, skeletons)))
    bare = [
        _row(found, span, _fixed(skeleton, often, begins), index, spans)
        for index, (span, skeleton) in enumerate(zip(spans, skeletons, strict=True))
    ]
    return tuple(_with_shares(text, found, bare))


def _spans(text: str, found: Sequence[Piece]) -> Iterator[Span]:
    start = 0
    for index in range(1, len(found) + 1):
        last = found[index - 1].end
        if index == len(found) or is_broken(text, last, found[index].start):
            yield Span(start, index)
            start = index


def _skeleton(text: str, found: Sequence[Piece], span: Span) -> str:
    start, end = found[span.start].start, found[span.end - 1].end
    return _FIGURES.sub("#", text[start:end]) if end - start <= _FIXED_LENGTH else ""


def _beginning(words: str) -> str:
    """Take the first words of a short line that has more: "Tap to follow The Ledger"."""
    parts = words.split()
    return " ".join(parts[:_BEGINNING]) if _BEGINNING < len(parts) <= _SHORT else ""


def _fixed(skeleton: str, often: Counter[str], begins: Counter[str]) -> str:
    """Tell what a line shares with the others of its make; a story may be printed three times."""
    if skeleton.endswith((".", "!", "?")):
        return skeleton if often[skeleton] > _FIXED else ""
    beginning = _beginning(skeleton)
    if begins[beginning] >= _FIXED:
        return beginning
    return skeleton if often[skeleton] >= _FIXED else ""


def _row(found: Sequence[Piece], span: Span, fixed: str, index: int, spans: Sequence[Span]) -> Row:
    """Name a line's make by itself, but for paragraphs: they stand in rows."""
    own = found[span.start : span.end]
    roles = "".join(piece.role for piece in own)
    head = span.start if roles == _DASHED else span.end - 1
    piece, parted = found[head], own[0].gap > 0
    if fixed and not {"t", "b", "s"} & set(roles):
        return Row(span.start, span.end, head, parted, f"{_SAME}{fixed}")
    if piece.role in TEXT and _is_story(found, index, spans):
        return Row(span.start, span.end, head, parted, "P", is_text=True)
    form = _FORMS.get(piece.role, 0) if len(own) == 1 or roles in {LABELLED, _DASHED} else 0
    few = piece.role in {Role.HEADLINE, Role.STANDFIRST} and piece.words < _WHOLE_WORDS
    make = "*" if form and len(own) == 1 else roles
    return Row(span.start, span.end, head, parted, make, form * (_FEW if few else 1))


def _is_story(found: Sequence[Piece], index: int, spans: Sequence[Span]) -> bool:
    """Tell a paragraph: it is long, opened by a dateline, or stands with others."""
    piece = found[spans[index].end - 1]
    if piece.end - piece.start > _SENTENCE or piece.role is Role.DATELINED:
        return True
    beside = (*spans[max(0, index - 1) : index], *spans[index + 1 : index + 2])
    return any(found[span.end - 1].role in TEXT for span in beside)


def _with_shares(text: str, found: Sequence[Piece], bare: Sequence[Row]) -> Iterator[Row]:
    """Raise the form of what shares its telling words with the story below."""
    heads: list[frozenset[str]] = [frozenset()] * len(bare)
    head, left = frozenset[str](), 0
    for index in range(len(bare) - 1, -1, -1):
        heads[index] = head if left > 0 else frozenset()
        left -= 1
        if bare[index].is_text or found[bare[index].start].role in TEXT:
            start = found[bare[index].start].start
            head, left = _stems(text[start : start + _HEAD]), _BELOW
    for row, words in zip(bare, heads, strict=True):
        shared = 0
        if row.form and words and found[row.head].role is not Role.PROSE:
            shared = len(words & _stems(found[row.head].of(text)))
        form = row.form + _SHARES * min(shared, _SHARED) / _SHARED
        yield replace(row, form=form)


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _TELLING.findall(words.casefold()))
