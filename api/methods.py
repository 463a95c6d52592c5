"""The methods that make abstracts, so that a client can choose between them."""

import json
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from api.resource import Resource
from api.schemas.method import MethodList
from summarizer.rank.methods import LIMITS, METHODS

bp = Resource(
    "Methods",
    __name__,
    url_prefix="/v1/methods",
    description="The methods that choose the sentences of an abstract.",
)

_PARAMETERS = ("sentences", "max_words", "max_chars")
# By method: what a reader may want to look up, and what its time grows with. The title is the
# paper's; `reduction` has none but a lecture's, and `lead` is as old as newspapers.
_FACTS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "news": {
            "does": "Chooses the set of sentences that is likeliest to share its words with an"
            " editor's abstract, by what was learnt from such abstracts.",
            "source": {
                "title": "A Scalable Global Model for Summarization",
                "authors": ["Dan Gillick", "Benoit Favre"],
                "year": 2009,
            },
            "grows_with": "words",
            "heeds": ["title", "language"],
        },
        "lead": {
            "does": "Takes the first sentences, as editors do who cut from the end.",
            "source": None,
            "grows_with": "sentences",
            "heeds": [],
        },
        "lexrank": {
            "does": "Rates a sentence by how many it is like, and how central those are.",
            "source": {
                "title": "LexRank: Graph-based Lexical Centrality as Salience in Text"
                " Summarization",
                "authors": ["Güneş Erkan", "Dragomir R. Radev"],
                "year": 2004,
            },
            "grows_with": "sentences · words",
            "heeds": ["language"],
        },
        "textrank": {
            "does": "Lets sentences recommend those that share words with them, as web pages do.",
            "source": {
                "title": "TextRank: Bringing Order into Texts",
                "authors": ["Rada Mihalcea", "Paul Tarau"],
                "year": 2004,
            },
            "grows_with": "words²",
            "heeds": ["language"],
        },
        "lsa": {
            "does": "Rates a sentence by its part in the text's topics, found by singular values.",
            "source": {
                "title": "Using Latent Semantic Analysis in Text Summarization and Summary"
                " Evaluation",
                "authors": ["Josef Steinberger", "Karel Ježek"],
                "year": 2004,
            },
            "grows_with": "sentences² · different words",
            "heeds": ["language"],
        },
        "luhn": {
            "does": "Rates a sentence by its densest cluster of frequent words.",
            "source": {
                "title": "The Automatic Creation of Literature Abstracts",
                "authors": ["Hans Peter Luhn"],
                "year": 1958,
            },
            "grows_with": "words",
            "heeds": ["language"],
        },
        "kl": {
            "does": "Adds sentences while the abstract's words stay distributed as the text's.",
            "source": {
                "title": "Exploring Content Models for Multi-Document Summarization",
                "authors": ["Aria Haghighi", "Lucy Vanderwende"],
                "year": 2009,
            },
            "grows_with": "sentences² · words",
            "heeds": ["language"],
        },
        "sumbasic": {
            "does": "Adds the sentence with the likeliest words, and counts those as said.",
            "source": {
                "title": "Beyond SumBasic: Task-focused Summarization with Sentence Simplification"
                " and Lexical Expansion",
                "authors": [
                    "Lucy Vanderwende",
                    "Hisami Suzuki",
                    "Chris Brockett",
                    "Ani Nenkova",
                ],
                "year": 2007,
            },
            "grows_with": "sentences · words",
            "heeds": ["language"],
        },
        "edmundson": {
            "does": "Counts words of the headline, frequent words, and the sentence's place.",
            "source": {
                "title": "New Methods in Automatic Extracting",
                "authors": ["H. P. Edmundson"],
                "year": 1969,
            },
            "grows_with": "words",
            "heeds": ["title", "language"],
        },
        "reduction": {
            "does": "Rates a sentence by all that it has in common with the others.",
            "source": None,
            "grows_with": "words²",
            "heeds": ["language"],
        },
    }
)


@bp.route("")
@bp.response(HTTPStatus.OK, MethodList)
def list_methods() -> dict[str, Any]:
    """List the methods.

    Of each what it does and who described it, what it takes and heeds, how much it can rank within
    a request, and how its abstracts compare with the first sentences of the text, by ROUGE against
    abstracts that editors wrote.
    """
    return methods()


def methods() -> dict[str, Any]:
    """Describe all methods."""
    scores = _scores()
    return {
        "articles": scores["articles"],
        "sentences": scores["sentences"],
        "items": [_method(name, scores["gains"].get(name)) for name in METHODS],
    }


def _method(name: str, gains: dict[str, Any] | None) -> dict[str, Any]:
    limit = LIMITS.get(name)
    return {
        "name": name,
        **_FACTS[name],
        "parameters": _PARAMETERS,
        "limits": limit and {"sentences": limit.sentences, "words": limit.words},
        "gains": gains,
    }


@cache
def _scores() -> dict[str, Any]:
    table = files("summarizer.rank").joinpath("scores.json")
    scores: dict[str, Any] = json.loads(table.read_text(encoding="utf-8"))
    return scores
