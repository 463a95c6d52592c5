"""The gate: before anything else of a request is read, it is told who calls, and how often.

A route says in `Resource.route` (or by `public`) what it asks for; nobody else decides.
"""

from http import HTTPStatus
from time import time

from flask import Flask, Response, current_app, g, request

from api.callers import ANYBODY, Caller
from api.config import Keys, Settings, is_loopback
from api.context import database
from api.keyring import Keyring
from api.keys import Key, sent_key
from api.limits import Limit
from api.refusals import KeyNotValid, LimitReached, NoKey, ScopeMissing
from api.rules import Access, access_of


def install_gate(app: Flask, settings: Settings) -> None:
    """Let in who may, by *settings*; install it before all that reads requests."""
    keyring = Keyring(app.extensions["database"], settings.rate)

    @app.before_request
    def let_in() -> None:
        # An address that there is not is told to be none, to everybody.
        if request.endpoint is None:
            return
        access = access_of(current_app, request.endpoint)
        if access is Access.PUBLIC:
            return
        if _is_open(settings):
            g.caller = ANYBODY
            return
        g.caller = caller = keyring.caller(_key())
        _count(caller)
        if not access.is_within(caller.scopes):
            raise ScopeMissing(access)

    @app.after_request
    def tell_limit(response: Response) -> Response:
        if fields := g.get("limit_fields"):
            response.headers.update(fields)
        if response.status_code == HTTPStatus.NOT_MODIFIED and "counted" in g:
            response.headers.update(_uncounted(*g.counted))
        return response


def _is_open(settings: Settings) -> bool:
    """Tell whether a request needs no key; from other machines it does, wherever they get in."""
    if settings.keys is Keys.OPEN:
        return is_loopback(request.remote_addr or "")
    return settings.keys is Keys.OPEN_TO_EVERYBODY


def _key() -> Key:
    sent = sent_key(request.headers)
    if sent is None:
        raise NoKey
    key = Key.read(sent)
    if key is None:
        raise KeyNotValid("A key is written sf_, ten letters and digits, _, and 43 more.")
    return key


def _count(caller: Caller) -> None:
    """Count this request; raise LimitReached where it is one too many."""
    if not (caller.prefix and caller.limit):
        return
    limit, now = caller.limit, time()
    window = limit.window(now)
    taken = database().rates.take(caller.prefix, window, limit.seconds, limit.requests)
    rest = limit.rest(taken.began if taken else window, now)
    g.limit_fields = limit.fields(taken.used if taken else limit.requests, rest)
    if taken is None:
        raise LimitReached(
            f"This key has made the {limit.requests:,} requests that it may make in"
            f" {limit.seconds:,} seconds.",
            retry_after=rest,
        )
    g.counted = caller.prefix, limit, taken.began, taken.used


def _uncounted(prefix: str, limit: Limit, began: int, used: int) -> dict[str, str]:
    """Take back that this request was counted: what has not changed costs nothing."""
    database().rates.give_back(prefix, began)
    return limit.fields(used - 1, limit.rest(began, time()))
