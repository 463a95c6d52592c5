"""Which stops end a sentence."""

import re

from summarizer import lexicon

# As far as is looked on either side of a stop: a long word, or a name and its verb.
REACH = 80

_ASIDE = "([-–—―* "
_DASHES = tuple("-–—―")
_QUOTING = "\"'“‘«„‚»"
# What an item of a list may begin with.
BULLETS = "•⁃▪●◦‣ "
_LINKS = ("http://", "https://", "www.")

# Behind these a stop is never the sentence's; nor behind an article: a line was broken there.
_NEVER_LAST = lexicon.words("""
    Mr Mrs Ms Messrs Mx Dr Drs Prof Rev Revd Fr Gen Lt Col Maj Capt Cpl Sgt Pte Pvt Cmdr Adm Supt
    Insp Det Sen Sens Rep Reps Gov Govs Pres Hon Amb Atty Brig Smt Shri Fig Figs Eq Vol Ste vs v cf
    e.g i.e viz pp P.S Ps N.B The the an
    Mme Mlle Mgr Hr Fra bzw ca vgl Sra Srta Dra Ud Uds
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
    No Nos no nos p Art Rs rs cl N° Nr ext
""")
_STARTERS = lexicon.words("""
    the a an he she it they we i you his her its their our my your this that these those there
    here in on at by for from with to as if when while after before during under over but and or
    so yet because although though however meanwhile since until what who where why how which
    not most many some all both each one two another also even still now then did do does is are
    was were would can could should have has had despite instead among only such please let's
    it's he's she's that's there's they're we're i'm i've no nobody nothing never yes
""")
# Titles begin with an article too, and "I" is always a capital.
_BEGINNINGS = _STARTERS - lexicon.words("the a an i i'm i've")
_CLOCK = frozenset(("a.m", "p.m", "A.M", "P.M"))
_ABBREVIATED = _NEVER_LAST | _SELDOM_LAST | _NUMBERED | _CLOCK
# Small letters that a word of most sentences ends in, and the few abbreviations that do too.
PLAIN_ENDING = "[a-z]{4}"
LONG_ABBREVIATIONS = frozenset(
    word for word in _ABBREVIATED if re.search(rf"{PLAIN_ENDING}\Z", word)
)
# What goes on after "9 a.m.": a day, a time zone; and with "At 9 a.m." a sentence only begins.
_AFTER_CLOCK = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|Eastern")
_CLOCK_LEAD = len(("At", "9", "a.m."))
# "Am 3. Oktober": German numbers its days with a stop.
_GERMAN_DAY = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jahrhundert|Weltkrieg|Platz|Spieltag|Runde)\b"
)
# "'Is it so?' Ms Bell asked.": the reporter's clause belongs to the question before it. A pronoun
# with a capital begins anew.
_REPORTED = re.compile(
    r"(?!(?:He|She|They|It|I|We|You)\b)(?:[A-Z][\w.'’-]*\s){1,4}"
    r"(?:said|says|asked|asks|wrote|added|cried|told|replied|wondered|shouted|tweeted)"
    r"(?=[.,:;]|\s(?:in|on|at|during|to|as|when|while|after|before|of)\b)"
)
# "'... of words' (Bell 55).": brackets that the stop follows are of the sentence before them.
_REFERENCE = re.compile(r"\([^()]{1,60}\)[.,;:]")
# "... minority rights. 4 Even so": the number of a note, as none stands before a word that begins.
_NOTE = re.compile(r"\s{0,80}\d{1,3}(?=\s(?!Most\b)([A-Z][\w'’]*))")
# A sentence that touches the stop before it: the space was lost when the page was copied.
_TOUCHING = re.compile(r"[A-Z][a-z]{1,30}[\s,'’]|[AI]\s|I['’]|[“‘][\w(]")
# ". . . .": the sentence's stop, and dots for what was left out behind it.
_STOP_AND_DOTS = ". . . ."


