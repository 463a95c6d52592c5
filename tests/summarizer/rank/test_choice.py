from itertools import pairwise

import pytest

from summarizer.rank.budget import Budget, Length
from summarizer.rank.chances import Chances
from summarizer.rank.choice import best_set

KEYED = [["mill", "burnt"], ["rain", "fell"], ["mill", "burnt"], ["owner", "left"]]
LENGTHS = dict.fromkeys(range(4), Length(words=2, characters=10))
LIKELY = {"mill": 0.9, "burnt": 0.8, "owner": 0.7, "left": 0.6, "rain": 0.1, "fell": 0.1}


def _chosen(units, budget, likely=LIKELY, keyed=KEYED):
    pairs = {pair: 0.0 for own in keyed for pair in pairwise(own)}
    return best_set(units, keyed, LENGTHS, Chances(likely, pairs), budget)


SINGLES = [(0,), (1,), (2,), (3,)]


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
def test_takes_what_is_likeliest_to_be_said(units, budget, chosen):
    assert _chosen(units, budget) == chosen


def test_leaves_out_what_adds_little():
    keyed = [["mill"], ["rain"] + ["idle"] * 30, ["owner"]]
    likely = {"mill": 0.9, "owner": 0.9, "rain": 0.1, "idle": 0.01}

    assert _chosen([(0,), (1,), (2,)], Budget(3), likely, keyed) == (0, 2)


def test_gives_at_least_half_the_sentences():
    likely = dict.fromkeys(LIKELY, 0.001) | {"mill": 0.9}

    assert len(_chosen(SINGLES, Budget(4), likely)) == 2
