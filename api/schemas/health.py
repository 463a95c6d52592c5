"""The state of the service."""

from marshmallow import Schema, fields, validate


class HealthSchema(Schema):
    """The state of the service."""

    status = fields.String(required=True, validate=validate.OneOf(["pass"]))
