"""Filters that searches of articles, of their quotes and of feeds share."""

import re
from datetime import timedelta
from typing import Any

from marshmallow import ValidationError, fields, validate

from api.schemas.article import MAX_NAME
from api.schemas.base import Input, Instant, Text, described, visible
from models.fulltext import MOST_TERMS, Query
from models.queries import DateField, Having
from summarizer.language import LANGUAGES

MAX_WORDS = 1_000
_RELATIVE = re.compile(r"now(?:-(\d{1,4})([mhdw]))?")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_ABSOLUTE = Instant()


class Moment(fields.String):
    """A moment of RFC 3339, or how long ago it was: ``now``, ``now-2d``."""

    def __init__(self, text: str) -> None:
        """Tell the contract both forms."""
        relative = {"type": "string", "pattern": f"^{_RELATIVE.pattern}$"}
        forms = [{"type": "string", "format": "date-time"}, relative]
        super().__init__(metadata=described(text) | {"anyOf": forms})

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if found := _RELATIVE.fullmatch(value):
            return timedelta(**{_UNITS[found[2] or "m"]: int(found[1] or 0)})
        try:
            return _ABSOLUTE.deserialize(value)
        except ValidationError as error:
            raise ValidationError(
                f"{error.messages[0]} Or now, now-30m, now-12h, now-2d, now-1w."
            ) from error


def _searchable(text: str) -> None:
    """Refuse what names no words to search for, or too many."""
    try:
        Query.read(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _name(text: str) -> Text:
    return Text(MAX_NAME, visible, metadata=described(text))


def _language(text: str) -> fields.String:
    known = validate.OneOf(LANGUAGES, error="Not read here. There are: {choices}.")
    return fields.String(validate=known, metadata=described(text))


def _has(text: str) -> fields.Enum[Having]:
    return fields.Enum(Having, by_value=fields.String, metadata=described(text))


class Origin(Input):
    """Of what articles: by whom, about what, and when."""

    source = _name("Only by this outlet, by its name.")
    not_source = _name("Not by this outlet.")
    author = _name("Only whose byline contains this, in any case.")
    not_author = _name("Not whose byline contains this.")
    keyword = _name("Only with this keyword, in any case.")
    not_keyword = _name("Not with this keyword.")
    language = _language("Only read as this language.")
    not_language = _language("Not read as this language.")
    published_after = Moment(
        "Only of this time or later: RFC 3339, or `now`, `now-30m`, `now-12h`, `now-2d`, `now-1w`."
    )
    published_before = Moment("Only before this time, told in the same ways.")
    date_field = fields.Enum(
        DateField,
        by_value=fields.String,
        load_default=DateField.PUBLISHED,
        metadata=described("The time that the two mean."),
    )


class Fitting(Origin):
    """Which articles fit."""

    q = Text(
        MAX_WORDS,
        _searchable,
        metadata=described(
            'Words that the title or the body has: all of them, in any order and case; `"a phrase"`'
            ", `-without`, `begin*`. `this OR that` is one of both, whatever stands beside them: "
            "`ferry harbour OR port` is the ferry, and one of the two. "
            f"At most {MOST_TERMS}, and one at least that must be there."
        ),
    )
    speaker = _name("Only that quote somebody whose name contains this, in any case.")
    not_speaker = _name("Not that quote somebody whose name contains this.")
    has = _has("Only that have quotes, or that are copies of another one.")
    not_has = _has("Only without quotes, or without copies of others.")


class ArticleChoice(Fitting):
    """Which articles are wanted."""

    story = fields.UUID(metadata=described("Only of this story."))
    not_story = fields.UUID(metadata=described("Not of this story."))
