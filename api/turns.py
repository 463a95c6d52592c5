"""Turns: what takes long holds a thread, and some threads are left to all else."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus

from flask import Response, current_app, request, stream_with_context
from werkzeug.exceptions import ServiceUnavailable

from api.ndjson import NDJSON
from api.problems import RETRY_AFTER_S
from api.resource import SILENCE_S


@contextmanager
def turn() -> Iterator[None]:
    """Take one of the turns there are; raise ServiceUnavailable where there is none."""
    turns = current_app.extensions["turns"]
    if not turns.acquire(blocking=False):
        raise ServiceUnavailable(
            "Other batches are being sent or answered.", retry_after=RETRY_AFTER_S
        )
    try:
        yield
    finally:
        turns.release()


def streamed(lines: Iterator[bytes], status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Answer with *lines* while they are made, in a turn; who does not read them is let go."""
    held = ExitStack()
    held.enter_context(turn())
    if connection := request.environ.get("gunicorn.socket"):
        connection.settimeout(SILENCE_S)
    response = Response(stream_with_context(lines), status, content_type=NDJSON)
    response.call_on_close(held.close)
    return response
