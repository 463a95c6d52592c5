"""What moment a printed date, clock and zone stand for."""

from datetime import UTC, datetime

import pytest

from summarizer.page.dates import absolute, date_words, is_absolute, stated_zone
from summarizer.text import Basis, Precision, Published, Span

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)  # a Wednesday


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("July 1, 2025", at(2025, 7, 1)),
        ("JULY 1 2025", at(2025, 7, 1)),
        ("1 July 2025", at(2025, 7, 1)),
        ("1st of July, 2025", at(2025, 7, 1)),
        ("01-Jul-2025", at(2025, 7, 1)),
        ("Tues. July 1st", at(2025, 7, 1)),
        ("Dec 30", at(2024, 12, 30)),
        ("Feb 29", at(2024, 2, 29)),
        ("Sept. 9, 2024", at(2024, 9, 9)),
        ("2019-11-18", at(2019, 11, 18)),
        ("2019/11/18", at(2019, 11, 18)),
        ("18/11/2019", at(2019, 11, 18)),
        ("18.11.2019", at(2019, 11, 18)),
        ("11/18/2019", at(2019, 11, 18)),
        ("6/26/25", at(2025, 6, 26)),
        ("18.11.99", at(1999, 11, 18)),
        ("Montag, 18. November 2019", at(2019, 11, 18)),
        ("18. März", at(2025, 3, 18)),
        ("lundi 18 novembre 2019", at(2019, 11, 18)),
        ("1er août 2024", at(2024, 8, 1)),
        ("lunes, 18 de noviembre de 2019", at(2019, 11, 18)),
        ("18 ago 2024", at(2024, 8, 18)),
        ("noviembre 18, 2019", at(2019, 11, 18)),
    ],
    ids=str,
)
def test_a_day_is_its_midnight(raw, moment):
    assert is_absolute(raw)
    assert absolute(raw, NOON) == Published(moment, raw, Precision.DAY, Basis.ABSOLUTE)


@pytest.mark.parametrize(
    ("raw", "moment", "precision"),
    [
        ("5:32 PM IST, July 1, 2025", at(2025, 7, 1, 12, 2), Precision.MINUTE),
        ("2 July 2025 at 12.15 am", at(2025, 7, 2, 0, 15), Precision.MINUTE),
        ("18 Nov, 2019 11:05 am", at(2019, 11, 18, 11, 5), Precision.MINUTE),
        ("18.11.2019 - 11.05 Uhr", at(2019, 11, 18, 11, 5), Precision.MINUTE),
        ("18. Nov. 2019 um 11 Uhr", at(2019, 11, 18, 11), Precision.MINUTE),
        ("18 novembre 2019 à 11h05", at(2019, 11, 18, 11, 5), Precision.MINUTE),
        ("18 de noviembre de 2019 a las 11:05", at(2019, 11, 18, 11, 5), Precision.MINUTE),
        ("Mon Nov 18 10:05:00 2019", at(2019, 11, 18, 10, 5), Precision.SECOND),
        ("1 July 1630 hrs IST", at(2025, 7, 1, 11), Precision.MINUTE),
        ("0605 GMT (0205 EDT) July 2, 2025", at(2025, 7, 2, 6, 5), Precision.MINUTE),
        ("July 2, 2025 10:23 AM GMT+1", at(2025, 7, 2, 9, 23), Precision.MINUTE),
        ("July 2, 2025 10:23 AM GMT+5:30", at(2025, 7, 2, 4, 53), Precision.MINUTE),
        ("July 1, 2025 10:23 AM UTC-5", at(2025, 7, 1, 15, 23), Precision.MINUTE),
        ("July 1, 2025 10:04 a.m. Eastern Time", at(2025, 7, 1, 14, 4), Precision.MINUTE),
        ("2019-11-18T10:05Z", at(2019, 11, 18, 10, 5), Precision.MINUTE),
        ("2025-07-01T22:28:05.123+05:30", at(2025, 7, 1, 16, 58, 5), Precision.SECOND),
        ("2025-07-01 22:28:05 +0000 UTC", at(2025, 7, 1, 22, 28, 5), Precision.SECOND),
        ("Tue, 01 Jul 2025 04:24:19 -0400", at(2025, 7, 1, 8, 24, 19), Precision.SECOND),
    ],
    ids=str,
)
def test_a_date_with_a_clock_is_a_moment(raw, moment, precision):
    assert is_absolute(raw)
    assert absolute(raw, NOON) == Published(moment, raw, precision, Basis.ABSOLUTE)


