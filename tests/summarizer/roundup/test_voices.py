from summarizer.roundup import voices


def name(accounts, voice):
    if voice.named is None:
        return None
    account = accounts[voice.named.article]
    return account.quotes[voice.named.index].speaker.name.of(account.body)


def test_a_speaker_of_several_articles_is_one_by_the_fullest_name(ferry):
    found = {name(ferry, each): each for each in voices(ferry)}

    assert set(found) == {"Marta Keel", "Ivo Lund"}
    assert {
        place.article for said in found["Marta Keel"].said for place in (said.place, *said.also)
    } == {
        0,
        1,
    }


def test_what_is_quoted_twice_is_said_once(ferry, words):
    keel = next(each for each in voices(ferry) if name(ferry, each) == "Marta Keel")

    (said,) = keel.said
    quoted = [words(ferry, place, "quotes").casefold() for place in (said.place, *said.also)]
    assert all("a long shudder and then silence" in each for each in quoted)


def test_whom_more_articles_quote_comes_first_and_nobody_last(read):
    accounts = read(
        "“The bridge will open in May,” Ada Quist said.\n\n“Nobody asked us,” a baker said.",
        "“We shall build the bridge again,” Ada Quist said.\n\n“It is too late,” Bo Lind said.",
    )

    assert [name(accounts, each) for each in voices(accounts)] == ["Ada Quist", "Bo Lind", None]


def test_a_surname_that_two_have_is_nobody_else(read):
    accounts = read(
        "“The bridge will open in May,” Ada Quist said.",
        "“The bridge will close in June,” Bo Quist said.",
        "“The bridge stays shut until July,” Quist said.",
    )

    assert {name(accounts, each) for each in voices(accounts)} == {"Ada Quist", "Bo Quist", "Quist"}


def test_a_name_turned_round_is_the_same(read):
    accounts = read(
        "“The bridge will open in May,” Viktor Orban said.",
        "“We shall build the bridge again,” Orban Viktor said.",
    )

    (voice,) = voices(accounts)
    assert name(accounts, voice) in {"Viktor Orban", "Orban Viktor"}


def test_without_quotes_there_is_no_voice(read):
    assert voices(read("Rain fell on Sarn.")) == ()
