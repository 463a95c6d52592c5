"""Values that are made by the hundred while one text is read."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True)
def value(made: type[_Value]) -> type[_Value]:
    """Make a class a dataclass with slots that is frozen for the type checker, and for it alone.

    Freezing it at run time too takes four times as long for each one that is made. What leaves the
    core is frozen at run time: ``summarizer.text``.
    """
    return dataclass(slots=True)(made)
