"""Times: aware on their way in, UTC on their way out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import dialect

from models.base import UTCDateTime, now, uuid7
from models.tables import Article, Page

IST = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        pytest.param(
            datetime(2025, 7, 2, 15, 53, 1, 250_000, tzinfo=IST),
            datetime(2025, 7, 2, 10, 23, 1, 250_000, tzinfo=UTC),
            id="another zone",
        ),
        pytest.param(
            datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), id="the first moment"
        ),
        pytest.param(
            datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
            datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
            id="the last second",
        ),
    ],
)
def test_a_time_comes_back_as_the_same_moment_in_utc(database, stored_page, sent, stored):
    stored_page(captured_at=sent)

    with database.reading() as session:
        found = session.scalar(select(Page.captured_at))
        assert (found, found.tzinfo) == (stored, UTC)


def test_a_time_that_is_not_known_stays_unknown(database, stored_article):
    stored_article(published_at=None)

    with database.reading() as session:
        assert session.scalars(select(Article.published_at)).all() == [None]


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a zone"):
        UTCDateTime().process_bind_param(datetime(2025, 7, 2), dialect())  # noqa: DTZ001 - the point


def test_ids_grow_as_they_are_made():
    ids = [uuid7() for _ in range(1000)]

    assert ids == sorted(set(ids))
    assert {made.version for made in ids} == {7}


def test_now_is_utc():
    assert now().tzinfo == UTC
