"""Values of the core as rows of the store."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from api.config import ENGINE
from api.submissions import Article, Page, Status
from models.queries import NEVER, Parts, Row
from models.tables import (
    Keyword,
    PageArticle,
    Quote,
    Searchable,
    Segment,
    Sentence,
    Sketch,
    Summary,
    Term,
)
from models.words import SearchedWords
from summarizer.likeness import sketch
from summarizer.subject import subject
from summarizer.text import Digest, Reading, Span
from summarizer.text import Keyword as Phrase
from summarizer.text import Quote as Quotation
from summarizer.text import Segment as Stretch
from summarizer.text import Summary as Abstract

DEFAULTS: Mapping[str, int | None] = {"sentences": 3, "max_words": None, "max_chars": None}
"""What the summary that an article is stored with keeps to."""


def article_row(article: Article, language: str) -> Row:
    """Write an article as a row, all but its id, source, standing, document and time."""
    return {
        "external_key": article.external_key,
        "external_id": article.external_id,
        "title": article.title,
        "body": article.body,
        "url": article.url,
        "byline": article.byline,
        "agency": article.agency,
        "dateline": article.dateline,
        "language": language,
        "published_at": article.published.at,
        "published_at_raw": article.published.raw,
        "published_at_precision": article.published.precision,
        "published_at_basis": article.published.basis,
        "fingerprint": article.fingerprint,
    }


def standing_row(article: Article) -> Row:
    """Write what may be done with an article as a part of its row."""
    return {
        "status": article.status,
        "embargoed_until": article.embargoed_until,
        "hidden_until": article.embargoed_until if article.status is Status.USABLE else NEVER,
    }


def article_parts(article: Article, read: Digest, now: datetime) -> Parts:
    """Write all that was read out of an article, and what it is found by, as rows."""
    body = article.body
    about = subject(body, article.title, read.language)
    return {
        Sentence: [
            {"position": each.index, "paragraph": each.paragraph} | _range(each)
            for each in read.sentences
        ],
        Summary: [summary_row(read.summary, DEFAULTS, now)],
        Quote: [_quote_row(body, each) for each in read.quotes],
        Term: [{"key": each.key, "weight": each.weight} for each in about],
        Sketch: [{"mark": each} for each in sketch(body)],
        Keyword: [
            {"position": at, **_keyword_row(body, each)} for at, each in enumerate(read.keywords)
        ],
        Searchable: [
            {
                "byline": (article.byline or "").casefold(),
                "words": SearchedWords.of(article.title, body),
            }
        ],
    }


def page_row(page: Page, text: str, at: datetime, now: datetime) -> Row:
    """Write a page of some time, and the *text* read out of it, as a row, all but its id."""
    return {
        "text": text,
        "markup": page.sent if page.is_html else None,
        "url": page.url,
        "captured_at": at,
        "created_at": now,
        "fingerprint": page.fingerprint,
        "engine": ENGINE,
    }


def page_parts(reading: Reading, articles: list[UUID]) -> Parts:
    """Write a page's segments, and the places of its *articles*, as rows."""
    return {
        Segment: [_segment_row(at, each) for at, each in enumerate(reading.segments)],
        PageArticle: [{"position": at, "article_id": each} for at, each in enumerate(articles)],
    }


def summary_row(summary: Abstract, choice: Mapping[str, Any], now: datetime) -> Row:
    """Write a summary that was made by *choice* as a row, all but its article."""
    parameters = {name: choice.get(name) for name in DEFAULTS}
    given = {name: value for name, value in parameters.items() if value is not None}
    return {
        "method": summary.method,
        "engine": ENGINE,
        "choice": urlencode({"method": summary.method} | given),
        "parameters": parameters,
        "sentences": [{"index": each.index, "score": each.score} for each in summary.sentences],
        "created_at": now,
    }


def _quote_row(body: str, quote: Quotation) -> Row:
    text, speaker, cue = quote.of(body), quote.speaker, quote.cue
    name, role = speaker and speaker.name, speaker and speaker.role
    return _range(quote) | {
        "rank": quote.rank,
        "kind": quote.kind,
        "score": quote.score,
        "sentence": quote.sentence,
        "text": text,
        "folded": text.casefold(),
        "speaker_start": speaker and speaker.start,
        "speaker_end": speaker and speaker.end,
        "speaker_kind": speaker and speaker.kind,
        "speaker_name_start": name and name.start,
        "speaker_name_end": name and name.end,
        "speaker_name": name and name.of(body),
        "speaker_folded": name and name.of(body).casefold(),
        "speaker_role_start": role and role.start,
        "speaker_role_end": role and role.end,
        "speaker_role": role and role.of(body),
        "speaker_resolved": speaker is not None and speaker.resolved,
        "speaker_confidence": speaker and speaker.confidence,
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
    }


def _keyword_row(body: str, keyword: Phrase) -> Row:
    text = keyword.of(body)
    return _range(keyword) | {"score": keyword.score, "text": text, "folded": text.casefold()}


def _segment_row(position: int, segment: Stretch) -> Row:
    return _range(segment) | {
        "position": position,
        "kind": segment.kind,
        "rule": segment.rule,
        "article": segment.article,
    }


def _range(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}
