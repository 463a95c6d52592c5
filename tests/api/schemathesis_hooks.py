"""What schemathesis does not know by itself."""

import re
from uuid import uuid4

import schemathesis

# A text as it stands, like any other: what its lines say is checked one by one.
schemathesis.serializer.alias("application/x-ndjson", "text/plain")

KEY = re.compile(r'[!#-\[\]-~]+|"[!#-\[\]-~]+"')


@schemathesis.hook
def before_call(_context, case, _kwargs):
    """Send each key that is good once, and none with lines: it would answer, not the operation."""
    sent = case.headers or {}
    if KEY.fullmatch(sent.get("Idempotency-Key", "")):
        if case.media_type == "application/x-ndjson":
            del sent["Idempotency-Key"]
        else:
            sent["Idempotency-Key"] = str(uuid4())
