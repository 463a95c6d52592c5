"""What the blocks of an HTML page with one main story are, and which are the story's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from summarizer.page.details import KINDS
from summarizer.page.inline import paragraph_marks
from summarizer.page.lines import Line
from summarizer.page.looks import pieces
from summarizer.page.markup import Block
from summarizer.page.metadata import Metadata
from summarizer.page.pieces import Piece, Role
from summarizer.page.stories import Mark
from summarizer.text import SegmentKind

BETWEEN = "\n\n"
_LETTERS = re.compile(r"[\W_]+")
_PROSE = {Role.PROSE, Role.DATELINED, Role.QUESTION, Role.ITEM}
_DETAILS = {Role.TIME, Role.BYLINE, Role.SOURCE}
_BESIDES = _DETAILS | {Role.CAPTION, Role.CREDIT, Role.REPORTERS}
# What is the story's wherever the extractor takes it for the story's.
_STORY = _PROSE | {
    Role.HEADLINE, Role.STANDFIRST, Role.WORDS, Role.CUT, Role.NAME, Role.OUTLET, Role.TITLED,
    Role.FIELD, Role.AGENCY, Role.SIGN_OFF,
}  # fmt: skip
_CROSSHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# A crosshead may have another above it; more of them are a list.
_STACKED = 2
_FRAME = frozenset({"nav", "header", "footer", "form", "button", "aside", "menu"})
# How far above and below the story its outlet, time and writer stand, in blocks.
_ABOVE, _BELOW = 8, 4
# "First published on Wednesday, 24 September 2025 at 11.45 pm" has some sixty characters.
_CLOCK = 80
# A headline has more letters; an outlet's name has fewer.
_HEADLINE = 20
# A pointer to another story is a headline; shorter links are a menu's.
_POINTER_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """A block, what it looks like, and where it lies: near the story ``number`` or inside it."""

    block: Block
    looks: tuple[Piece, ...]
    number: int | None
    chosen: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class Story:
    """Some blocks of a page with a story in them: their lines, and which of them are its text.

    ``own`` are positions into ``page``, ascending; without any, there is no story.
    """

    page: Sequence[Block]
    lines: Sequence[Line]
    own: Sequence[int]
    told: Metadata


def block_lines(page: Sequence[Block]) -> tuple[Line, ...]:
    """Find a page's blocks in its text: their words, one blank line between."""
    ends = accumulate(len(block.words) + len(BETWEEN) for block in page)
    return tuple(
        Line(end - len(block.words) - len(BETWEEN), end - len(BETWEEN), 1)
        for end, block in zip(ends, page, strict=True)
    )


def placed(text: str, story: Story, number: int) -> Iterator[Mark]:
    """Sort blocks into their story and the rest.

    Parameters
    ----------
    text
        The page: its blocks' words, one blank line between.
    story
        All of its blocks, or a row of them.
    number
        What the story's marks call their article.

    Yields
    ------
    Mark
        In page order, with every visible character of the blocks. What is the story's has the
        *number*.
    """
    page, told = story.page, story.told
    title = _title(page, story.own, told)
    headline = "" if title is None else letters(page[title].words)
    deck = letters(told.description or "")
    is_first = True
    for place in _places(text, story, title, number):
        words = letters(place.block.words)
        near = place.number is not None
        if near and words and words == headline:
            yield _whole(place, SegmentKind.TITLE, "headline")
        elif _is_story(place):
            body = _whole(place, SegmentKind.BODY, "main text")
            yield from paragraph_marks(text, body, first=is_first)
            is_first = False
        elif near and is_first and words and words == deck and not place.block.linked:
            yield _whole(place, SegmentKind.DECK, "the page's description")
        elif near and _is_clock(place):
            yield _whole(place, SegmentKind.TIME, "time element")
        else:
            yield from (_beside(place, piece) for piece in place.looks)


def letters(words: str) -> str:
    """Fold what two printings of the same words may differ in: case, spaces, punctuation."""
    return _LETTERS.sub("", words).casefold()


