import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import written
from summarizer.rank.evidence import evidence
from summarizer.rank.story import Story
from summarizer.rank.wording import wording


def _shown(story):
    return {kind: column.tolist() for kind, column in evidence(story, wording(story)).items()}


def test_german_has_no_names_by_their_capitals(told):
    story = told(["Die Mühle von Anna brannte."], language="de")

    assert {"fame", "actors", "known"}.isdisjoint(_shown(story))


def test_shows_where_and_how_long_a_sentence_is(told):
    shown = _shown(told(["Rain fell.", "The mill burnt in 1911.", "Rain fell on 3 mills."]))

    assert list(shown["place"]) == [0, 1, 2]
    assert list(shown["part"]) == [0, pytest.approx(1 / 3), pytest.approx(2 / 3)]
    assert list(shown["words"]) == [2, 5, 5]
    assert list(shown["figures"]) == [0, 1, 1]


def test_shows_how_much_of_a_sentence_the_others_speak_of(told):
    shown = _shown(told(["Rain fell.", "Rain fell.", "The mill burnt."]))

    assert list(shown["spread"]) == [
        pytest.approx(2 / 3), pytest.approx(2 / 3), pytest.approx(1 / 3)
    ]  # fmt: skip
    assert list(shown["recurring"]) == [1, 1, 0]
    assert list(shown["outdone"]) == [0, 0, pytest.approx(2 / 3)]
    assert list(shown["ties"]) == [pytest.approx(1 / 3), pytest.approx(1 / 3), pytest.approx(0)]
    assert list(shown["said"]) == [0, 1, 0]
    assert list(shown["pairs"]) == [1, 1, 0]


def test_a_sentence_is_outdone_by_those_whose_words_come_again_more_often(told):
    shown = _shown(told(["Ida left.", "Rain fell.", "Rain fell.", "Rain stopped Anna."]))

    assert shown["recurring"][2] > shown["recurring"][3] > shown["recurring"][0]
    assert shown["outdone"] == [0.75, 0, 0, 0.5]


def test_shows_whom_a_sentence_is_about(told):
    shown = _shown(told(["The mill of Anna Kovač burnt.", "Later Kovač met Ida.", "Rain fell."]))

    assert list(shown["fame"]) == [1.5, 1.5, 0]
    assert list(shown["actors"]) == [2, 2, 0]
    assert list(shown["known"]) == [0, 0.5, 0]


def test_of_names_mentioned_as_often_the_first_are_the_main_ones(told):
    texts = ["In came Ida, Ada, Eva, Ina, Uma.", "Later Ola met Eva."]

    assert _shown(told(texts))["actors"] == [5, 1]


def test_an_opening_is_a_name_where_it_is_one_elsewhere(told):
    shown = _shown(told(["Kovač owns it.", "The owner, Anna Kovač, left.", "Nobody saw Anna."]))

    assert shown["fame"] == [2, 2, 2]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("“Rain”", 1, id="all of it"),
        pytest.param('Say "rain', 5 / 9, id="opened and left so"),
        pytest.param("Rain", 0, id="none"),
    ],
)
def test_shows_how_much_of_a_sentence_is_quoted(told, text, share):
    assert _shown(told([text]))["quoted"] == [pytest.approx(share)]


def test_what_only_english_shows_is_left_out_elsewhere(told):
    own = {"pronouns", "writer", "perfect", "future", "day"}
    english, swedish = (_shown(told(["He will, we have."], language=tag)) for tag in ("en", "sv"))

    assert {kind: english[kind] for kind in own} == {
        "pronouns": [0.25], "writer": [0.25], "perfect": [0.25], "future": [0.25], "day": [0]
    }  # fmt: skip
    assert own.isdisjoint(swedish)


@given(st.lists(st.text("aAb .'“\"1 ", max_size=20), min_size=1, max_size=6))
def test_every_kind_has_a_number_for_every_sentence(texts):
    story = Story(
        texts=tuple(texts),
        words=tuple(map(written, texts)),
        paragraphs=(0,) * len(texts),
        title=(),
        language="en",
    )

    assert {len(column) for column in _shown(story).values()} == {len(texts)}
