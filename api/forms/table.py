"""The forms there are, in the order in which a client without a wish gets them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson

from api.forms.markdown import markdown
from api.forms.plain import plain
from api.forms.words import Document


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an article: its media type, its suffix, and how it is made of the stored JSON."""

    name: str
    media_type: str
    suffix: str
    write: Callable[[bytes], bytes]

    @property
    def content_type(self) -> str:
        """The media type as it is sent: with the character set, where one must be named."""
        text = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if text else self.media_type


def _text(form: Callable[[Document], str]) -> Callable[[bytes], bytes]:
    return lambda document: form(orjson.loads(document)).encode()


FORMS = (
    Form("Our own JSON", "application/json", "json", lambda document: document),
    Form("Markdown", "text/markdown", "md", _text(markdown)),
    Form("Plain text", "text/plain", "txt", _text(plain)),
)
BY_SUFFIX: Mapping[str, Form] = {form.suffix: form for form in FORMS}
