"""Whether the service runs, and whether it can serve."""

from http import HTTPStatus

from flask import jsonify
from werkzeug import Response
from werkzeug.exceptions import ServiceUnavailable

from api.context import reading
from api.problems import RETRY_AFTER_S, problem_of
from api.resource import Resource
from api.rules import Access
from api.schemas.health import HealthSchema
from models.schema import is_current

bp = Resource("Health", __name__, url_prefix="/health", description="For load balancers.")


def _healthy() -> Response:
    response = jsonify({"status": "pass"})
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.route("/live", access=Access.PUBLIC)
@bp.response(HTTPStatus.OK, HealthSchema)
def live() -> Response:
    """Tell whether the process answers.

    Touches nothing else: a failure means that the process should be started anew.
    """
    return _healthy()


@bp.route("/ready", access=Access.PUBLIC)
@bp.response(HTTPStatus.OK, HealthSchema)
@bp.alt_response(
    HTTPStatus.SERVICE_UNAVAILABLE, problem_of(HTTPStatus.SERVICE_UNAVAILABLE).response
)
def ready() -> Response:
    """Tell whether requests can be served.

    The database answers, and its tables are those of this release; otherwise 503.
    """
    with reading() as session:
        current = is_current(session.connection())
    if not current:
        raise ServiceUnavailable(
            "The tables are not of this release: run `standfirst migrate`.",
            retry_after=RETRY_AFTER_S,
        )
    return _healthy()
