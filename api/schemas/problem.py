"""Problem details, RFC 9457."""

from marshmallow import Schema, fields

from api.schemas.base import described


class FaultSchema(Schema):
    """One thing that is wrong, and where."""

    pointer = fields.String(metadata=described("Where in the body, as a JSON pointer (RFC 6901)."))
    parameter = fields.String(metadata=described("Which query parameter."))
    detail = fields.String(required=True)


class FormSchema(Schema):
    """A form that there is of what was asked for."""

    media_type = fields.String(required=True, metadata=described("What `Accept` calls it."))
    address = fields.String(required=True, metadata=described("Where it is, without `Accept`."))


class ProblemSchema(Schema):
    """What went wrong, and what to do about it."""

    type = fields.String(required=True, metadata=described("Address of the problem's page."))
    title = fields.String(required=True, metadata=described("The kind of problem, in words."))
    status = fields.Integer(required=True, metadata=described("The HTTP status."))
    code = fields.String(
        required=True, metadata=described("The kind of problem, as a name that does not change.")
    )
    detail = fields.String(required=True, metadata=described("This problem, in words."))
    instance = fields.String(required=True, metadata=described("The path that was asked for."))
    request_id = fields.String(
        required=True, metadata=described("The request, as in `X-Request-Id`.")
    )
    errors = fields.List(
        fields.Nested(FaultSchema), metadata=described("Each field or parameter that is wrong.")
    )
    scope = fields.String(metadata=described("What the key would have to be for."))
    forms = fields.List(
        fields.Nested(FormSchema),
        metadata=described("Each form there is, where none is that was asked for."),
    )


class ProblemKindSchema(Schema):
    """One row of the table of problems."""

    code = fields.String(required=True)
    status = fields.Integer(required=True)
    title = fields.String(required=True)
    remedy = fields.String(required=True, metadata=described("What a client does about it."))
