"""Requests to others: to an address that was looked at, for a bounded time, without redirects."""

import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from socket import SHUT_RDWR, socket
from threading import Timer
from time import monotonic
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from api.reach import Network, Refused, Resolver, Target, addresses, target

PATIENCE_S = 10.0
"""How long all of a request may take, from the first connection to the answer's last byte read."""
# So much of an answer is enough to see what is wrong.
_READ = 4096
_LONGEST = 500
_SUCCESS = 2
_FAILURES = (HTTPError, HTTPException, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a receiver answered, or why it did not; ``retry_after`` are seconds that it asks for."""

    ms: int
    status: int | None = None
    error: str | None = None
    text: str | None = None
    retry_after: float | None = None

    @property
    def is_success(self) -> bool:
        """Tell whether the receiver has taken it."""
        return self.error is None and self.status is not None and self.status // 100 == _SUCCESS

    @property
    def told(self) -> dict[str, Any]:
        """Tell it as it is kept and shown."""
        return {"ms": self.ms, "status": self.status, "error": self.error, "answer": self.text}


@dataclass(frozen=True, slots=True)
class Way:
    """How others are reached: the networks beside the internet, how names are looked up."""

    networks: Sequence[Network] = ()
    resolve: Resolver = addresses
    patience: float = PATIENCE_S

    def target(self, url: str) -> Target:
        """Look a URL up; raise Refused where it may not be sent to."""
        return target(url, self.networks, self.resolve)


def post(url: str, body: bytes, headers: Mapping[str, str], way: Way) -> Answer:
    """Send *body* to a URL, which is looked up once, and looked at; never raise for its sake."""
    began = monotonic()
    try:
        whither = way.target(url)
    except Refused as refused:
        return Answer(_since(began), error=str(refused))
    return _posted(whither, body, headers, began, began + way.patience)


def _posted(
    whither: Target, body: bytes, headers: Mapping[str, str], began: float, deadline: float
) -> Answer:
    status, text, error, wanted = None, None, None, None
    try:
        with _connected(whither, deadline) as connection:
            all_headers = {"Host": whither.name, "Connection": "close", **headers}
            connection.request("POST", whither.path, body, all_headers, preload_content=False)
            response = connection.getresponse()
            with closing(response):
                status, wanted = response.status, _retry_after(response)
                text = _shown(response.read(_READ, decode_content=False))
    except Exception as failure:  # noqa: BLE001 -- whatever a stranger answers is told as it is
        error = _shown(f"{type(failure).__name__}: {failure}"[:_LONGEST].encode(errors="replace"))
    # What was cut off at the deadline may look like an answer that has ended.
    if monotonic() >= deadline:
        error = f"No whole answer within {deadline - began:g} seconds."
    return Answer(_since(began), status, error, text, wanted)


@contextmanager
def _connected(whither: Target, deadline: float) -> Iterator[HTTPConnection]:
    """Connect to one of the addresses; at the deadline the connection ends, whatever it does."""
    connection = _first(whither, deadline)
    # A time-out of the socket's begins anew with every byte.
    ending = Timer(max(deadline - monotonic(), 0), _end, [connection.sock])
    ending.daemon = True
    ending.start()
    try:
        yield connection
    finally:
        ending.cancel()
        connection.close()


def _first(whither: Target, deadline: float) -> HTTPConnection:
    """Connect to the first of the addresses that answers."""
    failure: Exception = TimeoutError()
    for address in whither.addresses:
        if (rest := deadline - monotonic()) <= 0:
            break
        connection = _connection(whither, address, rest)
        try:
            connection.connect()
        except _FAILURES as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


def _connection(whither: Target, address: str, timeout: float) -> HTTPConnection:
    if whither.scheme == "http":
        return HTTPConnection(address, whither.port, timeout=timeout)
    return HTTPSConnection(
        address,
        whither.port,
        timeout=timeout,
        server_hostname=whither.host,
        ssl_context=ssl.create_default_context(),
    )


def _end(connected: socket) -> None:
    # Of TLS the plain method: its own would take apart what the other thread reads by.
    with suppress(OSError):  # it may have ended
        socket.shutdown(connected, SHUT_RDWR)


def _since(began: float) -> int:
    return round((monotonic() - began) * 1000)


def _shown(text: bytes) -> str:
    # PostgreSQL keeps no NUL.
    return text.decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _retry_after(response: BaseHTTPResponse) -> float | None:
    """Read how long a receiver wants to be left alone (RFC 9110, section 10.2.3)."""
    told = response.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        return (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
