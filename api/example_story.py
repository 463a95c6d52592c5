"""The contract's example of a story: the sample page's last article, and another of the event."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm.attributes import set_committed_value

from api.roundups import Roundup, story_document
from api.rows import article_parts, article_row
from api.schemas.story import StoryListItemSchema, StorySchema
from api.submissions import Article
from models.queries import Teller
from models.tables import Article as Row
from models.tables import Quote, Sentence, Source, Story, StoryArticle
from summarizer.text import Basis, Precision, Published

_OTHER = """\
A chart that the Tidewater Maritime Museum had lost for a century hung behind the clock of its own \
hall, the keeper of its maps, Ines Moravec, said on Wednesday.

“We shall hang it where everybody can be wrong about it,” she said."""


def story_example(
    story_id: UUID, ids: tuple[UUID, UUID], article: Article, at: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Show a story as it is read, and as it stands in a list."""
    other = Article(
        "Lost chart found behind a clock",
        _OTHER,
        "The Ferry Post",
        published=Published(at, precision=Precision.MINUTE, basis=Basis.ABSOLUTE),
    )
    rows = [
        _row(each, article_id, story_id, at)
        for each, article_id in zip((article, other), ids, strict=True)
    ]
    told = sorted(each.published_at or at for each in rows)
    story = Story(
        id=story_id,
        article_count=2,
        first_at=told[0],
        last_at=told[-1],
        created_at=at,
        updated_at=at,
    )
    tellers = [Teller(each.source.name, 1) for each in rows if each.source]
    listed = story_document(story, rows[::-1], tellers)
    read = listed | Roundup.of(rows).document(3) | {"former_ids": []}
    return StorySchema().dump(read), StoryListItemSchema().dump(listed)


def _row(article: Article, article_id: UUID, story_id: UUID, now: datetime) -> Row:
    read = article.read()
    parts = article_parts(article, read, now)
    row = Row(**article_row(article, read.language), id=article_id)
    row.source = Source(name=article.source)
    row.sentences = [Sentence(**each) for each in parts[Sentence]]
    row.quotes = [Quote(**each) for each in parts[Quote]]
    set_committed_value(row, "place", StoryArticle(article_id=article_id, story_id=story_id))
    return row
