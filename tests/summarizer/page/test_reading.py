"""A page read as a whole: what is an article, what is not, and what holds for any text."""

import re
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.page.reading import read_page
from summarizer.text import Basis, PageArticle, Precision, Published, Reading, SegmentKind

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
BRIDGE = "The council voted on Monday to close the old bridge. A tunnel will replace it."
MOSS = "Residents had asked for years for a safer crossing. 'We are glad,' said Ann Moss."
SAMPLE = files("api.samples").joinpath("page.txt").read_bytes().decode()


def kinds(text):
    segments = read_page(text, NOON).segments
    return [
        (str(segment.kind), segment.of(text)) for segment in segments if segment.of(text).strip()
    ]


def test_asks_for_a_capture_time_with_its_zone():
    with pytest.raises(ValueError, match="time zone"):
        read_page(BRIDGE, NOON.replace(tzinfo=None))


def test_reads_nothing_out_of_nothing():
    assert read_page("", NOON) == Reading((), ())


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        pytest.param(
            f"Council closes the old bridge\n\n{BRIDGE}\n\n{MOSS}\n",
            "Council closes the old bridge",
            f"{BRIDGE}\n\n{MOSS}",
            id="headline and paragraphs",
        ),
        pytest.param(
            f"{BRIDGE}\n{MOSS}",
            "The council voted on Monday to close the old bridge.",
            f"{BRIDGE}\n\n{MOSS}",
            id="paragraphs only",
        ),
        pytest.param(
            f"We need a bridge. {BRIDGE}\n{MOSS}",
            "We need a bridge.",
            f"We need a bridge. {BRIDGE}\n\n{MOSS}",
            id="an opinion",
        ),
        pytest.param(
            MOSS.replace("Residents", "We"),
            "We had asked for years for a safer crossing.",
            MOSS.replace("Residents", "We"),
            id="one paragraph that quotes",
        ),
        pytest.param(
            f"Why did they close the bridge?\n{BRIDGE}\nWhat comes next\n{MOSS}",
            "Why did they close the bridge?",
            f"{BRIDGE}\n\nWhat comes next\n\n{MOSS}",
            id="crosshead",
        ),
        pytest.param(
            "Council closes the old bridge\n\n"
            "The council voted on Monday to close the old bridge over the\r\n"
            "river, which has stood since 1880. A tunnel will replace it in\r\n"
            "ten years.\r\n",
            "Council closes the old bridge",
            "The council voted on Monday to close the old bridge over the river, which has stood "
            "since 1880. A tunnel will replace it in ten years.",
            id="hard-wrapped",
        ),
    ],
)
def test_reads_a_single_article(text, title, body):
    assert read_page(text, NOON).articles == (PageArticle(title, body),)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Council closes the old bridge\n", id="headline alone"),
        pytest.param(
            "Council closes the old bridge\nThe Ledger \u00b7 3h\n", id="headline and age"
        ),
        pytest.param(
            "Council closes the old bridge\nThe Ledger \u00b7 3h\nIt voted on Monday to...\n",
            id="snippet that breaks off",
        ),
        pytest.param("Home | World | Sport\nSign in\n\u00a9 2025 The Ledger\n", id="menus"),
        pytest.param("404\nSorry, we could not find the page you asked for.\n", id="error"),
        pytest.param(
            "Before you go on, tell us how we may use your data.\n", id="the page's voice"
        ),
        pytest.param(
            "Comments (1)\nann_m\n2 hours ago\nShould have come years ago.\n", id="comment"
        ),
        pytest.param("Title: The bridge\nDescription:\n", id="empty field"),
        pytest.param("Title: The bridge\n(AP)\n", id="nothing but an agency"),
        pytest.param(
            "Council closes the old bridge\nLONDON, July 2 (AP) -\n", id="only a dateline"
        ),
    ],
)
def test_finds_no_article_where_no_story_is_told(text):
    assert read_page(text, NOON).articles == ()


def test_a_story_that_loses_its_last_word_is_no_article():
    text = "Council closes the old bridge\nLONDON, July 2 (AP) (AP)\n"

    reading = read_page(text, NOON)

    assert reading.articles == ()
    assert {segment.article for segment in reading.segments} == {None}


