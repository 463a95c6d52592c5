"""Who the words beside a quotation stand for: kind of mention, full name, and role."""

from summarizer.quotes.antecedents import antecedents, evidence, of_nobody
from summarizer.quotes.attributions import Attribution
from summarizer.quotes.loglinear import choice, weights
from summarizer.quotes.names import Name, fold
from summarizer.quotes.passages import Passages
from summarizer.quotes.persons import Persons
from summarizer.quotes.titles import ROLES
from summarizer.text import Span, Speaker, SpeakerKind
from summarizer.value import value

# Below this a pronoun may as well stand for somebody else, or for nobody whom the body names.
_SURE = 0.4
_RESOLVED = frozenset(("Phe", "Pshe"))
# "The minister" is looked for in so many passages before it.
_REACH = 30


@value
class _Identity:
    """Who somebody is: the name, the role, and how sure it is."""

    kind: SpeakerKind
    name: Name | None = None
    role: Span | None = None
    chance: float = 1.0


class People:
    """The speakers of a body, asked for in the order of its quotations."""

    def __init__(self, text: Passages) -> None:
        """Begin before the first quotation."""
        self._known = Persons(text)
        self._last: Name | None = None

    def speaker(self, said: Attribution) -> Speaker:
        """Say who the words beside a quotation stand for."""
        who = self._pronoun(said) if said.mention.kind[0] in "PW" else self._phrase(said)
        self._last = who.name or self._last
        return Speaker(
            said.speaker.start,
            said.speaker.end,
            who.kind,
            Span(who.name.start, who.name.end) if who.name else None,
            who.role,
            resolved=who.name is not None and who.kind is not SpeakerKind.NAMED,
            confidence=round(said.chance * who.chance, 2),
        )

    def _phrase(self, said: Attribution) -> _Identity:
        found = self._known.named(said.passage, said.mention)
        if found is None:
            return self._nominal(said)
        role = found.role or self._known.role(found.full)
        return _Identity(SpeakerKind.NAMED, found.full, role)

    def _pronoun(self, said: Attribution) -> _Identity:
        if said.mention.kind not in _RESOLVED:
            return _Identity(SpeakerKind.PRONOUN)
        found = antecedents(self._known, said)
        known = [evidence(self._known, said, one, self._last) for one in found]
        best, chance = choice([*known, of_nobody(found)], weights()["antecedent"])
        if best == len(found) or chance < _SURE:
            return _Identity(SpeakerKind.PRONOUN)
        full = found[best].last.full
        return _Identity(SpeakerKind.PRONOUN, full, self._known.role(full), chance)

    def _nominal(self, said: Attribution) -> _Identity:
        """Find the one person named before who has the role: "the minister"."""
        body = self._known.text.body
        wanted = fold(said.speaker.of(body).rsplit(None, 1)[-1])
        if wanted in ROLES and said.mention.kind.startswith("D"):
            number = said.passage
            near = range(number, max(-1, number - _REACH - 1), -1)
            passages = [at for at in near if self._known.has(at, wanted)]
            holders = {
                one.full.folded: one
                for one in self._known.before(said.speaker.start, passages)
                if one.role and wanted in map(fold, one.role.of(body).split())
            }
            if len(holders) == 1:
                (one,) = holders.values()
                return _Identity(SpeakerKind.NOMINAL, one.full, one.role)
        return _Identity(SpeakerKind.NOMINAL)
