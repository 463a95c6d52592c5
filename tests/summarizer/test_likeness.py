import pytest

from summarizer.likeness import likenesses

TEXT = "The ferry between Harbourton and Sarn sails again on Monday its owner said"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(TEXT, 1.0, id="the same"),
        pytest.param(TEXT.upper() + "!", 1.0, id="in other letters"),
        pytest.param("Sarn sails again on Monday", 1.0, id="a part"),
        pytest.param("The mill on Mill Lane closes in May", 0.0, id="another"),
        pytest.param("Sarn sails again on Monday at noon", 1 / 3, id="in part"),
        pytest.param("", 0.0, id="nothing"),
    ],
)
def test_measures_how_much_of_the_shorter_text_the_longer_one_has(other, expected):
    assert likenesses(TEXT, [other]) == likenesses(other, [TEXT]) == pytest.approx([expected])
