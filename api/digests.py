"""Texts read on the spot: nothing is stored."""

from http import HTTPStatus
from typing import Any

from api.documents import digest_document
from api.resource import Resource
from api.rules import Access
from api.schemas.digest import DigestQuery, DigestRequest, DigestSchema
from summarizer.digest import digest, reasons

bp = Resource(
    "Digests", __name__, url_prefix="/v1/digests", description="Read a text, store nothing."
)


@bp.route("", methods=["POST"], access=Access.READ)
@bp.arguments(DigestRequest)
@bp.arguments(DigestQuery, location="query")
@bp.response(HTTPStatus.OK, DigestSchema)
def create_digest(fields: dict[str, Any], query: dict[str, Any]) -> dict[str, Any]:
    """Read one text.

    Gives its sentences, a short abstract made of them, the quotes with who said them, and
    keywords. Nothing is stored, and nothing is said that is not in the text: each item comes
    with its range in `body`, counted in Unicode code points, its end excluded.
    """
    title, body, choice = fields["title"], fields["body"], fields["summary"]
    read = digest(
        body,
        title=title,
        language=fields["language"],
        method=choice["method"],
        count=choice["sentences"],
        max_words=choice["max_words"],
        max_chars=choice["max_chars"],
        indirect=query["indirect"],
    )
    why = None
    if choice["explain"]:
        why = reasons(body, read.sentences, read.summary, title=title, language=read.language)
    return digest_document(title, body, read, why, indirect=query["indirect"])