@pytest.mark.parametrize(
    ("text", "article"),
    [
        pytest.param(
            f"Council closes the old bridge\nThe Ledger \u00b7 2 hours ago\n{BRIDGE}\n",
            PageArticle(
                "Council closes the old bridge",
                BRIDGE,
                source="The Ledger",
                published=Published(
                    NOON - timedelta(hours=2), "2 hours ago", Precision.HOUR, Basis.RELATIVE
                ),
            ),
            id="outlet and age below",
        ),
        pytest.param(
            f"The Ledger\nMore\nCouncil closes the old bridge\n2d\n{BRIDGE}\n",
            PageArticle(
                "Council closes the old bridge",
                BRIDGE,
                source="The Ledger",
                published=Published(NOON - timedelta(days=2), "2d", Precision.DAY, Basis.RELATIVE),
            ),
            id="outlet above, age below",
        ),
        pytest.param(
            f"The Ledger\n2d\nCouncil closes the old bridge\n{BRIDGE}\n",
            PageArticle(
                "Council closes the old bridge",
                BRIDGE,
                source="The Ledger",
                published=Published(NOON - timedelta(days=2), "2d", Precision.DAY, Basis.RELATIVE),
            ),
            id="outlet and age above",
        ),
        pytest.param(
            f"11:05 BST\nCouncil closes the old bridge\nAnn Moss\n{BRIDGE}\n",
            PageArticle(
                "Council closes the old bridge",
                BRIDGE,
                byline="Ann Moss",
                published=Published(
                    datetime(2025, 7, 2, 10, 5, tzinfo=UTC),
                    "11:05 BST",
                    Precision.MINUTE,
                    Basis.RELATIVE,
                ),
            ),
            id="live entry",
        ),
        pytest.param(
            f"News > City > Council closes the old bridge\nCouncil closes the old bridge\n"
            f"What the vote means for the ferry men.\nBy Ann Moss, The Ledger | 1 July 2025\n"
            f"Updated 1 hour ago\nShare\nThe bridge on Sunday.\n(Photo: Bo Lee)\n\n{BRIDGE}\n",
            PageArticle(
                "Council closes the old bridge",
                f"What the vote means for the ferry men.\n\n{BRIDGE}",
                byline="Ann Moss",
                published=Published(
                    datetime(2025, 7, 1, tzinfo=UTC), "1 July 2025", Precision.DAY, Basis.ABSOLUTE
                ),
            ),
            id="newspaper",
        ),
        pytest.param(
            f"By Ann Moss \u2022 3h \u2022 2 min read\nCouncil closes the old bridge\n{BRIDGE}\n",
            PageArticle(
                "Council closes the old bridge",
                BRIDGE,
                byline="Ann Moss",
                published=Published(
                    NOON - timedelta(hours=3), "3h", Precision.HOUR, Basis.RELATIVE
                ),
            ),
            id="byline above",
        ),
        pytest.param(
            f"CITY-BRIDGE\nCouncil closes the old bridge\nMERROW, July 1 (AP) - {BRIDGE}\nAP\n",
            PageArticle(
                "Council closes the old bridge",
                BRIDGE,
                agency="AP",
                dateline="MERROW, July 1 (AP)",
                published=Published(
                    datetime(2025, 7, 1, tzinfo=UTC), "July 1", Precision.DAY, Basis.ABSOLUTE
                ),
            ),
            id="wire",
        ),
        pytest.param(
            f"Title: Council closes the old bridge\nLink: https://ledger.example/bridge\n"
            f"Date: 2025-07-01T10:00:05Z\nSource: The Ledger\nAuthor: Ann Moss\n"
            f"Description: {BRIDGE}\n",
            PageArticle(
                "Council closes the old bridge",
                BRIDGE,
                source="The Ledger",
                byline="Ann Moss",
                published=Published(
                    datetime(2025, 7, 1, 10, 0, 5, tzinfo=UTC),
                    "2025-07-01T10:00:05Z",
                    Precision.SECOND,
                    Basis.ABSOLUTE,
                ),
            ),
            id="feed",
        ),
    ],
)
def test_reads_every_kind_of_header(text, article):
    assert read_page(text, NOON).articles == (article,)


