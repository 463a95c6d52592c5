"""Which blocks of an HTML page are its main story."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import trafilatura
from lxml import html

from summarizer.page.markup import Block, blocks

_WORD = re.compile(r"\w+")
# Runs of four words tell texts apart; a block shorter than a run is compared whole.
_RUN = 4
# The extractor may cut a link or a mark out of a paragraph. Blocks that have less than this share
# of their runs in its text are others.
_SHARE = 0.8
# A line of text and more: no label, no crosshead.
_PARAGRAPH = 80
# News pages have up to a few thousand elements. The extractor takes 0.1 ms for each: past two
# seconds, the page is read as text.
_ELEMENTS = 20_000


def main_text(root: html.HtmlElement, page: Sequence[Block]) -> tuple[int, ...]:
    """Find the blocks that are the page's main story.

    Parameters
    ----------
    root
        The parsed page. It is left as it is.
    page
        Its blocks, in order.

    Returns
    -------
    tuple of int
        Positions into *page*, ascending; empty where no story stands out, or the page is too
        large to look for one.

    Notes
    -----
    Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
    Extraction", ACL 2021, chooses the words; they are found again among the blocks by runs of
    four words.
    """
    if is_large(root):
        return ()
    # The library logs what it cannot read as an error; an empty answer says the same.
    document = trafilatura.bare_extraction(root, include_comments=False, favor_precision=True)
    if document is None or isinstance(document, dict):
        return ()
    said = tuple(_words(block) for block in blocks(document.body))
    whole = {"".join(words) for words in said}
    # Across its blocks, too: the two break their lines at different places.
    runs = set(_runs([word for words in said for word in words]))
    own = {index for index, block in enumerate(page) if _is_said(_words(block), whole, runs)}
    return tuple(sorted(own.union(_alike(page, own))))


def is_large(root: html.HtmlElement) -> bool:
    """Tell a page that the extractor would take too long for."""
    return next(islice(root.iter(), _ELEMENTS, None), None) is not None


def _alike(page: Sequence[Block], own: set[int]) -> Iterator[int]:
    """Yield the paragraphs that stand in the same elements as most of the story's."""
    weights = Counter[str]()
    for index in own:
        weights[page[index].chain] += len(page[index].words)
    for chain, weight in weights.most_common(1):
        if 2 * weight < weights.total():
            return
        for index, block in enumerate(page):
            if block.chain == chain and len(block.words) >= _PARAGRAPH:
                yield index


def _words(block: Block) -> list[str]:
    return _WORD.findall(block.words)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _is_said(words: Sequence[str], whole: set[str], runs: set[tuple[str, ...]]) -> bool:
    if not words or "".join(words) in whole:
        return bool(words)
    own = tuple(_runs(words))
    return bool(own) and sum(run in runs for run in own) >= _SHARE * len(own)
