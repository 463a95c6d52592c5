"""Pages of many makes, each for one thing that tells its stories from the rest."""

from datetime import UTC, datetime

import pytest

from summarizer.page.reading import read_page

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
TITLE = "Council closes the old bridge"
BRIDGE = "The council voted on Monday to close the old bridge. A tunnel will replace it."
MOSS = "Residents had asked for years for a safer crossing. 'We are glad,' said Ann Moss."
FERRY = "Ferry men say that nobody asked them, and that a tunnel needs more than ten years to dig."
LONG = f"{FERRY[:-1]}, and that, if the council goes on as it has begun, it will in the end have:"
HEAD = f"{TITLE}\nBy Ann Moss\n\n"


def articles(text):
    return [(article.title, article.body) for article in read_page(text, NOON).articles]


def kinds(text):
    segments = read_page(text, NOON).segments
    return [(str(piece.kind), piece.of(text)) for piece in segments if piece.kind != "blank"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEAD}{LONG}\n* two piers\n* no roof\n", id="bullets"),
        pytest.param(f"{HEAD}{LONG}\n1) two piers\n2) no roof\n", id="numbers"),
        pytest.param(f"{HEAD}{BRIDGE}\nWhat it has:\n* two piers\n* no roof\n{MOSS}", id="heading"),
    ],
)
def test_a_colon_announces_a_list_of_the_storys_own(text):
    (article,) = read_page(text, NOON).articles

    assert article.body.replace("\n\n", "\n") == text.removeprefix(HEAD).strip()


def test_a_quotation_keeps_the_name_below_it():
    text = f"{HEAD}{BRIDGE}\n'It was lovely. Come again.'\n- Bo Lee\n{MOSS}\n"

    assert articles(text) == [
        (TITLE, f"{BRIDGE}\n\n'It was lovely. Come again.'\n\n- Bo Lee\n\n{MOSS}")
    ]


def test_a_bar_that_every_text_of_a_list_has_parts_them():
    bar = "Like this send this"
    text = "\n\n".join([bar, f"{BRIDGE} {FERRY}", *[bar, f"{MOSS} {FERRY}"] * 5])

    assert articles(text)[0] == (
        "The council voted on Monday to close the old bridge.",
        f"{BRIDGE} {FERRY}",
    )


def test_headlines_with_an_outlet_behind_a_dash_show_what_the_dash_means():
    text = "\n".join(
        f"{TITLE} {number} times - Merrow Post\n{number} hours ago\n\n{BRIDGE}\n{MOSS}\n"
        for number in (2, 3, 4)
    )

    assert [(article.title, article.source) for article in read_page(text, NOON).articles] == [
        (f"{TITLE} {number} times", "Merrow Post") for number in (2, 3, 4)
    ]


def test_one_dash_is_the_headlines_own():
    text = f"{TITLE} - Merrow Post\n2 hours ago\n\n{BRIDGE}\n"

    assert articles(text) == [(f"{TITLE} - Merrow Post", BRIDGE)]


def test_a_headline_a_paragraph_and_its_age_are_an_item_of_a_list():
    text = f"{TITLE}\n{BRIDGE}\n2h ago\n\nFerry men ask for a tunnel\n{FERRY}\n3h ago\n"

    assert [
        (article.title, article.published.raw) for article in read_page(text, NOON).articles
    ] == [
        (TITLE, "2h ago"),
        ("Ferry men ask for a tunnel", "3h ago"),
    ]


def test_a_source_below_the_text_ends_a_story():
    text = (
        f"BRIDGE TO CLOSE\n\n{BRIDGE}\n\nSource: The Ledger, 1 July 2025\n\n"
        f"FERRY MEN WANT A TUNNEL BELOW IT\n\n{FERRY}\n\nSource: The Post, 2 July 2025\n"
    )

    assert [
        (article.title, article.source, article.published.raw)
        for article in read_page(text, NOON).articles
    ] == [
        ("BRIDGE TO CLOSE", "The Ledger", "1 July 2025"),
        ("FERRY MEN WANT A TUNNEL BELOW IT", "The Post", "2 July 2025"),
    ]


@pytest.mark.parametrize("end", ["ENDS", "-30-"])
def test_nothing_follows_behind_the_end_of_a_story(end):
    text = f"{HEAD}{BRIDGE}\n{end}\nNotes to editors:\nThe bridge was built in 1880.\n"

    assert articles(text) == [(TITLE, BRIDGE)]


def test_a_ruler_parts_a_list_of_contents_from_the_first_story():
    text = (
        f"{HEAD}{BRIDGE}\n\nIN THIS ISSUE\n* Boats\n* Fares\n_______\n\n"
        f"Ferry men ask for a tunnel\nBy Bo Lee\n\n{FERRY}\n"
    )

    assert articles(text) == [(TITLE, BRIDGE), ("Ferry men ask for a tunnel", FERRY)]


def test_the_sentences_of_a_summary_are_its_deck():
    text = f"{TITLE}\nBy Ann Moss\nIn short:\nIt closes.\nWhat's next?\nIt falls.\n\n{BRIDGE}\n"

    assert kinds(text)[2:] == [
        ("label", "In short:"),
        ("deck", "It closes."),
        ("label", "What's next?"),
        ("deck", "It falls."),
        ("body", BRIDGE),
    ]


def test_a_line_with_a_date_and_a_clock_is_a_time_in_any_language():
    text = f"{TITLE}\nOpublikowano 2 lipca 2025 o 14:32\nKurz gesagt.\nVon Ann Moss\n{BRIDGE}\n"

    assert kinds(text) == [
        ("title", TITLE),
        ("time", "Opublikowano 2 lipca 2025 o 14:32"),
        ("deck", "Kurz gesagt."),
        ("byline", "Von Ann Moss"),
        ("body", BRIDGE),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Budget 2025: what the minister said to us at 12.30",
        "The 2025 meeting begins at 10:30 in the hall.",
    ],
)
def test_a_headline_or_a_sentence_may_name_a_year_and_a_clock(line):
    assert ("time", line) not in kinds(f"{HEAD}{BRIDGE}\n{line}\n{MOSS}\n")


def test_a_menu_that_was_copied_as_one_line_is_no_paragraph():
    menu = "Harbour Guide " * 20

    assert kinds(f"{menu}\n{HEAD}{BRIDGE}\n")[0] == ("navigation", menu.strip())


def test_questions_and_answers_are_a_storys_own():
    text = f"{HEAD}Q: Why a tunnel?\nA: No view\nQ: And the ferry?\nA: It stays\n"

    assert articles(text) == [
        (TITLE, "Q: Why a tunnel?\n\nA: No view\n\nQ: And the ferry?\n\nA: It stays")
    ]


def test_readers_speak_below_the_form_of_their_box():
    text = (
        f"{HEAD}{BRIDGE}\nLeave a Reply\nYour email address will not be published.\n"
        "Bo Lee says:\nJuly 1, 2025 at 2:14 pm\nAt last. Well done.\nReply\n"
    )

    assert articles(text) == [(TITLE, BRIDGE)]


def test_a_greeting_is_no_story():
    text = f"Harbour briefing\nGood morning. It rains.\n\n{HEAD}{BRIDGE}\n"

    assert articles(text) == [(TITLE, BRIDGE)]
