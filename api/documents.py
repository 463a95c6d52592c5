"""Values of the core as plain documents, ready for a schema to dump: each range with its words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from api.config import ENGINE
from api.schemas.page import PageSchema, SegmentSchema
from api.submissions import Article
from models.queries import CANCELED, Around, served
from models.tables import Article as ArticleRow
from models.tables import Page as PageRow
from models.tables import Quote as QuoteRow
from models.tables import Summary as SummaryRow
from summarizer.text import (
    Cue,
    Digest,
    KeySentence,
    Quote,
    QuoteKind,
    Reason,
    Sentence,
    Span,
    Speaker,
    SpeakerKind,
    Summary,
)

UNSTORED = {
    "version": None,
    "updated_at": None,
    "status": "usable",
    "embargoed_until": None,
    "story_id": None,
    "duplicate_of": None,
}
"""What is told behind an article that is not stored."""

_PAGE = PageSchema(exclude=["articles", "segments"])
_SEGMENT = SegmentSchema(exclude=["article"])


def summary_document(
    body: str, summary: Summary, reasons: Sequence[Sequence[Reason]] | None = None
) -> dict[str, Any]:
    """Describe a summary of *body*, with the *reasons* for each sentence if there are."""
    text = summary.text(body)
    document: dict[str, Any] = {
        "method": summary.method,
        "engine": ENGINE,
        "text": text,
        "word_count": len(text.split()),
        "sentences": [
            _range(body, each) | {"index": each.index, "score": _score(each.score)}
            for each in summary.sentences
        ],
    }
    if reasons is not None:
        for sentence, own in zip(document["sentences"], reasons, strict=True):
            sentence["reasons"] = [
                {"kind": each.kind, "effect": _score(each.effect)} for each in own
            ]
    return document


def quote_document(body: str, quote: Quote) -> dict[str, Any]:
    """Describe a quote of *body* with its speaker and cue."""
    return _range(body, quote) | {
        "kind": quote.kind,
        "score": _score(quote.score),
        "rank": quote.rank,
        "sentence": quote.sentence,
        "speaker": quote.speaker and _speaker(body, quote.speaker),
        "cue": quote.cue and _range(body, quote.cue),
    }


def stored_quote_document(row: QuoteRow) -> dict[str, Any]:
    """Describe a stored quote, and the article that has it."""
    return quote_document(row.article.body, stored_quotation(row)) | {
        "id": row.id,
        "article_id": row.article_id,
        "article_title": row.article.title,
    }


def brief_document(row: ArticleRow) -> dict[str, Any]:
    """Describe a stored article where others are spoken of."""
    return {
        "id": row.id,
        "title": row.title,
        "source": row.source and {"name": row.source.name},
        "url": row.url,
        "published_at": row.published_at,
    }


def stored_sentences(row: ArticleRow) -> tuple[Sentence, ...]:
    """Return an article's sentences as they were found when it was stored."""
    return tuple(
        Sentence(each.start, each.end, each.position, each.paragraph) for each in row.sentences
    )


def stored_quotation(row: QuoteRow) -> Quote:
    """Take a quote as it was found when its article was stored."""
    return Quote(
        start=row.start,
        end=row.end,
        kind=QuoteKind(row.kind),
        sentence=row.sentence,
        speaker=_stored_speaker(row),
        cue=_stored_cue(row),
        score=row.score,
        rank=row.rank,
    )


def run_document(article: ArticleRow, row: SummaryRow) -> dict[str, Any]:
    """Describe a summary that is kept with its article."""
    sentences = stored_sentences(article)
    chosen = [(sentences[each["index"]], each["score"]) for each in row.sentences]
    summary = Summary(
        row.method,
        tuple(KeySentence(one.start, one.end, one.index, score) for one, score in chosen),
    )
    return summary_document(article.body, summary) | {
        "id": row.id,
        "article_id": article.id,
        "engine": row.engine,
        "parameters": row.parameters,
        "created_at": row.created_at,
    }


def stored_page_document(row: PageRow) -> dict[str, Any]:
    """Describe a stored page, with those of its articles that are still there, as stored JSON."""
    shown = [place for place in row.articles if place.article.status != CANCELED]
    places: dict[int | None, int] = {place.position: index for index, place in enumerate(shown)}
    frame: dict[str, Any] = _PAGE.dump(row)
    return frame | {
        "segments": [
            _SEGMENT.dump(each) | {"article": places.get(each.article)} for each in row.segments
        ],
        "articles": [orjson.Fragment(_served(place.article)) for place in shown],
    }


def _served(row: ArticleRow) -> bytes:
    place = row.place
    where = (place.story_id, place.original_id, place.likeness) if place else ()
    around = (row.version, row.updated_at, row.status, row.embargoed_until)
    return served(row.document, Around(*around, *where))


def digest_document(
    title: str | None,
    body: str,
    digest: Digest,
    reasons: Sequence[Sequence[Reason]] | None = None,
    *,
    indirect: bool = False,
) -> dict[str, Any]:
    """Describe all that was read out of *body*.

    With the *reasons* for its summary if there are, and with *indirect* speech if that is wanted.
    """
    return {
        "title": title,
        "language": digest.language,
        "language_confidence": digest.detection and round(digest.detection.confidence, 2),
        "language_detected": digest.detection and digest.detection.likeliest,
        "body": body,
        "sentences": digest.sentences,
        "summary": summary_document(body, digest.summary, reasons),
        "quotes": [
            quote_document(body, quote)
            for quote in digest.quotes
            if indirect or quote.kind is not QuoteKind.INDIRECT
        ],
        "keywords": [
            _range(body, each) | {"score": _score(each.score)} for each in digest.keywords
        ],
    }


def article_document(
    article: Article, read: Digest, article_id: UUID | None, created_at: datetime | None
) -> dict[str, Any]:
    """Describe an article, stored or not, as it is served."""
    published = article.published
    return digest_document(article.title, article.body, read) | {
        "id": article_id,
        "external_id": article.external_id,
        "url": article.url,
        "source": article.source and {"name": article.source},
        "byline": article.byline,
        "agency": article.agency,
        "dateline": article.dateline,
        "published_at": published.at,
        "published_at_raw": published.raw,
        "published_at_precision": published.precision,
        "published_at_basis": published.basis,
        "created_at": created_at,
    }


def _stored_speaker(row: QuoteRow) -> Speaker | None:
    if row.speaker_start is None or row.speaker_end is None or row.speaker_kind is None:
        return None
    return Speaker(
        row.speaker_start,
        row.speaker_end,
        SpeakerKind(row.speaker_kind),
        _stored_span(row.speaker_name_start, row.speaker_name_end),
        _stored_span(row.speaker_role_start, row.speaker_role_end),
        resolved=row.speaker_resolved,
        confidence=row.speaker_confidence,
    )


def _stored_span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _stored_cue(row: QuoteRow) -> Cue | None:
    if row.cue_start is None or row.cue_end is None:
        return None
    return Cue(row.cue_start, row.cue_end)


def _score(score: float) -> float:
    # Python's releases differ in the last digits of a sum; what is served must not.
    return round(score, 6)


def _range(body: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(body)}


def _speaker(body: str, speaker: Speaker) -> dict[str, Any]:
    name, role = speaker.name, speaker.role
    return _range(body, speaker) | {
        "kind": speaker.kind,
        "name": name and name.of(body),
        "name_start": name and name.start,
        "name_end": name and name.end,
        "role": role and _range(body, role),
        "resolved": speaker.resolved,
        "confidence": speaker.confidence,
    }
