from summarizer.rank.story import Story, TooLong


def test_a_story_is_what_a_ranker_needs_to_know(told):
    assert told(["The mill\u2019s gates shut.", "…", "Rain fell."], title="Mill shuts") == Story(
        texts=("The mill\u2019s gates shut.", "…", "Rain fell."),
        words=(("The", "mill\u2019s", "gates", "shut"), (), ("Rain", "fell")),
        paragraphs=(0, 0, 1),
        title=("mill", "shuts"),
        language="en",
    )


def test_a_story_knows_how_word_lists_spell_its_words(told):
    assert told(["The mill\u2019s gates shut.", "…"]).terms == (
        ("the", "mill's", "gates", "shut"),
        (),
    )


def test_being_too_long_names_the_method_its_limit_and_the_count():
    error = TooLong("kl", limit=1_800, count=20_500, unit="words")

    assert isinstance(error, ValueError)
    assert str(error) == "kl ranks at most 1,800 words, the text has 20,500"
    assert (error.method, error.limit, error.count, error.unit) == ("kl", 1_800, 20_500, "words")
