"""Signatures, as the reference implementation of Standard Webhooks verifies them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from api.signing import new_secret, signed


@given(st.text(), st.integers(1, 3))
def test_what_is_signed_is_verified_with_each_of_the_secrets(text, count):
    secrets = [new_secret() for _ in range(count)]
    body = text.encode("utf-8", "replace")
    headers = signed(secrets, "event-1", datetime.now(UTC), body)

    for each in secrets:
        Webhook(each).verify(body, headers, json_parse=False)
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(body, headers, json_parse=False)
    with pytest.raises(WebhookVerificationError):
        Webhook(secrets[0]).verify(body + b" ", headers, json_parse=False)


def test_a_secret_has_the_length_and_the_mark_of_the_specification():
    secret = new_secret()

    assert secret.startswith("whsec_")
    assert len(Webhook(secret)._whsecret) == 32
    assert secret != new_secret()
