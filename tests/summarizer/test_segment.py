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
        pytest.param(["It took approx. Kim Vik's million.", "Nobody complained."], id="long words"),
        pytest.param(["Messrs. Vik and Assoc. Dean Holm are in Calif. Monday."], id="long ones"),
        pytest.param(["He waited....", "She left."], id="four dots"),
        pytest.param(["He waited.", ". . . She left."], id="a stop and spaced dots"),
        pytest.param(["He waited . . . and left."], id="a spaced pause"),
        pytest.param(["“It froze.” — Ruth Holm"], id="signature"),
        pytest.param(
            [f"The {'very ' * 20}long road froze, Ruth Holm (R-Wis.) said.", "It thawed."],
            id="small letter far behind the sentence's capital",
        ),
        pytest.param(["It froze. [12]", "It thawed."], id="footnote"),
        pytest.param(["See:", "• Ice", "• Snow."][1:], id="bullets"),
        pytest.param(["i saw it.", "it was ice."], id="small letters throughout"),
        pytest.param(["So i went.", "it was ice."], id="a writer without capitals"),
        pytest.param(["so say the U.S. and i."], id="an abbreviation among small letters"),
        pytest.param(["Was it ice?", "nobody knew."], id="a bare question"),
        pytest.param(["Shares of Yahoo! rose, and Why? sold well."], id="names with marks"),
        pytest.param(["It froze.", "(photo: Ruth Holm)"], id="brackets behind a stop"),
        pytest.param(["“It froze” (Holm 55).", "It thawed."], id="reference behind a quote"),
        pytest.param(["“It froze.” (Holm 55).", "It thawed."], id="reference behind a stop"),
        pytest.param(["“Is it ice?”", "He said nothing."], id="a pronoun begins anew"),
        pytest.param(
            ["At 9 a.m. Mr. Vik came.", "He left at 5 p.m.", "Ms. Holm stayed."], id="leads"
        ),
        pytest.param(["He read of it. 4", "Even so he sailed."], id="a note's number"),
        pytest.param(["He sailed.", "12 Swedes came."], id="a figure that begins"),
        pytest.param(["Call ext. 42 or see Ps. 27.", "P.S. Drs. Vik and Holm agree."], id="others"),
        pytest.param(["It froze.", "https://ice.example/a.b?c=1 has more."], id="a link"),
        pytest.param(["Write to ruth.holm@ice.example now.", "Do."], id="an address"),
        pytest.param(["It thawed. :-)", "We sailed. ❤", "Good."], id="faces"),
        pytest.param(["I know it —", "What was that?"], id="a speaker breaks off"),
        pytest.param(["It — The Mill — was shut, and I — I ran."], id="dashes around names"),
        pytest.param(["1.) Ice", "2.) Snow"], id="list of labels, 1.)"),
        pytest.param(["1) Ice came", "2) Snow fell", "3) Rain"], id="list of labels, 1)"),
        pytest.param(["a. Ice came", "b. Snow fell", "c. Rain"], id="list of labels, a."),
        pytest.param(["1. Vik beat Holm by 3 to 2.", "Then it froze."], id="a score in a list"),
        pytest.param(["He saw (see 2) nothing and 2) is no label."], id="no list"),
        pytest.param(["• 9. Ice", "• 10. Snow"], id="bullets with labels"),
        pytest.param(["It froze.", "* * *", "It thawed.", "-----", "It s***s."], id="drawn lines"),
        pytest.param(["Ruth Holm", "04/26/2001 07:17 AM", "Come at 9:15 PM."], id="a stamp"),
        pytest.param(["Holm wrote on 4/26/2001 07:17", "Come."], id="a word leads to a stamp"),
        pytest.param(["Figure 1.5", "Ice on the lake."], id="a caption's label"),
        pytest.param(["„Es friert.“", "Sie ging am 3. Oktober."], id="German"),
        pytest.param(["»Es friert.«", "Sie ging."], id="German, guillemets inwards"),
        pytest.param(["« Il gèle. »", "M. Roy part.", "« Oui ? » dit-il."], id="French"),
        pytest.param(["¿Hiela?", "El Sr. Roy dijo: «Sí.»", "Nevó."], id="Spanish"),
    ],
)
def test_cuts_sentences(parts):
    assert texts(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "It froze.Nobody came.“Odd,” he said.",
            ["It froze.", "Nobody came.", "“Odd,” he said."],
            id="curly marks",
        ),
        pytest.param('"It froze."He left.', ['"It froze."', "He left."], id="a mark that closes"),
        pytest.param('It froze."Odd," he said.', ["It froze.", '"Odd," he said.'], id="or opens"),
        pytest.param(
            "It froze in 2009.The NATO.They met.",
            ["It froze in 2009.", "The NATO.", "They met."],
            id="figures and capitals",
        ),
        pytest.param("See ice.example, A.Vik and ASP.Net.", None, id="no sentences"),
    ],
)
def test_finds_the_sentence_whose_space_was_lost(body, expected):
    assert texts(body) == (expected or [body])


def test_counts_sentences_and_paragraphs_and_leaves_agency_marks_out():
    body = "OSLO, May 4 (AFP) - Ice came. It went.\n\nNobody saw it. (AFP)"

    assert sentences(body) == (
        Sentence(20, 29, 0, 0),
        Sentence(30, 38, 1, 0),
        Sentence(40, 54, 2, 1),
    )


@given(
    st.text(alphabet="aAIié.!?…'\"’”“«»( )[1]•\n\r\t-*_:/")
    | st.lists(
        st.sampled_from(
            [
                *("some words that fill a line of text", "Mr", "A", ".", " ", "\n", "'", "•"),
                *("1) ", "2) ", "a. ", "b. ", "4/26/01 07:17 AM", "it — But ", " *** "),
            ]
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
