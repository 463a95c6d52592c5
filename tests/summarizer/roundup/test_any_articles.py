from hypothesis import given
from hypothesis import strategies as st

from summarizer.digest import digest
from summarizer.roundup import Account, facts, news_of_each, passages, voices
from summarizer.roundup.facts import SAME

# Loads what is loaded once: the time limit is for what each example takes.
digest("The mill closed.")

SENTENCES = [
    "The ferry Anna Brand ran onto a sandbank on Tuesday. ",
    "The ferry ran onto a sandbank off Harbourton. ",
    "“We felt a shudder,” said Marta Keel. ",
    "“We felt a shudder and then a long silence,” Keel said. ",
    "He had warned of it. ",
    "Rain. ",
    "\n\n",
    "« Rien », dit Ada Quist. ",
    "工厂关闭。",
]
BODIES = st.text(max_size=40) | st.lists(st.sampled_from(SENTENCES), max_size=8).map("".join)


def account(body):
    read = digest(body, language="en")
    return Account(body, "Ferry", "en", read.sentences, read.quotes)


@given(st.lists(BODIES, max_size=4), st.integers(1, 6))
def test_every_place_is_there_no_fact_twice_and_no_quote_lost(bodies, count):
    accounts = [account(body) for body in bodies]
    read = passages(accounts)
    numbers = {each.place: number for number, each in enumerate(read)}

    found = facts(read, count)
    assert len(found) <= count
    for fact in found:
        near = read[numbers[fact.place]].near
        assert all(near.get(numbers[other.place], 0) < SAME for other in found)
        articles = [place.article for place in (fact.place, *fact.also)]
        assert len(set(articles)) == len(articles)
        assert 0 <= fact.score <= 1
    for number, place in enumerate(news_of_each(read, len(accounts))):
        assert place is None or place.article == number
    said = [
        place
        for voice in voices(accounts)
        for each in voice.said
        for place in (each.place, *each.also)
    ]
    assert sorted((each.article, each.index) for each in said) == [
        (article, index)
        for article, each in enumerate(accounts)
        for index in range(len(each.quotes))
    ]
