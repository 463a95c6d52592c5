# mypy: disallow-subclassing-any=False
# (sumy has no types)
"""sumy's methods, given our sentences and words and asked for the rating of every sentence.

A body can be anything, so four things are mended on the way: equal sentences are told apart,
no rating depends on Python's hash seed, none divides by nothing, and none warns.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer.language import stem, stop_words
from summarizer.rank.story import Story

# Beyond these digits equal sentences come out unequal; a tie belongs to the earlier one.
_DIGITS = 9
# Edmundson's key words: enough to name what a story is about, too few to reach its details.
_KEY_WORDS = 10
# sumy insists on a word in each of Edmundson's lists. No word is empty.
_NO_WORD = ""

_Rating = Mapping[Any, float] | Callable[..., float]


class _Ratings:
    """Answers with the ratings of all sentences, where sumy answers with the best sentences."""

    def _get_best_sentences(
        self, sentences: tuple[Any, ...], _count: int, rating: _Rating, *args: object
    ) -> list[float]:
        rate = rating if callable(rating) else rating.__getitem__
        return [float(rate(sentence, *args)) for sentence in sentences]


class _Places(_Ratings):
    """For methods that only put sentences in order: 0, -1, -2 and so on become 1 down to 1/n."""

    def _get_best_sentences(
        self, sentences: tuple[Any, ...], _count: int, rating: _Rating, *args: object
    ) -> list[float]:
        places = super()._get_best_sentences(sentences, _count, rating, *args)
        return [1 + place / len(places) for place in places]


class _LexRank(_Ratings, LexRankSummarizer):
    """Erkan and Radev, "LexRank", JAIR 2004."""

    def __init__(self, stemmer: Callable[[str], str]) -> None:
        super().__init__(stemmer)
        self._numbers: dict[str, int] = {}

    def _to_words_set(self, sentence: Any) -> list[int]:
        # sumy adds floats in the order of a set, which only for numbers is always the same.
        stems = super()._to_words_set(sentence)
        return [self._numbers.setdefault(stem, len(self._numbers)) for stem in stems]

    @staticmethod
    def power_method(matrix: NDArray[np.float64], epsilon: float) -> NDArray[np.float64]:
        """Rate alike the sentences of a story in which no two have a telling word in common."""
        if not matrix.any():
            return np.ones(len(matrix))
        ranks: NDArray[np.float64] = LexRankSummarizer.power_method(matrix, epsilon)
        return ranks


class _Lsa(_Ratings, LsaSummarizer):
    """Steinberger and Ježek, "Using Latent Semantic Analysis in Text Summarization", ISIM 2004."""

    def _create_dictionary(self, document: Any) -> dict[str, int]:
        # The order of the rows decides between near ties; sumy's is the order of a set.
        stems = sorted(super()._create_dictionary(document))
        return {stem: row for row, stem in enumerate(stems)}

    def _create_matrix(
        self,
        document: Any,
        dictionary: Mapping[str, int],
    ) -> NDArray[np.float64]:
        # As sumy's, without its warning where there are fewer words than sentences.
        matrix = np.zeros((len(dictionary), len(document.sentences)))
        for column, sentence in enumerate(document.sentences):
            for word in map(self.stem_word, sentence.words):
                if word in dictionary:
                    matrix[dictionary[word], column] += 1
        return matrix

    def _compute_term_frequency(
        self, matrix: NDArray[np.float64], smooth: float = 0.4
    ) -> NDArray[np.float64]:
        # As sumy's, without a loop over every cell.
        most = matrix.max(axis=0)
        smoothed = smooth + (1.0 - smooth) * matrix / np.where(most, most, 1.0)
        return np.where(most, smoothed, 0.0)


class _Luhn(_Ratings, LuhnSummarizer):
    """Luhn, "The Automatic Creation of Literature Abstracts", IBM Journal 1958."""

    def _get_significant_words(self, words: tuple[str, ...]) -> frozenset[str]:
        # Only ever asked whether it holds a word; sumy's tuple is searched from end to end.
        return frozenset(super()._get_significant_words(words))


class _TextRank(_Ratings, TextRankSummarizer):
    """Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004."""


class _Reduction(_Ratings, ReductionSummarizer):
    """TextRank's graph, each sentence rated by the sum of its edges (Fabish, "Reduction")."""


class _Kl(_Places, KLSummarizer):
    """Haghighi and Vanderwende, "Exploring Content Models", NAACL 2009."""


class _SumBasic(_Places, SumBasicSummarizer):
    """Vanderwende and others, "Beyond SumBasic", IPM 2007."""


class _Edmundson(_Ratings, EdmundsonSummarizer):
    """Edmundson, "New Methods in Automatic Extracting", JACM 1969."""


_SUMMARIZERS: Mapping[str, Callable[[Callable[[str], str]], Any]] = MappingProxyType(
    {
        "lexrank": _LexRank,
        "textrank": _TextRank,
        "lsa": _Lsa,
        "luhn": _Luhn,
        "kl": _Kl,
        "sumbasic": _SumBasic,
        "edmundson": _Edmundson,
        "reduction": _Reduction,
    }
)


class _Sentence(SumySentence):
    """A sentence that equals only itself; sumy's equals every other one of the same text."""

    __slots__ = ("words",)

    def __init__(self, words: tuple[str, ...], *, is_heading: bool = False) -> None:
        super().__init__("", None, is_heading)
        self.words = words

    __eq__ = object.__eq__
    __hash__ = object.__hash__


def ratings(method: str, story: Story) -> list[float]:
    """Rate every sentence of *story* by one of sumy's methods.

    Parameters
    ----------
    method
        The method's name, in lower case and without punctuation.
    story
        *n* sentences.

    Returns
    -------
    list of float
        *n* ratings within 0 and 1: sumy's own, divided by the highest; for KL and SumBasic,
        which only put sentences in order, 1 for the first down to 1/n for the last. All 0
        where no sentence has a word to go by.

    Notes
    -----
    Edmundson asks its user for cue words. Here the bonus words are those of the title and the
    ten most frequent, the null words are the stop words, and no word is a stigma.
    """
    size = len(story.texts)
    summarizer = _SUMMARIZERS[method](partial(stem, language=story.language))
    summarizer.stop_words = stop_words(story.language)
    if method == "edmundson":
        _set_cues(summarizer, story)
    # Where there is not a single word to go by, sumy answers with nothing.
    rated = summarizer(_document(story, titled=method == "edmundson"), size) or [0.0] * size
    top = max(rated, default=0.0) or 1.0
    return [round(rating / top, _DIGITS) for rating in rated]


def _set_cues(summarizer: Any, story: Story) -> None:
    idle = stop_words(story.language)
    spoken = Counter(term for terms in story.terms for term in terms if term not in idle)
    frequent = (term for term, _ in spoken.most_common(_KEY_WORDS))
    summarizer.bonus_words = {_NO_WORD, *frequent, *story.title} - idle
    summarizer.stigma_words = {_NO_WORD}
    summarizer.null_words = idle


def _document(story: Story, *, titled: bool) -> Any:
    sentences = zip(story.paragraphs, map(_Sentence, story.terms), strict=True)
    paragraphs = [
        [sentence for _, sentence in group] for _, group in groupby(sentences, lambda pair: pair[0])
    ]
    if titled and paragraphs:
        # Only Edmundson looks at headings; to others the title's words would be the body's.
        paragraphs[0].insert(0, _Sentence(story.title, is_heading=True))
    return ObjectDocumentModel(Paragraph(sentences) for sentences in paragraphs)
