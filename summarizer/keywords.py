"""Names and topics that tell what a body is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, pairwise
from operator import itemgetter

from summarizer.language import pieces
from summarizer.remembered import Remembered
from summarizer.text import Keyword, Sentence
from summarizer.wordclass import classes, plain

# What is longer is lettering, such as a headline within the text.
_LONGEST = 6
_NAME_BONUS = 1.2
# A phrase tells more than a word, though not as much as two.
_PHRASE_BONUS = 1.3
# Later mentions of "Anna Kovač" are of "Kovač" alone, but not all of them: she may have a brother.
_LATER = 0.5
# News tells first what it is about: the first sentence counts nine times what the last one does.
_EARLY = 8
# A verb names no subject, though its stem may be that of a word that does.
_AS_VERB = 0.5
# What weighs less beside the best would only fill the list.
_FLOOR = 0.05

# Marks are those of ``wordclass``, each behind the mark of the gap before it: a blank for white
# space, a comma for a comma, a stop for all behind which any word may have a capital.
# Each begins with the marks that it may begin with: the others are then passed over at once.
_RUN = "C (?:o (?:a )?)?(?=[CKm])"
_NAME = re.compile(rf"S(?<=[ ,]S) (?:{_RUN})*+[CK]|N (?:{_RUN})*+[CK]|{_RUN}(?:{_RUN})*+[CKm]")
_TELLING, _CAPITALS = frozenset("ckxCK"), frozenset("CK")
_PAIR = re.compile(r"[cC](?= [cCkK])")
_VERB = re.compile(r"[ckx](?:(?<=x)|(?<=v .)|(?= a))")
# "Russia" and "Russian", "Iraq" and "Iraqi", "Germany" and "German" are one subject. What tells
# their stems apart; that of "Israeli" is shorter than its country's.
_OF_PLACES = frozenset(("n", "an", "ian", "i", "es", "ese", "ish", "a", "el"))
# Shorter ones begin too many words.
_PLACE = 4

_Places = dict[str, list[int]]


@dataclass(slots=True)
class _Text:
    """All words in parallel lists. Word *n* is piece 2*n* + 1, the gap before it piece 2*n*.

    ``sentences`` has the number of each word's sentence, ``heads`` each sentence's first word.
    """

    pieces: list[str]
    gaps: list[str]
    marks: list[str]
    keys: list[str]
    sentences: list[int]
    heads: list[int]

    def codes(self) -> str:
        """Spell the text in marks: a gap at twice a word's position, the word behind it."""
        codes = [""] * (2 * len(self.gaps))
        codes[::2], codes[1::2] = self.gaps, self.marks
        return "".join(codes)


