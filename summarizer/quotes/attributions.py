"""Every quotation of a body with the speaker and the cue that the text gives it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.quotes.candidates import Candidate, Place, Target, candidates
from summarizer.quotes.clauses import Clause, clauses
from summarizer.quotes.evidence import circumstances, evidence, of_nobody
from summarizer.quotes.loglinear import Weights, choice, weights
from summarizer.quotes.mentions import Mention
from summarizer.quotes.passages import QUOTATION, Parsed, Passages
from summarizer.quotes.speech import is_name, kind
from summarizer.text import Cue, QuoteKind, Sentence, Span
from summarizer.value import value

# Verbs that report: of speech, of naming, and those that may be nouns.
_REPORTING = frozenset("sSlmMV")
_POSSESSIVES = ("'s", "’s")
# How sure it is that words quoted within a reported clause are its speaker's.
_WITHIN = 0.8


@value
class Attribution:
    """Who is named beside a quotation, where, and by which words the speech is reported.

    ``chance`` is that of this mention among all that might name the speaker.
    """

    passage: int
    mention: Mention
    speaker: Span
    cue: Cue | None
    chance: float


@value
class Attributed:
    """What was said and how, the number of its sentence, and who is named beside it."""

    quote: Span
    kind: QuoteKind
    sentence: int
    attribution: Attribution | None


@value
class Question:
    """Whose words a quotation is: the candidates, and the evidence for each and for nobody."""

    target: Target
    kind: QuoteKind
    sentence: Sentence
    candidates: Sequence[Candidate]
    evidence: Sequence[Sequence[str]]


class Reader:
    """Reads the quotations of a body in order; what was decided bears on what comes."""

    def __init__(self, text: Passages, sentences: Sequence[Sentence]) -> None:
        """Begin at the head of the body."""
        self._text, self._sentences = text, sentences
        self._starts = [sentence.start for sentence in sentences]
        self._earlier: Target | None = None
        self._last: Candidate | None = None
        self._spoken: Counter[str] = Counter()

    def questions(self) -> Iterator[Question]:
        """Ask of each quotation whose words it is; answer by ``decide`` before the next."""
        for number, passage in enumerate(self._text.all):
            if passage.quotes:
                symbols, piece = self._text[number].symbols, -1
                for quote in passage.quotes:
                    piece = symbols.index(QUOTATION, piece + 1)
                    target = Target(quote, Place(number, piece))
                    yield self._question(target)
                    self._earlier = target

    def decide(self, chosen: Candidate | None) -> None:
        """Take note of who is the speaker."""
        if chosen:
            self._last = chosen
            self._spoken[self._text[chosen.passage].head(chosen.mention)] += 1

    def _question(self, target: Target) -> Question:
        text, last = self._text, self._last
        sentence = self._sentences[max(0, bisect_right(self._starts, target.quote.start) - 1)]
        sort = kind(text.body, target.quote, sentence)
        around = circumstances(text, target, sort, self._earlier)
        found = candidates(text, target, last)
        known = [evidence(text, one, around, last, self._spoken) for one in found]
        return Question(target, sort, sentence, found, [*known, of_nobody(around, last)])


def attributed(text: Passages, sentences: Sequence[Sentence]) -> tuple[Attributed, ...]:
    """Give every quotation its attribution, in reading order.

    Titles and names in marks, and words in marks that nobody is said to have spoken, are left out.

    Notes
    -----
    A log-linear model chooses among the mentions near each quotation and nobody, one quotation
    after the other: O'Keefe and others, "A Sequence Labelling Approach to Quote Attribution",
    EMNLP 2012. What it has learnt, and from what, is told in ``docs/quotes-model.md``. Time is
    linear in the quotations.
    """
    reader = Reader(text, sentences)
    return tuple(_answers(text, reader, weights()["speaker"]))


def _answers(text: Passages, reader: Reader, known: Weights) -> Iterator[Attributed]:
    reported = _Reported(text)
    for question in reader.questions():
        best, chance = choice(question.evidence, known)
        target, sort = question.target, question.kind
        chosen = question.candidates[best] if best < len(question.candidates) else None
        if chosen is None and sort is QuoteKind.PARTIAL:
            chosen, chance = reported.by(target), _WITHIN
        reader.decide(chosen)
        if chosen or not (sort is QuoteKind.PARTIAL or is_name(text.body, target.quote)):
            said = attribution(text, chosen, chance) if chosen else None
            yield Attributed(target.quote, sort, question.sentence.index, said)


class _Reported:
    """Who says the clause that quoted words stand in: "She said that the 'old' pier fell"."""

    def __init__(self, text: Passages) -> None:
        self._text = text
        self._clauses: dict[int, Sequence[Clause]] = {}

    def by(self, target: Target) -> Candidate | None:
        number, piece = target.place
        if number not in self._clauses:
            self._clauses[number] = tuple(clauses(self._text[number], number))
        own = self._clauses[number]
        at = bisect_right(own, piece, key=lambda clause: clause.first) - 1
        return own[at].speaker if at >= 0 and piece < own[at].last else None


def attribution(text: Passages, chosen: Candidate, chance: float) -> Attribution:
    """Name the speaker and the cue by the mention that was chosen."""
    parsed = text[chosen.passage]
    speaker = _bare(text.body, parsed.span(chosen.mention), chosen.mention.kind)
    return Attribution(chosen.passage, chosen.mention, speaker, _cue(parsed, chosen), chance)


def _bare(body: str, span: Span, kind: str) -> Span:
    """Leave out a possessive ending, and of "he's" the verb."""
    if kind[0] == "P":
        return Span(span.start, span.start + len(kind) - 1)
    if body.endswith(_POSSESSIVES, span.start, span.end):
        return Span(span.start, span.end - 2)
    return span


def _cue(parsed: Parsed, chosen: Candidate) -> Cue | None:
    """Choose the words that report the speech, if any do."""
    for piece in _verbs(parsed, chosen):
        symbol = parsed.symbols[piece]
        if symbol == "A" or symbol in _REPORTING:
            first, spans = parsed.index(piece), parsed.spans()
            return Cue(spans[first][0], spans[first + (symbol == "A")][1])
    return None


def _verbs(parsed: Parsed, chosen: Candidate) -> Iterator[int]:
    """Yield the verbs that may report: right before a name that follows, its own, a participle."""
    piece = chosen.mention.piece
    around = parsed.setting(piece)
    found = [around.verb, around.inverted]
    if chosen.side[0] == "R":
        found.reverse()
    yield from (verb for verb in found if verb is not None)
    participle = parsed.symbols.rfind("S", piece + 1, piece + 1 + len(chosen.between))
    if participle >= 0:
        yield participle
