"""An article as IPTC ninjs, "News in JSON": 3.1, and 2.2 with its names in lower case.

IPTC, https://iptc.org/standards/ninjs/. Its lists of roles are open; those used here are ``main``,
``summary``, ``dateline`` and ``quote``. Quotes have no member of their own: they are components.
"""

from typing import Any

from api.forms.words import Document, by_rank, outlet, role, stated

Item = dict[str, Any]


def ninjs(article: Document) -> Item:
    """Describe *article* as ninjs 3.1."""
    return {"standard": _standard("3.1")} | _item(article)


def ninjs2(article: Document) -> Item:
    """Describe *article* as ninjs 2.2, in which an association has no relation."""
    item = _item(article)
    for quote in item.get("associations", ()):
        del quote["rel"]
    lowered: Item = _lowered(item)
    return {"standard": _standard("2.2")} | lowered


def _standard(version: str) -> Item:
    schema = f"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#"
    return {"name": "ninjs", "version": version, "schema": schema}


def _item(article: Document) -> Item:
    body = article["body"]
    counts = {"charCount": len(body), "wordCount": len(body.split())}
    return stated(
        {
            "uri": _uri(article),
            "type": "text",
            "representationType": "full",
            "firstCreated": article["created_at"],
            "contentCreated": article["published_at"],
            "language": article["language"],
            "title": article["title"],
            "headlines": _texts("main", article["title"]),
            "descriptions": [
                *_texts("summary", article["summary"]["text"]),
                *_texts("dateline", article["dateline"]),
            ],
            "bodies": _texts("main", body, counts),
            "by": article["byline"],
            "infoSources": [
                *_role("publisher", "name", outlet(article)),
                *_role("agency", "name", article["agency"]),
            ],
            "altIds": [
                *_role("url", "value", article["url"]),
                *_role("external", "value", article["external_id"]),
            ],
            "subjects": [_subject(article, keyword) for keyword in article["keywords"]],
            "associations": [_quote(article, quote) for quote in by_rank(article)],
        }
    )


def _uri(article: Document) -> str:
    return f"urn:uuid:{article['id']}"


def _texts(name: str, text: str | None, counts: Item | None = None) -> list[Item]:
    item = {"role": name, "contentType": "text/plain", "value": text}
    return [item | (counts or {})] if text else []


def _role(name: str, member: str, value: str | None) -> list[Item]:
    return [{"role": name, member: value}] if value else []


def _subject(article: Document, keyword: Document) -> Item:
    return {
        "name": keyword["text"],
        "creator": article["summary"]["engine"],
        "relevance": round(100 * keyword["score"]),
    }


def _quote(article: Document, quote: Document) -> Item:
    speaker = quote["speaker"]
    return stated(
        {
            "name": f"quote-{quote['rank']}",
            "rel": "quote",
            "uri": f"{_uri(article)}#quote-{quote['rank']}",
            "type": "component",
            "by": speaker and _by(speaker),
            "bodies": _texts("quote", quote["text"]),
            "people": _people(speaker),
        }
    )


def _by(speaker: Document) -> str:
    return ", ".join([speaker["name"] or speaker["text"], *role(speaker)])


def _people(speaker: Document | None) -> list[Item]:
    return [{"name": speaker["name"], "rel": "speaker"}] if speaker and speaker["name"] else []


def _lowered(value: Any) -> Any:
    if isinstance(value, dict):
        return {name.lower(): _lowered(each) for name, each in value.items()}
    return [_lowered(each) for each in value] if isinstance(value, list) else value
