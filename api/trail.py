"""What is written down of a request that changes something: never a body, never a secret."""

import re
from typing import Any

from flask import current_app, request

from api.callers import caller
from api.rules import READS, Access, access_of

_PART = re.compile(r"<(?:[^<>:]+:)?(\w+)>")


def is_noted() -> bool:
    """Tell whether this request is to be noted: it may write, and who makes it is known."""
    if caller() is None or request.method in READS or request.endpoint is None:
        return False
    return access_of(current_app, request.endpoint) in {Access.WRITE, Access.ADMIN}


def entry(request_id: str) -> dict[str, Any]:
    """Make the row of this request; its answer is not known yet."""
    who = caller()
    return {
        "request_id": request_id,
        "key_prefix": who and who.prefix,
        "method": request.method,
        "route": _PART.sub(r"{\1}", request.url_rule.rule if request.url_rule else ""),
        "ids": {name: str(value) for name, value in (request.view_args or {}).items()},
        "address": request.remote_addr,
    }
