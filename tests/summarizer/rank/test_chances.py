import numpy as np
import pytest

from summarizer.rank.chances import chances, pair_evidence, word_evidence
from summarizer.rank.evidence import evidence
from summarizer.rank.news import models
from summarizer.rank.wording import wording

TEXTS = ["The mill burnt.", "Rain fell.", "“The mill smoked.”"]
LIKELY = np.array([0.5, 0.1, 0.2])


def _of(columns, row):
    return {kind: column[row] for kind, column in columns.items()}


def _chances(story, title=()):
    worded = wording(story)
    found = chances(worded, title, evidence(story, worded), LIKELY, models())
    return dict(zip(worded.forms, found.words.chances.tolist(), strict=True)), found.pairs


@pytest.fixture
def worded(told):
    return wording(told(TEXTS))


def test_a_word_is_known_by_the_sentences_that_have_it(worded):
    quoted = np.array([0.0, 0.0, 1.0])
    columns = word_evidence(worded, worded.words, quoted, LIKELY)

    assert _of(columns, list(worded.forms).index("mill")) == {
        "support": pytest.approx(0.7),
        "best": 0.5,
        "sentences": 2,
        "first": 0,
        "share": pytest.approx(2 / 3),
        "last": 2,
        "count": 2,
        "idle": False,
        "quoted": 0.5,
        "length": 4,
        "size": 3,
    }
    assert columns["idle"].tolist() == [True, False, False, False, False, False]


def test_a_pair_is_known_by_its_words_too(worded):
    worth = np.array([0.9, 0.4, 0.3, 0.2, 0.1, 0.05])
    columns = pair_evidence(worded, worded.pairs(), worth, LIKELY)

    assert _of(columns, 0) == {
        "support": pytest.approx(0.7),
        "best": 0.5,
        "sentences": 2,
        "first": 0,
        "weaker": 0.4,
        "stronger": 0.9,
        "idle": 1,
        "size": 3,
    }


def test_a_telling_word_of_the_headline_has_twice_the_odds(told):
    plain, _ = _chances(told(TEXTS))
    titled, _ = _chances(told(TEXTS), title=["the", "mill", "owner"])
    odds = plain["mill"] / (1 - plain["mill"])

    assert titled == plain | {"mill": pytest.approx(2 * odds / (1 + 2 * odds))}


def test_every_word_and_pair_has_a_chance(told):
    words, pairs = _chances(told(TEXTS))

    assert list(words) == ["the", "mill", "burnt", "rain", "fell", "smoke"]
    assert len(pairs.chances) == len(pairs.places.things) == 4
    assert all(0 < chance < 1 for chance in (*words.values(), *pairs.chances.tolist()))
