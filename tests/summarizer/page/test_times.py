"""What is a time at all, and what it says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.page.times import TimeMark, published, time_mark
from summarizer.text import Basis, Precision, Published, Span

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "raw", "late"),
    [
        ("2 hours ago", "2 hours ago", False),
        ("2\u00a0hours\u00a0ago", "2\u00a0hours\u00a0ago", False),
        ("(2 hours ago)", "2 hours ago", False),
        ("3h", "3h", False),
        ("moments ago", "moments ago", False),
        ("11:05", "11:05", False),
        ("Tuesday 5 pm", "Tuesday 5 pm", False),
        ("July 2, 2025 |", "July 2, 2025", False),
        ("| July 2, 2025 ·", "July 2, 2025", False),
        ("Published July 2, 2025", "July 2, 2025", False),
        ("Published: | 18.11.2019 |", "18.11.2019", False),
        ("First published: Wed 2 Jul 2025 07.00 BST", "Wed 2 Jul 2025 07.00 BST", False),
        ("Publié le 2 juillet 2025 à 7h05", "2 juillet 2025 à 7h05", False),
        ("Stand: 2. Juli 2025, 7:05 Uhr", "2. Juli 2025, 7:05 Uhr", False),
        ("Last updated on: 18 Nov, 2019 11:05 am", "18 Nov, 2019 11:05 am", True),
        ("Updated 11:05 AM ET (1505 GMT), July 2, 2025", None, True),
        ("Zuletzt aktualisiert am 2. Juli 2025", "2. Juli 2025", True),
        ("Mis à jour le 02/07/2025 à 07:05", "02/07/2025 à 07:05", True),
        ("Actualizado el 2 de julio de 2025", "2 de julio de 2025", True),
    ],
    ids=str,
)
def test_a_time_is_read_without_its_label(words, raw, late):
    raw = raw or words.split(maxsplit=1)[1]
    start = words.index(raw)

    assert time_mark(words, 0, len(words)) == TimeMark(
        0, len(words), Span(start, start + len(raw)), late
    )


@pytest.mark.parametrize(
    "words",
    [
        *("", "|", "x" * 100, "Published", "3 hours", "20 minutes", "5 min read", "2d in all"),
        *("2004", "17", "12.50", "$12.50", "1/2", "9/11", "24/7", "3-2", "2-1 (1-0)", "6-3, 6-4"),
        *(
            "100m",
            "3 m",
            "10km",
            "1.2.3",
            "1.2.30",
            "192.168.1.1",
            "3.5.1.2025",
            "1:24",
            "01:02:03",
        ),
        *("0:00 / 1:24", "555-1234", "020 7946 0958", "+33 6 12 34 56 78", "06 12 34 56 78"),
        *(
            "9:00-17:00",
            "10am - 6pm",
            "Mon - Fri 9:00 - 17:00",
            "July 2-5",
            "July 1 - July 5, 2025",
        ),
        *("May", "Monday", "Mon Tue", "July 2 was hot", "May 2025 was dry", "May 2025", "Mai 2025"),
        *("Mars 3", "2 ago", "3 May Road", "Figure 3", "IST", "10 UTC", "am", "0930", "2025-26"),
        *("31 June 2025", "13/13/2025", "1 2 3 4 5 6 7 8 9 10 11", "at " * 15 + "9"),
    ],
    ids=str,
)
def test_other_words_are_no_time(words):
    assert time_mark(words, 0, len(words)) is None


@pytest.mark.parametrize("raw", ["3 hours ago", "4 July", "09:30", "Feb 29", "today at 11 pm"])
def test_the_words_stay_as_printed_and_keep_no_time_to_come(raw):
    found = published(raw.replace(" ", "\u202f"), NOON)

    assert found.raw == raw.replace(" ", "\u202f")
    assert found.at == published(raw, NOON).at <= NOON


@pytest.mark.parametrize(
    ("raw", "basis"),
    [
        ("9999 years ago", Basis.RELATIVE),
        ("yesterday 10:00 PST", Basis.RELATIVE),
        ("4 July 2026", Basis.ABSOLUTE),
        ("31 June 2025", Basis.ABSOLUTE),
        ("Mars 3", Basis.ABSOLUTE),
        ("2 July 2025, 99:99", Basis.ABSOLUTE),
        ("2025-07-02 11:00 -9999", Basis.ABSOLUTE),
        ("1 January 0001 at 00:10 IST", Basis.ABSOLUTE),
        ("soon", Basis.MISSING),
        ("", Basis.MISSING),
    ],
    ids=str,
)
def test_words_that_stand_for_no_moment_have_none(raw, basis):
    start = datetime(1, 1, 1, tzinfo=UTC) if raw.startswith("yesterday") else NOON

    assert published(raw, start) == Published(None, raw, Precision.UNKNOWN, basis)


@given(
    st.text(max_size=40)
    | st.text("0123456789:./-+ apmTZJulyMai", max_size=40)
    | st.sampled_from(
        ["1 hour ago", "Feb 29", "31 Dec", "23:59", "2d", "today", "3/4/25", "9pm PT"]
    ),
    st.integers(-600_000, 2_900_000).map(lambda days: NOON + timedelta(days=days)),
)
def test_nothing_is_published_after_it_was_captured(raw, captured_at):
    moment = published(raw, captured_at).at

    assert moment is None or moment <= captured_at


@given(st.text("0123456789:./-+|() apmTZJulyMai\u00a0", max_size=40))
def test_what_is_a_time_has_a_basis_and_ends_in_no_separator(words):
    mark = time_mark(words, 0, len(words))

    if mark:
        assert published(mark.raw.of(words), NOON).basis is not Basis.MISSING
        assert not mark.raw.of(words).endswith(("|", "-", "·", " "))
