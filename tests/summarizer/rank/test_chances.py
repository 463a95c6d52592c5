import pytest

from summarizer.rank.chances import (
    chances,
    pair_evidence,
    pair_places,
    word_evidence,
    word_places,
)
from summarizer.rank.evidence import evidence, idle_keys, keys, names
from summarizer.rank.news import models

TEXTS = ["The mill burnt.", "Rain fell.", "“The mill smoked.”"]
LIKELY = [0.5, 0.1, 0.2]


def _chances(story, wanted=range(3)):
    keyed = keys(story)
    shown = evidence(story, keyed, names(story))
    return chances(story, keyed, shown, LIKELY, wanted=wanted, models=models())


@pytest.fixture
def shown(told):
    story = told(TEXTS)
    keyed = keys(story)
    return keyed, evidence(story, keyed, names(story))


def test_lists_where_words_and_pairs_stand(shown):
    keyed, _ = shown

    assert word_places(keyed)["mill"] == [0, 2]
    assert list(word_places(keyed)) == ["the", "mill", "burnt", "rain", "fell", "smoke"]
    assert pair_places(keyed)["the", "mill"] == [0, 2]
    assert ("burnt", "rain") not in pair_places(keyed)


def test_a_word_is_known_by_the_sentences_that_have_it(shown):
    keyed, of_sentences = shown
    places = {"mill": [0, 2], "the": [0, 2]}
    columns = word_evidence(places, keyed, of_sentences, LIKELY, idle_keys("en"))

    assert {kind: list(column) for kind, column in columns.items()} == {
        "support": [pytest.approx(0.7)] * 2,
        "best": [0.5, 0.5],
        "sentences": [2, 2],
        "first": [0, 0],
        "share": [pytest.approx(2 / 3)] * 2,
        "last": [2, 2],
        "count": [2, 2],
        "idle": [False, True],
        "quoted": [0.5, 0.5],
        "length": [4, 3],
        "size": [3, 3],
    }


def test_a_pair_is_known_by_its_words_too(shown):
    keyed, _ = shown
    columns = pair_evidence(
        {("the", "mill"): [0, 2]}, keyed, LIKELY, {"the": 0.9, "mill": 0.4}, idle_keys("en")
    )

    assert {kind: list(columns[kind]) for kind in ("weaker", "stronger", "idle")} == {
        "weaker": [0.4], "stronger": [0.9], "idle": [1]
    }  # fmt: skip


def test_a_telling_word_of_the_headline_has_twice_the_odds(told):
    plain, titled = (_chances(story) for story in (told(TEXTS), told(TEXTS, title="The mills")))
    odds = plain.words["mill"] / (1 - plain.words["mill"])

    assert titled.words["mill"] == pytest.approx(2 * odds / (1 + 2 * odds))
    assert titled.words["the"] == plain.words["the"]
    assert titled.words["rain"] == plain.words["rain"]


def test_every_word_and_pair_has_a_chance(told):
    story = told(TEXTS)
    found = _chances(story)

    assert set(found.words) == set(word_places(keys(story)))
    assert set(found.pairs) == set(pair_places(keys(story)))
    assert all(0 < chance < 1 for chance in (*found.words.values(), *found.pairs.values()))


def test_only_the_words_of_the_wanted_sentences_are_told(told):
    every, some = (_chances(told(TEXTS), wanted) for wanted in (range(3), [1]))

    assert some.words == {key: every.words[key] for key in ("rain", "fell")}
    assert list(some.pairs) == [("rain", "fell")]
