"""The first sentences: how editors shorten, and what every method has to beat."""

from summarizer.rank.story import Story


def lead(story: Story) -> list[float]:
    """Rate a sentence by how early it stands."""
    size = len(story.texts)
    return [1 - place / size for place in range(size)]
