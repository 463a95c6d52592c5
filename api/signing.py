"""Signatures of what webhooks are sent, after Standard Webhooks 1.0.0."""

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime

_PREFIX = "whsec_"
_BYTES = 32  # the specification wants 24 to 64; SHA-256 gains nothing by more


def new_secret() -> str:
    """Make a secret, as it is shown and kept."""
    return _PREFIX + b64encode(secrets.token_bytes(_BYTES)).decode()


def signed(signers: Sequence[str], message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """Return the headers that say which message *body* is, and prove it by each of the secrets."""
    timestamp = f"{int(at.timestamp())}"
    content = b".".join([message_id.encode(), timestamp.encode(), body])
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(_signature(each, content) for each in signers),
    }


def _signature(secret: str, content: bytes) -> str:
    key = b64decode(secret.removeprefix(_PREFIX))
    return f"v1,{b64encode(hmac.digest(key, content, 'sha256')).decode()}"
