from datetime import UTC, datetime

import pytest

from summarizer.page.reading import read_page
from summarizer.text import SegmentKind

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
BRIDGE = (
    "The council voted on Monday to close the old bridge at Merrow, which has carried carts, trams "
    "and lorries for 145 years. A tunnel will replace it."
)
GOATS = (
    "Farmers on the island have asked for leave to keep a herd of wild goats that ate the garden "
    "of the mayor last spring. The herd has 61 heads."
)
SALT = (
    "The price of salt fell to its lowest in four years on Tuesday after a mine in the north found "
    "a second seam under the first. Grocers said they were glad."
)
TEXTS = (BRIDGE, GOATS, SALT)


def told(page: str) -> list[tuple[str, str | None, str | None]]:
    found = read_page(page, NOON).articles
    return [(article.title, article.source, article.published.raw) for article in found]


@pytest.mark.parametrize(
    ("make", "items", "expected"),
    [
        pytest.param(
            "{age}\n{outlet}\n{title}\n{text}\n",
            [
                ("3 hours ago", "The Ledger", "Council closes the old bridge"),
                ("5 hours ago", "24x7 merrow", "Farmers would rather have the goats"),
                ("1 hour ago", "the run", "Salt"),
            ],
            [
                ("Council closes the old bridge", "The Ledger", "3 hours ago"),
                ("Farmers would rather have the goats", "24x7 merrow", "5 hours ago"),
                ("Salt", "the run", "1 hour ago"),
            ],
            id="outlets in small letters and a headline of one word",
        ),
        pytest.param(
            "{title}\n{outlet} • {age} • 3 min read\n{text}\n",
            [
                ("3h ago", "The Ledger", "The old bridge will close."),
                ("5h ago", "correio de merrow", "Are the goats here to stay?"),
                ("1h ago", "Post", "“A salt that should not exist”"),
            ],
            [
                ("The old bridge will close.", "The Ledger", "3h ago"),
                ("Are the goats here to stay?", "correio de merrow", "5h ago"),
                ("“A salt that should not exist”", "Post", "1h ago"),
            ],
            id="headlines that end as sentences do",
        ),
        pytest.param(
            "headline: {title}\n{text}\noutlet: {outlet}\npubDate: {age}\n",
            [
                ("1 July 2025", "WXQ 7", "Council closes the old bridge"),
                ("30 June 2025", "The Ledger", "Farmers would rather have the goats"),
                ("2 July 2025", "the run", "Salt is cheap"),
            ],
            [
                ("Council closes the old bridge", "WXQ 7", "1 July 2025"),
                ("Farmers would rather have the goats", "The Ledger", "30 June 2025"),
                ("Salt is cheap", "the run", "2 July 2025"),
            ],
            id="labelled fields above and below the text",
        ),
    ],
)
def test_what_stands_where_others_have_it_is_read_as_theirs(make, items, expected):
    page = "\n".join(
        make.format(age=age, outlet=outlet, title=title, text=text)
        for (age, outlet, title), text in zip(items, TEXTS, strict=True)
    )

    assert told(page) == expected


def test_times_below_the_texts_are_those_of_the_stories_above():
    page = "\n".join(
        f"{title}\nBy {writer}\n\n{text}\n\nPublished {time}\nRead later\nKeep as unread\n"
        for title, writer, text, time in (
            ("Council closes the old bridge", "Ann Moss", BRIDGE, "1 July 2025, 15:42"),
            ("Farmers would rather have the goats", "Bo Lee", GOATS, "30 June 2025, 08:10"),
            ("Salt falls to its lowest price", "Ida Krog", SALT, "2 July 2025, 06:30"),
        )
    )

    assert told(page) == [
        ("Council closes the old bridge", None, "1 July 2025, 15:42"),
        ("Farmers would rather have the goats", None, "30 June 2025, 08:10"),
        ("Salt falls to its lowest price", None, "2 July 2025, 06:30"),
    ]


def test_a_line_of_a_fixed_make_is_no_storys():
    page = "\n".join(
        f"{title}\nThe Ledger · {age}\n{text}\n{likes} likes and {likes} shares so far\n"
        for title, age, text, likes in (
            ("Council closes the old bridge", "3h ago", BRIDGE, "218"),
            ("Farmers would rather have the goats", "5h ago", GOATS, "1.2K"),
            ("Salt falls to its lowest price", "1h ago", SALT, "77"),
        )
    )

    assert [article.body for article in read_page(page, NOON).articles] == list(TEXTS)


def test_a_headline_without_a_text_takes_its_details_with_it():
    page = (
        f"3 hours ago\nThe Ledger\nCouncil closes the old bridge\n{BRIDGE}\n\n"
        "4 hours ago\nMerrow Post\nNew phone folds four times\n\n"
        f"5 hours ago\nThe Herald\nFarmers would rather have the goats\n{GOATS}\n"
    )

    reading = read_page(page, NOON)

    assert told(page) == [
        ("Council closes the old bridge", "The Ledger", "3 hours ago"),
        ("Farmers would rather have the goats", "The Herald", "5 hours ago"),
    ]
    assert [
        segment.of(page) for segment in reading.segments if segment.kind is SegmentKind.TEASER
    ] == ["4 hours ago", "Merrow Post", "New phone folds four times"]


def test_a_name_and_a_colon_that_open_several_stories_are_their_places():
    page = "\n".join(
        f"{title}\nBy Ann Moss\n{place}: {text}\n"
        for title, place, text in (
            ("Council closes the old bridge", "Merrow", BRIDGE),
            ("Farmers would rather have the goats", "Holm Sound", GOATS),
        )
    )

    assert [(a.dateline, a.body) for a in read_page(page, NOON).articles] == [
        ("Merrow", BRIDGE),
        ("Holm Sound", GOATS),
    ]
