"""The forms there are, in the order in which a client without a wish gets them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from api.forms.jsonld import jsonld
from api.forms.markdown import markdown
from api.forms.ninjs import ninjs, ninjs2
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


def _json(form: Callable[[Document], Any]) -> Callable[[bytes], bytes]:
    return lambda document: orjson.dumps(form(orjson.loads(document)))


def _text(form: Callable[[Document], str]) -> Callable[[bytes], bytes]:
    return lambda document: form(orjson.loads(document)).encode()


# IPTC has registered no media type for ninjs; this is named as those of its other standards are.
_NINJS = "application/vnd.iptc.ninjs+json"

FORMS = (
    Form("Our own JSON", "application/json", "json", lambda document: document),
    Form("ninjs 3.1", f"{_NINJS};version=3.1", "ninjs", _json(ninjs)),
    Form("ninjs 2.2", f"{_NINJS};version=2.2", "ninjs2", _json(ninjs2)),
    Form("schema.org JSON-LD", "application/ld+json", "jsonld", _json(jsonld)),
    Form("Markdown", "text/markdown", "md", _text(markdown)),
    Form("Plain text", "text/plain", "txt", _text(plain)),
)
BY_SUFFIX: Mapping[str, Form] = {form.suffix: form for form in FORMS}
