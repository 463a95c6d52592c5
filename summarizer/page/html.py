"""HTML pages, read: their visible text, what every character of it is, and the articles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from summarizer.page.articles import article
from summarizer.page.dates import stated_zone
from summarizer.page.maintext import main_text
from summarizer.page.markup import Block, blocks
from summarizer.page.metadata import Metadata, metadata
from summarizer.page.pieces import UPDATED
from summarizer.page.placing import BETWEEN, Story, block_lines, letters, placed
from summarizer.page.reading import read_page, tiled
from summarizer.page.sections import Section, cards, is_list, whole_stories
from summarizer.page.stories import Mark
from summarizer.page.times import published
from summarizer.page.tree import tree
from summarizer.text import PageArticle, Published, Reading, SegmentKind

# As much as a plain text may have: some 170,000 words.
LONGEST = 2**20
# A printed time is the machine's own where both lie within a day and its zones.
_SAME = timedelta(hours=36)
# A list has at least two stories with a headline and an outlet or a time.
_LISTED = 2


class PageTooLong(ValueError):
    """A page shows more text than is read."""


def read_html(markup: str, captured_at: datetime) -> tuple[str, Reading]:
    """Read an HTML page: its text, and what every stretch of that text is.

    Parameters
    ----------
    markup
        HTML of any quality and size.
    captured_at
        When the page was taken, with its zone; "33 minutes ago" counts back from it.

    Returns
    -------
    tuple of str and Reading
        The visible text, its blocks in document order with one blank line between and white
        space folded inside; and a reading of that text, as ``read_page`` makes it. Where the page
        has one main story, its outlet, writers and time are those that the page tells machines,
        where it tells any, and its title is the headline that it tells them, where it prints it.

    Raises
    ------
    ValueError
        If *captured_at* has no zone.
    PageTooLong
        If the visible text has more than ``LONGEST`` characters.
    """
    if captured_at.utcoffset() is None:
        raise ValueError("captured_at needs a time zone")
    root = tree(markup)
    if root is None:
        return "", Reading((), ())
    page, told = tuple(blocks(root)), metadata(root)
    text = BETWEEN.join(block.words for block in page)
    if len(text) > LONGEST:
        raise PageTooLong(f"Its visible text has {len(text):,} characters; {LONGEST:,} are read.")
    several = () if told.is_live else whole_stories(page)
    own = () if several else main_text(root, page)
    is_story = bool(own) and told.is_article
    if not several and not is_story:
        several = cards(page)
        if not is_list(page, several, own):
            own = _without(own, several)
            is_story, several = bool(own and several), ()
    if several:
        read = _read(text, _sections(page, several, told), captured_at, told.site)
        if len(read.articles) >= _LISTED:
            return text, read
    listed = None if is_story else read_page(text, captured_at)
    if listed and (not own or _is_list(listed)):
        return text, listed
    alone = _read(text, [Story(page, block_lines(page), own, told)], captured_at)
    return text, alone if alone.articles else listed or read_page(text, captured_at)


def _without(own: Iterable[int], several: Iterable[Section]) -> tuple[int, ...]:
    """Take from the main story what belongs to the cards beside it."""
    taken = {index for card in several for index in range(card.start, card.end)}
    return tuple(index for index in own if index not in taken)


def _sections(page: Sequence[Block], several: Sequence[Section], told: Metadata) -> Iterator[Story]:
    """Cut a page into its stories and what lies between them."""
    lines, end = block_lines(page), 0
    for section in several:
        yield Story(page[end : section.start], lines[end : section.start], (), Metadata())
        end = section.end
        own = tuple(index - section.start for index in section.own)
        # What is linked from end to end is a story's, too, where a card has nothing else.
        blocks = [
            replace(page[index], linked=page[index].linked and index not in section.own)
            for index in range(section.start, end)
        ]
        yield Story(blocks, lines[section.start : end], own, _told(page, section, told))
    yield Story(page[end:], lines[end:], (), Metadata())


def _told(page: Sequence[Block], section: Section, told: Metadata) -> Metadata:
    """Find what a page tells machines about one of its stories."""
    head = page[section.head].words
    inside = page[section.start : section.end]
    same = (each for each in told.stories if letters(each.titles[0]) == letters(head))
    known = next(same, Metadata())
    moment = next((block.moment for block in inside if block.moment), None)
    return replace(known, titles=(head,), published=known.published or moment)


def _is_list(reading: Reading) -> bool:
    """Tell a page of several stories by their headers."""
    titled = {part.article for part in reading.segments if part.kind is SegmentKind.TITLE}
    headed = [
        found
        for number, found in enumerate(reading.articles)
        if number in titled and (found.source or found.published.raw)
    ]
    return len(headed) >= _LISTED


def _read(
    text: str, stories: Iterable[Story], captured_at: datetime, site: str | None = None
) -> Reading:
    """Read a page's stories; *site* has published those that name no outlet."""
    marks: list[Mark] = []
    articles: list[PageArticle] = []
    zone = stated_zone(text)
    for story in stories:
        placing = list(placed(text, story, len(articles)))
        owned = [mark for mark in placing if mark.article is not None]
        found = article(text, owned, captured_at, zone)
        if found:
            told = replace(story.told, published=story.told.published or _moment(story, owned))
            articles.append(_informed(found, owned, told, captured_at, site))
        elif owned:
            placing = list(placed(text, replace(story, own=()), len(articles)))
        marks += placing
    numbers = {number: number for number in range(len(articles))}
    return Reading(tuple(tiled(text, marks, numbers)), tuple(articles))


def _moment(story: Story, owned: Iterable[Mark]) -> str | None:
    """Find the moment that is told to machines with the first of a story's printed times."""
    is_time = {
        mark.start for mark in owned if mark.kind is SegmentKind.TIME and mark.rule != UPDATED
    }
    timed = (
        block.moment
        for block, line in zip(story.page, story.lines, strict=True)
        if block.moment and any(start in is_time for start in range(line.start, line.end))
    )
    return next(timed, None)


def _informed(
    found: PageArticle,
    owned: Iterable[Mark],
    told: Metadata,
    captured_at: datetime,
    site: str | None,
) -> PageArticle:
    titled = any(mark.kind is SegmentKind.TITLE for mark in owned)
    return replace(
        found,
        title=found.title if titled else next(iter(told.titles), found.title),
        source=told.site or found.source or site,
        byline=told.authors or found.byline,
        published=_published(found.published, told.published, captured_at),
    )


def _published(printed: Published, told: str | None, captured_at: datetime) -> Published:
    """Take the machine's time, in the page's words where they are of that time."""
    exact = published(told, captured_at) if told else Published()
    if exact.at is None:
        return printed
    if printed.at is None or abs(printed.at - exact.at) > _SAME:
        return exact
    return replace(exact, raw=printed.raw)
