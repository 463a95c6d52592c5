"""What every list shares: how much of it is asked for, and where it goes on."""

from marshmallow import Schema, fields, validate

from api.schemas.base import Input, Pattern, WholeParameter, described

MAX_ITEMS = 100


class PageQuery(Input):
    """Which part of a list to give."""

    limit = WholeParameter(
        load_default=20,
        validate=validate.Range(min=1, max=MAX_ITEMS),
        metadata=described("How many items at most."),
    )


def cursor(digits: int) -> fields.String:
    """Make the field that says where a list goes on, in hexadecimal *digits*."""
    return fields.String(
        validate=Pattern(
            rf"^[0-9a-f]{{{digits}}}$", error="No such cursor: take it from `next` as it stands."
        ),
        metadata=described("Where to go on: taken from `next`, never made by hand."),
    )


class Listing(Schema):
    """A part of a list. ``items`` is for the list itself to declare."""

    next = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The address of the next part, also in `Link`; null at the end."),
    )
