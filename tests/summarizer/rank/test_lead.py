from summarizer.rank.lead import lead


def test_the_earlier_a_sentence_the_better(told):
    assert lead(told(["Rain fell."] * 4)) == [1.0, 0.75, 0.5, 0.25]


def test_nothing_has_no_lead(told):
    assert lead(told([])) == []
