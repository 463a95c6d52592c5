import numpy as np

from summarizer.rank.wording import Places, wording


def test_words_are_numbered_in_the_order_of_the_text(told):
    found = wording(told(["The mill burnt.", "…", "Mills smoke."]))

    assert list(found.forms) == ["the", "mill", "burnt", "smoke"]
    assert found.keys.tolist() == [0, 1, 2, 1, 3]
    assert found.sentences.tolist() == [0, 0, 0, 2, 2]
    assert (found.named.tolist(), found.names.tolist()) == ([3], [0])
    assert found.idle.tolist() == [True, False, False, False]
    assert found.letters.tolist() == [3, 4, 5, 5]


def test_a_thing_stands_in_a_sentence_once():
    places = Places.of(np.array([7, 5, 7, 7]), np.array([0, 0, 0, 2]), 3)

    assert places.things.tolist() == [5, 7]
    assert places.numbers.tolist() == [0, 1, 1]
    assert places.sentences.tolist() == [0, 0, 2]
    assert (places.counts.tolist(), places.firsts.tolist()) == ([1, 2], [0, 0])


def test_what_things_are_worth_is_added_up_for_each_sentence():
    places = Places.of(np.array([7, 5, 7]), np.array([0, 0, 2]), 3)
    worth = np.array([1.0, 2.0])

    assert places.total(worth).tolist() == [3, 0, 2]
    assert places.mean(worth).tolist() == [1.5, 0, 2]
    assert places.known(worth).tolist() == [0, 0, 2]


def test_pairs_stand_in_a_row_within_a_sentence(told):
    found = wording(told(["The mill burnt.", "Rain.", "The mill."]))
    pairs = found.pairs()

    assert [divmod(pair, len(found.forms)) for pair in pairs.things.tolist()] == [(0, 1), (1, 2)]
    assert pairs.sentences[pairs.numbers == 0].tolist() == [0, 2]


def test_pairs_may_pass_words_over(told):
    found = wording(told(["Mills of rain."]))
    pairs = found.pairs(~found.idle[found.keys])

    assert [divmod(pair, len(found.forms)) for pair in pairs.things.tolist()] == [(0, 2)]


def test_a_story_may_have_no_word(told):
    found = wording(told(["…"]))

    assert (list(found.forms), found.keys.tolist()) == ([], [])
    assert found.words.total(np.zeros(0)).tolist() == [0]