def ending(body: str, mark: re.Match[str], start: int, *, casual: bool) -> int | None:
    """Find where a stop ends the sentence that began at *start*; None where that goes on.

    The match has the groups ``close``, what closes behind the stop, and ``space``. *casual* says
    that the writer begins sentences with small letters.
    """
    at, end = mark.span()
    close, behind = mark.start("close"), mark.end("space")
    if end == behind and not _TOUCHING.match(body, end):
        return None
    before = body[max(start, at - REACH) : at].lstrip(BULLETS)
    word = _last_word(before)
    if end == behind:
        return _touched_end(body, mark, start, word)
    # Nearly every stop is told by the characters next to it.
    if body[at:close] == "." and _is_plain(word):
        head = body[behind : behind + 2].lstrip(_QUOTING)
        if head[:1].isupper():
            return end
    if body.startswith(_STOP_AND_DOTS, at) and not body[at - 1].isspace():
        return at + 1
    after = body[end : end + REACH]
    casual = casual or body[start : start + REACH].lstrip()[:1].islower()
    if not _ends(body[at:close], mark["close"], before, after.lstrip(), casual=casual):
        return None
    note = _NOTE.match(after)
    return end + note.end() if note and note[1].casefold() in _STARTERS else end


def begins(word: str) -> bool:
    """Tell whether a word with a capital begins a sentence where names may stand too."""
    return word.replace("’", "'").casefold() in _BEGINNINGS


def _touched_end(body: str, mark: re.Match[str], start: int, word: str) -> int | None:
    """Find the end where no space parts two sentences."""
    after = body[mark.end() : mark.end() + REACH]
    if not (word[-1:].islower() or _is_lettering(word, after)):
        return None
    close = mark.start("close")
    # Behind an even count of straight marks, the next one opens what follows.
    opens = '"' in mark["close"] and body.count('"', start, close) % 2 == 0
    return close if opens else mark.end()


def _is_lettering(word: str, after: str) -> bool:
    """Tell whether the lost space stands between a year or capitals and a word that begins."""
    return len(word) > 1 and word.isalnum() and _first_word(after) in _STARTERS


def _ends(stop: str, close: str, before: str, following: str, *, casual: bool) -> bool:
    """Tell whether a stop with space behind it ends its sentence."""
    if following.lstrip(_ASIDE)[:1].islower():
        return _ends_before_small(stop, close, _last_word(before), following, casual=casual)
    # "'It froze.' — Ann Lee": a dash goes on from a closing mark.
    if close and (following.startswith(_DASHES) or _REFERENCE.match(following)):
        return False
    if stop == ".":
        return _is_full_stop(before.split(), following.lstrip(_ASIDE + _QUOTING))
    if "?" in stop or "!" in stop:
        return not (close and _REPORTED.match(following))
    # Three dots are as often a pause, and "I" is a capital without being a beginning.
    return stop.count(".") > len("...") or not re.match(r"I\b", following)


def _ends_before_small(stop: str, close: str, word: str, following: str, *, casual: bool) -> bool:
    if following.startswith(_LINKS):
        return True
    if stop == ".":
        return (casual or following.startswith("(")) and _is_plain(word)
    # Bare, a question or a cry ends, unless it is part of a name: "Yahoo! said".
    bare = not close and word.isalpha() and word.islower() and following[:1].islower()
    return bare and ("?" in stop or "!" in stop)


def _is_full_stop(words: list[str], following: str) -> bool:
    word = _recased(words[-1].lstrip(_ASIDE + _QUOTING)) if words else ""
    if word in _NEVER_LAST or (len(words) == 1 and _is_label(word)):
        return False
    if word in _NUMBERED:
        return not following[:1].isdigit()
    if word in _CLOCK:
        return len(words) > _CLOCK_LEAD and not _AFTER_CLOCK.match(following)
    if word in _SELDOM_LAST or _INITIALS.fullmatch(word):
        return _first_word(following) in _STARTERS
    return not (word.isdigit() and _GERMAN_DAY.match(following))


def _is_plain(word: str) -> bool:
    """Tell whether this is a word like most: it ends in small letters and abbreviates nothing."""
    tail = word[-2:]
    return len(word) > 1 and tail.isalpha() and tail.islower() and word not in _ABBREVIATED


def _recased(word: str) -> str:
    """Take off capitals that are only lettering: "GEN" is "Gen"."""
    return word.capitalize() if word.isupper() and len(word) > 1 and word.isalpha() else word


def _is_label(word: str) -> bool:
    """Tell whether this is the number of a list's item: "1", "12", "a"."""
    return word.isdigit() or len(word) == 1


def _last_word(text: str) -> str:
    words = text.rsplit(None, 1)
    return words[-1].lstrip(_ASIDE + _QUOTING) if words else ""


def _first_word(text: str) -> str:
    words = text.split(maxsplit=1)
    return words[0].replace("’", "'").rstrip(",").casefold() if words else ""
