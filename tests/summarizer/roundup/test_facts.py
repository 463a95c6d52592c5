from summarizer.roundup import facts, passages


def test_tells_what_the_articles_tell_and_nothing_twice(ferry, words):
    found = facts(passages(ferry), 9)

    told = " ".join(words(ferry, each.place) for each in found)
    assert told.count("within two hours") == 1
    assert told.count("inquiry") == 1
    assert [each.place for each in found] == sorted(each.place for each in found)


def test_says_where_others_have_nearly_the_same(ferry, words):
    (found,) = [
        each
        for each in facts(passages(ferry), 9)
        if "lifeboats" in words(ferry, each.place).lower()
    ]

    assert ["ashore within two hours" in words(ferry, place) for place in found.also] == [True]
    assert {found.place.article, found.also[0].article} == {0, 1}


def test_chooses_no_more_than_asked_for_and_the_best(ferry):
    read = passages(ferry)
    (one,) = facts(read, 1)

    assert one.score == max(each.score for each in read if each.stands)
    assert len(facts(read, 2)) == 2


def test_of_nothing_there_are_none():
    assert facts((), 3) == ()
