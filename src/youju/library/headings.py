"""The shipped synonyms of headings."""

from functools import cache

from ruamel.yaml import YAML

from youju.core.ledgers.headings import HeadingWords
from youju.library.shelf import shipped_folder


@cache
def heading_words() -> HeadingWords:
    """The content of headings.yaml."""
    text = shipped_folder().joinpath("headings.yaml").read_text(encoding="utf-8")
    return HeadingWords.model_validate(YAML(typ="safe").load(text))
