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
# Most show it at a glance: of 1,682 English stories the first 200 code points leave a tenth in
# doubt, the first 400 one in two hundred.
_GLANCES = (200, 400)
# What is likelier than this is believed, even if all the rest were for English.
_NO_DOUBT = _ODDS / (_ODDS + 1)


def detection(text: str) -> Detection:
    """Tell what language a text is in.

    Parameters
    ----------
    text
        Any text. Its first 200 code points, blanks at its start left out, are looked at; where
        they leave a doubt, its first 400, then its first 2,000.

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
    beginning = text.lstrip()[:_ENOUGH]
    for size in _GLANCES:
        tag, chance = _identifier().classify(beginning[:size])
        if chance > _NO_DOUBT and tag in LANGUAGES:
            return Detection(tag, tag, chance)
    chances: dict[str, float] = dict(_identifier().rank(beginning))
    likeliest = max(chances, key=lambda tag: chances[tag] * (_ODDS if tag == _DEFAULT else 1))
    read_as = likeliest if likeliest in LANGUAGES else _DEFAULT
    return Detection(likeliest, read_as, chances[read_as])


@cache
def _identifier() -> "LanguageIdentifier":
    # It reads its model in almost a second, which a command that reads no text should not wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - see above

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
