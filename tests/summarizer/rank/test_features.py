import pytest

from summarizer.rank.features import features


def test_the_opening_has_the_highest_place(told, mill):
    places = [one.place for one in features(told(mill))]

    assert places[0] == 1.0
    assert places == sorted(places, reverse=True)
    assert len(set(places)) == len(mill)


def test_what_most_sentences_speak_of_is_central(told):
    shown = features(told(["The mill burnt.", "The mill smoked.", "Rain fell."]))

    assert [one.centrality for one in shown] == [1.0, 1.0, pytest.approx(1 / 6)]


def test_words_of_the_title_weigh_more(told):
    plain, titled = (
        features(told(["Rain fell.", "The mill burnt."], title=title))[1].weights["mill"]
        for title in (None, "Fire at the mill")
    )

    assert titled == plain + 1


def test_weighs_each_telling_word_of_a_sentence_once(told):
    (one,) = features(told(["Rain, and then rain on the mill."]))

    assert one.weights == {"rain": pytest.approx(0.1), "mill": pytest.approx(0.1)}


@pytest.mark.parametrize(
    ("words", "length"),
    [
        pytest.param(0, 0.0, id="none"),
        pytest.param(4, 0.5, id="a heading"),
        pytest.param(8, 1.0, id="just long enough"),
        pytest.param(40, 1.0, id="just short enough"),
        pytest.param(80, 0.5, id="a monster"),
    ],
)
def test_a_sentence_is_neither_short_nor_long(told, words, length):
    (one,) = features(told([" ".join(["mill"] * words) + "."]))

    assert one.length == length


@pytest.mark.parametrize(
    ("text", "language", "leans"),
    [
        pytest.param("But the mill burnt.", "en", True, id="a connective"),
        pytest.param("“He ran the mill.”", "en", True, id="a pronoun behind a mark"),
        pytest.param("The mill burnt.", "en", False, id="a subject"),
        pytest.param("But brennt.", "de", False, id="a language whose words are not known"),
        pytest.param("…", "en", False, id="no word at all"),
    ],
)
def test_tells_what_leans_on_the_sentence_before(told, text, language, leans):
    first, second = features(told([text, text], language=language))

    assert (first.leans, second.leans) == (False, leans)


@pytest.mark.parametrize(
    ("text", "asks", "speaks"),
    [
        pytest.param("Who burnt the mill?", True, False, id="a question"),
        pytest.param("“Who burnt the mill?”", True, True, id="a quoted question"),
        pytest.param("‘The mill burnt,’ he said.", False, True, id="a quote"),
        pytest.param("He said “the mill”.", False, False, id="a report"),
    ],
)
def test_tells_questions_and_quotes(told, text, asks, speaks):
    (one,) = features(told([text]))

    assert (one.asks, one.speaks) == (asks, speaks)