def keywords(
    body: str, sentences: Sequence[Sentence], language: str = "en", limit: int = 10
) -> tuple[Keyword, ...]:
    """Find the names and topics that tell what a body is about.

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
        Ranges of *body* in code points, best first, each within one sentence and of at most six
        words: the form that the body has most often, where it first has it, without titles and
        closing "'s". Scores fall from 1 and stay above 0. All forms of a word are one keyword,
        and so are a name and its last word, if the body has the whole name first. No keyword's
        words stand in a row within another's.

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
    text = _text(body, sentences, language)
    singles, named = _singles(text)
    codes = text.codes()
    names = _names(codes, text.keys)
    phrases = _phrases(codes, text.keys, names)
    places = singles | names | phrases
    uses = _uses(places, names, phrases, named)
    named |= names.keys()
    _join_peoples(uses, named, partial(_last_letter, text, places))
    verbs = Counter([text.keys[match.start() // 2] for match in _VERB.finditer(codes)])
    weights = _weights(uses, text, places, named, verbs)
    best = -weights[0][0] if weights else 1.0
    chosen = list(islice(_apart((key, -less / best) for less, _, key in weights), limit))
    shown = [_shown(text, places[key], key.count(" ") + 1) for key, _ in chosen]
    starts = [_start(text, sentences, at) for at, _ in shown]
    return tuple(
        Keyword(start, start + len(form), score=score)
        for start, (_, form), (_, score) in zip(starts, shown, chosen, strict=True)
    )


def _text(body: str, sentences: Iterable[Sentence], language: str) -> _Text:
    parts: list[str] = []
    numbers: list[int] = []
    heads: list[int] = []
    for number, sentence in enumerate(sentences):
        own = pieces(sentence.of(body))[:-1]
        heads.append(len(numbers))
        parts += own
        numbers += [number] * (len(own) // 2)
    gaps = list(map(_GAPS.__getitem__, parts[::2]))
    for head in heads:
        gaps[head : head + 1] = "." * (head < len(gaps))
    known = list(map(classes(language).__getitem__, parts[1::2]))
    marks, keys = (list(map(itemgetter(at), known)) for at in (0, 1))
    return _Text(parts, gaps, marks, keys, numbers, heads)


def _gap(gap: str) -> str:
    if gap.isspace():
        return " "
    return "," if gap.rstrip() == "," else "."


_GAPS = Remembered(_gap)


def _singles(text: _Text) -> tuple[_Places, set[str]]:
    """Find where each telling word stands, and those that are names; settle doubtful capitals."""
    keys, marks, gaps = text.keys, text.marks, text.gaps
    places: _Places = defaultdict(list)
    telling = [at for at, mark in enumerate(marks) if mark in _TELLING]
    for at in telling:
        places[keys[at]].append(at)
    capitals = [at for at in telling if marks[at] in _CAPITALS]
    all_capitals = Counter([keys[at] for at in capitals])
    # At the opening of a sentence a capital is no choice.
    chosen = Counter([keys[at] for at in capitals if gaps[at] != "."])
    balance = {key: chosen[key] + count - len(places[key]) for key, count in all_capitals.items()}
    for at in capitals:
        more = balance[keys[at]]
        if more < 0 or (more == 0 and gaps[at] == "." and not _opens_name(text, at)):
            marks[at] = marks[at].lower()
    return places, {key for key, more in balance.items() if more > 0}


def _opens_name(text: _Text, at: int) -> bool:
    """Tell whether a capital at an opening has another behind it, which is a choice."""
    following = text.gaps[at + 1 : at + 2] + text.marks[at + 1 : at + 2]
    return text.marks[at] == "C" and following in ([" ", "C"], [" ", "K"])


def _names(codes: str, keys: Sequence[str]) -> _Places:
    """Find the names of two words and more."""
    names: _Places = defaultdict(list)
    for match in _NAME.finditer(codes):
        start, end = match.start() // 2, match.end() // 2
        # "Home Secretary" is the title of whoever is named next.
        if end - start <= _LONGEST and not codes.startswith(" T", match.end()):
            names[" ".join(keys[start:end])].append(start)
    return names


def _phrases(codes: str, keys: Sequence[str], names: _Places) -> _Places:
    """Find two and three words that stand together more than once."""
    pairs: _Places = defaultdict(list)
    for match in _PAIR.finditer(codes):
        at = match.start() // 2
        pairs[f"{keys[at]} {keys[at + 1]}"].append(at)
    again = {key: where for key, where in pairs.items() if len(where) > 1 and key not in names}
    starts = set(chain.from_iterable(again.values()))
    triples: _Places = defaultdict(list)
    for key, where in again.items():
        for at in where:
            if at + 1 in starts:
                triples[f"{key} {keys[at + 2]}"].append(at)
    return again | {key: where for key, where in triples.items() if len(where) > 1}


def _uses(places: _Places, names: _Places, phrases: _Places, named: set[str]) -> dict[str, float]:
    """Count how often each word and phrase is meant: "Kovač" is not, where Anna stands before."""
    uses: dict[str, float] = {key: len(where) for key, where in places.items()}
    bearers: dict[str, list[str]] = defaultdict(list)
    for key, where in names.items():
        parts = key.split(" ")
        for part in named.intersection(parts):
            uses[part] -= len(where)
        bearers[parts["of" not in parts and -1]].append(key)
    for short in named.intersection(bearers):
        for key in bearers[short]:
            uses[key] += _LATER * uses[short] / len(bearers[short])
        if places[short][0] >= min(names[key][0] for key in bearers[short]):
            uses[short] = 0
    for part in set(_fragments(places, (*names, *phrases))):
        uses[part] = 0
    return {key: used for key, used in uses.items() if used > 0}


def _fragments(places: _Places, longer: Iterable[str]) -> Iterator[str]:
    """Yield what never stands without the same word beside it, such as "Nations"."""
    for key in longer:
        for part in (*key.split(" "), key.split(" ", 1)[1], key.rsplit(" ", 1)[0]):
            if part in places and len(places[part]) <= len(places[key]):
                yield part


def _join_peoples(uses: dict[str, float], named: set[str], last: Callable[[str], str]) -> None:
    """Count a people with its country."""
    for short, long in pairwise(sorted(named.intersection(uses))):
        ending = long[len(short) :]
        if short not in uses:
            continue  # of three that begin alike, the first two are one already
        if ending in _OF_PLACES and len(short) >= _PLACE and long.startswith(short):
            # "German" and "Germany", "Somali" and "Somalia"; else the country is the shorter.
            people, country = (short, long) if last(long) in "yal" else (long, short)
            uses[country] += uses.pop(people)


def _last_letter(text: _Text, places: _Places, key: str) -> str:
    return plain(text.pieces[2 * (places[key][0] + key.count(" ")) + 1])[-1]


def _weights(
    uses: Mapping[str, float],
    text: _Text,
    places: _Places,
    named: AbstractSet[str],
    verbs: Mapping[str, int],
) -> list[tuple[float, int, str]]:
    """Weigh all; the heaviest first, as the least figure."""
    weights = []
    for key, used in uses.items():
        first = places[key][0]
        weight = -used * (1 + _EARLY / (1 + text.sentences[first]))
        if " " in key:
            weight *= _PHRASE_BONUS
        if key in named:
            weight *= _NAME_BONUS
        elif key in verbs:
            weight *= 1 - _AS_VERB * verbs[key] / len(places[key])
        weights.append((weight, first, key))
    weights.sort()
    return weights


def _apart(ranked: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Pass over what stands within a better one, or has a better one within."""
    better: list[str] = []
    for key, score in ranked:
        if score < _FLOOR:
            return
        own = f" {key} "
        if not any(own in other or other in own for other in better):
            better.append(own)
            yield key, score


def _shown(text: _Text, where: Sequence[int], size: int) -> tuple[int, str]:
    """Find the form that is most used, of so many words, and the word at which it stands first."""
    forms = [plain("".join(text.pieces[2 * at + 1 : 2 * (at + size)])) for at in where]
    counts = Counter(forms)
    form = max(counts, key=counts.__getitem__)
    return where[forms.index(form)], form


def _start(text: _Text, sentences: Sequence[Sentence], at: int) -> int:
    number = text.sentences[at]
    before = text.pieces[2 * text.heads[number] : 2 * at + 1]
    return sentences[number].start + sum(map(len, before))
