"""The readers of pages: ours, and what others have built. Each gives the body of its article."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from importlib import import_module, metadata
from types import MappingProxyType
from typing import Any

from workers import Loader, System

from api.schemas.base import MAX_CHARACTERS
from api.schemas.page import MAX_MARKUP

# No body depends on when a page was taken.
_AT = datetime(2025, 1, 1, tzinfo=UTC)
OURS, TEXT, BASELINE = "standfirst", "standfirst, text", "trafilatura"


class TooLong(Exception):
    """The service refuses the page."""


def ours() -> System:
    """Read HTML as the service does; its body is the longest of the page's articles."""
    read_html = import_module("summarizer.page.html").read_html
    return lambda markup: _longest(read_html(_accepted(markup, MAX_MARKUP), _AT)[1])


def ours_of_text() -> System:
    """Read copied text as the service does."""
    read_page = import_module("summarizer.page.reading").read_page
    return lambda text: _longest(read_page(_accepted(text, MAX_CHARACTERS), _AT))


def _accepted(page: str, limit: int) -> str:
    if len(page) > limit:
        raise TooLong
    return page


def trafilatura(**options: bool) -> System:
    """Read HTML with trafilatura, without comments and tables, which suits news best."""
    extract = partial(import_module("trafilatura").extract, include_comments=False)
    return lambda markup: extract(markup, include_tables=False, **options) or ""


def newspaper() -> System:
    """Read HTML with newspaper4k: nothing is fetched, and the language is the page's own."""
    article = import_module("newspaper").Article

    def read(markup: str) -> str:
        page = article("http://page.invalid/", fetch_images=False)
        page.download(input_html=markup, ignore_read_more=True)
        text: str = page.parse().text
        return text

    return read


def readability() -> System:
    """Read HTML with readability-lxml, which gives markup; we take the text out as for ours."""
    document = import_module("readability").Document
    parsed = import_module("lxml.html").fromstring
    blocks = import_module("summarizer.page.markup").blocks
    return lambda markup: "\n".join(
        block.words for block in blocks(parsed(document(markup).summary()))
    )


READERS: Mapping[str, tuple[str, Loader]] = MappingProxyType({
    OURS: ("standfirst", ours),
    BASELINE: ("trafilatura", trafilatura),
    "trafilatura, precision": ("trafilatura", partial(trafilatura, favor_precision=True)),
    "newspaper4k": ("newspaper4k", newspaper),
    "readability-lxml": ("readability-lxml", readability),
})  # fmt: skip
"""What reads HTML: the release that it comes in, and its loader."""


def installed() -> dict[str, Loader]:
    """Give the loaders of the readers that are here."""
    return {name: loader for name, (release, loader) in READERS.items() if version(release)}


def version(release: str) -> str | None:
    """Name the version of a release; None where it is not installed."""
    try:
        return metadata.version(release)
    except metadata.PackageNotFoundError:
        return None


def _longest(reading: Any) -> str:
    return max((article.body for article in reading.articles), key=len, default="")
