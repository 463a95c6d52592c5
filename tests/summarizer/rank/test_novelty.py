import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.rank.novelty import novel

MILL = {"mill", "close"}
PORT = {"port"}
BOTH = {"mill", "port"}


@pytest.mark.parametrize(
    ("worth", "words", "count", "left"),
    [
        pytest.param([0.8, 0.7], [MILL, MILL], 1, [0.8, 0.0], id="the same again"),
        pytest.param([0.8, 0.7], [MILL, PORT], 2, [0.8, 0.7], id="something else"),
        pytest.param([0.8, 0.4], [MILL, BOTH], 1, [0.8, 0.3], id="half of it said"),
        pytest.param([0.8, 0.4, 0.5], [MILL, BOTH, PORT], 3, [0.8, 0.0, 0.5], id="said by two"),
        pytest.param([0.8, 0.8], [set(), set()], 2, [0.8, 0.8], id="no words"),
        pytest.param([0.8], [MILL], 9, [0.8], id="fewer than wanted"),
        pytest.param([], [], 3, [], id="none"),
    ],
)
def test_lowers_what_has_been_said(worth, words, count, left):
    assert novel(worth, words, count) == pytest.approx(left)


def _plainly(worth, words, count):
    """Choose as ``novel`` does, looking at all that is left each time."""
    said, chosen, left = set(), {}, list(worth)
    for _ in range(min(count, len(worth))):
        best = max((i for i in range(len(worth)) if i not in chosen), key=lambda i: (left[i], -i))
        chosen[best] = left[best]
        said |= words[best]
        left = [
            own * (1 - (len(mine & said) / max(len(mine), 1)) ** 2)
            for own, mine in zip(worth, words, strict=True)
        ]
    return [chosen.get(i, left[i]) for i in range(len(worth))]


@given(
    st.lists(st.tuples(st.floats(0, 1), st.sets(st.sampled_from("abcdef"))), max_size=9),
    st.integers(1, 10),
)
def test_is_what_looking_at_all_of_them_each_time_would_give(drawn, count):
    worth, words = [own for own, _ in drawn], [mine for _, mine in drawn]

    assert novel(worth, words, count) == _plainly(worth, words, count)
