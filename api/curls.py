"""A line to try for every operation of the contract: curl, and what it is told."""

import re
from typing import Any

import orjson

SERVER = "http://127.0.0.1:8000"
# What stands for a part of an address that is no id.
_PARTS = {
    "suffix": "md",
    "code": "not-found",
    "number": "1",
    "source": "The%20Ferry%20Post",
    "external": "desk-4712",
}


def samples(method: str, path: str, operation: dict[str, Any]) -> list[dict[str, str]]:
    """Write an operation's `x-codeSamples`, which pages of the contract show beside it.

    An id stands as a variable of the shell: `$ARTICLE` for `{article_id}`.
    """
    return [{"lang": "Shell", "label": "curl", "source": _curl(method, path, operation)}]


def _curl(method: str, path: str, operation: dict[str, Any]) -> str:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    plain = "post" if body else "get"
    verb = "" if method == plain else f" -X {method.upper()}"
    line = f'curl -s{verb} "{_address(path, operation)}"{_headers(operation)}'
    if not body:
        return line
    # Between two marks, for a text may have quotation marks of either kind.
    sent = orjson.dumps(body["example"], option=orjson.OPT_INDENT_2).decode()
    return f"{line} -H 'Content-Type: application/json' --data-binary @- <<'END'\n{sent}\nEND"


def _headers(operation: dict[str, Any]) -> str:
    """Correct whatever there is: who has read nothing knows no tag."""
    needed = {each["name"] for each in operation.get("parameters", []) if each.get("required")}
    return " -H 'If-Match: *'" if "If-Match" in needed else ""


def _address(path: str, operation: dict[str, Any]) -> str:
    asked = "&".join(
        f"{each['name']}={each['schema']['enum'][0]}"
        for each in operation.get("parameters", [])
        if each["in"] == "query" and each["required"]
    )
    filled = re.sub(r"\{(\w+?)(_id)?\}", lambda m: _PARTS.get(m[1]) or f"${m[1].upper()}", path)
    return f"{SERVER}{filled}" + (f"?{asked}" if asked else "")
