"""How long ago, in four languages."""

from datetime import UTC, datetime, timedelta

import pytest

from summarizer.page.ages import is_relative, relative
from summarizer.text import Basis, Precision, Published

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "ago", "precision"),
    [
        ("45 seconds ago", timedelta(seconds=45), Precision.SECOND),
        ("33 minutes ago", timedelta(minutes=33), Precision.MINUTE),
        ("Half an hour ago", timedelta(minutes=30), Precision.MINUTE),
        ("1 hour and 20 minutes ago", timedelta(minutes=80), Precision.MINUTE),
        ("2h 15m ago", timedelta(minutes=135), Precision.MINUTE),
        ("6 hours, 12 minutes ago", timedelta(minutes=372), Precision.MINUTE),
        ("an hour ago", timedelta(hours=1), Precision.HOUR),
        ("About an hour ago", timedelta(hours=1), Precision.HOUR),
        ("two hours ago", timedelta(hours=2), Precision.HOUR),
        ("a couple of hours ago", timedelta(hours=2), Precision.HOUR),
        ("3 hrs ago", timedelta(hours=3), Precision.HOUR),
        ("3h", timedelta(hours=3), Precision.HOUR),
        ("2d", timedelta(days=2), Precision.DAY),
        ("a few days ago", timedelta(days=3), Precision.DAY),
        ("2 weeks ago", timedelta(days=14), Precision.DAY),
        ("1 month ago", timedelta(days=30), Precision.DAY),
        ("over 2 years ago", timedelta(days=730), Precision.DAY),
        ("Just now", timedelta(), Precision.MINUTE),
        ("less than a minute ago", timedelta(), Precision.MINUTE),
        ("vor 5 Minuten", timedelta(minutes=5), Precision.MINUTE),
        ("vor einer halben Stunde", timedelta(minutes=30), Precision.MINUTE),
        ("vor 3 Stunden", timedelta(hours=3), Precision.HOUR),
        ("vor zwei Tagen", timedelta(days=2), Precision.DAY),
        ("il y a 45 min", timedelta(minutes=45), Precision.MINUTE),
        ("Il y a une heure", timedelta(hours=1), Precision.HOUR),
        ("il y a 2 semaines", timedelta(days=14), Precision.DAY),
        ("hace 20 minutos", timedelta(minutes=20), Precision.MINUTE),
        ("hace una hora", timedelta(hours=1), Precision.HOUR),
        ("hace 2 días", timedelta(days=2), Precision.DAY),
    ],
    ids=str,
)
def test_counts_back_from_the_capture(raw, ago, precision):
    assert is_relative(raw)
    assert relative(raw, NOON) == Published(NOON - ago, raw, precision, Basis.RELATIVE)


@pytest.mark.parametrize(
    "words",
    ["3 hours", "20 Minuten", "in 3 hours", "100m", "3 m", "ago", "vor", "hace calor", "2 ago"],
)
def test_a_length_of_time_is_no_age(words):
    assert not is_relative(words)
