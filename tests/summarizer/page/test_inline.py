"""Noise cut out of a paragraph's line."""

import pytest

from summarizer.page.inline import paragraph_marks
from summarizer.page.stories import Mark
from summarizer.text import SegmentKind, Span

BODY, CAPTION, CREDIT = SegmentKind.BODY, SegmentKind.CAPTION, SegmentKind.CREDIT
AD, DEBRIS, AGENCY = SegmentKind.ADVERTISEMENT, SegmentKind.DEBRIS, SegmentKind.AGENCY
LOST = (
    "The mayor and the ferry men stand at the foot of the old bridge on the last day of its "
    "long life"
)


def cut(text, *, first=False):
    span = Span(0, len(text))
    marks = paragraph_marks(text, Mark(0, len(text), BODY, "paragraph", span, 0), first=first)
    return [(mark.kind, mark.of(text)) for mark in marks]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "It closed. STORY CONTINUES BELOW THIS AD It will be torn down.",
            [
                (BODY, "It closed."),
                (AD, "STORY CONTINUES BELOW THIS AD"),
                (BODY, "It will be torn down."),
            ],
            id="advertisement in capitals",
        ),
        pytest.param(
            "It closed. Advertisement It will be torn down.",
            [(BODY, "It closed."), (AD, "Advertisement"), (BODY, "It will be torn down.")],
            id="advertisement between sentences",
        ),
        pytest.param(
            "It closed. The bridge on Sunday. Getty Images It will go.",
            [
                (BODY, "It closed."),
                (CAPTION, "The bridge on Sunday."),
                (CREDIT, "Getty Images"),
                (BODY, "It will go."),
            ],
            id="caption and credit",
        ),
        pytest.param(
            "It closed. &w=640&q=75) It will go.",
            [(BODY, "It closed."), (DEBRIS, "&w=640&q=75)"), (BODY, "It will go.")],
            id="debris",
        ),
        pytest.param(
            f"It closed. ADVERTISEMENT {LOST} Officials say so. The officials smiled.",
            [
                (BODY, "It closed."),
                (AD, "ADVERTISEMENT"),
                (CAPTION, LOST),
                (BODY, "Officials say so. The officials smiled."),
            ],
            id="caption that lost its stop",
        ),
        pytest.param(
            "It will go. -- PTI", [(BODY, "It will go."), (AGENCY, "-- PTI")], id="sign-off"
        ),
        pytest.param("(AP)", [(AGENCY, "(AP)")], id="nothing but a sign-off"),
    ],
)
def test_cuts_noise_out_at_the_character(text, parts):
    assert cut(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AP said so. She works for AP in town.", id="an agency that acts"),
        pytest.param("Readers can read more in the annex. Few do.", id="read more in a sentence"),
        pytest.param("The advertisement ran. Advertisement sales fell.", id="the trade"),
        pytest.param(
            f"{LOST} Officials say so. The officials smiled.", id="no other noise in the line"
        ),
        pytest.param("LONDON (AP) - It is a dateline only at a story's head.", id="not first"),
    ],
)
def test_leaves_the_writer_s_words_alone(text):
    assert cut(text) == [(BODY, text)]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("What the mayor said Officials say so. The officials smiled.", id="short"),
        pytest.param(
            f"{LOST} Officials say so. He met Officials twice.", id="written so elsewhere"
        ),
        pytest.param(f"{LOST} Harbour masters say so.", id="nowhere in small letters"),
        pytest.param(
            f"It {'went on and ' * 30}on Officials say so. The officials smiled.", id="too long"
        ),
    ],
)
def test_a_crosshead_or_a_name_is_no_caption(tail):
    assert cut(f"It closed. ADVERTISEMENT {tail}")[2:] == [(BODY, tail)]


def test_a_long_paragraph_before_an_agency_s_name_is_no_caption():
    text = f"It {'went on and ' * 30}stopped. AP It will go."

    assert cut(text) == [(BODY, text)]


def test_a_first_paragraph_has_dateline_deck_and_leading_mark():
    assert cut("MERROW (AP) - It will go.", first=True) == [
        (SegmentKind.DATELINE, "MERROW (AP) -"),
        (BODY, "It will go."),
    ]
    assert cut("(CNN)It will go.", first=True) == [(AGENCY, "(CNN)"), (BODY, "It will go.")]
    assert cut("Will it go? read more The mayor said it will go.", first=True) == [
        (SegmentKind.DECK, "Will it go?"),
        (SegmentKind.LABEL, "read more"),
        (BODY, "The mayor said it will go."),
    ]
