import numpy as np
import pytest

from summarizer.rank.budget import Budget

TWO = ["The mill burnt.", "Rain fell."]


@pytest.mark.parametrize(
    ("budget", "holds"),
    [
        pytest.param(Budget(2), True, id="as many sentences"),
        pytest.param(Budget(1), False, id="too many sentences"),
        pytest.param(Budget(9, words=5), True, id="as many words"),
        pytest.param(Budget(9, words=4), False, id="too many words"),
        pytest.param(Budget(9, characters=26), True, id="as many characters, the space included"),
        pytest.param(Budget(9, characters=25), False, id="too many characters"),
    ],
)
def test_every_part_of_a_budget_is_kept(budget, holds):
    assert budget.holds(map(budget.length, TWO)) is holds


def test_nothing_keeps_any_budget():
    assert Budget(1, words=0, characters=0).holds([])


def test_many_summaries_are_measured_at_once():
    sentences, words, characters = np.array([[1, 3, 14], [2, 5, 24], [2, 5, 25]]).T

    assert Budget(2, characters=25).fits(sentences, words, characters).tolist() == [
        True, True, False
    ]  # fmt: skip
