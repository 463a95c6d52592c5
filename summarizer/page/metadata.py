"""What an HTML page tells machines about its story: headline, outlet, writers, time."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import html

from summarizer.page.names import named
from summarizer.page.pieces import Role

# Longer values are no names and no times.
_NAME, _HEADLINE = 200, 1000
_BY = re.compile(r"(?i:(?:written )?by:? )")
_LIVE = "LiveBlogPosting"
_PROPERTIES = {"headline", "datePublished", "author", "publisher"}
_TITLES = ("og:title", "twitter:title")
_SITES = ("og:site_name", "application-name")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator")
_TIMES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "publish-date", "pubdate", "dc.date.issued", "dc.date", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its story, as it says it; ``titles`` the likeliest first.

    ``stories`` is what it says about each of several.
    """

    titles: tuple[str, ...] = ()
    site: str | None = None
    authors: str | None = None
    published: str | None = None
    description: str | None = None
    is_article: bool = False
    is_live: bool = False
    stories: tuple["Metadata", ...] = ()


def metadata(root: html.HtmlElement) -> Metadata:
    """Read JSON-LD first, then the ``meta`` elements, then ``title``.

    Parameters
    ----------
    root
        The parsed page.

    Returns
    -------
    Metadata
        Names and times with white space folded; None where the page has none. A site that is
        given as its writer is no writer.
    """
    meta = _meta(root)
    things = list(_things(root))
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and "name" in thing}
    articles = [_whole(thing, by_id) for thing in things if _is_article(thing)]
    stated = _clean([*_of(meta, _TITLES), root.findtext(".//title")])
    titles = [title for title in stated if len(title) <= _HEADLINE]
    told = _main(articles, titles) or microdata(root)
    site = next(filter(_is_name, [*_names(told.get("publisher")), *_of(meta, _SITES)]), None)
    return Metadata(
        titles=tuple(_clean([told.get("headline"), *titles])),
        site=site,
        authors=_writers(_names(told.get("author")) or _of(meta, _AUTHORS), site),
        published=_first(_NAME, [told.get("datePublished"), *_of(meta, _TIMES)]),
        description=_first(_HEADLINE, _of(meta, ("og:description", "description"))),
        is_article=bool(told) or "article" in _of(meta, ("og:type",)),
        is_live=told.get("@type") == _LIVE,
        stories=tuple(map(told_of, articles)),
    )


def told_of(thing: dict[str, Any]) -> Metadata:
    """Read what is said about one of several stories."""
    site = next(filter(_is_name, _names(thing.get("publisher"))), None)
    return Metadata(
        titles=tuple(_clean([thing.get("headline")])),
        site=site,
        authors=_writers(_names(thing.get("author")), site),
        published=_first(_NAME, [thing.get("datePublished")]),
    )


def microdata(root: html.HtmlElement) -> dict[str, Any]:
    """Read the first article that is described by ``itemprop``, as JSON-LD would say it."""
    found: dict[str, Any] = {}
    scope = None
    for element in root.iter():
        if scope is None and _is_article({"@type": element.get("itemtype"), "headline": "any"}):
            scope = element
        name = element.get("itemprop", "")
        wanted = scope is not None and name in _PROPERTIES and name not in found
        if wanted and _scope(element) is scope:
            found[name] = _said(element)
    return found


def _said(element: html.HtmlElement) -> str:
    """Read a property; of a thing that is described, its name."""
    names = (each for each in element.iter() if each.get("itemprop") == "name")
    said = next(names, element)
    words = said.get("content") or said.get("datetime") or "".join(said.itertext())
    return " ".join(words.split())


def _scope(element: html.HtmlElement) -> html.HtmlElement | None:
    """Find the element whose property another one is; a writer may be described at length."""
    above = element.iterancestors()
    return next((each for each in above if each.get("itemscope") is not None), None)


def _main(articles: list[dict[str, Any]], titles: Iterable[str]) -> dict[str, Any]:
    """Find the story that a page is about: all that it names, a live blog, or its title's."""
    if len({str(thing["headline"]) for thing in articles}) == 1:
        return articles[0]
    for thing in articles:
        if thing.get("@type") == _LIVE or any(str(thing["headline"]) in title for title in titles):
            return thing
    # Several headlines describe a list, and which of them the page is about is not said.
    return {}


def _writers(names: Iterable[str], site: str | None) -> str | None:
    writers = (_person(_BY.sub("", name)) for name in names if _is_name(name) and name != site)
    return _first(_NAME, [", ".join(dict.fromkeys(writers))])


def _person(name: str) -> str:
    """Leave out the office of a writer: "Jane Roe, Political Editor"."""
    head, comma, office = name.partition(", ")
    office, within, place = office.partition(" in ")
    found = named(head + comma + office.lower() + within + place)
    return found[1].of(name) if found and found[0] is Role.NAME else name


def _meta(root: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        names = (element.get(key) for key in ("property", "name", "itemprop"))
        name = next((name for name in names if name), "").casefold()
        found.setdefault(name, element.get("content") or "")
    return found


def _of(meta: dict[str, str], names: Iterable[str]) -> list[str]:
    return list(_clean(meta.get(name) for name in names))


def _things(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = [
        _loaded(element.text)
        for element in root.iter("script")
        if element.get("type", "").strip().casefold() == "application/ld+json"
    ][::-1]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            yield thing
            waiting.extend(reversed(thing.values()))
        elif isinstance(thing, list):
            waiting.extend(reversed(thing))


def _whole(article: dict[str, Any], by_id: dict[str, Any]) -> dict[str, Any]:
    """Put into an article the things that it only names by their ids."""
    told = {key: article.get(key) for key in ("author", "publisher")}
    return article | {
        key: [by_id.get(str(one.get("@id")), one) if isinstance(one, dict) else one for one in each]
        for key, value in told.items()
        for each in [value if isinstance(value, list) else [value]]
    }


def _loaded(script: str | None) -> Any:
    try:
        # Pages break their strings over lines, which strict JSON forbids.
        return json.loads(script or "", strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(thing: dict[str, Any]) -> bool:
    kind = thing.get("@type")
    return bool(thing.get("headline")) and any(
        isinstance(name, str)
        and (name.endswith(("Article", "/BlogPosting")) or name in {"BlogPosting", _LIVE})
        for name in (kind if isinstance(kind, list) else [kind])
    )


def _names(thing: object) -> list[str]:
    """Read names out of a text, a thing with a name, or a list of either."""
    things = thing if isinstance(thing, list) else [thing]
    return list(_clean(one.get("name") if isinstance(one, dict) else one for one in things))


def _is_name(name: str) -> bool:
    """Tell a name from an address, of a page or of an account."""
    return len(name) <= _NAME and "://" not in name and not name.startswith("@")


def _clean(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str) and (words := " ".join(unescape(value).split())):
            yield words


def _first(longest: int, values: Iterable[object]) -> str | None:
    return next((value for value in _clean(values) if len(value) <= longest), None)
