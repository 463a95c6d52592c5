import pytest

from summarizer.roundup import passages


def test_reads_the_sentences_that_tell_something_in_order(ferry):
    found = passages(ferry)

    places = [each.place for each in found]
    assert places == sorted(places)
    assert {place.article for place in places} == {0, 1, 2}


def test_nearness_is_mutual_and_within_bounds(ferry):
    found = passages(ferry)

    for number, one in enumerate(found):
        assert number not in one.near
        for other, nearness in one.near.items():
            assert 0 < nearness <= 1 + 1e-9
            assert found[other].near[number] == pytest.approx(nearness)


def test_what_others_tell_too_is_worth_more(read):
    told_twice = "The council of Sarn closed the fish market on Monday."
    told_once = "The mayor of Sarn opened the skating rink on Monday."
    body = f"{told_twice}\n\n{told_once}"
    accounts = read(body, told_twice)

    twice, once, _ = passages(accounts)
    alone_twice, alone_once = passages(accounts[:1])
    assert twice.score - alone_twice.score > once.score - alone_once.score


def test_a_sentence_that_leans_on_another_does_not_stand(read):
    (account,) = read("The mill in Sarn burnt down on Sunday.\n\nHe had locked the mill's doors.")

    assert [each.stands for each in passages([account])] == [True, False]


def test_only_the_first_thirty_sentences_are_read(read):
    (account,) = read("\n\n".join(f"Boat {n} sailed to harbour number {n}." for n in range(40)))

    assert {each.place.index for each in passages([account])} == set(range(30))


def test_of_nothing_there_are_none(read):
    assert passages([]) == passages(read("", "…")) == ()
