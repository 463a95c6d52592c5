"""Whom a pronoun beside a quotation stands for: the evidence for each person named before it."""

from collections import defaultdict
from collections.abc import Sequence

from summarizer.quotes.attributions import Attribution
from summarizer.quotes.names import Name
from summarizer.quotes.persons import Gender, Mentioned, Persons, gender
from summarizer.value import value

# Whom so many passages part from the pronoun, it hardly stands for.
_PASSAGES = 8
_OFTEN, _NEAREST, _FAR = 4, 4, 5
_NEVER = "other, surely"
_GENDERED = frozenset(("Phe", "Pshe"))


@value
class Antecedent:
    """A person that a pronoun may stand for: the last mention, and how many there are nearby.

    ``nearness`` counts the others who were mentioned later; ``gender`` tells whether theirs agrees.
    """

    last: Mentioned
    nearness: int
    mentions: int
    gender: str


def reach(said: Attribution) -> range:
    """Give the passages where a pronoun's antecedent is looked for, the nearest first."""
    number = said.passage
    return range(number, max(-1, number - _PASSAGES - 1), -1)


def antecedents(known: Persons, said: Attribution) -> list[Antecedent]:
    """List the persons mentioned before a pronoun, who was mentioned last first.

    Nobody whose title, or first name, tells the other gender.
    """
    mentions: dict[tuple[str, ...], list[Mentioned]] = defaultdict(list)
    for one in known.before(said.speaker.start, reach(said)):
        mentions[one.full.folded].append(one)
    hints = list(filter(None, map(known.hints, reach(said))))
    found = [
        Antecedent(own[0], at, len(own), _agreement(gender(own[0].full, hints), said))
        for at, own in enumerate(mentions.values())
    ]
    return [one for one in found if one.gender != _NEVER]


def evidence(known: Persons, said: Attribution, one: Antecedent, last: Name | None) -> list[str]:
    """Tell what is known of an antecedent.

    Parameters
    ----------
    known
        The persons that the body names.
    said
        An attribution to a pronoun.
    one
        A person mentioned before it.
    last
        Who spoke the quotation before.
    """
    text, mention, full = known.text, one.last.mention, one.last.full
    parsed = text[one.last.passage]
    around = parsed.setting(mention.piece)
    far = min(_FAR, said.passage - one.last.passage)
    here, there = text.all[said.passage], text.all[one.last.passage]
    found = [
        f"far={far}|{min(2, here.paragraph - there.paragraph)}",
        f"near={min(_NEAREST, one.nearness)}",
        f"left={around.left[-1:]}|{min(1, far)}",
        f"right={around.right[:1]}",
        f"subject={int(mention is parsed.mentions[0])}|{min(2, far)}",
        f"often={min(_OFTEN, one.mentions)}",
        f"kind={mention.kind}|{int(len(full.folded) > 1)}",
        f"gender={one.gender}",
        f"last={int(last is not None and last.folded == full.folded)}",
        f"role={int(one.last.role is not None)}",
    ]
    if around.verb is not None:
        found.append(f"verb={parsed.symbols[around.verb]}")
    return found


def of_nobody(found: Sequence[Antecedent]) -> list[str]:
    """Tell what speaks for a pronoun standing for nobody that the body names."""
    return ["0", f"0|{min(_NEAREST, len(found))}"]


def _agreement(gender: Gender, said: Attribution) -> str:
    pronoun = said.mention.kind
    if gender.pronoun is None or pronoun not in _GENDERED:
        return "unknown"
    agrees = "same" if pronoun == f"P{gender.pronoun}" else "other"
    return f"{agrees}, surely" if gender.sure else agrees