@pytest.mark.parametrize(
    ("raw", "moment", "precision"),
    [
        ("yesterday", at(2025, 7, 1), Precision.DAY),
        ("heute", at(2025, 7, 2), Precision.DAY),
        ("yesterday at 6:12 pm", at(2025, 7, 1, 18, 12), Precision.MINUTE),
        ("Yesterday, 23:10 IST", at(2025, 7, 1, 17, 40), Precision.MINUTE),
        ("gestern um 18:12 Uhr", at(2025, 7, 1, 18, 12), Precision.MINUTE),
        ("aujourd'hui à 9h05", at(2025, 7, 2, 9, 5), Precision.MINUTE),
        ("ayer a las 18:12", at(2025, 7, 1, 18, 12), Precision.MINUTE),
        ("Tuesday 5 pm", at(2025, 7, 1, 17), Precision.MINUTE),
        ("Wednesday 5 pm", at(2025, 6, 25, 17), Precision.MINUTE),
        ("Wednesday 5 am", at(2025, 7, 2, 5), Precision.MINUTE),
        ("11:05", at(2025, 7, 2, 11, 5), Precision.MINUTE),
        ("13:30", at(2025, 7, 1, 13, 30), Precision.MINUTE),
        ("2.15pm BST", at(2025, 7, 1, 13, 15), Precision.MINUTE),
        ("12.40 BST", at(2025, 7, 2, 11, 40), Precision.MINUTE),
        ("9pm EDT", at(2025, 7, 2, 1), Precision.MINUTE),
        ("0930 GMT", at(2025, 7, 2, 9, 30), Precision.MINUTE),
    ],
    ids=str,
)
def test_without_a_date_the_day_counts_from_the_capture(raw, moment, precision):
    assert is_absolute(raw)
    assert absolute(raw, NOON) == Published(moment, raw, precision, Basis.RELATIVE)


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        pytest.param("02/07/2025", at(2025, 7, 2), id="day first, fresh"),
        pytest.param("07/02/2025", at(2025, 7, 2), id="month first, fresh"),
        pytest.param("05/05/2025", at(2025, 5, 5), id="one day either way"),
        pytest.param("01/12/2025", at(2025, 1, 12), id="the other is to come"),
        pytest.param("03.04.2025", at(2025, 4, 3), id="dots"),
        pytest.param("Tue 04/03/2025", at(2025, 3, 4), id="a weekday, day first reading is Friday"),
        pytest.param("04/03/2025 9:00 AM EDT", at(2025, 4, 3, 13), id="an American zone"),
        pytest.param("04/03/2025 9:00 IST", at(2025, 3, 4, 3, 30), id="another zone"),
        pytest.param("04/03/2025 9:00 GMT", None, id="everybody's zone"),
        pytest.param("03/04/2025", None, id="nothing tells"),
        pytest.param("03/07/2025", at(2025, 7, 3), id="tomorrow, which is today in Auckland"),
        pytest.param("03/04/2026", None, id="both to come"),
    ],
)
def test_a_date_that_can_be_read_two_ways_is_read_as_something_tells(raw, moment):
    assert is_absolute(raw)
    assert absolute(raw, NOON).at == moment


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("Jan 5, 2025, 10:04 a.m. ET", at(2025, 1, 5, 15, 4)),
        ("Mar 8, 2025, 10:04 a.m. ET", at(2025, 3, 8, 15, 4)),
        ("Mar 10, 2025, 10:04 a.m. ET", at(2025, 3, 10, 14, 4)),
        ("Nov 1, 2024, 5:00 p.m. PT", at(2024, 11, 2)),
        ("Nov 4, 2024, 5:00 p.m. PT", at(2024, 11, 5, 1)),
        ("29 March 2025 07:00 UK", at(2025, 3, 29, 7)),
        ("30 March 2025 07:00 UK", at(2025, 3, 30, 6)),
    ],
    ids=str,
)
def test_a_zone_for_all_the_year_keeps_summer_time(raw, moment):
    assert absolute(raw, NOON).at == moment


def test_a_clock_without_zone_takes_the_page_s():
    assert absolute("09:30", NOON, "IST").at == at(2025, 7, 2, 4)
    assert absolute("09:30", NOON, "Eastern Time").at == at(2025, 7, 1, 13, 30)


def test_finds_the_date_in_a_dateline():
    label = "Merrow/Sandholm, July 2 (AP)"

    assert date_words(label, 0, len(label)) == Span(17, 23)
    assert date_words("Merrow (AP)", 0, 11) is None


def test_finds_the_zone_of_all_clocks():
    assert stated_zone("Live. All times are GMT") == "GMT"
    assert stated_zone("All times are in Eastern Time.") == "Eastern Time"
    assert stated_zone("It was noon GMT.") is None
