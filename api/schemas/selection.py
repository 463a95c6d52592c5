"""Which fields of an answer are wanted: ``id,title,summary(text)``; and what is put into it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import Schema, ValidationError, fields

from api.schemas.base import described

Selection = Mapping[str, tuple[str, ...]]
"""The names that are wanted; under each, those that are wanted of what it has, or all if none."""

_ONE = re.compile(r"(\w+)(?:\((\w+(?:,\w+)*)\))?")
_ALL = re.compile(rf"{_ONE.pattern}(?:,{_ONE.pattern})*")
LONGEST = 1_000
EMBEDDED = ("summary", "quotes", "related")
"""What can be put into an answer; all but the last is there if `fields` leaves it."""


class SelectionField(fields.String):
    """The names of fields of a schema, those within a field in brackets behind it."""

    def __init__(self, schema: type[Schema]) -> None:
        """Read names of *schema*, and tell the contract exactly what they may be."""
        self.names = {name: _inner(field) for name, field in schema().fields.items()}
        one = "|".join(_either(name, inner) for name, inner in self.names.items())
        text = (
            "Only these fields, by their names and commas; of what has fields of its own, some in "
            "brackets: `id,title,summary(text)`. Everything by default."
        )
        metadata = described(text) | {"pattern": f"^(?:{one})(?:,(?:{one}))*$"}
        # A schema has an attribute `fields` of its own.
        super().__init__(data_key="fields", metadata=metadata)

    def _deserialize(self, value: Any, *arguments: Any, **options: Any) -> Any:
        text = super()._deserialize(value, *arguments, **options)
        if len(text) > LONGEST or not _ALL.fullmatch(text):
            raise ValidationError("No list of names such as id,title,summary(text).")
        wanted: dict[str, tuple[str, ...]] = {}
        for name, inner in _ONE.findall(text):
            _known("field", name, self.names)
            within = tuple(inner.split(",")) if inner else ()
            for each in within:
                _known(f"field of {name}", each, self.names[name])
            wanted[name] = within
        return wanted


class EmbedField(fields.String):
    """The names of what is put into an article."""

    def __init__(self) -> None:
        """Tell the contract exactly what they may be."""
        one = "|".join(EMBEDDED)
        text = (
            "Put these into it, by their names and commas: the `summary` and the `quotes`, which "
            "are there unless `fields` leaves them out, and the nearest `related` articles. What "
            "`fields` names in brackets stays cut to it."
        )
        super().__init__(metadata=described(text) | {"pattern": f"^(?:{one})(?:,(?:{one}))*$"})

    def _deserialize(self, value: Any, *arguments: Any, **options: Any) -> Any:
        names = tuple(super()._deserialize(value, *arguments, **options).split(","))
        for name in names:
            _known("part to embed", name or "nothing", EMBEDDED)
        return names


def with_embedded(wanted: Selection | None, names: Sequence[str]) -> Selection | None:
    """Want also *names*, whole where they are not wanted yet."""
    return wanted and {**wanted, **{name: () for name in names if name not in wanted}}


def selected(document: Mapping[str, Any], wanted: Selection) -> dict[str, Any]:
    """Leave in *document* what is wanted, in the order that it is wanted in."""
    return {
        name: _narrowed(document[name], inner) for name, inner in wanted.items() if name in document
    }


def _narrowed(value: Any, names: tuple[str, ...]) -> Any:
    if not names or value is None:
        return value
    if isinstance(value, list):
        return [_narrowed(each, names) for each in value]
    return {name: value[name] for name in names if name in value}


def _inner(field: fields.Field[Any]) -> tuple[str, ...]:
    while isinstance(field, fields.List):
        field = field.inner
    return tuple(field.schema.fields) if isinstance(field, fields.Nested) else ()


def _either(name: str, inner: tuple[str, ...]) -> str:
    names = "|".join(inner)
    return rf"{name}(?:\((?:{names})(?:,(?:{names}))*\))?" if inner else name


def _known(what: str, name: str, names: Mapping[str, Any] | tuple[str, ...]) -> None:
    if name not in names:
        there = f"There are: {', '.join(names)}." if names else "It has none."
        raise ValidationError(f"No {what} is called {name}. {there}")
