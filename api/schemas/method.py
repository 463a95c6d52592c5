"""The methods that make abstracts, as they are listed."""

from marshmallow import Schema, fields, validate

from api.schemas.base import described


class PaperSchema(Schema):
    """Who described a method first."""

    title = fields.String(required=True)
    authors = fields.List(fields.String(), required=True)
    year = fields.Integer(required=True)


class LimitsSchema(Schema):
    """The most that a method is given; longer texts are answered with 422, `text-too-long`."""

    sentences = fields.Integer(required=True)
    words = fields.Integer(required=True, metadata=described("Over all sentences."))


class GainsSchema(Schema):
    """By how many points (of 100) the mean F1 of its abstracts is above that of `lead`."""

    rouge_1 = fields.Float(required=True, metadata=described("Words in common."))
    rouge_2 = fields.Float(required=True, metadata=described("Pairs of words in common."))
    rouge_l = fields.Float(required=True, metadata=described("Words in common in their order."))
    too_long = fields.Integer(
        required=True,
        metadata=described("Articles that were too long for it, and count neither way."),
    )


class MethodSchema(Schema):
    """A method that chooses the sentences of an abstract."""

    name = fields.String(required=True, metadata=described("As `method` takes it."))
    does = fields.String(required=True, metadata=described("What it goes by, in a sentence."))
    source = fields.Nested(
        PaperSchema,
        required=True,
        allow_none=True,
        metadata=described("The paper that it follows; null where there is none."),
    )
    parameters = fields.List(
        fields.String(), required=True, metadata=described("What a request may set.")
    )
    heeds = fields.List(
        fields.String(validate=validate.OneOf(["title", "language"])),
        required=True,
        metadata=described("What it goes by besides the text."),
    )
    grows_with = fields.String(required=True, metadata=described("What its time grows with."))
    limits = fields.Nested(
        LimitsSchema, required=True, allow_none=True, metadata=described("Null for no limit.")
    )
    gains = fields.Nested(
        GainsSchema,
        required=True,
        allow_none=True,
        metadata=described("Measured against `lead`; null where that was not done."),
    )


class MethodList(Schema):
    """All methods, the default first."""

    articles = fields.Integer(
        required=True,
        metadata=described(
            "How many articles `gains` were measured on; `news` had not learnt from them."
        ),
    )
    sentences = fields.Integer(
        required=True, metadata=described("How many sentences their abstracts had at most.")
    )
    items = fields.List(fields.Nested(MethodSchema), required=True)
