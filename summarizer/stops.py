"""Which stops end a sentence."""

import re

from summarizer import lexicon

_ASIDE = "([-–—―* "
_DASHES = tuple("-–—―")
_QUOTING = "\"'“‘«"

# Behind these a stop is never the sentence's.
_NEVER_LAST = lexicon.words("""
    Mr Mrs Ms Messrs Mx Dr Prof Rev Revd Fr Gen Lt Col Maj Capt Cpl Sgt Pte Cmdr Adm Supt Insp
    Det Sen Sens Rep Reps Gov Govs Pres Hon Amb Atty Smt Shri Fig Figs Eq Vol Ste vs v cf e.g
    i.e viz pp
""")
# These have a stop of their own; they end a sentence only where the next word begins one.
_SELDOM_LAST = lexicon.words("""
    Assoc Asst Inc Ltd Pvt Co Corp Llc Plc Bros Jr Sr Esq Dept Univ Assn Bldg Ave Blvd Rd St Mt
    Ft Hwy Jan Feb  Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Ph.D Ala Ariz Ark Calif Colo Conn
    Del Fla Ga Ill  Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn
    Tex Va Vt Wash Wis Wyo al  approx co ed est etc ft inc ltd st
""")
_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])*")
# "No. 10", "p. 55", "Rs. 500": of the sentence when a figure follows.
_NUMBERED = lexicon.words("""
    No Nos no nos p Art Rs rs cl N°
""")
_STARTERS = lexicon.words("""
    the a an he she it they we i you his her its their our my your this that these those there
    here in on at by for from with to as if when while after before during under over but and or
    so yet because although though however meanwhile since until what who where why how which
    not most many some all both each one two another also even still now then did do does is are
    was were would can could should have has had despite instead among only such please let's
    it's he's she's that's there's they're we're i'm i've
""")
_CLOCK = frozenset(("a.m", "p.m", "A.M", "P.M"))
# What goes on after "9 a.m.": a day, a time zone.
_AFTER_CLOCK = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|Eastern|Mr|Ms")
# "'Is it so?' Ms Bell asked.": the reporter's clause belongs to the question before it.
_REPORTED = re.compile(
    r"(?:[A-Z][\w.'’-]*\s){1,4}"
    r"(?:said|says|asked|asks|wrote|added|cried|told|replied|wondered|shouted|tweeted)"
    r"(?=[.,:;]|\s(?:in|on|at|during|to|as|when|while|after|before|of)\b)"
)
# A sentence that touches the stop before it: the space was lost when the page was copied.
_TOUCHING = re.compile(r"[A-Z][a-z]+[\s,'’]|[AI]\s|I['’]|[“‘][\w(]")
# As far as is looked on either side of a stop: a long word, or a name and its verb.
REACH = 80


def is_end(mark: re.Match[str], before: str, after: str, *, small: bool) -> bool:
    """Tell whether a stop, seen with the text on both sides, ends its sentence.

    *small* says that the sentence began with a small letter: who does so goes on doing it.
    """
    if not after[:1].isspace():
        return before[-1:].islower() and bool(_TOUCHING.match(after)) and '"' not in mark["close"]
    following = after.lstrip()
    if following.lstrip(_ASIDE)[:1].islower() and not small:
        return False
    # "'It froze.' — Ann Lee": a dash goes on from a closing mark.
    if mark["close"] and following.startswith(_DASHES):
        return False
    if set(mark["stop"]) & set("?!"):
        return not (mark["close"] and _REPORTED.match(following))
    if mark["stop"] != ".":
        # Three dots are as often a pause, and "I" is a capital without being a beginning.
        return mark["stop"].count(".") > len("...") or not re.match(r"I\b", following)
    return _is_full_stop(before, following.lstrip(_ASIDE + _QUOTING))


def _is_full_stop(before: str, following: str) -> bool:
    words = before.split()
    word = _plain(words[-1]) if words else ""
    if word in _NEVER_LAST or (len(words) == 1 and _is_label(word)):
        return False
    if word in _NUMBERED:
        return not following[:1].isdigit()
    if word in _CLOCK:
        return not _AFTER_CLOCK.match(following)
    if word in _SELDOM_LAST or _INITIALS.fullmatch(word):
        return _first_word(following) in _STARTERS
    return True


def _plain(word: str) -> str:
    """Take off the marks before a word, and capitals that are only lettering: "GEN" is "Gen"."""
    word = word.lstrip(_ASIDE + _QUOTING)
    return word.capitalize() if word.isupper() and len(word) > 1 and word.isalpha() else word


def _is_label(word: str) -> bool:
    """Tell whether this is the number of a list's item: "1", "12", "a"."""
    return word.isdigit() or len(word) == 1


def _first_word(text: str) -> str:
    words = text.split(maxsplit=1)
    return words[0].replace("’", "'").rstrip(",").casefold() if words else ""
