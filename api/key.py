"""The key that a request is made with."""

from http import HTTPStatus

from api.callers import ANYBODY, Caller, caller
from api.resource import Resource
from api.rules import Access
from api.schemas.key import KeySchema

bp = Resource("Key", __name__, url_prefix="/v1/key", description="What a key may do.")


@bp.route("", access=Access.ANY_KEY)
@bp.response(HTTPStatus.OK, KeySchema)
def read_key() -> tuple[Caller, dict[str, str]]:
    """Ask about your key.

    Its name, what it may be used for, until when, and how often. Where the server asks for no key,
    all may be done, by anybody.
    """
    return caller() or ANYBODY, {"Cache-Control": "no-store"}
