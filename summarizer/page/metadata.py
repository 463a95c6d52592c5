"""What an HTML page tells machines about its story: headline, outlet, writers, time."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import html

# Longer values are no names and no times.
_NAME, _HEADLINE = 200, 1000
_BY = re.compile(r"(?i:(?:written )?by:? )")
_TITLES = ("og:title", "twitter:title")
_SITES = ("og:site_name", "application-name")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator")
_TIMES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "publish-date", "pubdate", "dc.date.issued", "dc.date", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its story, as it says it; ``titles`` the likeliest first."""

    titles: tuple[str, ...] = ()
    site: str | None = None
    authors: str | None = None
    published: str | None = None
    description: str | None = None
    is_article: bool = False


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
    articles = [thing for thing in _things(root) if _is_article(thing)]
    # Several headlines describe a list, and which of them the page is about is not said.
    is_one = len({str(thing["headline"]) for thing in articles}) == 1
    told = articles[0] if is_one else {}
    names = filter(_is_name, [*_names(told.get("publisher")), *_of(meta, _SITES)])
    site = next(names, None)
    authors = _names(told.get("author")) or _of(meta, _AUTHORS)
    writers = (_BY.sub("", name) for name in authors if _is_name(name) and name != site)
    return Metadata(
        titles=tuple(
            _clean([told.get("headline"), *_of(meta, _TITLES), root.findtext(".//title")])
        ),
        site=site,
        authors=_first(_NAME, [", ".join(dict.fromkeys(writers))]),
        published=_first(_NAME, [told.get("datePublished"), *_of(meta, _TIMES)]),
        description=_first(_HEADLINE, _of(meta, ("og:description", "description"))),
        is_article=bool(told) or "article" in _of(meta, ("og:type",)),
    )


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


def _loaded(script: str | None) -> Any:
    try:
        # Pages break their strings over lines, which strict JSON forbids.
        return json.loads(script or "", strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(thing: dict[str, Any]) -> bool:
    kind = thing.get("@type")
    return bool(thing.get("headline")) and any(
        isinstance(name, str) and (name.endswith("Article") or name == "BlogPosting")
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
