"""The contract for programs that write clients: one form of each request and of each answer.

They give a function one type of body and one of answer. Of a text that may be sent as it stands or
within JSON, and of many forms of one answer, they would choose for themselves, and not all well.
"""

from copy import deepcopy
from typing import Any

_JSON = "application/json"
# Whatever form its address names, it is text.
_TEXT = {"text/plain": {"schema": {"type": "string"}}}


def in_one_form(document: dict[str, Any]) -> dict[str, Any]:
    """Leave JSON alone where *document* has it among others; text where the address chooses."""
    one = deepcopy(document)
    # No type can say that there is one of two fields.
    del one["components"]["schemas"]["PageRequest"]["oneOf"]
    for path, methods in one["paths"].items():
        for operation in methods.values():
            if isinstance(operation, dict):
                _narrow(operation.get("requestBody", {}), {})
                for response in operation["responses"].values():
                    _narrow(response, _TEXT if path.endswith("{suffix}") else {})
    return one


def _narrow(message: dict[str, Any], otherwise: dict[str, Any]) -> None:
    content = message.get("content", {})
    if len(content) > 1:
        message["content"] = otherwise or {_JSON: content[_JSON]}
