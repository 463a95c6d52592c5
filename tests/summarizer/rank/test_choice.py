import numpy as np
import pytest

from summarizer.rank.budget import Budget
from summarizer.rank.chances import Chances, Said
from summarizer.rank.choice import best_set
from summarizer.rank.wording import wording

TEXTS = ["Mill burnt", "Rain fell.", "Mill burnt", "Owner left"]
LIKELY = {"mill": 0.9, "burnt": 0.8, "owner": 0.7, "left": 0.6, "rain": 0.1, "fell": 0.1}
SINGLES = [(0,), (1,), (2,), (3,)]


@pytest.fixture
def chosen_of(told):
    def chosen_of(units, budget, likely=LIKELY, texts=TEXTS):
        story = told(texts)
        worded = wording(story)
        words, pairs = worded.words, worded.pairs()
        of_words = Said(words, np.array([likely[key] for key in worded.forms]))
        of_pairs = Said(pairs, np.zeros(len(pairs.things)))
        return best_set(units, story, worded, Chances(of_words, of_pairs), budget)

    return chosen_of


@pytest.mark.parametrize(
    ("units", "budget", "chosen"),
    [
        pytest.param(SINGLES, Budget(1), (0,), id="of equal ones the earlier"),
        pytest.param(SINGLES, Budget(2), (0, 3), id="not the same twice"),
        pytest.param([(1,), (2, 3)], Budget(2), (2, 3), id="with what it cannot stand without"),
        pytest.param(
            [(1,), (2, 3)], Budget(1), (1,), id="not without what it cannot stand without"
        ),
        pytest.param(SINGLES, Budget(3, words=4), (0, 3), id="within the words"),
        pytest.param(SINGLES, Budget(3, characters=20), (0,), id="within the characters"),
        pytest.param(SINGLES, Budget(3, words=1), (), id="no room"),
        pytest.param([], Budget(3), (), id="nothing to take"),
    ],
)
def test_takes_what_is_likeliest_to_be_said(chosen_of, units, budget, chosen):
    assert chosen_of(units, budget) == chosen


def test_leaves_out_what_adds_little(chosen_of):
    texts = ["Mill", "Rain" + " fell" * 30, "Owner"]

    assert chosen_of([(0,), (1,), (2,)], Budget(3), texts=texts) == (0, 2)


def test_gives_at_least_half_the_sentences(chosen_of):
    likely = dict.fromkeys(LIKELY, 0.001) | {"mill": 0.9}

    assert len(chosen_of(SINGLES, Budget(4), likely)) == 2
