from summarizer.quotes.key import key_quotes
from summarizer.segment import sentences
from summarizer.text import KeySentence, Keyword, Summary

BODY = (
    "“We shall not cross it again this year,” Ruth Holm said. "
    "“The ferry is as good as any other,” Ruth Holm said."
)


def scores(**known):
    return [quote.score for quote in key_quotes(BODY, sentences(BODY), **known)]


def test_words_about_the_topic_rank_higher():
    ferry = BODY.index("ferry")
    plain, about = scores(), scores(keywords=[Keyword(ferry, ferry + len("ferry"), score=1.0)])

    assert (about[0] - plain[0], round(about[1] - plain[1], 4)) == (0, 0.075)


def test_words_that_the_abstract_has_rank_lower():
    first = sentences(BODY)[0]
    summary = Summary("news", (KeySentence(first.start, first.end, index=0, score=1.0),))
    plain, said = scores(), scores(summary=summary)

    assert (round(plain[0] - said[0], 4), plain[1] - said[1]) == (0.1, 0)


def test_a_main_voice_ranks_higher_than_one_heard_once():
    body = BODY + " “The ferry is as late as any other,” Ada Verne said."
    quotes = key_quotes(body, sentences(body))

    assert quotes[0].score > quotes[2].score