NEWS_SITE = f"""\
Skip to content
Home
News
Ferry times
Sport
Weather

Council closes the old bridge after 145 years
Ferry men and anglers are promised a tunnel, a refund and a party on the bridge's last day

By Ann Moss
Harbour correspondent
Published 1 July 2025, 18:30 BST
Updated 2 hours ago
Share
Listen to this article
4 min read
The bridge at dusk. Photograph: Bo Lee/The Ledger
View image in fullscreen
{BRIDGE}
Advertisement
{MOSS}

Sign up to Harbour News
All about boats, delivered to your inbox every week
What comes next

A tunnel takes ten years, the council said.

Ann Moss
Ann Moss covers the coast for The Ledger.

Most read
1
Is the tunnel too long?
2
Ferry fares go up
Follow us
\u00a9 2025 The Ledger
"""
WIRE_SITE = f"""\
World
Council closes the old bridge
By Ann Moss and Bo Lee
July 2, 2025 10:23 AM GMT+1 Updated 49 mins ago
[1/2] The bridge stands empty, July 1, 2025. REUTERS/Cy Hart
Summary
Council votes to close the bridge of 1880
Tunnel to follow within ten years
MERROW, July 2 (Reuters) - {BRIDGE}
{MOSS}
Reporting by Ann Moss in Merrow; Editing by Cy Hart
Read Next
Ferry fares go up
8:11 AM GMT+1
"""
READER_APP = f"""\
For You

The Ledger

1 hour ago

Council closes the old bridge

{BRIDGE}

Share

Save


Merrow Today

Yesterday

Ferry men ask for more

{MOSS}

Share

Save
"""
NEWSLETTER = f"""\
View in browser
Good morning. Here is your news.

Council closes the old bridge

{BRIDGE}
Read the full story \u2192

Sponsored by Merrow Mutual
Lend us your boat. We bring it back.

Ferry men ask for more

{MOSS}
Read more

Thank you for reading.
Unsubscribe
"""


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        pytest.param(
            NEWS_SITE,
            [
                PageArticle(
                    "Council closes the old bridge after 145 years",
                    "Ferry men and anglers are promised a tunnel, a refund and a party on the "
                    f"bridge's last day\n\n{BRIDGE}\n\n{MOSS}\n\nWhat comes next\n\n"
                    "A tunnel takes ten years, the council said.",
                    byline="Ann Moss",
                    published=Published(
                        datetime(2025, 7, 1, 17, 30, tzinfo=UTC),
                        "1 July 2025, 18:30 BST",
                        Precision.MINUTE,
                        Basis.ABSOLUTE,
                    ),
                )
            ],
            id="one article amid menus, buttons and lists",
        ),
        pytest.param(
            WIRE_SITE,
            [
                PageArticle(
                    "Council closes the old bridge",
                    "Tunnel to follow within ten years\n\n" + f"{BRIDGE}\n\n{MOSS}",
                    byline="Ann Moss and Bo Lee",
                    agency="Reuters",
                    dateline="MERROW, July 2 (Reuters)",
                    published=Published(
                        datetime(2025, 7, 2, 9, 23, tzinfo=UTC),
                        "July 2, 2025 10:23 AM GMT+1",
                        Precision.MINUTE,
                        Basis.ABSOLUTE,
                    ),
                )
            ],
            id="times on one line, a summary, a caption with its credit",
        ),
        pytest.param(
            READER_APP,
            [
                PageArticle(
                    "Council closes the old bridge",
                    BRIDGE,
                    source="The Ledger",
                    published=Published(
                        NOON - timedelta(hours=1), "1 hour ago", Precision.HOUR, Basis.RELATIVE
                    ),
                ),
                PageArticle(
                    "Ferry men ask for more",
                    MOSS,
                    source="Merrow Today",
                    published=Published(
                        datetime(2025, 7, 1, tzinfo=UTC), "Yesterday", Precision.DAY, Basis.RELATIVE
                    ),
                ),
            ],
            id="a blank line below every line",
        ),
        pytest.param(
            NEWSLETTER,
            [
                PageArticle("Council closes the old bridge", BRIDGE),
                PageArticle("Ferry men ask for more", MOSS),
            ],
            id="newsletter",
        ),
    ],
)
def test_reads_the_layouts_of_whole_sites(text, articles):
    assert list(read_page(text, NOON).articles) == articles


