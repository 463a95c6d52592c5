"""The contract for programs that write clients: one form of each request and of each answer.

They give a function one type of body and one of answer. Of a text that may be sent as it stands or
within JSON, and of many forms of one answer, they would choose for themselves, and not all well.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

_JSON = "application/json"
# Not lines of it (x-ndjson).
_IS_JSON = ("/json", "+json")
# Whatever an Atom reader or a browser takes it for, to a program it is text.
_TEXT = {"text/plain": {"schema": {"type": "string"}}}


def in_one_form(document: dict[str, Any]) -> dict[str, Any]:
    """Leave of *document* JSON where it is among the forms, and text where the address chooses."""
    one = deepcopy(document)
    # No type can say that there is one of two fields.
    del one["components"]["schemas"]["PageRequest"]["oneOf"]
    for path, message in _messages(one):
        if content := message.get("content"):
            message["content"] = _narrow(content, chosen=path.endswith("{suffix}"))
    return one


def _messages(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Find each request and each answer, and its path."""
    for path, methods in document["paths"].items():
        for operation in methods.values():
            if isinstance(operation, dict):
                yield path, operation.get("requestBody", {})
                yield from ((path, answer) for answer in operation["responses"].values())


def _narrow(content: dict[str, Any], *, chosen: bool) -> dict[str, Any]:
    if _JSON in content and not chosen:
        return {_JSON: content[_JSON]}
    return content if all(each.endswith(_IS_JSON) for each in content) else _TEXT
