from summarizer.remembered import WIDEST, Remembered


def test_is_asked_once_about_a_word():
    asked = []
    lengths = Remembered(lambda word: asked.append(word) or len(word))

    assert [lengths["mill"], lengths["mill"]] == [4, 4]
    assert asked == ["mill"]


def test_what_is_too_long_for_a_word_is_not_remembered():
    lengths = Remembered(len)

    assert lengths["m" * WIDEST + "m"] == WIDEST + 1
    assert lengths == {}


def test_forgets_all_words_once_they_are_too_many():
    lengths = Remembered(len)
    lengths.update({str(number): 0 for number in range(2**16)})

    assert lengths["mill"] == 4
    assert lengths == {"mill": 4}
