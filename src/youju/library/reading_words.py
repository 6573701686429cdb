"""The shipped words by which documents are read."""

from functools import cache

from youju.core.reading.words import Words
from youju.library.reading_entries import reading_entries


@cache
def reading_words() -> Words:
    """The content of reading/words.yaml: each entry a tuple of words."""
    return Words(**{name: tuple(listed.split()) for name, listed in reading_entries("words").items()})