def test_words_above_a_credit_are_a_caption_among_a_header_s_details():
    text = (
        f"Council closes the old bridge\nBy Ann Moss\n2 hours ago\nShare\nSave\n"
        f"The bridge on Sunday\n(Photo: Bo Lee)\n{BRIDGE}\n"
    )

    assert kinds(text)[5:] == [
        ("caption", "The bridge on Sunday"),
        ("credit", "(Photo: Bo Lee)"),
        ("body", BRIDGE),
    ]


def test_a_list_inside_a_story_does_not_end_it():
    text = (
        f"Council closes the old bridge\nBy Ann Moss\n{BRIDGE}\nRecommended Stories\n"
        f"Ferry fares go up\nAnglers ask for a tunnel\n{MOSS}\n"
    )

    assert [article.body for article in read_page(text, NOON).articles] == [f"{BRIDGE}\n\n{MOSS}"]


def test_a_page_states_its_zone_once_for_all_clocks():
    text = f"All times IST\n\n11:05\nCouncil closes the old bridge\n{BRIDGE}\n"

    assert read_page(text, NOON).articles[0].published.at == datetime(2025, 7, 2, 5, 35, tzinfo=UTC)


def test_counts_from_the_moment_of_capture_in_any_zone():
    text = f"The Ledger\n2 hours ago\nCouncil closes the old bridge\n{BRIDGE}\n"
    captured_at = NOON.astimezone(timezone(timedelta(hours=9)))

    assert read_page(text, captured_at) == read_page(text, NOON)


def test_blank_lines_between_stories_only_make_a_list():
    text = f"Council closes the old bridge\n{BRIDGE}\n\nFerry men are glad of it\n{MOSS}\n"

    assert [article.title for article in read_page(text, NOON).articles] == [
        "Council closes the old bridge",
        "Ferry men are glad of it",
    ]


def test_pointers_lists_and_comments_stay_out_of_the_story():
    text = (
        f"Council closes the old bridge\nBy Ann Moss\n\n{BRIDGE}\n"
        "Also Read: Ferry fares go up\n"
        f"Advertisement\n{MOSS}\n"
        "Updated 2 hours ago\n"
        "Most Popular\n1\nFerry fares go up\n3 hours ago\n"
        "Comments\nbo_lee\n5 minutes ago\nAt last. Well done.\n"
    )

    assert kinds(text) == [
        ("title", "Council closes the old bridge"),
        ("byline", "By Ann Moss"),
        ("body", BRIDGE),
        ("teaser", "Also Read: Ferry fares go up"),
        ("advertisement", "Advertisement"),
        ("body", MOSS),
        ("time", "Updated 2 hours ago"),
        ("label", "Most Popular"),
        ("label", "1"),
        ("teaser", "Ferry fares go up"),
        ("teaser", "3 hours ago"),
        ("comments", "Comments"),
        ("comments", "bo_lee"),
        ("comments", "5 minutes ago"),
        ("comments", "At last. Well done."),
    ]


def test_an_agency_alone_is_a_credit_before_more_text_and_a_sign_off_at_the_end():
    text = f"Council closes the old bridge\n\nThe bridge on Sunday.\nAP\n{BRIDGE}\nAP\n"

    assert kinds(text) == [
        ("title", "Council closes the old bridge"),
        ("caption", "The bridge on Sunday."),
        ("credit", "AP"),
        ("body", BRIDGE),
        ("agency", "AP"),
    ]


def holds(text):
    """Check what must hold of any page, and give its reading."""
    reading = read_page(text, NOON)
    assert "".join(segment.of(text) for segment in reading.segments) == text
    for before, segment in zip((None, *reading.segments), reading.segments, strict=False):
        words = segment.of(text)
        blank = segment.kind is SegmentKind.BLANK
        assert words
        assert segment.start == (before.end if before else 0)
        assert (words.isspace() and segment.article is None) if blank else words == words.strip()
        assert segment.article is None or segment.article in range(len(reading.articles))
        assert 0 < len(segment.rule) <= 60
    for number, article in enumerate(reading.articles):
        own = [
            segment.of(text)
            for segment in reading.segments
            if segment.article == number and segment.kind in {SegmentKind.BODY, SegmentKind.DECK}
        ]
        # All of the body's words stand in the article's own segments, in their order.
        left = iter(" ".join(own).split())
        assert all(word in left for word in article.body.split())
        assert article.body.strip()
        assert 0 < len(article.title.strip()) <= 1000
        assert article.source is None or 0 < len(article.source) <= 200
        assert article.published.at is None or article.published.at <= NOON
    return reading


