"""A list of articles as a feed in JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from collections.abc import Sequence
from typing import Any

from api.forms.feed import Feed
from api.forms.words import Document, by_rank, outlet, speaker, stated

MEDIA_TYPE = "application/feed+json"
_MEMBERS = ("text", "start", "end", "kind", "rank")


def jsonfeed(feed: Feed, articles: Sequence[Document]) -> dict[str, Any]:
    """Write *articles* as a part of *feed*.

    What the format has no member for stands under ``_standfirst``, as its extensions do.
    """
    return stated(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "feed_url": feed.first,
            "next_url": feed.next,
        }
    ) | {"items": [_item(feed, article) for article in articles]}


def _item(feed: Feed, article: Document) -> dict[str, Any]:
    byline = article["byline"]
    return stated(
        {
            "id": f"urn:uuid:{article['id']}",
            "url": feed.text_of(article),
            "external_url": article["url"],
            "title": article["title"],
            "summary": article["summary"]["text"],
            "content_text": article["body"],
            "date_published": article["published_at"],
            "date_modified": article["created_at"],
            "authors": [{"name": byline}] if byline else [],
            "tags": [keyword["text"] for keyword in article["keywords"]],
            "language": article["language"],
            "_standfirst": stated(
                {
                    "source": outlet(article),
                    "agency": article["agency"],
                    "dateline": article["dateline"],
                    "quotes": [_quote(quote) for quote in by_rank(article)],
                }
            ),
        }
    )


def _quote(quote: Document) -> dict[str, Any]:
    """Give a quote with its range in ``content_text``, and who said it, if the article says so."""
    members = {name: quote[name] for name in _MEMBERS}
    return members if quote["speaker"] is None else members | {"speaker": speaker(quote)}
