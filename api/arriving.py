"""A request's body as it arrives, for who does not wait for its end."""

from collections.abc import Iterator
from typing import Any

from flask import Request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import (
    BadRequest,
    RequestEntityTooLarge,
    RequestTimeout,
    UnsupportedMediaType,
)

from api.ndjson import NotGzip, inflated
from api.resource import SILENCE_S

_BLOCK = 2**18
# No text does.
_GZIP_BEGINS = b"\x1f"


def is_packed(request: Request) -> bool:
    """Tell whether the body is gzip.

    Raises
    ------
    UnsupportedMediaType
        If it is packed in any other way.
    """
    encoding = request.content_encoding or "identity"
    if encoding not in {"identity", "gzip"}:
        raise UnsupportedMediaType("Send the body as it is, or with `Content-Encoding: gzip`.")
    return encoding == "gzip"


def arriving(request: Request) -> Iterator[bytes]:
    """Yield the body piece by piece, unpacked, each as soon as it is there.

    Raises
    ------
    RequestTimeout
        If the client sends nothing for `SILENCE_S`.
    BadRequest
        If the body breaks off, or its chunks or its gzip are malformed.
    """
    blocks = _blocks(request)
    try:
        yield from inflated(blocks) if is_packed(request) else _plain(blocks)
    except NotGzip as error:
        raise BadRequest(str(error)) from error


def whole(request: Request) -> bytes:
    """Read the whole body, unpacked; raise as `arriving` does.

    Raises
    ------
    RequestEntityTooLarge
        If it has more bytes than a request may have.
    """
    longest, data = request.max_content_length or 0, bytearray()
    for piece in arriving(request):
        data += piece
        if len(data) > longest:
            raise RequestEntityTooLarge
    return bytes(data)


def _plain(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Pass blocks on, unless they begin as gzip does and no JSON."""
    for number, block in enumerate(blocks):
        if number == 0 and block.startswith(_GZIP_BEGINS):
            raise BadRequest("It is gzip: say so, `Content-Encoding: gzip`.")
        yield block


def _blocks(request: Request) -> Iterator[bytes]:
    environ, left = request.environ, request.content_length
    if left is None and not environ.get("wsgi.input_terminated"):
        return
    if connection := environ.get("gunicorn.socket"):
        connection.settimeout(SILENCE_S)
    while left is None or left > 0:
        try:
            block = _arrived(environ["wsgi.input"], _BLOCK if left is None else min(_BLOCK, left))
        except TimeoutError as error:
            said = f"Nothing came for {SILENCE_S} seconds, and nothing more was stored."
            raise RequestTimeout(said) from error
        except (OSError, ValueError, ParseException) as error:
            raise BadRequest("The chunks of the body are malformed, or break off.") from error
        if not block and left:
            raise BadRequest("The body broke off.")
        if not block:
            return
        left = left and left - len(block)
        yield block


def _arrived(stream: Any, size: int) -> bytes:
    """Read what is there, up to *size* bytes, and wait only where nothing is.

    gunicorn's own `read` and `readline` wait for a kilobyte at least, or for the end. What stands
    behind them waits for as little as it is asked for, and keeps what came with it.
    """
    if hasattr(stream, "read1"):
        return bytes(stream.read1(size))
    if (reader := getattr(stream, "reader", None)) is None:
        return bytes(stream.read(size))
    try:
        first = reader.read(1)
        kept = (reader if hasattr(reader, "buf") else reader.unreader).buf
        return bytes(first + reader.read(min(size - 1, kept.tell())))
    except Exception:
        stream.failed = True  # so that gunicorn takes no other request from this connection
        raise
