"""Names and topics that tell what a body is about."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import chain, compress, islice, pairwise

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
_PAIRS = frozenset(("c c", "c C", "c k", "c K", "C c", "C C", "C k", "C K"))
# What stands before a verb, or behind it, makes it one, as a participle is.
_VERBS = (("v c", "v x"), ("v k", "v x"), ("c a", "x a"), ("k a", "x a"))
# "Russia" and "Russian", "Iraq" and "Iraqi", "Germany" and "German" are one subject. What tells
# their stems apart; that of "Israeli" is shorter than its country's.
_OF_PLACES = frozenset(("n", "an", "ian", "i", "es", "ese", "ish", "a", "el"))
# Shorter ones begin too many words.
_PLACE = 4

_Places = dict[str, list[int]]


def _among(marks: str) -> bytes:
    """Make the table by which ``_marked`` tells these marks from others."""
    return bytes(chr(mark) in marks for mark in range(256))


_TELLING, _VERBAL = _among("ckxCK"), _among("x")


@dataclass(slots=True)
class _Text:
    """All words. Word *n* is piece 2*n* + 1, the gap before it piece 2*n*; so it is in ``codes``.

    ``codes`` spells the pieces in marks, ``keys`` are the words', ``heads`` each sentence's first
    word.
    """

    pieces: list[str]
    codes: str
    keys: list[str]
    heads: list[int]


def _marked(codes: str, marks: bytes) -> bytes:
    """Tell for each word whether its mark is among these."""
    return codes[1::2].encode().translate(marks)


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
    names = _names(text)
    phrases = _phrases(text, singles, names)
    places = singles | names | phrases
    named |= names.keys()
    fragments = set(_fragments(places, (*names, *phrases)))
    verbal = _verbal(text.codes)
    uses = _uses(places, names, named, fragments)
    uses |= dict.fromkeys(_once(singles, named | fragments, verbal, limit), 1)
    _join_peoples(uses, named, partial(_last_letter, text, places))
    verbs = Counter(compress(text.keys, verbal))
    weights = _weights(uses, text.heads, places, named, verbs)
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
    heads: list[int] = []
    for sentence in sentences:
        heads.append(len(parts) // 2)
        parts += pieces(body[sentence.start : sentence.end])[:-1]
    known = list(map(classes(language).__getitem__, parts[1::2]))
    gaps = [*map(_GAPS.__getitem__, parts[::2]), ""]
    for head in heads:
        gaps[head] = "."
    codes = [""] * (len(parts) + 1)
    codes[::2], codes[1::2] = gaps, [mark for mark, _ in known]
    return _Text(parts, "".join(codes), [key for _, key in known], heads)


def _gap(gap: str) -> str:
    if gap.isspace():
        return " "
    return "," if gap.rstrip() == "," else "."


_GAPS = Remembered(_gap)


def _singles(text: _Text) -> tuple[_Places, set[str]]:
    """Find where each telling word stands, and those that are names; settle doubtful capitals."""
    codes, keys = text.codes, text.keys
    places: _Places = defaultdict(list)
    telling = [at for at, tells in enumerate(_marked(codes, _TELLING)) if tells]
    for at in telling:
        places[keys[at]].append(at)
    capitals = [at for at in telling if codes[2 * at + 1] in "CK"]
    # At the opening of a sentence a capital is no choice.
    chosen = [keys[at] for at in capitals if codes[2 * at] != "."]
    counts = Counter([keys[at] for at in capitals] + chosen)
    balance = {key: more - len(places[key]) for key, more in counts.items()}
    settled = bytearray(codes.encode())
    for at in capitals:
        more = balance[keys[at]]
        if more < 0 or (more == 0 and codes[2 * at] == "." and not _opens_name(codes, at)):
            settled[2 * at + 1] = ord(codes[2 * at + 1].lower())
    text.codes = settled.decode()
    return places, {key for key, more in balance.items() if more > 0}


def _opens_name(codes: str, at: int) -> bool:
    """Tell whether a capital at an opening has another behind it, which is a choice."""
    return codes.startswith(("C C", "C K"), 2 * at + 1)


def _names(text: _Text) -> _Places:
    """Find the names of two words and more."""
    names: _Places = defaultdict(list)
    for match in _NAME.finditer(text.codes):
        start, end = match.start() // 2, match.end() // 2
        # "Home Secretary" is the title of whoever is named next.
        if end - start <= _LONGEST and not text.codes.startswith(" T", match.end()):
            names[" ".join(text.keys[start:end])].append(start)
    return names


def _phrases(text: _Text, singles: _Places, names: _Places) -> _Places:
    """Find two and three words that stand together more than once."""
    codes, keys = text.codes, text.keys
    repeated = {key: where for key, where in singles.items() if len(where) > 1}
    pairs: _Places = defaultdict(list)
    for key, where in repeated.items():
        for at in where:
            if codes[2 * at + 1 : 2 * at + 4] in _PAIRS and keys[at + 1] in repeated:
                pairs[f"{key} {keys[at + 1]}"].append(at)
    again = {key: where for key, where in pairs.items() if len(where) > 1 and key not in names}
    starts = set(chain.from_iterable(again.values()))
    triples: _Places = defaultdict(list)
    for key, where in again.items():
        for at in where:
            if at + 1 in starts:
                triples[f"{key} {keys[at + 2]}"].append(at)
    return again | {key: where for key, where in triples.items() if len(where) > 1}


def _verbal(codes: str) -> bytes:
    """Tell for each word whether it is a verb."""
    for word, verb in _VERBS:
        codes = codes.replace(word, verb)
    return _marked(codes, _VERBAL)


def _uses(
    places: _Places, names: _Places, named: set[str], fragments: AbstractSet[str]
) -> dict[str, float]:
    """Count how often each is meant that stands again or is a name, but for *fragments*.

    "Kovač" is not, where Anna stands before.
    """
    uses: dict[str, float] = {
        key: len(where) for key, where in places.items() if len(where) > 1 or key in named
    }
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
    return {key: used for key, used in uses.items() if used > 0 and key not in fragments}


def _once(singles: _Places, known: AbstractSet[str], verbal: bytes, limit: int) -> Iterator[str]:
    """Give of the words that stand once, and are known for nothing else, those to be weighed.

    They weigh the less the later they stand, verbs for themselves.
    """
    once = [
        (key, where[0]) for key, where in singles.items() if len(where) == 1 and key not in known
    ]
    for verbs in (False, True):
        yield from islice((key for key, at in once if verbal[at] == verbs), limit)


def _fragments(places: _Places, longer: Iterable[str]) -> Iterator[str]:
    """Yield what never stands without the same word beside it, such as "Nations"."""
    for key in longer:
        for part in (*key.split(" "), key.partition(" ")[2], key.rpartition(" ")[0]):
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
    heads: Sequence[int],
    places: _Places,
    named: AbstractSet[str],
    verbs: Mapping[str, int],
) -> list[tuple[float, int, str]]:
    """Weigh all; the heaviest first, as the least figure."""
    weights = []
    for key, used in uses.items():
        where = places[key]
        weight = -used * (1 + _EARLY / bisect_right(heads, where[0]))
        if " " in key:
            weight *= _PHRASE_BONUS
        if key in named:
            weight *= _NAME_BONUS
        elif key in verbs:
            weight *= 1 - _AS_VERB * verbs[key] / len(where)
        weights.append((weight, where[0], key))
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
    number = bisect_right(text.heads, at) - 1
    before = text.pieces[2 * text.heads[number] : 2 * at + 1]
    return sentences[number].start + sum(map(len, before))
