"""A list of articles as an Atom feed (RFC 4287), in parts that lead on (RFC 5005, section 3)."""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml.builder import ElementMaker
from lxml.etree import tostring

from api.forms.feed import NAME, Feed
from api.forms.words import Document, one_line, outlet, printable, story

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_E = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
# A feed must say when it last changed; one without entries has not, yet.
_NEVER = "1970-01-01T00:00:00Z"


def atom(feed: Feed, articles: Sequence[Document]) -> bytes:
    """Write *articles* as a part of *feed*, in UTF-8."""
    updated = max((article["created_at"] for article in articles), default=_NEVER)
    whole = _E.feed(
        _E.id(feed.id),
        _E.title(feed.title),
        _E.updated(updated),
        _E.generator(NAME),
        *_links(feed),
        *(_E.entry({_LANG: each["language"]}, *_entry(feed, each)) for each in articles),
    )
    written: bytes = tostring(whole, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _links(feed: Feed) -> Iterator[Any]:
    yield _E.link(rel="self", type=MEDIA_TYPE, href=feed.here)
    yield _E.link(rel="first", type=MEDIA_TYPE, href=feed.first)
    if feed.next:
        yield _E.link(rel="next", type=MEDIA_TYPE, href=feed.next)


def _entry(feed: Feed, article: Document) -> Iterator[Any]:
    yield _E.id(f"urn:uuid:{article['id']}")
    yield _E.title(one_line(article["title"]))
    yield _E.updated(article["created_at"])
    if article["published_at"]:
        yield _E.published(article["published_at"])
    yield _E.author(_E.name(_author(article)))
    yield _E.link(rel="alternate", type="text/plain", href=feed.text_of(article))
    if article["url"]:
        yield _E.link(rel="via", href=printable(article["url"]))
    if name := outlet(article):
        yield _E.source(_E.title(one_line(name)))
    for keyword in article["keywords"]:
        yield _E.category(term=one_line(keyword["text"]))
    if abstract := printable(article["summary"]["text"]):
        yield _E.summary(abstract)
    yield _E.content(printable(story(article)))


def _author(article: Document) -> str:
    """Name who wrote it, or else who put it out: an entry must have an author."""
    names = article["byline"], article["agency"], outlet(article)
    return next((one_line(name) for name in names if name), "not named")
