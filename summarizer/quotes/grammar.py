"""Words of a body, and the few classes of words that tell where a speaker's name ends."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.lexicon import words

PRONOUNS = words("he she they i we it you who")
DETERMINERS = words("the a an his her their its our my your this that these those one some")
# What may stand between a subject and its verb.
ADVERBS = words("""
    also later then again once just even never still always often earlier recently repeatedly
    reportedly simply only now first finally afterwards afterward too had has have having was were
    is are been be being would will could can should must may might did does do not yesterday today
    tonight on however instead meanwhile moreover furthermore here there perhaps maybe indeed
    overall
    thus
""")
DAYS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
""")
# No noun phrase runs through one of these.
BOUNDS = words("""
    in on at by from with to into about after before during under over against between among through
    since until him them us me himself herself themselves as when while where who whom whose
    which what why how that than because although
    though if unless and but or nor so yet for of without within amid following despite via per like
    upon toward towards off out up down not if was were is are be been has had have will would could
    can may might should must did does do
""")
PREPOSITIONS = words("of for at from in with on")

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Del|Hon|St|Jr|Sr)"
    r"\.(?=\s)"
    r"|(?:[A-Z]\.){1,4}(?=[\s,(])"
    r"|\w+(?:[.'’&-]\w+)*|[.!?…]+|[,;:()―—–-]"
)


class Word(NamedTuple):
    """A word or a mark of punctuation, and where it stands.

    ``plain`` is ``text`` in small letters with straight apostrophes.
    """

    start: int
    end: int
    text: str
    plain: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    def is_one_of(self, table: frozenset[str]) -> bool:
        """Whether a table holds it; "US" and "WHO" are no small words."""
        return self.plain in table and not (self.text.isupper() and len(self.text) > 1)

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.text[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a body in reading order."""

    all: Sequence[Word]
    starts: Sequence[int]

    def between(self, start: int, end: int) -> Sequence[Word]:
        """Cut out the words that begin within a range of the body."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def body_words(body: str) -> Words:
    """Read a body's words; quotation marks are none."""
    found = [
        Word(match.start(), match.end(), match[0], match[0].lower().replace("’", "'"))
        for match in _WORD.finditer(body)
    ]
    return Words(found, [word.start for word in found])
