"""Who says what in several articles: each speaker once, and each saying once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.quotes.names import fold
from summarizer.roundup.accounts import Account, Place

# So many quotes of an article are read, from the key quote on.
_READ = 20
# Shorter words are in many a longer quote by chance.
_LONG = 20
# So much of a quote is compared.
_COMPARED = 400
_LETTERS = re.compile(r"\w+")
Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A quote, and where other articles have the same words or part of them."""

    place: Place
    also: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with what was said.

    ``named`` is a quote whose speaker has the fullest name, None where nobody has one.
    """

    named: Place | None
    said: tuple[Said, ...]


def voices(accounts: Sequence[Account]) -> tuple[Voice, ...]:
    """Gather the quotes of several articles by who spoke.

    Parameters
    ----------
    accounts
        The articles, each with its quotes.

    Returns
    -------
    tuple of Voice
        Those first whom most articles quote, then those whose quotes are worth most; quotes of
        nobody with a name come last, together. Of a voice the quotes that are worth most come
        first. "Hegseth" in one article is "Pete Hegseth" in another where only one name has it.
    """
    quotes = [
        Place(article, index)
        for article, account in enumerate(accounts)
        for index in _best(account)
    ]
    full = _fullest({_name(accounts, each) for each in quotes} - {()})
    by_name: defaultdict[Name, list[Place]] = defaultdict(list)
    for each in quotes:
        name = _name(accounts, each)
        by_name[full.get(name, name)].append(each)
    found = [(name, _voice(accounts, name, own)) for name, own in by_name.items()]
    found.sort(key=lambda one: (one[0] == (), -_reach(one[1]), -_score(accounts, one[1].said[0])))
    return tuple(voice for _, voice in found)


def _best(account: Account) -> Iterable[int]:
    ranked = sorted(range(len(account.quotes)), key=lambda index: account.quotes[index].rank)
    return ranked[:_READ]


def _name(accounts: Sequence[Account], place: Place) -> Name:
    """Give the different words of the name of who spoke, folded; none where there is no name."""
    account = accounts[place.article]
    speaker = account.quotes[place.index].speaker
    if speaker is None or speaker.name is None:
        return ()
    return tuple(sorted(set(map(fold, speaker.name.of(account.body).split()))))


def _fullest(names: Iterable[Name]) -> dict[Name, Name]:
    """Find for a name the one longer name, if it is one, that has all its words."""
    words: defaultdict[str, set[Name]] = defaultdict(set)
    for name in names:
        for word in name:
            words[word].add(name)
    longest: dict[Name, Name] = {}
    for name in names:
        longer = set.intersection(*(words[word] for word in name)) - {name}
        whole = [one for one in longer if all(set(other) <= set(one) for other in longer)]
        if whole:
            longest[name] = max(whole, key=lambda one: (len(one), one))
    return longest


def _voice(accounts: Sequence[Account], name: Name, quotes: Sequence[Place]) -> Voice:
    ordered = sorted(quotes, key=lambda each: (-_score(accounts, each), each))
    said: list[tuple[str, Place, list[Place]]] = []
    for each in ordered:
        words = _words(accounts, each)
        for known, _, also in said:
            if _is_same(words, known):
                also.append(each)
                break
        else:
            said.append((words, each, []))
    named = next((each for each in ordered if _name(accounts, each) == name), None)
    return Voice(
        named if name else None,
        tuple(Said(each, tuple(sorted(also))) for _, each, also in said),
    )


def _words(accounts: Sequence[Account], place: Place) -> str:
    account = accounts[place.article]
    said = account.quotes[place.index].of(account.body)[:_COMPARED]
    return " ".join(_LETTERS.findall(said.casefold()))


def _is_same(words: str, known: str) -> bool:
    shorter, longer = sorted((words, known), key=len)
    return words == known or (len(shorter) >= _LONG and f" {shorter} " in f" {longer} ")


def _score(accounts: Sequence[Account], each: Place | Said) -> float:
    place = each.place if isinstance(each, Said) else each
    return accounts[place.article].quotes[place.index].score


def _reach(voice: Voice) -> int:
    """Count the articles that quote somebody."""
    return len({place.article for said in voice.said for place in (said.place, *said.also)})
