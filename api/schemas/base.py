"""What all schemas share: strict input that names what it would have taken, and times in UTC."""

import re
from datetime import UTC, datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

MAX_CHARACTERS = 2**20
"""The longest text that is read, in code points: some 170,000 words, a fat book."""


def described(text: str) -> dict[str, str]:
    """Return the metadata that the contract shows for a field."""
    return {"description": text}


class Input(Schema):
    """What a client sends. A name that is not ours is refused, and ours are listed."""

    class Meta:
        """Refuse what is not declared."""

        unknown = RAISE

    def __init__(self, **options: Any) -> None:
        """Word the refusal of an unknown name so that it lists the valid ones."""
        super().__init__(**options)
        names = ", ".join(sorted(each.data_key or name for name, each in self.load_fields.items()))
        self.error_messages = {
            **self.error_messages,
            "type": "An object is wanted here.",
            "unknown": f"Unknown name. Valid here: {names}."
            if names
            else "No parameters are taken here.",
        }


class NoParameters(Input):
    """The query of an address that takes no parameters."""


_WITHOUT_NUL = r"^[^\u0000]*$"
# Spelled out: Python and JavaScript do not agree on what white space is.
_BLANK = (
    r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
VISIBLE = rf"^[^\u0000]*[^\u0000{_BLANK}][^\u0000]*$"
_VISIBLE = re.compile(rf"[^{_BLANK}]")


def without_nul(text: str) -> None:
    """Refuse U+0000, which PostgreSQL cannot store."""
    if "\0" in text:
        raise ValidationError(
            f"U+0000 at {text.index(chr(0))}: no text has it, and it is not kept."
        )


def visible(text: str) -> None:
    """Refuse a text of white space alone."""
    if not _VISIBLE.search(text):
        raise ValidationError("Nothing but white space.")


class Text(fields.String):
    """A string of 1 to *longest* code points without U+0000, kept to the letter."""

    def __init__(self, longest: int, *validators: Any, **options: Any) -> None:
        """Bound the length, in code points, and word the rules for the contract as a pattern."""
        length = validate.Length(min=1, max=longest)
        pattern = VISIBLE if visible in validators else _WITHOUT_NUL
        metadata = {"pattern": pattern} | options.pop("metadata", {})
        super().__init__(validate=[length, without_nul, *validators], metadata=metadata, **options)


def flag(text: str) -> fields.Boolean:
    """Make a query parameter that is false unless it is asked for."""
    return fields.Boolean(
        load_default=False,
        truthy={"true", "1"},
        falsy={"false", "0"},
        metadata=described(text),
    )


class Pattern(validate.Regexp):
    """A regular expression that the whole value fits."""

    def __call__(self, value: Any) -> Any:
        """Refuse what does not fit: marshmallow's own would let a line break follow."""
        if not self.regex.fullmatch(value):
            raise ValidationError(self._format_error(value))
        return value


class Address(fields.String):
    """A web address."""

    def __init__(self, **options: Any) -> None:
        """Read http and https, up to the length that browsers send."""
        web = Pattern(
            r"^https?://[^\u0000-\u0020\u007f-\u00a0]+$", error="Not an http or https address."
        )
        super().__init__(validate=[validate.Length(max=2000), web], **options)


class Whole(fields.Integer):
    """A whole number, as JSON Schema has it: 3 and 3.0, but neither "3" nor true."""

    def __init__(self, **options: Any) -> None:
        """Refuse what would have to be turned into a number first."""
        super().__init__(strict=True, **options)

    def _validated(self, value: Any) -> int:
        whole = isinstance(value, float) and value.is_integer()
        return super()._validated(int(value) if whole else value)


# No longer number is anybody's, and Python refuses to read one of 4,300 digits.
_DIGITS = re.compile(r"-?[0-9]{1,20}")


class WholeParameter(Whole):
    """A whole number in a query, where all is text: digits, and nothing else."""

    def _validated(self, value: Any) -> int:
        digits = isinstance(value, str) and _DIGITS.fullmatch(value)
        return super()._validated(int(value) if digits else value)


# Python reads more of ISO 8601 than anybody else: weeks, days of the year.
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)")
_INSTANT = (
    "Not a time with its offset from UTC, such as 2025-07-02T12:00:00Z or 2025-07-02T17:30:00+05:30"
    " (in an address + is written %2B)."
)


class Instant(fields.AwareDateTime):
    """A moment: RFC 3339 with any offset in, UTC with ``Z`` out."""

    default_error_messages = {  # noqa: RUF012 -- marshmallow's form
        "invalid": _INSTANT,
        "invalid_awareness": _INSTANT,
        "format": _INSTANT,
    }

    def __init__(self, **options: Any) -> None:
        """Read ISO 8601 with an offset."""
        super().__init__(format="iso", **options)

    def _deserialize(self, value: Any, *arguments: Any, **options: Any) -> datetime:
        if not (isinstance(value, str) and _RFC_3339.fullmatch(value)):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        try:
            return super()._deserialize(value, *arguments, **options).astimezone(UTC)
        except OverflowError as error:
            raise ValidationError("Out of the years 1 to 9999 in UTC.") from error

    def _serialize(self, value: datetime | None, *_: Any, **__: Any) -> str | None:
        if value is None:
            return None
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


class Range(Schema):
    """A half-open range of code points, into the text named beside it."""

    start = fields.Integer(
        required=True,
        validate=validate.Range(min=0),
        metadata=described("First code point of the range, counted from 0."),
    )
    end = fields.Integer(
        required=True,
        validate=validate.Range(min=0),
        metadata=described("Code point after the last one of the range."),
    )
