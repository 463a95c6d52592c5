"""Lists of words that stand in many places of the contract, each under a name of its own.

Programs that are generated from the contract have one type for each, not one for every place.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.events import TYPES
from api.schemas.search import SEARCHED
from api.submissions import Status
from models.queries import OUTCOMES, DateField, Having
from summarizer.language import LANGUAGES
from summarizer.rank import METHODS
from summarizer.text import Basis, Precision, QuoteKind, SpeakerKind

_VOCABULARIES: Mapping[str, Iterable[str]] = {
    "Language": LANGUAGES,
    "SummaryMethod": METHODS,
    "QuoteKind": QuoteKind,
    "SpeakerKind": SpeakerKind,
    "TimePrecision": Precision,
    "TimeBasis": Basis,
    "DateField": DateField,
    "ArticleStatus": Status,
    "ArticleTrait": Having,
    "EventType": TYPES.values(),
    "DeliveryOutcome": OUTCOMES,
    "SearchedText": SEARCHED,
}
_NAMES = {tuple(words): name for name, words in _VOCABULARIES.items()}


def name_vocabularies(description: dict[str, Any]) -> None:
    """Write each of these lists once, as a schema, and refer to it where it stands."""
    for schema in list(_listing(description)):
        words = schema.pop("enum")
        named = {"$ref": f"#/components/schemas/{_NAMES[_words(words)]}"}
        del schema["type"]
        schema.update({"anyOf": [named, {"type": "null"}]} if None in words else named)
    for name, words in _VOCABULARIES.items():
        listed = {"type": "string", "enum": [str(word) for word in words]}
        description["components"]["schemas"][name] = listed


def _listing(one: Any) -> Iterator[dict[str, Any]]:
    """Find the schemas below *one* whose words have a name; no example has such a list."""
    if isinstance(one, dict):
        if _words(one.get("enum", ())) in _NAMES:
            yield one
        one = list(one.values())
    if isinstance(one, list):
        for each in one:
            yield from _listing(each)


def _words(listed: Any) -> tuple[str, ...]:
    return tuple(word for word in listed if word is not None)
