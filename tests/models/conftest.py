"""Rows to store: one invented article, one page, and whatever a test changes in them."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.queries import source_id, store_article, store_page
from models.tables import (
    Keyword,
    Page,
    PageArticle,
    Quote,
    Searchable,
    Segment,
    Sentence,
    Summary,
)
from models.words import SearchedWords

BODY = "“The mill will reopen,” Ada Verne said. Rain fell."
NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)


def quote_row(rank, text, speaker="Ada Verne"):
    return {
        "rank": rank,
        "start": 1,
        "end": 22,
        "kind": "direct",
        "score": 0.5,
        "sentence": 0,
        "text": text,
        "folded": text.casefold(),
        "speaker_start": 24,
        "speaker_end": 33,
        "speaker_kind": "named",
        "speaker_name_start": 24,
        "speaker_name_end": 33,
        "speaker_name": speaker,
        "speaker_folded": speaker and speaker.casefold(),
        "cue_start": 34,
        "cue_end": 38,
    }


@pytest.fixture
def article_row():
    """Make an article's row, unlike any other."""

    def make(**changes):
        return {
            "source_id": None,
            "external_key": None,
            "external_id": None,
            "title": "The mill on Mill Lane",
            "body": BODY,
            "url": "https://news.example/mill",
            "byline": "By Ida Marsh",
            "agency": None,
            "dateline": "HARBOURTON",
            "language": "en",
            "published_at": NOON,
            "published_at_raw": "July 2, noon",
            "published_at_precision": "hour",
            "published_at_basis": "absolute",
            "fingerprint": uuid4().hex,
            "created_at": NOON,
            "document": b'{"title":"The mill on Mill Lane"}',
        } | changes

    return make


@pytest.fixture
def article_parts():
    """Make the rows of an article's parts."""

    def make(*quotes):
        return {
            Sentence: [
                {"position": 0, "paragraph": 0, "start": 0, "end": 39},
                {"position": 1, "paragraph": 0, "start": 40, "end": 50},
            ],
            Summary: [
                {
                    "method": "news",
                    "engine": "standfirst/0.1.0",
                    "choice": "method=news&sentences=1",
                    "parameters": {"sentences": 1, "max_words": None, "max_chars": None},
                    "sentences": [{"index": 0, "score": 0.75}],
                }
            ],
            Quote: [quote_row(rank, *words) for rank, words in enumerate(quotes, 1)],
            Keyword: [
                {
                    "position": 0,
                    "start": 5,
                    "end": 9,
                    "score": 0.25,
                    "text": "mill",
                    "folded": "mill",
                }
            ],
            Searchable: [
                {"byline": "by ida marsh", "words": SearchedWords.of("The mill on Mill Lane", BODY)}
            ],
        }

    return make


@pytest.fixture
def stored_article(database, article_row, article_parts):
    """Store an article in a transaction of its own; give its id, or None."""

    def store(*quotes, source=None, parts=None, **changes):
        with database.transaction() as session:
            if source is not None:
                changes["source_id"] = source_id(session, source)
            parts = parts or article_parts(*quotes)
            return store_article(session, article_row(**changes), parts)

    return store


@pytest.fixture
def stored_page(database):
    """Store a page with places for the articles; give its id, or None."""

    def store(*articles, **changes):
        page = {
            "text": "Home\nThe mill on Mill Lane",
            "url": None,
            "captured_at": NOON,
            "fingerprint": uuid4().hex,
            "engine": "standfirst/0.1.0",
        }
        parts = {
            Segment: [
                {
                    "position": 0,
                    "start": 0,
                    "end": 5,
                    "kind": "navigation",
                    "rule": "menu",
                    "article": None,
                },
                {
                    "position": 1,
                    "start": 5,
                    "end": 26,
                    "kind": "title",
                    "rule": "headline",
                    "article": 0,
                },
            ],
            PageArticle: [
                {"position": position, "article_id": article}
                for position, article in enumerate(articles)
            ],
        }
        with database.transaction() as session:
            return store_page(session, page | changes, parts)

    return store


@pytest.fixture
def counts(database):
    """Count the rows of every table that has any."""

    def count():
        with database.reading() as session:
            return {
                table.name: rows
                for table in Page.metadata.sorted_tables
                if (rows := session.scalar(select(func.count()).select_from(table)))
            }

    return count
