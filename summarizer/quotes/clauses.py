"""Clauses that somebody is reported to have said, found by the symbols of a passage."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.lexicon import words
from summarizer.quotes.candidates import Candidate
from summarizer.quotes.mentions import Mention
from summarizer.quotes.passages import Parsed

# Verbs that what was said follows at once, without "that".
_PLAIN = words("""
    said says say saying added adds adding told tells claimed claims claim claiming insisted insists
    maintained maintains believes believe believed thinks think thought hopes hoped warned warns
    admitted admits stated states noted notes argued argues felt feels suggested suggests predicted
    predicts confirmed confirms announced alleged alleges acknowledged conceded concluded declared
    explained complained promised vowed reckons reckoned
""")
# In symbols. Behind the verb: to whom, when and where, and "that"; or at once what was said, which
# has a subject and a verb of its own.
_THAT = re.compile(r"[uNapo]{0,8}(?=W)")
_CLAUSE = re.compile(r"(?:u|N(?=N))?a?(?=[NPUD][^.,:;|]{0,8}?[bsvVlmMzQ])")
# What was said ends where the speaker says or does something else, and before the stop.
_END = re.compile(r",?[ck]a?[slS]|,c?W|,a?[SA]|,[NP]a?s|,k|[.:;]?$")
# Before its speaker, a clause with a verb; and the speaker with nothing else behind.
_TAIL = re.compile(r",[NPU][ab]*[sm][apNo]{0,8}\.?$|,?AtN.{0,20}$|,[sm]N[apNo]{0,8}\.?$")
_VERB = re.compile("[bvVzsmM]")
_HEAD = re.compile(r"At[NP][apNo]{0,6},")
# "..., saying that", "and said that": by whom the sentence is about.
_AGAIN = re.compile(r"(?:,c?|[ck])a?([sS])")


class Clause(NamedTuple):
    """What is said: its pieces, from *first* up to *last*, and the mention of who says it."""

    first: int
    last: int
    speaker: Candidate


def clauses(parsed: Parsed, number: int) -> Iterator[Clause]:
    """Yield the clauses of a passage that somebody is reported to have said, in order.

    After "said", "told reporters" and the like, before ", officials said", and beside "according
    to". None overlaps another.
    """
    symbols = parsed.symbols
    tail = _TAIL.search(symbols)
    if tail and tail.start() > 1:
        who = next((one for one in parsed.mentions if one.piece > tail.start()), None)
        if who and _VERB.search(symbols, 0, tail.start()):
            yield Clause(0, tail.start(), Candidate(number, who, "R0", ""))
            return
    head = _HEAD.match(symbols)
    if head and parsed.mentions and _VERB.search(symbols, head.end()):
        speaker = Candidate(number, parsed.mentions[0], "L0", "")
        yield Clause(head.end(), _end(symbols, head.end()), speaker)
        return
    reached = 0
    for who, verb in _speakers(parsed):
        start = _start(parsed, verb) if verb >= reached else None
        if start is not None:
            reached = _end(symbols, start + 1)
            between = symbols[who.piece + 1 : start]
            yield Clause(start, reached, Candidate(number, who, "L0", between))


def _speakers(parsed: Parsed) -> Iterator[tuple[Mention, int]]:
    """Yield who says something by which verb, in the order of the verbs."""
    found: dict[int, Mention] = {}
    for who in parsed.mentions:
        verb = parsed.setting(who.piece).verb
        if verb is not None and who.kind[0] != "W" and _is_saying(parsed, verb):
            found.setdefault(verb, who)
    subject = next(iter(parsed.mentions), None)
    for again in _AGAIN.finditer(parsed.symbols):
        if subject and again.start() > subject.piece:
            found.setdefault(again.start(1), subject)
    yield from ((found[verb], verb) for verb in sorted(found))


def _is_saying(parsed: Parsed, verb: int) -> bool:
    symbol = parsed.symbols[verb]
    return symbol in "sm" or (symbol == "M" and parsed.word(verb) in _PLAIN)


def _start(parsed: Parsed, verb: int) -> int | None:
    """Find where what is said begins, behind a verb."""
    that = _THAT.match(parsed.symbols, verb + 1)
    if that and parsed.word(that.end()) == "that":
        return that.end()
    clause = _CLAUSE.match(parsed.symbols, verb + 1)
    return clause.end() if clause and parsed.word(verb) in _PLAIN else None


def _end(symbols: str, piece: int) -> int:
    found = _END.search(symbols, piece)
    return found.start() if found else len(symbols)
