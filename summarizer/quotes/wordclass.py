"""What a written word may be beside a quotation, one letter a class.

===== ===============================================================
``P``  a personal pronoun that can speak: "he"; ``w`` a relative one: "who"
``u``  a pronoun that cannot: "him"
``D``  what opens a noun phrase: "the", "his", "some"; ``d`` "city's"
``G``  the same with a capital, not for that alone: "Trump's"
``C``  a capital; ``O`` one of an organisation: "Ministry"; ``I`` an initial
``H``  an honorific: "Mr"; ``R`` a role: "spokesman"; ``r`` what stands before one: "former"
``s``  a verb of speech: "said"; ``l`` one that calls something by a name
``S``  "saying"; ``V`` "put", "read": a past that may be something else
``m``  such a verb in -s, or a plural: "claims"; ``M`` a verb or a noun: "report"
``v``  what looks like a verb of the past; ``g`` in -ing; ``z`` in -s
``j``  what has a phrase of its own behind a noun: "close" to, "familiar" with
``b``  is, was, has, will; ``a`` an adverb or a day
``A``  "according"; ``o`` of; ``f`` for; ``t`` to; ``y`` by; ``x`` as; ``p`` in, at, with ...
``c``  and, or; ``k`` but, while, that opens another clause
``n``  any other word
===== ===============================================================
"""

from summarizer.lexicon import words
from summarizer.quotes.cues import LABEL, NOUNS, SPEECH
from summarizer.quotes.nouns import SORTS
from summarizer.quotes.titles import HONORIFICS, MODIFIERS, PLURALS, ROLES
from summarizer.remembered import Remembered

_DAYS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december
""")
# In this order: of a word in two rows the earlier counts.
_SMALL: tuple[tuple[str, frozenset[str]], ...] = (
    ("P", words("he she they i we you it")),
    ("w", words("who which that whom whose")),
    (
        "D",
        words("""
            the a an his her their its our my your this these those one some many most several
            both each every no any all another such nobody everyone everybody somebody
            someone anyone anybody none other others few fewer multiple various two three four
            five six seven eight nine ten
        """),
    ),
    (
        "u",
        words("""
            him them us me himself herself themselves itself myself yourself ourselves
        """),
    ),
    ("c", words("and or nor")),
    (
        "k",
        words("""
            but while when where if because although though unless whereas whether what how why
            than so yet
        """),
    ),
    ("o", words("of")),
    ("f", words("for")),
    ("t", words("to")),
    ("y", words("by")),
    ("x", words("as")),
    ("A", words("according")),
    (
        "b",
        words("""
            is are was were be been being has have had having will would could can may might should
            must shall did does do isn't wasn't didn't doesn't won't couldn't can't don't hasn't
            haven't wouldn't aren't weren't hadn't shouldn't
        """),
    ),
    (
        "p",
        words("""
            in on at from with into about after before during under over against between among
            through since until within without following despite via per like upon toward towards
            off out up down below alongside amid above near beyond behind around across including
            except plus versus
        """),
    ),
    (
        "a",
        _DAYS
        | words("""
            also likewise later then again once just even never still always often earlier recently
            simply only now first finally afterwards afterward too not yesterday today tonight
            however instead meanwhile moreover furthermore here there perhaps maybe indeed overall
            thus reportedly publicly quickly quite very ago back already further more altogether
        """),
    ),
)
_TABLE = {word: letter for letter, row in reversed(_SMALL) for word in row}
_CONTRACTIONS = ("'s", "'re", "'ve", "'d", "'ll", "'m")
_ORGANISATIONS = words("""
    department ministry institute centre center campaign association society council committee
    agency bureau office foundation alliance union fund party federation court university
""")
_READ = words("put read held found sent felt thought shot hit set let cut went began")
_PAST = words("""
    struck spoke shook rose fell stuck broke chose drove grew hung laid wore woke swept threw built
    bought began paused made went came gave took got saw knew became left meant kept ran stood sat
    fought sought brought drew led won lost met paid known
""")
_ATTACHED = words("familiar close aware loyal critical sympathetic responsible")
# In this order, as above.
_LEXICON = (
    ("R", ROLES | PLURALS | HONORIFICS),
    ("r", MODIFIERS),
    ("V", _READ),
    ("j", _ATTACHED),
    ("M", NOUNS),
    ("s", SPEECH),
    ("l", LABEL),
)
_MARKS = {"―": "-", "—": "-", "–": "-", "!": ".", "?": ".", "…": "."}
# Shorter words in -ing, -ed, -ly and -s are "sing", "bed", "fly", "gas".
_LONG_ING, _LONG_ED, _LONG_S = 6, 5, 4
_NO_PLURALS = ("ss", "us", "is")


def word_class(written: str) -> str:
    """Give the letter of a word; of a mark itself, dashes and stops all alike; of nothing "Q"."""
    first = written[:1]
    if not first.isalnum():
        return _MARKS.get(first, first) or "Q"
    plain = written.lower().replace("’", "'")
    # "US" and "WHO" are no pronouns, "May" is a month or a name.
    lettering = (len(written) > 1 and written.isupper()) or written == "May"
    found = None if lettering else _small_word(plain)
    return found or (_capital(plain) if first.isupper() else _content_word(plain))


def _small_word(plain: str) -> str | None:
    found = _TABLE.get(plain)
    if found is None and plain.endswith(_CONTRACTIONS):
        pronoun = _TABLE.get(plain.split("'", maxsplit=1)[0])
        return pronoun if pronoun in {"P", "w"} else None
    return found


def _capital(plain: str) -> str:
    if plain.endswith(("'s", "s'")) and len(plain) > len("a's"):
        return "G"
    if len(plain) == 1 or (plain[1] == "." and plain[2:3].isalpha()):
        return "I"
    if plain in HONORIFICS:
        return "H"
    return "O" if plain in _ORGANISATIONS else "C"


def _content_word(plain: str) -> str:
    if plain.endswith(("'s", "s'")) and len(plain) > len("a's"):
        return "d"
    row = next((letter for letter, row in _LEXICON if plain in row), None)
    if row == "M" and plain.endswith("s"):
        return "m"
    if row == "s" and plain.endswith("ing"):
        return "S"
    return row or _by_ending(plain)


def _by_ending(plain: str) -> str:
    size = len(plain)
    if plain.endswith("ly") and size >= _LONG_ED and plain not in SORTS:
        return "a"
    if plain.endswith("ing") and size >= _LONG_ING:
        return "g"
    if plain in _PAST or (plain.endswith("ed") and size >= _LONG_ED):
        return "v"
    plural = plain.endswith("s") and size >= _LONG_S and not plain.endswith(_NO_PLURALS)
    return "z" if plural else "n"


CLASSES = Remembered(word_class)
