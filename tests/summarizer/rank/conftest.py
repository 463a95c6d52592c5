import pytest

from summarizer.rank.story import story
from summarizer.text import Sentence

MILL = (
    "The paper mill in Harrow Bay will close in May, its owner said on Monday.",
    "The weather was fine.",
    "The closure of the mill will cost Harrow Bay 340 jobs.",
    "“Nobody buys newsprint any more,” said Anna Kovač, who owns the mill.",
    "Who will heat the school, which has used the mill's steam since the war?",
    "It has made paper since 1911.",
)


@pytest.fixture
def laid_out():
    """Lay texts out as a body, a paragraph to every two of them, and its sentences."""

    def lay_out(texts):
        sentences, start = [], 0
        for index, text in enumerate(texts):
            sentences.append(Sentence(start, start + len(text), index=index, paragraph=index // 2))
            start += len(text) + 1
        return "\n".join(texts), tuple(sentences)

    return lay_out


@pytest.fixture
def told(laid_out):
    """Make a story of texts."""
    return lambda texts, title=None, language="en": story(*laid_out(texts), title, language)


@pytest.fixture
def mill():
    return MILL
