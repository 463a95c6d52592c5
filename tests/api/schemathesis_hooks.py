"""What schemathesis does not know by itself."""

import schemathesis

# A text as it stands, like any other: what its lines say is checked one by one.
schemathesis.serializer.alias("application/x-ndjson", "text/plain")
