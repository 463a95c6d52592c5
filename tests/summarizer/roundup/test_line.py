from summarizer.roundup import news_of_each, passages


def test_finds_what_each_article_told_first(ferry, words):
    first, second, third = news_of_each(passages(ferry), 3)

    assert (first.article, second.article, third.article) == (0, 1, 2)
    assert words(ferry, second).startswith("The owner will pay back every fare")
    assert "inquiry" in words(ferry, third) or "sandbank had moved" in words(ferry, third)


def test_an_article_that_says_nothing_new_has_none(ferry):
    assert news_of_each(passages([*ferry, ferry[0]]), 4)[3] is None


def test_an_article_without_a_sentence_has_none(read):
    assert news_of_each(passages(read("")), 1) == (None,)
