"""Noun phrases beside a verb, found by the words that cannot stand inside one."""

from collections.abc import Sequence

from summarizer.quotes.cues import is_verb
from summarizer.quotes.grammar import (
    ADVERBS,
    BOUNDS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Word,
)
from summarizer.quotes.titles import HONORIFICS, ROLES

# A phrase is a range of a sequence of words, end excluded.
Phrase = tuple[int, int]

# "Former White House deputy national security adviser Ben Rhodes" and little is longer.
_LONGEST = 10
_CONJUNCTIONS = frozenset(("and", "but", "or"))
_RELATIVES = frozenset(("who", "that", "which"))


def subject_before(words: Sequence[Word], verb: int) -> Phrase | None:
    """Find the phrase that ends before a verb: its subject, past adverbs and appositions."""
    end = _without_adverbs(words, verb)
    if end == 0:
        return None
    last = words[end - 1]
    if last.plain in _RELATIVES or last.text == ")":
        opened = _opening(words, end - 1) if last.text == ")" else end - 1
        return subject_before(words, opened)
    if last.plain in _CONJUNCTIONS:
        return first_subject(words[:end])
    if last.is_one_of(PRONOUNS):
        return end - 1, end
    if last.text in {",", "—", "–", "-"}:
        return _past_apposition(words, end - 1)
    return _phrase_before(words, end)


def phrase_after(words: Sequence[Word], start: int) -> Phrase | None:
    """Find the phrase that begins behind a verb or behind "according to"."""
    while start < len(words) and _is_adverb(words[start]):
        start += 1
    end = start
    while end < min(len(words), start + _LONGEST) and _goes_on(words, start, end):
        end += 1
        if words[start].is_one_of(PRONOUNS):
            break
    if end == start or words[end - 1].plain in DETERMINERS - {"this", "that", "these", "those"}:
        return None
    return start, end


def first_subject(words: Sequence[Word]) -> Phrase | None:
    """Find the sentence's subject where it is a pronoun, a name or a role."""
    start: int | None = 0
    while start is not None and start < len(words) and _is_opener(words, start):
        start = _behind_comma(words, start)
    if start is None or start >= len(words):
        return None
    if words[start].is_one_of(PRONOUNS):
        return start, start + 1
    end = start
    while end < min(len(words), start + _LONGEST) and _is_nominal(words, start, end):
        end += 1
    bare = end - start == 1 and words[start].plain in DETERMINERS
    return None if end == start or bare else (start, end)


def is_named(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase ends in a capital that is no mere role."""
    last = words[phrase[1] - 1]
    return last.is_capital and last.plain not in ROLES and not last.is_one_of(PRONOUNS)


def _without_adverbs(words: Sequence[Word], end: int) -> int:
    while end > 0 and _is_adverb(words[end - 1]):
        end -= 1
    return end


def _is_adverb(word: Word) -> bool:
    return (
        word.plain in ADVERBS
        or word.plain in DAYS
        or word.text == "May"
        or (word.plain.endswith("ly") and not word.is_capital)
    )


def _opening(words: Sequence[Word], closing: int) -> int:
    return next((i for i in range(closing - 1, -1, -1) if words[i].text == "("), 0)


def _past_apposition(words: Sequence[Word], comma: int) -> Phrase | None:
    """Step over what stands between commas: "Ann Lee, a farmer, who came late, said"."""
    nearest: Phrase | None = None
    while comma > 0:
        opened = next(
            (i for i in range(comma - 1, -1, -1) if words[i].text in {",", "—", "–", "-"}), -1
        )
        if opened <= 0:
            break
        found = _phrase_before(words, opened)
        if found and (is_named(words, found) or words[found[0]].is_one_of(PRONOUNS)):
            return found
        inner = opened + 1, comma
        if found and nearest is None:
            nearest = (
                (found[0], comma)
                if all(word.is_capital for word in words[slice(*inner)])
                else found
            )
        comma = opened
    return nearest


def _phrase_before(words: Sequence[Word], end: int) -> Phrase | None:
    start = _phrase_start(words, end)
    if start == end or (end - start == 1 and words[start].plain in DETERMINERS):
        return None
    if start > 1 and words[start - 1].plain in PREPOSITIONS and words[start - 2].is_word:
        head = words[start - 2]
        if end - start > 1 and head.is_capital and is_named(words, (start, end)):
            # "Secretary of State Ann Lee": the preposition stands within the title.
            return (_phrase_start(words, start - 1), end) if head.plain in ROLES else (start, end)
        if head.plain in ROLES or not (is_named(words, (start, end)) or head.is_capital):
            return _phrase_before(words, start - 1) or (start, end)
    return start, end


def _phrase_start(words: Sequence[Word], end: int) -> int:
    start = end
    while start > max(0, end - _LONGEST):
        word = words[start - 1]
        if word.plain in DETERMINERS:
            return start - 1
        if not word.is_word or _bounds(word) or _is_participle(word):
            break
        start -= 1
    return start


def _is_participle(word: Word) -> bool:
    """Tell whether a small word looks like a verb: "saying", "introduced", not "retired"."""
    return word.plain.endswith(("ing", "ed")) and not word.is_capital and word.plain != "retired"


def _bounds(word: Word) -> bool:
    return word.is_one_of(BOUNDS) or word.is_one_of(PRONOUNS) or _is_adverb(word)


def _goes_on(words: Sequence[Word], start: int, end: int) -> bool:
    word = words[end]
    if end == start and (word.is_one_of(PRONOUNS) or word.plain in DETERMINERS):
        return True
    return word.is_word and not (_bounds(word) or _is_participle(word) or is_verb(word))


def _is_opener(words: Sequence[Word], start: int) -> bool:
    """Tell whether a phrase begins here that stands before the subject: "In June,", "But"."""
    word = words[start]
    if word.is_one_of(PRONOUNS):
        return False
    return not word.is_word or _bounds(word) or word.plain.endswith("ing") or word.plain == "asked"


def _behind_comma(words: Sequence[Word], start: int) -> int | None:
    """Step behind an opening phrase; a single conjunction or adverb needs no comma."""
    word = words[start]
    if not word.is_word or word.plain in _CONJUNCTIONS or _is_adverb(word) or word.plain == "yet":
        return start + 1
    return next((i + 1 for i in range(start, len(words)) if words[i].text == ","), None)


def _is_nominal(words: Sequence[Word], start: int, end: int) -> bool:
    word = words[end]
    if not word.is_word or _bounds(word):
        return False
    if word.is_capital or word.plain in ROLES or word.plain in HONORIFICS:
        return True
    return end == start and word.plain in DETERMINERS