def _places(text: str, story: Story, title: int | None, number: int) -> Iterator[_Place]:
    page, own = story.page, story.own
    looks = [pieces(text, [line]) for line in story.lines]
    prose = [index for index in own if any(piece.role in _PROSE for piece in looks[index])] or own
    tops = [*own[:1], *([] if title is None else [title])]
    near = range(min(tops) - _ABOVE, own[-1] + _BELOW + 1) if own else range(0)
    inside = range(prose[0], prose[-1] + 1) if prose else range(0)
    chosen = {*own, *_crossheads(page, own)}
    for index, block in enumerate(page):
        whose = number if index in near else None
        yield _Place(block, looks[index], whose, index in chosen, index in inside)


def _crossheads(page: Sequence[Block], own: Sequence[int]) -> Iterator[int]:
    """Yield the headings right above the story's paragraphs; extractors are shy of them."""
    for above, below in pairwise(own):
        for index in range(below - 1, max(above, below - 1 - _STACKED), -1):
            if page[index].linked or not page[index].tags & _CROSSHEADS:
                break
            yield index


def _title(page: Sequence[Block], own: Sequence[int], told: Metadata) -> int | None:
    """Find the block that prints the headline: what the page tells machines, else its ``h1``."""
    above = page[: own[-1]] if own else ()
    printed: dict[str, int] = {}
    for index, block in enumerate(above):
        printed.setdefault(letters(block.words), index)
    named = [printed.get(letters(name)) for name in told.titles]
    # A page's title may name its outlet, too.
    within = (
        index
        for name in map(letters, told.titles)
        for words, index in printed.items()
        if len(words) >= _HEADLINE and words in name
    )
    heads = (index for index, block in enumerate(above) if "h1" in block.tags)
    return next((index for index in (*named, *heads, *within) if index is not None), None)


def _is_story(place: _Place) -> bool:
    """Tell a paragraph from a caption, a pointer, or a line that speaks of the story."""
    if not place.chosen or place.block.linked or "figcaption" in place.block.tags:
        return False
    # Between two paragraphs a clock or a name with a dash is a heading or an item.
    allowed = _STORY | _DETAILS if place.inside else _STORY
    return all(piece.role in allowed for piece in place.looks)


def _is_clock(place: _Place) -> bool:
    """Tell a short line that is a moment by its element, in whatever words."""
    short = len(place.block.words) <= _CLOCK
    return bool(place.block.moment) and short and not any(p.role in _DETAILS for p in place.looks)


def _whole(place: _Place, kind: SegmentKind, rule: str) -> Mark:
    start, end = place.looks[0].start, place.looks[-1].end
    return Mark(start, end, kind, rule, Line(start, end, 1), place.number)


def _beside(place: _Place, piece: Piece) -> Mark:
    """Name a piece that is none of the story's paragraphs; details near it are the story's."""
    kind, rule = _kind(place, piece)
    owned = piece.role in _BESIDES or kind in {SegmentKind.CAPTION, SegmentKind.SOURCE}
    number = place.number if owned else None
    return Mark(piece.start, piece.end, kind, rule, piece.core, number)


def _kind(place: _Place, piece: Piece) -> tuple[SegmentKind, str]:
    block = place.block
    if "figcaption" in block.tags:
        return SegmentKind.CAPTION, "caption of a figure"
    if piece.role in _DETAILS and place.number is None:
        return SegmentKind.LABEL, "detail of another story"
    is_outlet = piece.role is Role.OUTLET and place.number is not None and not place.chosen
    if piece.role not in _STORY or is_outlet:
        return KINDS[piece.role], piece.rule
    if block.linked and piece.words >= _POINTER_WORDS:
        return SegmentKind.TEASER, "link to another story"
    if block.linked or block.tags & _FRAME:
        return SegmentKind.NAVIGATION, "link or frame of the page"
    return SegmentKind.LABEL, "beside the main text"
