"""Everything a reading looks words up in, made once for a book."""

from collections.abc import Mapping
from dataclasses import dataclass

from youju.core.codes import Terms, Vocabulary
from youju.core.ledgers.headings import Headings, HeadingWords
from youju.core.ledgers.words import Words


@dataclass(frozen=True)
class Lexicon:
    """The vocabularies and the headings."""

    forms: Words
    topics: Words
    deliverables: Words
    posts: Words
    unit_kinds: Words
    headings: Headings

    @classmethod
    def of(cls, codes: Mapping[Vocabulary, Terms], words: HeadingWords) -> "Lexicon":
        """Made of the codes (shipped and local) and the synonyms of headings."""
        deliverables, forms = Words(codes[Vocabulary.DELIVERABLE]), Words(codes[Vocabulary.FORM])
        return cls(
            forms=forms,
            topics=Words(codes[Vocabulary.TOPIC]),
            deliverables=deliverables,
            posts=Words(codes[Vocabulary.POST]),
            unit_kinds=Words(codes[Vocabulary.UNIT_KIND]),
            headings=Headings(words, deliverables, forms),
        )
