"""Pages of several stories: which blocks are whose, told by the elements that hold them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from summarizer.page.markup import Block

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FRAME = frozenset({"nav", "footer", "aside", "form", "menu", "figcaption"})
# A line of text and more: no label, no crosshead.
_PARAGRAPH = 80
# A card has one paragraph of a story. Of a story itself there are more, and some lines of them.
_PARAGRAPHS, _STORY = 2, 400
# A list's headlines are of one make; two may be so by chance, where no heading marks them.
_SEVERAL, _ALIKE = 2, 3
# A headline has this many words, and so has a sentence that sums a story up; a menu's link fewer.
_HEADLINE, _SUMMARY = 4, 8
# How far a card without an element of its own reaches below its headline, in blocks.
_REACH = 6


@dataclass(frozen=True, slots=True)
class Section:
    """One story's blocks: where they begin and end, its headline's, and its own text's."""

    start: int
    end: int
    head: int
    own: tuple[int, ...]


def whole_stories(page: Sequence[Block]) -> tuple[Section, ...]:
    """Find the stories that stand on the page in full, each in an ``article`` of its own.

    Parameters
    ----------
    page
        Its blocks, in order.

    Returns
    -------
    tuple of Section
        In page order and disjoint, their paragraphs for their own text; empty where there are
        fewer than two.
    """
    outermost: dict[html.HtmlElement, list[int]] = {}
    for index, block in enumerate(page):
        around = [element for element in _lineage(block) if element.tag == "article"]
        if around:
            outermost.setdefault(around[-1], []).append(index)
    found = [story for inside in outermost.values() if (story := _whole(page, inside))]
    return tuple(found) if len(found) >= _SEVERAL else ()


def _whole(page: Sequence[Block], inside: Sequence[int]) -> Section | None:
    head = next((index for index in inside if page[index].tags & HEADINGS), None)
    if head is None or page[head].tags & _FRAME:
        return None
    long = [index for index in inside if index > head and _is_paragraph(page[index])]
    if len(long) < _PARAGRAPHS or sum(len(page[index].words) for index in long) < _STORY:
        return None
    # A short line of a story stands among its paragraphs, or in the same elements.
    makes = {page[index].chain for index in long}
    own = (
        index
        for index in inside
        if index > head
        and not (page[index].linked or page[index].tags & _FRAME)
        and (long[0] <= index <= long[-1] or page[index].chain in makes)
    )
    return Section(inside[0], inside[-1] + 1, head, tuple(own))


def _is_paragraph(block: Block) -> bool:
    return len(block.words) >= _PARAGRAPH and not block.linked and not block.tags & _FRAME


def cards(page: Sequence[Block]) -> tuple[Section, ...]:
    """Find the stories of lists: headlines with a link, each with its summary.

    Parameters
    ----------
    page
        Its blocks, in order.

    Returns
    -------
    tuple of Section
        In page order and disjoint; empty where there are fewer than two.
    """
    found = tuple(card for card in _cards(page, _heads(page)) if card.own)
    return found if len(found) >= _SEVERAL else ()


def is_list(page: Sequence[Block], found: Iterable[Section], main: Iterable[int]) -> bool:
    """Tell a list from a story with pointers beside it.

    Parameters
    ----------
    page
        Its blocks, in order.
    found
        Its cards.
    main
        Positions of the blocks that stand out as one story's.

    Returns
    -------
    bool
        Whether the cards say more than what stands out outside of them, and that is no story.
    """
    found = tuple(found)
    covered = {index for card in found for index in range(card.start, card.end)}
    outside = [page[index] for index in main if index not in covered and _is_paragraph(page[index])]
    summed = sum(len(page[index].words) for card in found for index in card.own)
    said = sum(len(block.words) for block in outside)
    return bool(found) and len(outside) <= _PARAGRAPHS and said < summed


def _heads(page: Sequence[Block]) -> list[int]:
    """Find the headlines that lead to stories: headings, else links of one make above text."""
    links = [
        index
        for index, block in enumerate(page)
        if block.linked and not block.tags & _FRAME and len(block.words.split()) >= _HEADLINE
    ]
    headings = [index for index in links if page[index].tags & HEADINGS]
    if len(headings) >= _SEVERAL:
        return headings
    makes = Counter(page[index].chain for index in links)
    return [index for index in links if makes[page[index].chain] >= _ALIKE]


def _cards(page: Sequence[Block], heads: Sequence[int]) -> Iterator[Section]:
    """Give every headline the largest element that holds no other."""
    held = Counter(element for head in heads for element in _lineage(page[head]))
    floor = 0
    for number, head in enumerate(heads):
        limit = heads[number + 1] if number + 1 < len(heads) else len(page)
        alone = [element for element in _lineage(page[head]) if held[element] == 1]
        start, end = _extent(page, head, alone[-1] if alone else None, floor, limit)
        if end == head + 1 and alone:
            # Its text stands beside it, not with it.
            limit = min(limit, head + 1 + _REACH)
            start, end = _extent(page, head, alone[-1].getparent(), head, limit)
        yield Section(start, end, head, tuple(_summaries(page, head, start, end)))
        floor = end


def _extent(
    page: Sequence[Block], head: int, element: html.HtmlElement | None, floor: int, limit: int
) -> tuple[int, int]:
    start, end = head, head + 1
    while start > floor and element in _lineage(page[start - 1]):
        start -= 1
    while end < limit and element in _lineage(page[end]):
        end += 1
    return start, end


def _summaries(page: Sequence[Block], head: int, start: int, end: int) -> Iterator[int]:
    # A card may be one link from end to end.
    whole = all(page[index].linked for index in range(start, end))
    for index in range(head + 1, end):
        block = page[index]
        long = len(block.words.split()) >= _SUMMARY
        if long and (whole or not block.linked) and not block.tags & (_FRAME | HEADINGS):
            yield index


def _lineage(block: Block) -> Iterator[html.HtmlElement]:
    """Yield the elements around a block, the innermost first."""
    element = block.element
    while element is not None:
        yield element
        element = element.getparent()
