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
    # The longest is of a speaker's name, and stays below that.
    cursor = fields.String(
        validate=Pattern(
            r"^[A-Za-z0-9_.-]{1,2000}$", error="No such cursor: take it from `next` as it stands."
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
