"""HTML pages, read: their visible text, what every character of it is, and the articles."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from summarizer.page.articles import article
from summarizer.page.dates import stated_zone
from summarizer.page.maintext import main_text
from summarizer.page.markup import Block, blocks, tree
from summarizer.page.metadata import Metadata, metadata
from summarizer.page.placing import BETWEEN, placed
from summarizer.page.reading import read_page, tiled
from summarizer.page.times import published
from summarizer.text import PageArticle, Published, Reading, SegmentKind

# A printed time is the machine's own where both lie within a day and its zones.
_SAME = timedelta(hours=36)
# A list has at least two stories with a headline and an outlet or a time.
_LISTED = 2


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
    """
    if captured_at.utcoffset() is None:
        raise ValueError("captured_at needs a time zone")
    root = tree(markup)
    if root is None:
        return "", Reading((), ())
    page, told = tuple(blocks(root)), metadata(root)
    text = BETWEEN.join(block.words for block in page)
    own = main_text(root, page)
    listed = None if own and told.is_article else read_page(text, captured_at)
    if listed and (not own or _is_list(listed)):
        return text, listed
    story = _story(text, page, own, told, captured_at)
    return text, story or listed or read_page(text, captured_at)


def _is_list(reading: Reading) -> bool:
    """Tell a page of several stories by their headers."""
    titled = {part.article for part in reading.segments if part.kind is SegmentKind.TITLE}
    headed = [
        found
        for number, found in enumerate(reading.articles)
        if number in titled and (found.source or found.published.raw)
    ]
    return len(headed) >= _LISTED


def _story(
    text: str, page: Sequence[Block], own: Sequence[int], told: Metadata, captured_at: datetime
) -> Reading | None:
    """Read the page's one story; None where nothing of its text is left."""
    marks = tuple(placed(text, page, own, told))
    owned = [mark for mark in marks if mark.article is not None]
    found = article(text, owned, captured_at, stated_zone(text))
    if found is None:
        return None
    titled = any(mark.kind is SegmentKind.TITLE for mark in owned)
    title = found.title if titled else next(iter(told.titles), found.title)
    informed = replace(_informed(found, told, captured_at), title=title)
    return Reading(tuple(tiled(text, marks, {0: 0})), (informed,))


def _informed(found: PageArticle, told: Metadata, captured_at: datetime) -> PageArticle:
    return replace(
        found,
        source=told.site or found.source,
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
