"""The form that a request asks for, by ``Accept`` or by a suffix, and the answer in it."""

from typing import Any, ClassVar

from flask import Response, request
from werkzeug.exceptions import NotAcceptable, NotFound

from api.forms.choice import choose
from api.forms.table import BY_SUFFIX, FORMS, Form

_VARY = {"Vary": "Accept"}


class NoSuchForm(NotAcceptable):
    """The client accepts none of the forms that there are; they are listed."""

    problem: ClassVar[str] = "not-acceptable"

    def __init__(self, address: str) -> None:
        """List the forms of what is at *address*."""
        super().__init__(f"There are: {', '.join(form.media_type for form in FORMS)}.")
        self.members = {
            "forms": [
                {"media_type": form.media_type, "address": f"{address}.{form.suffix}"}
                for form in FORMS
            ]
        }

    def get_headers(self, *arguments: Any, **options: Any) -> list[tuple[str, str]]:
        """Say that another ``Accept`` has another answer."""
        return [*super().get_headers(*arguments, **options), *_VARY.items()]


def accepted_form() -> Form:
    """Return the form that the request accepts most gladly."""
    form = choose(request.headers.get("Accept", ""))
    if form is None:
        raise NoSuchForm(_address())
    return form


def form_of(suffix: str) -> Form:
    """Return the form with this *suffix*, or answer 404 with those that there are."""
    if suffix not in BY_SUFFIX:
        known = ", ".join(f".{each}" for each in BY_SUFFIX)
        raise NotFound(f"No form of an article ends in .{suffix}. There are: {known}.")
    return BY_SUFFIX[suffix]


def in_form(form: Form, document: bytes) -> Response:
    """Answer with a stored *document*, in *form*."""
    return Response(form.write(document), content_type=form.content_type)


def in_accepted_form(form: Form, document: bytes) -> Response:
    """Answer in the *form* that was chosen by ``Accept``; say so, and where it is without."""
    response = in_form(form, document)
    response.headers.update(_VARY | {"Content-Location": f"{_address()}.{form.suffix}"})
    return response


def _address() -> str:
    return request.script_root + request.path
