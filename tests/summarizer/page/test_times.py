"""What a time says, and what is a time at all."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.page.dates import date_words, stated_zone
from summarizer.page.times import TimeMark, published, time_mark
from summarizer.text import Precision, Published, Span

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "moment", "precision"),
    [
        ("33 minutes ago", at(2025, 7, 2, 11, 27), Precision.MINUTE),
        ("45 seconds ago", at(2025, 7, 2, 11, 59, 15), Precision.SECOND),
        ("half an hour ago", at(2025, 7, 2, 11, 30), Precision.MINUTE),
        ("an hour ago", at(2025, 7, 2, 11), Precision.HOUR),
        ("about 3 hrs ago", at(2025, 7, 2, 9), Precision.HOUR),
        ("a few days ago", at(2025, 6, 29, 12), Precision.DAY),
        ("2d", at(2025, 6, 30, 12), Precision.DAY),
        ("2 weeks ago", at(2025, 6, 18, 12), Precision.DAY),
        ("1 month ago", at(2025, 6, 2, 12), Precision.DAY),
        ("Just now", at(2025, 7, 2, 12), Precision.MINUTE),
        ("yesterday", at(2025, 7, 1), Precision.DAY),
        ("today at 9:05 am", at(2025, 7, 2, 9, 5), Precision.MINUTE),
        ("Yesterday, 23:10 IST", at(2025, 7, 1, 17, 40), Precision.MINUTE),
        ("July 1, 2025", at(2025, 7, 1), Precision.DAY),
        ("1st July", at(2025, 7, 1), Precision.DAY),
        ("Dec 30", at(2024, 12, 30), Precision.DAY),
        ("Feb 29", at(2024, 2, 29), Precision.DAY),
        ("5:32 PM IST, July 1, 2025", at(2025, 7, 1, 12, 2), Precision.MINUTE),
        ("2 July 2025 at 12.15 am", at(2025, 7, 2, 0, 15), Precision.MINUTE),
        ("2.15pm BST", at(2025, 7, 1, 13, 15), Precision.MINUTE),
        ("09:30", at(2025, 7, 2, 9, 30), Precision.MINUTE),
        ("13:30", at(2025, 7, 1, 13, 30), Precision.MINUTE),
        ("9pm EDT", at(2025, 7, 2, 1), Precision.MINUTE),
        ("July 1, 2025, 10:04 a.m. ET", at(2025, 7, 1, 14, 4), Precision.MINUTE),
        ("Jan 5, 2025, 10:04 a.m. ET", at(2025, 1, 5, 15, 4), Precision.MINUTE),
        ("12.40 BST", at(2025, 7, 2, 11, 40), Precision.MINUTE),
        ("July 2, 2025 10:23 AM GMT+1", at(2025, 7, 2, 9, 23), Precision.MINUTE),
        ("July 1, 2025 10:23 AM UTC-5", at(2025, 7, 1, 15, 23), Precision.MINUTE),
        ("2025-07-01T22:28:05+05:30", at(2025, 7, 1, 16, 58, 5), Precision.SECOND),
        ("Tue, 01 Jul 2025 04:24:19 -0400", at(2025, 7, 1, 8, 24, 19), Precision.SECOND),
        ("2025-07-02 11:00 -9999", at(2025, 7, 2, 11), Precision.MINUTE),
        ("3 July 2025", NOON, Precision.DAY),
        ("99:99 on 1 July 2025", at(2025, 7, 1), Precision.DAY),
        ("4 July 2026", None, Precision.UNKNOWN),
        ("31 June 2025", None, Precision.UNKNOWN),
        ("9999 years ago", None, Precision.UNKNOWN),
        ("1 January 0001 at 00:10 IST", None, Precision.UNKNOWN),
        ("soon", None, Precision.UNKNOWN),
    ],
    ids=str,
)
def test_resolves_the_words_of_a_time(raw, moment, precision):
    assert published(raw, NOON) == Published(moment, raw, precision)


def test_a_clock_without_zone_takes_the_page_s():
    assert published("09:30", NOON, "IST").at == at(2025, 7, 2, 4)


def test_yesterday_at_the_beginning_of_time_is_no_moment():
    start = at(1, 1, 1)

    assert published("yesterday 10:00 PST", start) == Published(raw="yesterday 10:00 PST")
    assert published("yesterday", start) == Published(start, "yesterday", Precision.DAY)


@given(
    st.text(max_size=40)
    | st.sampled_from(["1 hour ago", "Feb 29", "31 Dec", "23:59", "2d", "today"]),
    st.integers(-600_000, 2_900_000).map(lambda days: NOON + timedelta(days=days)),
)
def test_nothing_is_published_after_it_was_captured(raw, captured_at):
    moment = published(raw, captured_at).at

    assert moment is None or moment <= captured_at


@pytest.mark.parametrize(
    ("words", "raw", "late"),
    [
        ("2 hours ago", "2 hours ago", False),
        ("3h", "3h", False),
        ("moments ago", "moments ago", False),
        ("Published July 2, 2025", "July 2, 2025", False),
        ("First published: Wed 2 Jul 2025 07.00 BST", "Wed 2 Jul 2025 07.00 BST", False),
        ("Last updated on 2 July 2025", "2 July 2025", True),
    ],
    ids=str,
)
def test_a_time_is_read_without_its_label(words, raw, late):
    start = words.index(raw)

    assert time_mark(words, 0, len(words)) == TimeMark(0, len(words), Span(start, len(words)), late)


@pytest.mark.parametrize(
    "words",
    ["3 hours", "2004", "17", "12.50", "May", "Monday", "July 2 was hot", "", "x" * 100, "|"],
    ids=str,
)
def test_other_words_are_no_time(words):
    assert time_mark(words, 0, len(words)) is None


def test_finds_the_date_in_a_dateline():
    label = "Merrow/Sandholm, July 2 (AP)"

    assert date_words(label, 0, len(label)) == Span(17, 23)
    assert date_words("Merrow (AP)", 0, 11) is None


def test_finds_the_zone_of_all_clocks():
    assert stated_zone("Live. All times are GMT") == "GMT"
    assert stated_zone("It was noon GMT.") is None
