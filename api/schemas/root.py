"""The way in."""

from marshmallow import Schema, fields


class LinksSchema(Schema):
    """Where things are, as paths of this server."""

    pages = fields.String(required=True)
    articles = fields.String(required=True)
    json_feed = fields.String(required=True)
    atom_feed = fields.String(required=True)
    quotes = fields.String(required=True)
    speakers = fields.String(required=True)
    digests = fields.String(required=True)
    methods = fields.String(required=True)
    webhooks = fields.String(required=True)
    key = fields.String(required=True)
    audit = fields.String(required=True)
    desk = fields.String(required=True)
    documentation = fields.String(required=True)
    contract = fields.String(required=True)
    health = fields.String(required=True)


class RootSchema(Schema):
    """The service's name, its release, and its addresses."""

    name = fields.String(required=True)
    version = fields.String(required=True)
    links = fields.Nested(LinksSchema, required=True)
