"""How an HTML page is read."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.page.html import LONGEST, PageTooLong, read_html
from summarizer.page.reading import read_page
from summarizer.text import Basis, PageArticle, Precision, Published, Reading, SegmentKind

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
ALDEN = (
    "The harbour of Alden closed on Tuesday after the tide tore two piers loose, "
    "and the ferries to the islands will stay away until the end of the month."
)
DIVERS = (
    "Divers found the old moorings broken in eleven places, the harbour master said, "
    "and some of the chains had not been looked at for more than thirty years."
)
COUNCIL = (
    "The council will meet on Friday to decide whether the piers are built again in oak, "
    "as the fishermen ask, or in steel, which would cost half as much to keep."
)
STORY = f"<p>{ALDEN}</p><p>{DIVERS}</p><p>{COUNCIL}</p>"
BODY = f"{ALDEN}\n\n{DIVERS}\n\n{COUNCIL}"


def page(head, main, after=""):
    return (
        f"<html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<main><article>{main}</article></main>{after}"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def json_ld(**fields):
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def kinds(text, reading):
    return {
        segment.of(text): segment.kind
        for segment in reading.segments
        if segment.kind is not SegmentKind.BLANK
    }


def tiles(text, reading):
    ends = [0, *(segment.end for segment in reading.segments)]
    starts = [*(segment.start for segment in reading.segments), len(text)]
    return ends == starts


def test_trusts_what_the_page_tells_machines():
    head = json_ld(
        headline="Storm shuts Alden harbour",
        datePublished="2025-07-01T08:30:00+02:00",
        author=[{"@type": "Person", "name": "Ida Marsh"}, {"name": "Tom Reed"}],
        publisher={"name": "Alden Post"},
    )
    main = (
        "<h1>Storm shuts Alden harbour</h1><p>By Ida Marsh</p><time>July 1, 2025</time>"
        f"<figure><img src='x'><figcaption>The harbour</figcaption></figure>{STORY}"
    )

    text, reading = read_html(page(head, main), NOON)

    assert reading.articles == (
        PageArticle(
            title="Storm shuts Alden harbour",
            body=BODY,
            source="Alden Post",
            byline="Ida Marsh, Tom Reed",
            published=Published(
                datetime(2025, 7, 1, 6, 30, tzinfo=UTC),
                "July 1, 2025",
                Precision.SECOND,
                Basis.ABSOLUTE,
            ),
        ),
    )
    assert kinds(text, reading) == {
        "Home World": SegmentKind.NAVIGATION,
        "Storm shuts Alden harbour": SegmentKind.TITLE,
        "By Ida Marsh": SegmentKind.BYLINE,
        "July 1, 2025": SegmentKind.TIME,
        "The harbour": SegmentKind.CAPTION,
        ALDEN: SegmentKind.BODY,
        DIVERS: SegmentKind.BODY,
        COUNCIL: SegmentKind.BODY,
        "All rights reserved.": SegmentKind.NAVIGATION,
    }


def test_reads_the_meta_elements_where_there_is_no_json():
    head = (
        '<meta property="og:title" content="Storm shuts harbour">'
        '<meta property="og:site_name" content="Alden Post">'
        '<meta property="article:published_time" content="2025-07-01T06:30:00Z">'
        '<meta name="author" content="By Ida Marsh">'
    )

    _, reading = read_html(page(head, f"<h2>Storm shuts harbour</h2>{STORY}"), NOON)

    assert reading.articles == (
        PageArticle(
            title="Storm shuts harbour",
            body=BODY,
            source="Alden Post",
            byline="Ida Marsh",
            published=Published(
                datetime(2025, 7, 1, 6, 30, tzinfo=UTC),
                "2025-07-01T06:30:00Z",
                Precision.SECOND,
                Basis.ABSOLUTE,
            ),
        ),
    )


def test_reads_the_page_itself_where_it_tells_machines_nothing():
    main = f"<h1>Storm shuts Alden harbour</h1><p>By Ida Marsh</p><p>3 hours ago</p>{STORY}"

    _, reading = read_html(page("", main), NOON)

    assert reading.articles == (
        PageArticle(
            title="Storm shuts Alden harbour",
            body=BODY,
            byline="Ida Marsh",
            published=Published(
                datetime(2025, 7, 2, 9, tzinfo=UTC), "3 hours ago", Precision.HOUR, Basis.RELATIVE
            ),
        ),
    )


def test_takes_the_headline_from_the_machines_where_it_is_not_printed():
    _, reading = read_html(page("<title>Storm shuts harbour</title>", STORY), NOON)

    assert reading.articles[0].title == "Storm shuts harbour"


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("<p>Read more: Ferries to the islands fall silent</p>", id="pointer"),
        pytest.param("<p><a href='/f'>Ferries to the islands fall silent</a></p>", id="link"),
        pytest.param("<p>Advertisement</p>", id="advertisement"),
        pytest.param("<p class='photo-caption'>The piers at dusk on Monday</p>", id="caption"),
        pytest.param("<script>let a = 'The piers at dusk';</script>", id="script"),
        pytest.param("<div style='display: none'><p>The piers at dusk.</p></div>", id="hidden"),
    ],
)
def test_leaves_noise_between_two_paragraphs_out(noise):
    main = f"<h1>Storm shuts harbour</h1><p>{ALDEN}</p>{noise}<p>{DIVERS}</p><p>{COUNCIL}</p>"

    text, reading = read_html(page(json_ld(headline="Storm shuts harbour"), main), NOON)

    assert [found.body for found in reading.articles] == [BODY]
    assert tiles(text, reading)


def test_keeps_a_crosshead():
    main = f"<h1>Storm shuts harbour</h1><p>{ALDEN}</p><h3>Old chains</h3><p>{DIVERS}</p>"

    _, reading = read_html(page(json_ld(headline="Storm shuts harbour"), main), NOON)

    assert reading.articles[0].body == f"{ALDEN}\n\nOld chains\n\n{DIVERS}"


def test_takes_the_dateline_and_the_agency_out_of_the_first_paragraph():
    main = f"<h1>Storm shuts harbour</h1><p>ALDEN, July 1 (Reuters) - {ALDEN}</p><p>{DIVERS}</p>"

    _, reading = read_html(page(json_ld(headline="Storm shuts harbour"), main), NOON)
    found = reading.articles[0]

    assert (found.body, found.dateline, found.agency) == (
        f"{ALDEN}\n\n{DIVERS}",
        "ALDEN, July 1 (Reuters)",
        "Reuters",
    )


def test_a_printed_description_is_the_deck():
    deck = "Repairs may last well into autumn"
    head = json_ld(headline="Storm shuts harbour") + f'<meta name="description" content="{deck}">'
    main = f"<h1>Storm shuts harbour</h1><header><p>{deck}</p></header>{STORY}"

    text, reading = read_html(page(head, main), NOON)

    assert (kinds(text, reading)[deck], reading.articles[0].body) == (
        SegmentKind.DECK,
        f"{deck}\n\n{BODY}",
    )


def test_reads_every_story_of_a_list():
    stories = "".join(
        f"<div><h2>{title}</h2><p>By Ida Marsh</p><p>{hours} hours ago</p><p>{words}</p></div>"
        for title, hours, words in (
            ("Storm shuts Alden harbour", 2, ALDEN),
            ("Divers find broken chains", 3, DIVERS),
            ("Council to vote on oak piers", 4, COUNCIL),
        )
    )

    text, reading = read_html(f"<body>{stories}</body>", NOON)

    assert [found.body for found in reading.articles] == [ALDEN, DIVERS, COUNCIL]
    assert reading == read_page(text, NOON)


TITLES = ("Storm shuts Alden harbour", "Divers find broken chains", "Council to vote on oak")
SITE = '<meta property="og:site_name" content="Alden Post">'


def card(hour, title, words):
    return (
        f"<div class=card><h3><a href=/s>{title}</a></h3><p>{words}</p>"
        f"<time datetime='2025-07-02T0{hour}:15:00Z'>{12 - hour} hours ago</time></div>"
    )


CARDS = "".join(map(card, (1, 2, 3), TITLES, (ALDEN, DIVERS, COUNCIL)))
TILES = CARDS.replace("<div class=card>", "<a href=/t><div>").replace(
    "</time></div>", "</time></div></a>"
)
ROWS = "".join(
    f"<tr><td><a href=/s><b>{title}</b></a></td></tr><tr><td>{words}"
    f"<br><time datetime='2025-07-02T0{hour}:15:00Z'>{hour}h</time></td></tr>"
    for hour, title, words in zip((1, 2, 3), TITLES, (ALDEN, DIVERS, COUNCIL), strict=True)
)


@pytest.mark.parametrize(
    "cards",
    [
        pytest.param(f"<h1>World news</h1>{CARDS}", id="cards"),
        pytest.param(TILES, id="cards that are links"),
        pytest.param(CARDS.replace("<div class=card>", "").replace("</div>", ""), id="no cards"),
        pytest.param(f"<table>{ROWS}</table>", id="rows of a table"),
    ],
)
def test_reads_every_card_of_a_front(cards):
    text, reading = read_html(f"<head>{SITE}</head><body>{cards}</body>", NOON)

    assert tiles(text, reading)
    assert [
        (each.title, each.body, each.source, each.published.at) for each in reading.articles
    ] == [
        (title, words, "Alden Post", datetime(2025, 7, 2, hour, 15, tzinfo=UTC))
        for hour, title, words in zip((1, 2, 3), TITLES, (ALDEN, DIVERS, COUNCIL), strict=True)
    ]


def test_a_story_with_cards_beside_it_is_one_article():
    cards = "".join(map(card, (1, 2), TITLES[1:], ("Six came to see the harbour on Monday.",) * 2))

    _, reading = read_html(page("", f"<h1>{TITLES[0]}</h1>{STORY}", cards), NOON)

    assert [(found.title, found.body) for found in reading.articles] == [(TITLES[0], BODY)]


def whole(hour, title):
    return (
        f"<article><h2><a href=/s>{title}</a></h2><p>By Ida Marsh</p>"
        f"<time datetime='2025-07-01T0{hour}:30:00Z'>Tuesday</time>{STORY}</article>"
    )


def test_reads_every_story_that_has_an_article_element_of_its_own():
    text, reading = read_html(
        f"<head>{SITE}{json_ld(headline=TITLES[1], author={'name': 'Tom Reed'})}</head>"
        f"<body>{whole(1, TITLES[0])}{whole(2, TITLES[1])}</body>",
        NOON,
    )

    assert tiles(text, reading)
    assert [
        (each.title, each.body, each.source, each.byline, each.published.at)
        for each in reading.articles
    ] == [
        (TITLES[0], BODY, "Alden Post", "Ida Marsh", datetime(2025, 7, 1, 1, 30, tzinfo=UTC)),
        (TITLES[1], BODY, "Alden Post", "Tom Reed", datetime(2025, 7, 1, 2, 30, tzinfo=UTC)),
    ]


def test_a_live_blog_is_one_story():
    posts = whole(1, TITLES[1]) + whole(2, TITLES[2])
    head = json_ld(**{"@type": "LiveBlogPosting"}, headline=TITLES[0])

    _, reading = read_html(f"<head>{head}</head><body><h1>{TITLES[0]}</h1>{posts}</body>", NOON)

    assert [found.title for found in reading.articles] == [TITLES[0]]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            json_ld(headline=TITLES[0], author={"@id": "#i"}, publisher={"@id": "#p"})
            + json_ld(**{"@type": "Person", "@id": "#i"}, name="Ida Marsh, Political Editor")
            + json_ld(**{"@type": "Organization", "@id": "#p"}, name="Alden Post"),
            id="things named by their ids",
        ),
        pytest.param(
            f"<title>{TITLES[0]} - Alden Post</title>{json_ld(headline=TITLES[1])}"
            + json_ld(
                headline=TITLES[0],
                author={"name": "Ida Marsh, Reporter in Alden"},
                publisher={"name": "Alden Post"},
            ),
            id="one of several",
        ),
    ],
)
def test_finds_the_outlet_and_the_writer_of_the_story(head):
    _, reading = read_html(page(head, f"<h1>{TITLES[0]}</h1>{STORY}"), NOON)

    assert [(found.source, found.byline) for found in reading.articles] == [
        ("Alden Post", "Ida Marsh")
    ]


def test_reads_microdata():
    main = (
        f"<div itemscope itemtype='https://schema.org/NewsArticle'><h1>{TITLES[0]}</h1>"
        "<p itemprop=author itemscope><b itemprop=name>Ida Marsh</b></p>"
        "<meta itemprop=datePublished content='2025-07-01T06:30:00Z'>"
        "<p itemprop=publisher itemscope><meta itemprop=name content='Alden Post'></p>"
        f"{STORY}</div>"
    )

    _, reading = read_html(page("", main), NOON)

    assert [(each.source, each.byline, each.published.at) for each in reading.articles] == [
        ("Alden Post", "Ida Marsh", datetime(2025, 7, 1, 6, 30, tzinfo=UTC))
    ]


def test_refuses_more_text_than_is_read():
    assert read_html("<p>" + "x" * LONGEST, NOON)[0] == "x" * LONGEST

    with pytest.raises(PageTooLong, match=r"1,048,577 characters; 1,048,576 are read"):
        read_html("<p>" + "x" * (LONGEST + 1), NOON)


def test_folds_white_space_and_breaks_lines_where_a_browser_does():
    text, _ = read_html("<p>One\n  <b>two</b>\tthree<br>four</p>tail<div>five</div>", NOON)

    assert text == "One two three\n\nfour\n\ntail\n\nfive"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n", id="white space"),
        pytest.param("<!-- no end", id="open comment"),
        pytest.param("<html><head></head></html>", id="no body"),
        pytest.param("<frameset><frame src=x></frameset>", id="frames"),
    ],
)
def test_an_empty_page_has_an_empty_reading(markup):
    assert read_html(markup, NOON) == ("", Reading((), ()))


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 5000 + ALDEN, id="deep"),
        pytest.param(f"<p {' '.join(f'a{n}=1' for n in range(9000))}>{ALDEN}", id="attributes"),
        pytest.param(f"<p title='{'x' * 50_000}'>{ALDEN}", id="long attribute"),
        pytest.param("<p></p>" * 20_001 + f"<p>{ALDEN}", id="elements"),
        pytest.param("&lt;" * 20_000, id="entities"),
        pytest.param("<" * 20_000, id="open tags"),
        pytest.param("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><p>&a;&a;", id="entity bomb"),
        pytest.param('<?xml version="1.0" encoding="latin-1"?><p>é', id="declared encoding"),
        pytest.param("<p>a\0b\ud800c</p>", id="no characters"),
        pytest.param(
            f'<script type="application/ld+json">{"[" * 90_000}</script>{STORY}', id="deep JSON"
        ),
        pytest.param(
            f'<script type="application/ld+json">{{"@type": 1, </script>{STORY}', id="JSON"
        ),
        pytest.param(
            f"{json_ld(headline=[1], author=[3, {}], publisher=4)}{STORY}", id="odd types"
        ),
    ],
)
def test_hostile_markup_is_read_like_any_other(markup):
    text, reading = read_html(markup, NOON)

    assert tiles(text, reading)
    assert all(found.title and found.body for found in reading.articles)


def test_refuses_a_time_without_a_zone():
    with pytest.raises(ValueError, match="time zone"):
        read_html("<p>One.", datetime(2025, 7, 2, 12))  # noqa: DTZ001 - the fault under test


TAGS = st.sampled_from(
    ["p", "div", "h1", "h2", "a", "b", "li", "nav", "figcaption", "script", "br", "time", "td"]
)
WORDS = st.one_of(st.text(max_size=40), st.sampled_from([ALDEN, DIVERS, "By Ida Marsh", "2h ago"]))


@settings(max_examples=60)
@given(st.lists(st.tuples(TAGS, WORDS, st.booleans()), max_size=12), st.text(max_size=40))
def test_any_text_in_any_tags_is_covered(parts, headline):
    markup = "".join(
        f"<{tag}>{words}{f'</{tag}>' if closed else ''}" for tag, words, closed in parts
    )

    text, reading = read_html(json_ld(headline=headline) + markup, NOON)
    visible = [part for part in reading.segments if part.kind is not SegmentKind.BLANK]

    assert tiles(text, reading)
    assert all(part.of(text).strip() == part.of(text) != "" for part in visible)
    assert all(
        paragraph in text for found in reading.articles for paragraph in found.body.split("\n\n")
    )
