"""An article as schema.org's ``NewsArticle`` in JSON-LD 1.1, https://schema.org/NewsArticle."""

from typing import Any

from api.forms.words import Document, by_rank, outlet, role, stated

Node = dict[str, Any]


def jsonld(article: Document) -> Node:
    """Describe *article* as a ``NewsArticle`` with its abstract, and a part for each quote.

    ``sdDatePublished`` is when it was stored: schema.org's ``dateCreated`` would be when it was
    written, which nobody told.
    """
    return stated(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": f"urn:uuid:{article['id']}",
            "identifier": article["external_id"],
            "url": article["url"],
            "headline": article["title"],
            "abstract": article["summary"]["text"],
            "articleBody": article["body"],
            "wordCount": len(article["body"].split()),
            "inLanguage": article["language"],
            "dateline": article["dateline"],
            "author": _named("Person", article["byline"]),
            "publisher": _named("Organization", outlet(article)),
            "sourceOrganization": _named("Organization", article["agency"]),
            "datePublished": _date(article),
            "sdDatePublished": article["created_at"],
            "keywords": [keyword["text"] for keyword in article["keywords"]],
            "hasPart": [_quotation(quote) for quote in by_rank(article)],
        }
    )


def _date(article: Document) -> str | None:
    """Return the time of publication, or the date alone where no more is known."""
    at: str | None = article["published_at"]
    return at[:10] if at and article["published_at_precision"] == "day" else at


def _named(kind: str, name: str | None) -> Node | None:
    return {"@type": kind, "name": name} if name else None


def _quotation(quote: Document) -> Node:
    return stated(
        {
            "@type": "Quotation",
            "text": quote["text"],
            "spokenByCharacter": _speaker(quote["speaker"]),
        }
    )


def _speaker(speaker: Document | None) -> Node | None:
    """Describe a speaker: a name is a person's, a role may be anybody's, a pronoun is no name."""
    if speaker is None:
        return None
    if speaker["name"]:
        job = role(speaker)
        return stated(
            {"@type": "Person", "name": speaker["name"], "jobTitle": job[0] if job else None}
        )
    return {"name": speaker["text"]} if speaker["kind"] == "nominal" else None
