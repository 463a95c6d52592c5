"""What became of each item of many, told as it would have been answered alone."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from werkzeug.exceptions import HTTPException, InternalServerError

from api.ingest import Stored
from api.items import Kind
from api.problems import REFUSALS, Origin, details, refusal
from api.submissions import ExternalIdTaken

_logger = logging.getLogger(__name__)
Outcome = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what becomes of items of a kind that came with one request."""

    kind: Kind[Any, Any]
    origin: Origin

    def stored(self, stored: Stored) -> Outcome:
        """Tell that an item is stored: now, or since it was sent before."""
        status = HTTPStatus.CREATED if stored.created else HTTPStatus.OK
        location = self.kind.address(self.origin.root, stored.id)
        return {"status": status, "id": stored.id, "location": location}

    def failed(self, error: Exception) -> Outcome:
        """Tell why an item is not stored."""
        if isinstance(error, ExternalIdTaken):
            location = self.kind.address(self.origin.root, error.article_id)
            return self._refused(refusal(error), location=location)
        if isinstance(error, HTTPException):
            return self._refused(error)
        if isinstance(error, REFUSALS):
            # marshmallow's holds what was sent, and by its frames itself: megabytes, until they
            # are looked for.
            return self._refused(refusal(error.with_traceback(None)))
        # One item that we cannot store must not keep those behind it from us.
        _logger.error("[%s] An item went wrong", self.origin.request_id, exc_info=error)
        return self._refused(InternalServerError())

    def _refused(self, error: HTTPException, **where: str) -> Outcome:
        problem = details(error, self.origin)
        return {"status": problem["status"], **where, "problem": problem}
