"""A page as a person copies it, read: what every character is, and the articles in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from summarizer.page.articles import article
from summarizer.page.dates import stated_zone
from summarizer.page.extent import within_extents
from summarizer.page.inline import opens_with_place, paragraph_marks
from summarizer.page.lines import page_lines
from summarizer.page.looks import pieces
from summarizer.page.repeats import without_repeats
from summarizer.page.standing import Mark
from summarizer.page.stories import stories
from summarizer.page.titles import with_titles
from summarizer.page.writers import without_writers
from summarizer.text import PageArticle, Reading, Segment, SegmentKind

# So many stories that open with a name and a colon open with their place.
_PLACED = 2
_STORY_KINDS = {
    SegmentKind.TITLE,
    SegmentKind.BODY,
    SegmentKind.SOURCE,
    SegmentKind.TIME,
    SegmentKind.BYLINE,
    SegmentKind.DATELINE,
    SegmentKind.AGENCY,
    SegmentKind.DECK,
    SegmentKind.CAPTION,
    SegmentKind.CREDIT,
}


def read_page(text: str, captured_at: datetime) -> Reading:
    """Read a whole page: name every stretch of it and put its articles together.

    Parameters
    ----------
    text
        The page as copied, of any size and with any line ends. Offsets count its code points.
    captured_at
        When the page was taken, with its zone; "33 minutes ago" counts back from it.

    Returns
    -------
    Reading
        Segments that cover *text* from 0 to its end without gap or overlap, each beginning and
        ending with a visible character but for the blank ones between; and the articles in page
        order. An article has at least one sentence of its own text and a title; where the page
        prints no headline above it, its first sentence, which stays in the body.

    Raises
    ------
    ValueError
        If *captured_at* has no zone.

    Notes
    -----
    Lines, then what each looks like by itself, then what make the page's stories share, then
    headers as patterns over those looks, then how far each story reaches, then the noise inside
    the lines. Every stage passes over the text a fixed number of times.
    """
    if captured_at.utcoffset() is None:
        raise ValueError("captured_at needs a time zone")
    told = within_extents(text, stories(text, pieces(text, page_lines(text))))
    told = tuple(without_writers(text, with_titles(text, told)))
    marks = tuple(_marks(text, without_repeats(text, told)))
    zone = stated_zone(text)
    read = {
        number: found
        for number, own in _by_article(marks).items()
        if (found := article(text, own, captured_at, zone)) is not None
    }
    numbers = {number: index for index, number in enumerate(read)}
    segments = tiled(text, (_settled(mark, read) for mark in marks), numbers)
    return Reading(tuple(segments), tuple(read.values()))


def _marks(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Cut the noise out of every paragraph."""
    marks = tuple(marks)
    firsts = {mark.article: mark for mark in reversed(marks) if mark.kind is SegmentKind.BODY}
    placed = sum(opens_with_place(text, mark) for mark in firsts.values()) >= _PLACED
    begun: set[int | None] = set()
    for mark in marks:
        if mark.kind is SegmentKind.BODY:
            first = mark.article not in begun
            yield from paragraph_marks(text, mark, first=first, placed=placed)
            begun.add(mark.article)
        else:
            yield mark


def _by_article(marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    own: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.article is not None:
            own.setdefault(mark.article, []).append(mark)
    return dict(sorted(own.items()))


def tiled(text: str, marks: Iterable[Mark], numbers: Mapping[int, int]) -> Iterator[Segment]:
    """Tile the page, the white space between the marks named blank, the articles numbered anew."""
    end = 0
    for mark in marks:
        if mark.start > end:
            yield Segment(end, mark.start, SegmentKind.BLANK, "white space")
        article = None if mark.article is None else numbers[mark.article]
        yield Segment(mark.start, mark.end, mark.kind, mark.rule, article)
        end = mark.end
    if end < len(text):
        yield Segment(end, len(text), SegmentKind.BLANK, "white space")


def _settled(mark: Mark, read: dict[int, PageArticle]) -> Mark:
    """Take from no article what was sorted to a story that turned out to have no text."""
    if mark.article is None or mark.article in read:
        return mark
    kind = SegmentKind.TEASER if mark.kind in _STORY_KINDS else mark.kind
    return replace(mark, kind=kind, rule="story without text", article=None)
