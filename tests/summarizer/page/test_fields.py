"""Header lines taken apart."""

import pytest

from summarizer.page.fields import fields
from summarizer.page.pieces import Role


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "The Ledger - Ann Moss \u2022 2h",
            [
                (Role.SOURCE, "The Ledger"),
                (Role.BYLINE, "Ann Moss"),
                (Role.TIME, "2h"),
            ],
        ),
        (
            "Ann Moss / ANI / Jul 2, 2025, 10:23 IST",
            [
                (Role.BYLINE, "Ann Moss"),
                (Role.SOURCE, "ANI"),
                (Role.TIME, "Jul 2, 2025, 10:23 IST"),
            ],
        ),
        (
            "Published - July 2, 2025 10:23 am IST - MERROW",
            [(Role.TIME, "July 2, 2025 10:23 am IST"), (Role.LABEL, "MERROW")],
        ),
        ("Mint \u00b7 2h", [(Role.SOURCE, "Mint"), (Role.TIME, "2h")]),
        (
            "Posted on June 28, 2025 by Ann Moss",
            [(Role.TIME, "June 28, 2025"), (Role.BYLINE, "Ann Moss")],
        ),
        (
            "Story by Ann Moss, The Ledger \u2022 3h \u2022 2 min read",
            [(Role.BYLINE, "Ann Moss"), (Role.TIME, "3h"), (Role.LABEL, "\u2022 2 min read")],
        ),
        ("By Ann Moss, harbour reporter", [(Role.BYLINE, "Ann Moss")]),
        ("By Ann Moss Senior harbour reporter", [(Role.BYLINE, "Ann Moss")]),
        ("By Ann Moss, Merrow", [(Role.BYLINE, "Ann Moss")]),
        ("Von Ann Moss (in Merrow)", [(Role.BYLINE, "Ann Moss")]),
        (
            "By Ann Moss July 2, 2025, 10:23 AM",
            [(Role.BYLINE, "Ann Moss"), (Role.TIME, "July 2, 2025, 10:23 AM")],
        ),
        (
            "Source: The Ledger, 2 July 2025",
            [(Role.SOURCE, "The Ledger"), (Role.TIME, "2 July 2025")],
        ),
        (
            "July 2, 2025 | 10:21 AM IST",
            [(Role.TIME, "July 2, 2025 | 10:21 AM IST")],
        ),
        (
            "correio de merrow \u2022 5h ago \u2022 18.2k views",
            [
                (Role.SOURCE, "correio de merrow"),
                (Role.TIME, "5h ago"),
                (Role.LABEL, "\u2022 18.2k views"),
            ],
        ),
        ("The Ledger3 hours ago", [(Role.SOURCE, "The Ledger"), (Role.TIME, "3 hours ago")]),
        ("- Merrow Today", [(Role.SOURCE, "Merrow Today")]),
        (
            "By Ann Moss | Edited by Bo Lee",
            [(Role.BYLINE, "Ann Moss"), (Role.REPORTERS, "Edited by Bo Lee")],
        ),
        (
            "10:23, 2 JUL 2025Updated 11:15, 2 JUL 2025",
            [(Role.TIME, "10:23, 2 JUL 2025"), (Role.TIME, "11:15, 2 JUL 2025")],
        ),
        (
            "Updated Jul 2, 6:55 AM;Posted Jul 2, 6:51 AM",
            [(Role.TIME, "Jul 2, 6:55 AM"), (Role.TIME, "Jul 2, 6:51 AM")],
        ),
        (
            "New Delhi | Updated: July 2, 2025 10:23 IST",
            [(Role.LABEL, "New Delhi"), (Role.TIME, "July 2, 2025 10:23 IST")],
        ),
        ("Mint | Pepper", []),
    ],
    ids=str,
)
def test_splits_a_header_line_at_its_marks(line, parts):
    assert [(piece.role, piece.core.of(line)) for piece in fields(line)] == parts
