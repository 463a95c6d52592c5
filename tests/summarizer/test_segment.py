from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.segment import paragraphs, sentences
from summarizer.text import Sentence

WRAPPED = (
    "The ferry to the island was late again on Monday, and nobody at the\n"
    "pier could say why. The harbour master, reached at home, said that\n"
    "the engine had stopped.\n"
    "On Tuesday it sailed."
)


def texts(body):
    return [sentence.of(body) for sentence in sentences(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Ice came.\n\nIt went.", ["Ice came.", "It went."], id="blank line"),
        pytest.param("Ice came.\n \t\nIt went.", ["Ice came.", "It went."], id="line of blanks"),
        pytest.param("Ice came.\r\nIt went.", ["Ice came.", "It went."], id="lines as paragraphs"),
        pytest.param(
            WRAPPED,
            [WRAPPED[: WRAPPED.index("\nOn")], "On Tuesday it sailed."],
            id="wrapped at a column",
        ),
        pytest.param(" \n \n", [], id="nothing"),
    ],
)
def test_parts_paragraphs_at_blank_lines_and_at_breaks_that_no_wrapping_made(body, expected):
    assert [paragraph.of(body) for paragraph in paragraphs(body)] == expected


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["Ice came.", "It went."], id="two stops"),
        pytest.param(["Dr. Ruth B. Holm paid $3.50 to Mr. Vik."], id="titles, initials, decimals"),
        pytest.param(
            ["She left the U.S. in May.", "He stayed in the U.K.", "They met."], id="U.S."
        ),
        pytest.param(["The U.S. Navy came at 5 p.m. Monday."], id="abbreviation before a name"),
        pytest.param(["It opened at 9 a.m.", "Nobody came."], id="a clock at the end"),
        pytest.param(["Item No. 5 was sold.", "The answer was no.", "So be it."], id="numbers"),
        pytest.param(["'We waited... and waited.'", "'Nothing.'"], id="single marks"),
        pytest.param(["“It froze.”", "“Why?”", "She left."], id="marks behind the stop"),
        pytest.param(["“Is it ice?” Ruth Holm asked.", "Yes!"], id="a question that is reported"),
        pytest.param(["“It is ice!” she cried.", "It was."], id="small letter goes on"),
        pytest.param(["He waited. . . .", "She left."], id="spaced dots"),
        pytest.param(["“It froze.” — Ruth Holm"], id="signature"),
        pytest.param(
            [f"The {'very ' * 20}long road froze, Ruth Holm (R-Wis.) said.", "It thawed."],
            id="small letter far behind the sentence's capital",
        ),
        pytest.param(["It froze. [12]", "It thawed."], id="footnote"),
        pytest.param(["See:", "• Ice", "• Snow."][1:], id="bullets"),
        pytest.param(["i saw it.", "it was ice."], id="small letters throughout"),
    ],
)
def test_cuts_sentences(parts):
    assert texts(" ".join(parts)) == parts


def test_finds_the_sentence_whose_space_was_lost():
    assert texts("It froze.Nobody came.“Odd,” he said.") == [
        "It froze.",
        "Nobody came.",
        "“Odd,” he said.",
    ]


def test_counts_sentences_and_paragraphs_and_leaves_agency_marks_out():
    body = "OSLO, May 4 (AFP) - Ice came. It went.\n\nNobody saw it. (AFP)"

    assert sentences(body) == (
        Sentence(20, 29, 0, 0),
        Sentence(30, 38, 1, 0),
        Sentence(40, 54, 2, 1),
    )


@given(
    st.text(alphabet="aAIé.!?…'\"’”“( )[1]•\n\r\t-")
    | st.lists(
        st.sampled_from(
            ["some words that fill a line of text", "Mr", "A", ".", " ", "\n", "'", "•"]
        )
    ).map("".join)
)
@example(
    "some words that fill a line up to its end.\n. So A.\n' they do\nand on and on and on it goes"
)
def test_sentences_are_trimmed_ordered_and_hold_every_visible_character(body):
    found = sentences(body)
    inside = "".join(sentence.of(body) for sentence in found)

    assert "".join(inside.split()) == "".join(body.split())
    assert all(sentence.of(body) == sentence.of(body).strip() != "" for sentence in found)
    assert [sentence.index for sentence in found] == list(range(len(found)))
    assert all(one.end <= two.start for one, two in pairwise(found))
    for sentence in found:
        assert paragraphs(body)[sentence.paragraph].covers(sentence)
