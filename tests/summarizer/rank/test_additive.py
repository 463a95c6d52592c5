import numpy as np
import pytest

from summarizer.rank.additive import Additive

MODEL = Additive.read(
    {
        "base": -1.0,
        "kinds": {
            "place": {"edges": [1, 3], "values": [2.0, 1.0, 0.0]},
            "words": {"edges": [], "values": [0.5]},
        },
    }
)


@pytest.mark.parametrize(
    ("places", "values"),
    [
        pytest.param([0, 0.9, 1, 2.9, 3, 50], [2, 2, 1, 1, 0, 0], id="fractions"),
        pytest.param([0, 1, 2, 3, 50], [2, 1, 1, 0, 0], id="counts"),
        pytest.param([False, True], [2, 1], id="marks"),
    ],
)
def test_a_step_holds_from_its_edge_up_to_the_next(places, values):
    assert MODEL.parts({"place": np.array(places)})["place"].tolist() == values


def test_the_odds_are_the_sum_of_what_each_kind_adds():
    even, likely = MODEL.chances({"place": np.array([2, 0]), "words": np.array([9, 9])}).tolist()

    assert even == pytest.approx(0.6224593)
    assert likely == pytest.approx(0.8175745)


def test_a_kind_that_is_not_there_adds_nothing():
    assert MODEL.chances({"place": np.array([2])}).tolist() == [0.5]


def test_evidence_that_the_model_does_not_know_adds_nothing():
    assert MODEL.chances({"place": np.array([2]), "smell": np.array([7])}).tolist() == [0.5]
