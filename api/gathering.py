"""Articles gathered into stories as they arrive, and copies told from what they are copies of.

After all that a transaction does to articles themselves: see `models.queries.gather_alone`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import nlargest
from uuid import UUID

from sqlalchemy.orm import Session

from api import copies
from api.relations import closeness
from models import queries
from models.queries import ChangeKind

# An article belongs to a story to whose articles it is so close, the mean of the closest and of all
# (of ten at most); who is so close to two stories makes them one. docs/decisions.md has figures.
_BELONGS, _MERGES = 0.23, 0.32
_MOST = 10
_FEWEST = 8
# Articles further apart in time tell of two events, however like these are.
_WINDOW = timedelta(days=7)
# So many articles whose time has come are gathered at once; what is left waits for the next time.
_RELEASED = 100
# Who is farther from a story's articles moves the mean by nothing that counts.
_NEAR, _NEAREST = 0.05, 100


def gather(
    session: Session,
    articles: Iterable[UUID],
    now: datetime,
    *,
    corrected: Collection[UUID] = (),
    quietly: bool = False,
) -> None:
    """Find the stories of articles, and what they are copies of; tell what became of each.

    An article that has a story keeps it, until others may not find it any more. Articles whose
    time has come meanwhile are gathered too. Of *corrected* ones it is told that they were; of what
    is done *quietly* nothing.
    """
    ids = {*articles, *corrected}
    if not ids:
        return
    queries.gather_alone(session)
    ids |= set(queries.due(session, _RELEASED, claim=True))
    hidden = queries.hidden(session, ids)
    for article_id in sorted(ids):
        if article_id in hidden:
            _hide(session, article_id, now)
            continue
        is_new = _show(session, article_id, now)
        if not quietly and (is_new or article_id in corrected):
            kind = ChangeKind.CREATED if is_new else ChangeKind.CORRECTED
            queries.note_change(session, article_id, kind, now)


def release(session: Session, now: datetime) -> None:
    """Gather the articles whose time has come."""
    gather(session, queries.due(session, _RELEASED), now)


def withdraw(session: Session, article_id: UUID, now: datetime) -> bool:
    """Delete an article; its copies are copies of the first of them then. Tell if it was there."""
    if not queries.claim_whole_article(session, article_id):
        return False
    _hide(session, article_id, now)
    return queries.delete_article(session, article_id)


def _show(session: Session, article_id: UUID, now: datetime) -> bool:
    """Give an article its place; tell whether it had none."""
    alike = copies.originals_like(session, article_id)
    story = queries.story_of(session, article_id)
    is_new = story is None
    if story is None:
        story = _story(session, article_id, alike, now)
        queries.place_article(session, article_id, story)
    copies.mark(session, article_id, alike)
    queries.refresh_story(session, story, now)
    return is_new


def _hide(session: Session, article_id: UUID, now: datetime) -> None:
    """Take an article out of its story, and tell it, if it is in one."""
    story = queries.story_of(session, article_id)
    if story is None:
        return
    # Before it goes: what the database itself would change then, it would check anew, and wait.
    copies.unmark(session, article_id)
    queries.displace_article(session, article_id)
    queries.refresh_story(session, story, now)
    queries.note_change(session, article_id, ChangeKind.WITHDRAWN, now)


def _story(session: Session, article_id: UUID, alike: Sequence[UUID], now: datetime) -> UUID:
    """Find the story that a new article belongs to, or begin one; stories that it links are one.

    A copy is of the story of its original, however long ago that was, and links nothing.
    """
    for other in alike:
        if story := queries.story_of(session, other):
            return story
    links = _links(session, article_id)
    nearest = max(links, key=lambda story: (links[story], -story.int), default=None)
    if nearest is None or links[nearest] < _BELONGS:
        return queries.make_story(session, now)
    one = sorted({nearest} | {story for story, link in links.items() if link >= _MERGES})
    if len(one) > 1:
        queries.merge_stories(session, one[0], one[1:])
    return one[0]


def _links(session: Session, article_id: UUID) -> dict[UUID, float]:
    """Measure how close an article is to the stories of its time, by their ids."""
    near = _near(session, article_id)
    at = queries.told(session, [article_id])[article_id].at
    close: defaultdict[UUID, list[float]] = defaultdict(list)
    sizes: dict[UUID, int] = {}
    for place in queries.places(session, near):
        if abs(place.at - at) <= _WINDOW:
            close[place.story_id].append(near[place.article_id])
            sizes[place.story_id] = place.size
    return {story: _link(own, sizes[story]) for story, own in close.items()}


def _near(session: Session, article_id: UUID) -> Mapping[UUID, float]:
    shared = queries.shared_terms(session, [article_id])[article_id]
    # With so little to say it would be near everything that has one of its words.
    found = closeness(article_id, shared) if len(shared) >= _FEWEST else {}
    nearest = nlargest(_NEAREST, found, key=found.__getitem__)
    return {other: found[other] for other in nearest if found[other] >= _NEAR}


def _link(close: list[float], size: int) -> float:
    best = nlargest(_MOST, close)
    return (best[0] + sum(best) / min(size, _MOST)) / 2