WHITE = ["\n", "\n\n", "\r\n", " ", "\t", "\u00a0", "\u2028"]
MARKS = ["- ", ". ", "...", "?", "'", '"', "&", " | ", " \u00b7 ", " \u2022 ", "\U0001f534 ", "1"]
TIMES = ["2d", "July 2", "Feb 29", "12:30", "99:99", "Updated "]
SIGNS = ["AP", "(ANI)", "ENDS", "LONDON (AP) - ", "By Ann Moss", "The Ledger", "-- PTI ", "(CNN)"]
NOISE = ["read more ", "STORY CONTINUES BELOW THIS AD ", "Comments\n", "Most Popular\n", "&w=3 "]
STORY = ["A b c.", "Title: ", "Sample headline goes here", "It closed. "]
PICTURES = ["\n(Photo: Bo Lee)\n", "Getty Images ", "Image caption,\n", "Photograph: Bo Lee\n"]
# A caption that lost its stop is found between other noise by a capital that is no name.
LOST = [
    "The mayor and the ferry men stand at the foot of the bridge on the last day of its long life ",
    "The mayor and the ferry men stand at the foot of the bridge on its last day (of a long life) ",
    "Officials say so. ",
    "The officials smiled. ",
    "ADVERTISEMENT ",
    "Reuters ",
]
INLINE = st.sampled_from([*LOST, *SIGNS, *NOISE, *PICTURES, "It closed. ", "What he said ", '"'])
WORDS = st.sampled_from([*WHITE, *MARKS, *TIMES, *SIGNS, *NOISE, *STORY, *PICTURES, *LOST])
LINES = [*SAMPLE.split("\n"), *NEWS_SITE.split("\n"), *WIRE_SITE.split("\n")]


@given(st.text() | st.lists(WORDS, max_size=60).map("".join))
def test_any_text_is_covered_and_read_alike_twice(text):
    assert holds(text) == read_page(text, NOON)


@settings(max_examples=400)
@given(st.lists(INLINE, max_size=25).map("".join))
def test_noise_in_any_order_is_cut_out_once(text):
    holds(text)


@settings(max_examples=400)
@given(st.permutations([*LOST, "read more ", "It closed. ", "Getty Images "]))
def test_a_line_that_holds_all_of_it_is_cut_out_once(parts):
    holds("".join(parts))


def test_a_caption_that_lost_its_stop_stays_within_its_neighbours():
    text = f"{BRIDGE} read more {LOST[0]}Officials say so. The officials smiled. ADVERTISEMENT Yes."

    assert kinds(text)[1:4] == [
        ("label", "read more"),
        ("caption", LOST[0].strip()),
        ("body", "Officials say so. The officials smiled."),
    ]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 3), WORDS | st.just("")), max_size=12
    )
)
def test_a_damaged_page_is_covered(damages):
    text = SAMPLE
    for at, lost, put in damages:
        text = text[:at] + put + text[at + lost :]

    holds(text)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_a_page_with_lines_lost_moved_or_doubled_is_covered(lines, end):
    holds(end.join(lines))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=12))
def test_a_page_with_bytes_flipped_is_covered(flips):
    page = bytearray(SAMPLE.encode())
    for at, byte in flips:
        page[at] = byte

    holds(page.decode("utf-8", "replace"))


def test_names_and_titles_fit_a_store():
    name, headline = "harbourmasters' " * 14 + "guild", "On and on. " * 200
    (article,) = holds(f"{name}\n2d\n- The Ledger\n{headline}\n{BRIDGE}\n").articles

    assert article.source == "The Ledger"
    assert article.title == headline[:1000].strip()


@pytest.mark.parametrize(
    "unit",
    ['"', "'", ".", "a", "9", "\n", " ", "AP ", "read more ", "(ANI) ", "2d\n", "a\n", "A b. AP "],
)
def test_a_large_page_of_one_thing_is_covered(unit):
    text = unit * (20_000 // len(unit))

    assert re.sub(r"\s", "", "".join(s.of(text) for s in holds(text).segments)) == re.sub(
        r"\s", "", text
    )
