"""Sentences -> key sentences: sumy's methods by name, and our own."""

from summarizer.rank.methods import METHODS
from summarizer.rank.story import TooLong
from summarizer.rank.summary import summarize

__all__ = ["METHODS", "TooLong", "summarize"]
