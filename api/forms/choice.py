"""Which form a client likes best, by its ``Accept`` (RFC 9110, section 12.5.1)."""

from collections.abc import Iterable
from functools import lru_cache

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header, parse_options_header

from api.forms.table import FORMS, Form

Range = tuple[str, str | None, float]
"""A media type or range of them, the version of it that is wanted, and how much it is liked."""


# Clients send few headers, and the same ones again: the commonest read of all need not parse them.
@lru_cache(maxsize=256)
def choose(accept: str) -> Form | None:
    """Return the form that is liked best, or None where none is accepted.

    Of two that are liked equally the first of the table is chosen: ``*/*`` is our own JSON, and so
    it is for browsers. werkzeug's own choice takes a type that ``q=0`` excludes if ``*/*`` is
    there too, and no type with a parameter where the parameter is not named.
    """
    ranges = [_range(value, quality) for value, quality in parse_accept_header(accept, MIMEAccept)]
    best = max(FORMS, key=lambda form: _liking(form, ranges))
    return best if not ranges or _liking(best, ranges) > 0 else None


def _range(value: str, quality: float) -> Range:
    # Other parameters, such as a character set or a profile, exclude no form.
    media_type, parameters = parse_options_header(value.lower())
    return media_type, parameters.get("version"), quality


def _liking(form: Form, ranges: Iterable[Range]) -> float:
    """Return the quality of the most specific range that takes *form*, 0 if none does."""
    fitting = [
        (specificity, quality)
        for wanted, version, quality in ranges
        if (specificity := _specificity(form, wanted, version))
    ]
    return max(fitting)[1] if fitting else 0


def _specificity(form: Form, wanted: str, version: str | None) -> int:
    """Tell how closely a range describes *form*: from 4 for its version to 0 for not at all."""
    media_type, parameters = parse_options_header(form.media_type)
    if wanted == media_type:
        return 3 if version is None else 4 * (version == parameters.get("version"))
    return {f"{media_type.partition('/')[0]}/*": 2, "*/*": 1}.get(wanted, 0)
