"""What a noun stands for: somebody or something that may be quoted, or what never speaks."""

from collections.abc import Iterator

from summarizer.lexicon import words


def _both(table: str) -> Iterator[str]:
    """Spell out the nouns in a table and their plurals, where those are regular."""
    for noun in words(table):
        yield noun
        if noun.endswith("y") and noun[-2] not in "aeiou":
            yield f"{noun[:-1]}ies"
        else:
            yield f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


_PEOPLE = """
    person guy boy girl child citizen ally attendee staffer employee worker protester heckler source
    user commenter narrator moderator blogger commentator politician lawmaker diplomat delegate
    donor constituent operative insider confidant physician academic cleric priest clerk biographer
    firefighter passenger commuter bystander onlooker customer pensioner parishioner villager tenant
    survivor victim relative cousin uncle aunt nephew niece parent defendant plaintiff caller
    listener reader viewer
"""
_BODIES = """
    administration agency alliance army assembly association audience authority band bank board body
    bureau business camp campaign centre center charity church club coalition commission committee
    community company conference congregation corporation council country court crew crowd
    department division empire establishment family federation firm force foundation fund government
    group hospital industry institute institution jury league ministry movement nation network
    newspaper office organisation organization outlet panel parliament party press public school
    service side site society squad staff state station store studio tabloid team tribunal union
    university watchdog world
"""
_WRITINGS = """
    account ad advertisement affidavit announcement article banner bill blog book brief bulletin
    cable caption chapter column comment complaint copy cover data decision declaration document
    draft editorial email e-mail essay excerpt figure flyer guide headline indictment invitation
    journal law lawsuit leaflet letter magazine manifesto manual memo memoir memorandum message
    motion newsletter note notice opinion order page paper paragraph passage petition piece placard
    plan platform policy poll post poster readout record release report resolution result review
    rule script section sign slogan spot statement story study suit summary survey tape text
    textbook transcript tweet update verdict version video warrant webpage website
"""
_TIMES = """
    year week month day night afternoon weekend time moment century decade hour minute percent half
    season term date interview speech conversation appearance rally event debate call discussion
    visit election race vote testimony ceremony dinner forum convention broadcast show session trial
    protest march game match attack
"""

_IRREGULAR = {
    "p": "people man men woman women children policeman policemen policewoman policewomen "
    "passer-by passers-by",
    "b": "police news",
}
SORTS = {
    noun: sort
    for sort, table in (("t", _TIMES), ("d", _WRITINGS), ("b", _BODIES), ("p", _PEOPLE))
    for noun in _both(table)
} | {noun: sort for sort, table in _IRREGULAR.items() for noun in words(table)}
"""``p`` a person, ``b`` a body of people, ``d`` a piece of writing, ``t`` a time or an occasion."""
