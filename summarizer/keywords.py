"""Telling words and phrases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp, log2

from summarizer.language import stop_words, term, terms, words
from summarizer.text import Keyword, Sentence, Span

# "Security Council resolution 1701"; what is longer is no term any more.
_LONGEST = 4
# Beyond two words a phrase earns no more: "Foreign Minister Anna Kovač" is no better than her name.
_ENOUGH = 2
_NAME_BONUS = 1.5
# Later mentions of "Anna Kovač" are of "Kovač" alone, but not all of them: she may have a brother.
_LATER = 0.75
# A word weighs up to twice for standing early; at ten sentences a third of that is left.
_FADING = 10
# Words that name no subject, whatever the news is. Days and months would pass for names.
_EVERYDAY: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        terms(
            "monday tuesday wednesday thursday friday saturday sunday january february march april "
            "may june july august september october november december jan feb mar apr jun jul aug "
            "sep sept oct nov dec today yesterday tomorrow day days week weeks month months year "
            "years time mr mrs ms dr per cent percent people told added"
        )
    )
}


# A longer run of letters is no word, so nobody could look for it.
_WIDEST = 40
_POSSESSIVES = ("'s", "\u2019s")
# Behind these a capital is a name's; behind other marks it may be the opening of a sentence.
_INSIDE = ("", ",", *_POSSESSIVES)

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word(Span):
    """A word, its key for comparison, and whether its capital or small letter was a choice."""

    key: str
    capital: bool
    chosen: bool


@dataclass(slots=True)
class _Phrase:
    """Where a phrase stands first, in which sentence, and how often it is used."""

    span: Span
    sentence: int
    count: int = 0


def keywords(
    body: str, sentences: Sequence[Sentence], language: str = "en", limit: int = 10
) -> tuple[Keyword, ...]:
    """Find the words and phrases that tell what a body is about.

    Parameters
    ----------
    body
        The text that the sentences are ranges of.
    sentences
        All its sentences, in reading order.
    language
        One of ``summarizer.language.LANGUAGES``.
    limit
        The most keywords to give.

    Returns
    -------
    tuple of Keyword
        Ranges of *body* in code points, best first, each where the body first has the word or
        phrase, within one sentence, at most four words, a closing "'s" left out. Scores fall from
        1 and stay above 0. No keyword's words stand in a row within another's.

    Raises
    ------
    LookupError
        If *language* is none of ``LANGUAGES``.

    Notes
    -----
    Candidates are what stands between stop words and punctuation: Rose and others, "Automatic
    Keyword Extraction from Individual Documents", 2010 (RAKE). They are weighed by frequency,
    capitals and place, without other texts to compare with: Campos and others, "YAKE! Keyword
    Extraction from Single Documents", 2020. Time grows with the number of words.
    """
    everyday = _EVERYDAY.get(language, frozenset())
    openers = stop_words(language) - everyday
    runs = [(sentence.index, run) for sentence in sentences for run in _runs(body, sentence)]
    names = _names(word for _, run in runs for word in run) | openers
    phrases = _kept(_phrases(runs, openers | everyday, openers), names)
    worth = {key: _worth(key, phrases, names) for key in phrases}
    ranked = sorted(
        worth.keys() - set(_fragments(phrases)),
        key=lambda key: (-worth[key], phrases[key].span.start, key),
    )
    chosen = tuple(islice(_apart(ranked), limit))
    return tuple(
        Keyword(span.start, span.end, score=worth[key] / worth[chosen[0]])
        for key, span in ((key, phrases[key].span) for key in chosen)
    )


def _runs(body: str, sentence: Span) -> Iterator[list[_Word]]:
    """Yield the words of a sentence in runs that nothing but white space interrupts."""
    run: list[_Word] = []
    end = sentence.start
    for word in _words(body, sentence):
        gap = body[end : word.start].strip()
        if gap and run:
            yield run
            run = []
        run.append(word)
        end = word.end
    if run:
        yield run


def _words(body: str, sentence: Span) -> Iterator[_Word]:
    text = sentence.of(body)
    end = 0
    for span in words(text):
        written = span.of(text)
        if written.endswith(_POSSESSIVES):
            written = written[:-2]
        yield _Word(
            sentence.start + span.start,
            sentence.start + span.start + len(written),
            key=term(written),
            capital=written[:1].isupper(),
            chosen=end > 0 and text[end : span.start].strip() in _INSIDE,
        )
        end = span.start + len(written)


def _names(written: Iterable[_Word]) -> frozenset[str]:
    """Find the keys that have a capital more often than not where they could do without."""
    balance: Counter[str] = Counter()
    for word in written:
        if word.chosen:
            balance[word.key] += 1 if word.capital else -1
    return frozenset(key for key, more in balance.items() if more > 0)


def _phrases(
    runs: Iterable[tuple[int, list[_Word]]], idle: frozenset[str], openers: frozenset[str]
) -> dict[_Key, _Phrase]:
    phrases: dict[_Key, _Phrase] = {}
    for sentence, run in runs:
        for start in range(len(run)):
            for piece in _pieces(run[start : start + _LONGEST], idle, openers):
                key = tuple([word.key for word in piece])
                if key not in phrases:
                    phrases[key] = _Phrase(Span(piece[0].start, piece[-1].end), sentence)
                phrases[key].count += 1
    return phrases


def _pieces(
    run: Sequence[_Word], idle: frozenset[str], openers: frozenset[str]
) -> Iterator[Sequence[_Word]]:
    """Yield the stretches from the first word of *run* on that hold telling words only."""
    # "New Delhi", "United Nations": a stop word may open a name.
    opened = run[0].key in openers and [w.capital and w.chosen for w in run[:2]] == [True, True]
    for end in range(1, len(run) + 1):
        if _tells(run[end - 1], idle):
            yield run[:end]
        elif end > 1 or not opened:
            return


def _tells(word: _Word, idle: frozenset[str]) -> bool:
    return 1 < len(word.key) <= _WIDEST and word.key not in idle and any(map(str.isalpha, word.key))


def _kept(phrases: Mapping[_Key, _Phrase], names: frozenset[str]) -> dict[_Key, _Phrase]:
    """Keep single words, names, and words that stand together more than once."""
    return {
        key: phrase
        for key, phrase in phrases.items()
        if len(key) == 1 or phrase.count > 1 or names.issuperset(key)
    }


def _fragments(phrases: Mapping[_Key, _Phrase]) -> Iterator[_Key]:
    """Yield what never stands without the same word beside it, such as "Nations"."""
    for key, phrase in phrases.items():
        for part in (key[1:], key[:-1]):
            if part in phrases and phrases[part].count == phrase.count:
                yield part


def _worth(key: _Key, phrases: Mapping[_Key, _Phrase], names: frozenset[str]) -> float:
    phrase = phrases[key]
    named = names.issuperset(key)
    used: float = phrase.count
    if len(key) > 1 and named:
        used += _LATER * (phrases[key[-1:]].count - used)
    early = 1 + exp(-phrase.sentence / _FADING)
    return used * log2(1 + min(len(key), _ENOUGH)) * early * (_NAME_BONUS if named else 1)


def _apart(ranked: Iterable[_Key]) -> Iterator[_Key]:
    """Pass over what stands within a better one, or has a better one within."""
    better: list[_Key] = []
    for key in ranked:
        if not any(_within(key, other) or _within(other, key) for other in better):
            better.append(key)
            yield key


def _within(short: _Key, long: _Key) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))
