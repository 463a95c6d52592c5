"""Articles as they are served: stored JSON as it stands, where nothing else is asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from api.highlights import marks
from api.paging import Part
from api.relations import Relations
from api.schemas.related import RelatedSchema
from api.schemas.search import MOST_EMBEDDED
from api.schemas.selection import Selection, selected, with_embedded
from models.fulltext import Query
from models.queries import Found

_RELATED = RelatedSchema(many=True)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of articles: the marks of ``words``, their ``relations``, what is ``wanted``.

    What is None adds nothing, and leaves nothing out.
    """

    words: Query | None = None
    relations: Relations | None = None
    wanted: Selection | None = None

    @classmethod
    def of(
        cls,
        session: Session,
        query: Mapping[str, Any],
        ids: Collection[UUID],
        words: Query | None = None,
    ) -> "Shown":
        """Take `fields` and `embed` of a request, and read what is to be embedded in *ids*."""
        embed = query.get("embed", ())
        related = Relations.of(session, ids, MOST_EMBEDDED) if "related" in embed else None
        return cls(words, related, with_embedded(query.get("selection"), embed))

    @property
    def is_whole(self) -> bool:
        """Whether articles are shown as they are stored."""
        return self == Shown()

    def article(self, article_id: UUID, document: bytes) -> bytes:
        """Write one article."""
        if self.is_whole:
            return document
        article: dict[str, Any] = orjson.loads(document)
        if self.words is not None:
            article |= marks(article, self.words)
        if self.relations is not None:
            related = self.relations.documents(article_id, article["body"])
            article["related"] = _RELATED.dump(related)
        return orjson.dumps(article if self.wanted is None else selected(article, self.wanted))


def article_list(page: Part[Found], shown: Shown, total: int | None) -> bytes:
    """Write a part of a list."""
    items = b",".join(shown.article(row.place.id, row.document) for row in page.items)
    ending = b"" if total is None else b',"total":%d' % total
    return b'{"items":[' + items + b'],"next":' + orjson.dumps(page.next) + ending + b"}"
