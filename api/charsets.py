"""The character sets of pages, and how a page says which one is its own."""

import re
from codecs import lookup

from werkzeug.exceptions import UnsupportedMediaType

# What pages are written in, as Python calls it; punycode, unicode_escape and the like are not.
_CHARSET = re.compile(
    r"utf-(?:8|16|32)(?:-[lb]e)?|ascii|iso8859-\d+|cp\d+|koi8-\w|big5\w*|gb\w+|euc_\w+|shift_jis\w*"
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


def codec(charset: str) -> str:
    """Find what Python calls a character set of pages.

    Raises
    ------
    UnsupportedMediaType
        If it is none.
    """
    try:
        found = lookup(charset).name
    except (LookupError, ValueError) as error:
        raise UnsupportedMediaType(f"No character set is called {charset!r}.") from error
    if not _CHARSET.fullmatch(found):
        raise UnsupportedMediaType(f"{charset!r} is no character set of pages.")
    return found


def markup(data: bytes, stated: str = "") -> str:
    """Decode HTML as browsers do: as *stated*, by its own word, as UTF-8, or as what is left."""
    for charset in filter(None, [stated, _stated_charset(data), "utf-8"]):
        try:
            return data.decode(codec(charset))
        except (UnicodeError, UnsupportedMediaType):
            continue
    return data.decode("cp1252", errors="replace")


def _stated_charset(data: bytes) -> str:
    found = _META_CHARSET.search(data, 0, 4096)
    return found[1].decode("ascii") if found else ""
