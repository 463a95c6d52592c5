"""The finders of keywords: ours and what others have built. Each gives ten, best first."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module, metadata
from importlib.util import find_spec
from math import log
from types import MappingProxyType

from workers import Loader, System

from summarizer.language import stem, stop_words, terms

OURS = "standfirst"
MOST = 10
# YAKE's and RAKE's authors give three words as the usual longest.
_WORDS = 3
_TOKEN = re.compile(r"\w+|[^\w\s]")


def telling(text: str) -> frozenset[str]:
    """Give the stems of a text's words that are no stop words; hyphens part words."""
    plain = (term.removesuffix("'s") for term in terms(text.replace("-", " ")))
    idle = stop_words("en")
    return frozenset(stem(term, "en") for term in plain if len(term) > 1 and term not in idle)


def ours() -> System:
    """Find keywords as the service does, the cutting of sentences included."""
    sentences = import_module("summarizer.segment").sentences
    keywords = import_module("summarizer.keywords").keywords
    return lambda body: [one.of(body) for one in keywords(body, sentences(body), "en", MOST)]


def yake(longest: int) -> System:
    """Find keywords with YAKE!, which cuts sentences itself."""
    finder = import_module("yake").KeywordExtractor(lan="en", n=longest, top=MOST)
    return lambda body: [found for found, _ in finder.extract_keywords(body)]


def rake() -> System:
    """Find keywords with rake-nltk, which would download what it cuts text with: we give ours."""
    sentences = import_module("summarizer.segment").sentences
    finder = import_module("rake_nltk").Rake(
        stopwords=set(stop_words("en")),
        sentence_tokenizer=lambda text: [sentence.of(text) for sentence in sentences(text)],
        word_tokenizer=_TOKEN.findall,
        max_length=_WORDS,
    )

    def find(body: str) -> list[str]:
        finder.extract_keywords_from_text(body)
        return list(dict.fromkeys(finder.get_ranked_phrases()))[:MOST]

    return find


def tf_idf(bodies: Sequence[str]) -> System:
    """Find single words by frequency, and by their rarity among all the bodies measured."""
    spread = Counter(word for body in bodies for word in set(_words(body)))

    def find(body: str) -> list[str]:
        counts = Counter(_words(body))
        ranked = sorted(counts, key=lambda word: -counts[word] * log(len(bodies) / spread[word]))
        return ranked[:MOST]

    return find


def _words(body: str) -> list[str]:
    idle = stop_words("en")
    plain = (term.removesuffix("'s") for term in terms(body))
    return [term for term in plain if len(term) > 1 and term not in idle]


FINDERS: Mapping[str, tuple[str, Loader]] = MappingProxyType({
    OURS: ("summarizer", ours),
    "yake, words": ("yake", partial(yake, 1)),
    "yake, phrases": ("yake", partial(yake, _WORDS)),
    "rake-nltk": ("rake_nltk", rake),
})  # fmt: skip
"""The module that a finder comes in, and its loader."""


def installed(bodies: Iterable[str]) -> dict[str, Loader]:
    """Give the loaders of the finders that are here, for these bodies."""
    here = {name: loader for name, (module, loader) in FINDERS.items() if find_spec(module)}
    return here | {"tf-idf": partial(tf_idf, tuple(bodies))}


def versions() -> str:
    """Name the releases of the peers that are here, and the absent."""
    modules = dict.fromkeys(module for name, (module, _) in FINDERS.items() if name != OURS)
    return "; ".join(f"{module} {_version(module)}" for module in modules)


def _version(module: str) -> str:
    return metadata.version(module) if find_spec(module) else "absent"
