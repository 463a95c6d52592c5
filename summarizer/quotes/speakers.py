"""The speaker and the cue beside a quotation, out of the reporter's words before or behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.quotes.cues import PHRASES, is_noun_too, is_verb
from summarizer.quotes.grammar import DETERMINERS, Word
from summarizer.quotes.phrases import Phrase, first_subject, is_named, phrase_after, subject_before
from summarizer.text import Cue, Span

# A verb further from the quotation than this reports something else.
_REACH = 40
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
# "The claims", "of calling": no verb behind these.
_NO_SUBJECT = DETERMINERS | {"of", "for", "by", "with", "in", "on", "at", "no", "any", "to"}
# "'limited pact', like the one that ...": these tell more of the words, not who spoke them.
_RELATIVE = frozenset(("like", "which", "that", "who", "whom", "whose"))
# Their object is who was spoken to.
_ADDRESS = frozenset(("told", "tells", "tell", "telling", "asked", "reminded", "warned", "assured"))
_DASHES = frozenset(("―", "—", "–", "-"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is named beside a quotation, and by which words the speech is reported."""

    speaker: Span
    cue: Cue | None


def before(words: Sequence[Word]) -> Attribution | None:
    """Find speaker and cue in the words of the sentence that precede a quotation.

    The verb nearest to the quotation wins. "Name:" at the head of a line needs none.
    """
    words = words[-_REACH:]
    for cue in reversed(tuple(_cues(words))):
        found = _subject(words, cue)
        if found:
            return _attribution(words, found, cue)
    return _label(words)


def behind(words: Sequence[Word], *, statement: bool) -> Attribution | None:
    """Find speaker and cue in the words of the sentence that follow a quotation.

    Behind a whole *statement* any verb of speech reports it. Words within the reporter's sentence
    are reported by one that has no object of its own: "'could fail', engineers warn".
    """
    words = words[:_REACH]
    start = next((i for i, word in enumerate(words) if word.text != ","), len(words))
    if start == len(words) or words[start].plain in _RELATIVE:
        return None
    if words[start].text in _DASHES:
        return _signature(words, start + 1)
    for cue in _cues(words):
        if _changes_subject(words, start, cue[0]):
            return None
        if not statement and _has_object(words, cue[1]) and words[cue[0]].plain not in _ADDRESS:
            continue
        inverted = phrase_after(words, cue[1]) if _leads(words, start, cue[0]) else None
        found = inverted or _subject(words, cue)
        if found:
            return _attribution(words, found, cue)
    return None


def subject(words: Sequence[Word]) -> Attribution | None:
    """Name the sentence's subject as the speaker, where no verb of speech does."""
    found = first_subject(words[:_REACH])
    return None if found is None else _attribution(words, found, None)


def _cues(words: Sequence[Word]) -> Iterator[Phrase]:
    for i, word in enumerate(words):
        phrase = next((p for p in PHRASES if _is_phrase(words, i, p)), None)
        if phrase:
            yield i, i + len(phrase)
        elif is_verb(word) and _has_subject(words, i):
            yield i, i + 1


def _is_phrase(words: Sequence[Word], start: int, phrase: Sequence[str]) -> bool:
    return (
        words[start].plain == phrase[0]
        and len(words) >= start + len(phrase)
        and all(words[start + i].plain == part for i, part in enumerate(phrase))
    )


def _has_subject(words: Sequence[Word], i: int) -> bool:
    previous = words[i - 1].plain if i else ""
    if previous in _NO_SUBJECT or previous.endswith("'s"):
        return False
    passive = previous in _BE and words[i].plain.endswith("ed") and words[i].plain != "quoted"
    return not passive and not (i == 0 and is_noun_too(words[i]))


def _subject(words: Sequence[Word], cue: Phrase) -> Phrase | None:
    if cue[1] - cue[0] > 1:
        return phrase_after(words, cue[1])
    previous = words[cue[0] - 1].plain if cue[0] else ""
    if words[cue[0]].plain.endswith("ing") and previous not in _BE:
        return first_subject(words[: cue[0]])
    if cue[0] == 0:
        return phrase_after(words, cue[1])
    found = subject_before(words, cue[0])
    if found and is_noun_too(words[cue[0]]) and not _is_agent(words, found):
        return None
    return found


def _is_agent(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase is sure to be somebody: a name, a pronoun, a determined noun."""
    first = words[phrase[0]].plain
    return (
        is_named(words, phrase) or first in {"he", "she", "they", "i", "we"} or first in DETERMINERS
    )


def _has_object(words: Sequence[Word], start: int) -> bool:
    if start >= len(words):
        return False
    word = words[start]
    return word.plain in DETERMINERS


def _leads(words: Sequence[Word], start: int, cue: int) -> bool:
    return all(
        word.plain.endswith("ly") or word.plain in {"also", "has", "had"}
        for word in words[start:cue]
    )


def _changes_subject(words: Sequence[Word], start: int, cue: int) -> bool:
    """Tell whether another clause begins between the quotation and this verb."""
    return any(
        words[i].text == "," and words[i + 1].plain in {"but", "and", "while", "although"}
        for i in range(start, cue - 1)
    )


def _label(words: Sequence[Word]) -> Attribution | None:
    """Read "Ann Lee:" or "Q:" before a quotation: all the words there are, and a colon."""
    if len(words) < 2 or words[-1].text != ":":  # noqa: PLR2004 -- a name and its colon
        return None
    found = first_subject(words)
    return _attribution(words, found, None) if found and found == (0, len(words) - 1) else None


def _signature(words: Sequence[Word], start: int) -> Attribution | None:
    """Read "— Ann Lee" behind a quotation."""
    found = phrase_after(words, start)
    whole = found is not None and found[1] >= len(words) - 1 and is_named(words, found)
    return _attribution(words, found, None) if found and whole else None


def _attribution(words: Sequence[Word], speaker: Phrase, cue: Phrase | None) -> Attribution:
    first, last = words[speaker[0]], words[speaker[1] - 1]
    end = last.end - 2 if last.plain.endswith("'s") else last.end
    reported = None if cue is None else Cue(words[cue[0]].start, words[cue[1] - 1].end)
    return Attribution(Span(first.start, end), reported)
