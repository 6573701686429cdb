"""The shipped words by which documents are read."""

from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from youju.core.reading.words import Words


@cache
def reading_words() -> Words:
    """The content of reading/words.yaml: each entry a tuple of words."""
    text = files("youju.library").joinpath("reading", "words.yaml").read_text(encoding="utf-8")
    return Words(**{name: tuple(listed.split()) for name, listed in YAML(typ="safe").load(text).items()})
