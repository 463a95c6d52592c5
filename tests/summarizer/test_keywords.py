from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.keywords import keywords
from summarizer.text import Keyword, Sentence


@pytest.fixture
def found():
    """Find the keywords of sentences, as texts, best first."""

    def find(*texts, language="en", limit=10):
        body, sentences = _laid_out(texts)
        return [one.of(body) for one in keywords(body, sentences, language, limit)]

    return find


def _laid_out(texts):
    sentences, start = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(start, start + len(text), index=index, paragraph=0))
        start += len(text) + 1
    return " ".join(texts), tuple(sentences)


def test_a_keyword_is_where_the_body_first_has_it():
    body, sentences = _laid_out(["Smoke rose.", "The mill burnt.", "No mill stands."])

    assert keywords(body, sentences)[0] == Keyword(16, 20, score=1.0)


def test_the_most_used_word_is_the_best(found):
    assert found("The mill burnt.", "The mill smoked.", "Rain fell.", limit=1) == ["mill"]


def test_of_words_used_alike_the_earlier_is_the_better(found):
    assert found("Smoke rose.", "Rain fell.") == ["Smoke", "rose", "Rain", "fell"]


def test_a_name_is_better_than_another_word(found):
    assert found("A mill and a port: in Dunmore and at sea.", limit=1) == ["Dunmore"]


def test_a_capital_at_the_opening_makes_no_name(found):
    assert found("Mills and ports.") == ["Mills", "ports"]


@pytest.mark.parametrize(
    ("texts", "best"),
    [
        pytest.param(
            ["It was Anna Kovač.", "Later Kovač spoke.", "We heard Kovač."],
            "Anna Kovač",
            id="a name in full, for all who bear it",
        ),
        pytest.param(
            ["They met in New Delhi.", "In New Delhi it rained."],
            "New Delhi",
            id="a name that opens on a stop word",
        ),
        pytest.param(
            ["The paper mill burnt.", "No paper mill stands."], "paper mill", id="said again"
        ),
        pytest.param(
            ["It is the Harrow\nBay fire."],
            "Harrow\nBay",
            id="across a line break, to the letter",
        ),
        pytest.param(
            ["It is the Bank of Dunmore.", "Later the Bank closed."],
            "Bank of Dunmore",
            id="a name around a particle",
        ),
        pytest.param(["New Harrow burnt."], "New Harrow", id="a name that opens a sentence"),
        pytest.param(["Anna Kovač burnt it."], "Anna Kovač", id="two capitals at an opening"),
        pytest.param(["We heard Theresa May."], "Theresa May", id="a surname like a month"),
        pytest.param(
            ["The old paper mill fire burnt.", "No paper mill fire was worse."],
            "paper mill fire",
            id="three words said again",
        ),
    ],
)
def test_words_that_belong_together_stay_together(found, texts, best):
    assert found(*texts)[0] == best


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["A mill of mills: the mill's."], ["mill"], id="number and possessive"),
        pytest.param(["The e-mail: an email on e-mail."], ["e-mail"], id="hyphens"),
        pytest.param(["Mills are a mill. A MILL or a mill."], ["mill"], id="case"),
        pytest.param(["In the U.S. it was the US."], ["U.S."], id="initials"),
        pytest.param(["In Israel an Israeli."], ["Israel"], id="a people and its country"),
        pytest.param(["In Germany a German, as Germans."], ["Germany"], id="the longer country"),
        pytest.param(
            ["In Austria an Austrian, in Austriana."], ["Austria", "Austriana"], id="three"
        ),
        pytest.param(
            ["It was Anna Kovač.", "It was Kovač.", "It was Anna Kovač's."],
            ["Anna Kovač"],
            id="a name and its last word",
        ),
    ],
)
def test_forms_of_one_word_are_one_keyword(found, texts, expected):
    assert found(*texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We heard the Prime Minister Anna Kovač.", id="a title before a name"),
        pytest.param("We heard Home Secretary Anna Kovač.", id="a title with its office"),
        pytest.param("We heard Mr Anna Kovač on Monday in May, last week.", id="days and months"),
        pytest.param("We nearly heard 3 per cent of Anna Kovač’s people.", id="what names nothing"),
    ],
)
def test_only_the_name_is_shown(found, text):
    assert [one for one in found(text) if one not in {"heard", "Home"}] == ["Anna Kovač"]


def test_an_office_is_no_name():
    body, sentences = _laid_out(["We heard the Dunmore Harbour Secretary."])

    assert "Dunmore Harbour" not in [one.of(body) for one in keywords(body, sentences)]


def test_a_word_used_as_a_verb_is_no_better_than_one_that_names(found):
    assert found("They burn it: a mill.", limit=1) == ["mill"]


def test_what_weighs_little_beside_the_best_is_passed_over(found):
    mills = ["The mill and the mill, the mill and the mill, with the mill."] * 3

    assert found(*mills, "No smoke.") == ["mill"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Harrow, Bay", {"Harrow", "Bay"}, id="punctuation"),
        pytest.param("in Kovač's Mill", {"Kovač", "Mill"}, id="a possessive"),
        pytest.param("in Kovač\u2019s Mill", {"Kovač", "Mill"}, id="a possessive in print"),
        pytest.param("paper of the mill", {"paper", "mill"}, id="stop words"),
        pytest.param("Mr Kovač came on Monday", {"Kovač"}, id="titles and days"),
        pytest.param("the 340 mills", {"mills"}, id="numbers"),
        pytest.param("an X mill", {"mill"}, id="single letters"),
        pytest.param("a " + "m" * 41, set(), id="what is too long for a word"),
        pytest.param("It is so. …", set(), id="nothing that tells"),
    ],
)
def test_a_keyword_ends_at(found, text, expected):
    assert set(found(text)) == expected


def test_no_keyword_stands_within_another(found):
    chosen = found(
        "The Harrow Bay mill burnt.",
        "At the Harrow Bay mill nobody was hurt.",
        "The mill was old.",
        "Nobody in Harrow Bay slept.",
        limit=20,
    )

    assert "Harrow Bay" in chosen
    assert not [pair for pair in permutations(chosen, 2) if f" {pair[0]} " in f" {pair[1]} "]


def test_scores_fall_from_1_and_stay_above_0():
    body, sentences = _laid_out(["The mill burnt.", "The mill smoked.", "Anna Kovač left Dunmore."])
    scores = [one.score for one in keywords(body, sentences)]

    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_gives_no_more_than_asked_for(found, limit):
    assert len(found("Smoke rose over mills while rain fell on ports.", limit=limit)) == limit


def test_knows_the_stop_words_of_other_languages(found):
    assert found("und der Hafen", language="de") == ["Hafen"]


def test_refuses_a_language_it_does_not_know(found):
    with pytest.raises(LookupError, match=r"^no language 'xx';"):
        found("und der Hafen", language="xx")


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "mill",
                    "Anna",
                    "Kovač",
                    "the",
                    "of",
                    "New",
                    "Bay's",
                    ",",
                    "“",
                    "May",
                    "U.S.",
                    "\n",
                ]
            )
        ).map(" ".join)
    )
)
def test_keywords_of_any_sentences_are_ranges_within_them(texts):
    body, sentences = _laid_out(texts)
    chosen = keywords(body, sentences)

    assert len(chosen) == len(set(chosen)) <= 10
    assert all(0 < one.score <= 1 for one in chosen)
    assert all(any(sentence.covers(one) for sentence in sentences) for one in chosen)
    assert all(one.of(body) == one.of(body).strip() for one in chosen)
