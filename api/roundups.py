"""Stories as plain documents, and what their articles tell together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from api.documents import brief_document, quote_document, stored_quotation, stored_sentences
from api.schemas.story import MOST_SAID, MOST_VOICES
from models.queries import Teller
from models.tables import Article, Story, StoryArticle
from summarizer.roundup import (
    Account,
    Fact,
    Place,
    Said,
    Voice,
    facts,
    news_of_each,
    passages,
    voices,
)
from summarizer.text import QuoteKind, Span


def story_document(
    story: Story, latest: Sequence[Article], tellers: Iterable[Teller]
) -> dict[str, Any]:
    """Describe a story by its *latest* articles, the latest first, and who tells it."""
    return {
        "id": story.id,
        "title": latest[0].title if latest else "",
        "article_count": story.article_count,
        "sources": [{"name": each.name, "article_count": each.articles} for each in tellers],
        "first_at": story.first_at,
        "last_at": story.last_at,
        "created_at": story.created_at,
        "updated_at": story.updated_at,
        "articles": [_brief(each) for each in latest],
    }


@dataclass(frozen=True, slots=True)
class Roundup:
    """Some articles of a story, the first one first, and the first of each text."""

    articles: Sequence[Article]
    originals: Sequence[Article]
    accounts: Sequence[Account]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Self:
        """Take articles with their places, sentences and quotes, the first one first."""
        first: dict[UUID, Article] = {}
        for each in articles:
            first.setdefault(_original(each), each)
        own = list(first.values())
        return cls(articles, own, [_account(each) for each in own])

    def document(self, count: int) -> dict[str, Any]:
        """Describe what they tell: up to *count* facts, who says what, and what came when."""
        read = passages(self.accounts)
        return {
            "digest": self._digest(facts(read, count)),
            "quotes": [self._voice(each) for each in voices(self.accounts)[:MOST_VOICES]],
            "timeline": self._timeline(news_of_each(read, len(self.accounts))),
        }

    def _digest(self, found: Sequence[Fact]) -> dict[str, Any]:
        sentences = [
            self._sentence(each.place)
            | {
                "index": each.place.index,
                "score": round(each.score, 6),
                "also": [self._sentence(other) for other in each.also],
            }
            for each in found
        ]
        text = " ".join(each["text"] for each in sentences)
        return {"text": text, "word_count": len(text.split()), "sentences": sentences}

    def _voice(self, voice: Voice) -> dict[str, Any]:
        places = [place for said in voice.said for place in (said.place, *said.also)]
        roles = (self._role(place) for place in places) if voice.named else ()
        return {
            "speaker": voice.named and self._name(voice.named),
            "role": next(filter(None, roles), None),
            "article_count": len({place.article for place in places}),
            "quotes": [self._said(each) for each in voice.said[:MOST_SAID]],
        }

    def _said(self, said: Said) -> dict[str, Any]:
        place = said.place
        quote = self.accounts[place.article].quotes[place.index]
        return quote_document(self.accounts[place.article].body, quote) | {
            "article_id": self.originals[place.article].id,
            "also": [
                self._range(each, self._quote(each))
                for each in said.also
                if each.article != place.article
            ],
        }

    def _timeline(self, news: Sequence[Place | None]) -> list[dict[str, Any]]:
        by_id = dict(zip((each.id for each in self.originals), news, strict=True))
        return [
            _event(each) | {"sentence": self._news(by_id.get(each.id))} for each in self.articles
        ]

    def _news(self, place: Place | None) -> dict[str, Any] | None:
        return None if place is None else self._sentence(place)

    def _sentence(self, place: Place) -> dict[str, Any]:
        return self._range(place, self.accounts[place.article].sentences[place.index])

    def _quote(self, place: Place) -> Span:
        return self.accounts[place.article].quotes[place.index]

    def _name(self, place: Place) -> dict[str, Any] | None:
        speaker = self.accounts[place.article].quotes[place.index].speaker
        return self._range(place, speaker.name) if speaker and speaker.name else None

    def _role(self, place: Place) -> dict[str, Any] | None:
        speaker = self.accounts[place.article].quotes[place.index].speaker
        return self._range(place, speaker.role) if speaker and speaker.role else None

    def _range(self, place: Place, span: Span) -> dict[str, Any]:
        return {
            "article_id": self.originals[place.article].id,
            "start": span.start,
            "end": span.end,
            "text": span.of(self.accounts[place.article].body),
        }


def _original(row: Article) -> UUID:
    """Tell what an article is a copy of: itself, where of nothing else."""
    return (row.place and row.place.original_id) or row.id


def _account(row: Article) -> Account:
    return Account(
        row.body,
        row.title,
        row.language,
        stored_sentences(row),
        [stored_quotation(each) for each in row.quotes if each.kind != QuoteKind.INDIRECT],
    )


def _brief(row: Article) -> dict[str, Any]:
    return brief_document(row) | {"duplicate_of": row.place and _copy(row.place)}


def _copy(place: StoryArticle) -> dict[str, Any] | None:
    if place.original_id is None:
        return None
    return {"id": place.original_id, "similarity": round(place.likeness or 0.0, 4)}


def _event(row: Article) -> dict[str, Any]:
    return {
        "article_id": row.id,
        "title": row.title,
        "source": row.source and {"name": row.source.name},
        "published_at": row.published_at,
        "published_at_precision": row.published_at_precision,
    }
