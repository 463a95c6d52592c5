"""The language that a text is in, where nobody said."""

from functools import cache
from typing import TYPE_CHECKING

from summarizer.language import LANGUAGES
from summarizer.text import Detection

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# What is read where the text is in a language that is not, or too short to tell.
_DEFAULT = "en"
# Most news that comes here is English, and the shorter a text, the less it shows: another language
# is believed when it is a hundred times as likely. English of two words then stays English.
_ODDS = 100
# A story shows its language long before; more would only take longer.
_ENOUGH = 2_000


def detection(text: str) -> Detection:
    """Tell what language a text is in.

    Parameters
    ----------
    text
        Any text. Its first 2,000 code points, blanks at its start left out, are looked at.

    Returns
    -------
    Detection
        The likeliest of 140 languages, English before any that is not a hundred times as likely;
        what the text is to be read as, one of ``LANGUAGES``: that, or English where it is none of
        them; and the probability that the text is in the latter.

    Notes
    -----
    Naive Bayes over sequences of bytes (Lui and Baldwin, "langid.py: An Off-the-shelf Language
    Identification Tool", ACL 2012, demonstrations), by py3langid. The same text always gets the
    same answer.
    """
    chances: dict[str, float] = dict(_identifier().rank(text.lstrip()[:_ENOUGH]))
    likeliest = max(chances, key=lambda tag: chances[tag] * (_ODDS if tag == _DEFAULT else 1))
    read_as = likeliest if likeliest in LANGUAGES else _DEFAULT
    return Detection(likeliest, read_as, chances[read_as])


@cache
def _identifier() -> "LanguageIdentifier":
    # It reads its model in almost a second, which a command that reads no text should not wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - see above

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
