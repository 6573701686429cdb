"""Words of a vocabulary found in text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from youju.core.codes import Terms
from youju.core.ledgers.text import bare, without_brackets

SHORTEST = 2


@dataclass(frozen=True)
class Words:
    """A vocabulary to be looked up in: by the whole of a text, or by what stands in it."""

    terms: Terms

    @cached_property
    def by_word(self) -> Mapping[str, str]:
        """Words without spaces, brackets and punctuation → code."""
        return {bare(word): code for word, code in reversed(list(self.terms.by_word.items()))}

    @cached_property
    def _by_length(self) -> list[tuple[int, dict[str, str]]]:
        lengths = sorted({len(word) for word in self.by_word if len(word) >= SHORTEST}, reverse=True)
        return [(n, {word: code for word, code in self.by_word.items() if len(word) == n}) for n in lengths]

    def exact(self, text: str) -> str:
        """The code a text names as a whole, with or without its brackets; '' where none."""
        return self.by_word.get(bare(text)) or self.by_word.get(bare(without_brackets(text))) or ""

    def within(self, text: str, shortest: int = SHORTEST) -> list[str]:
        """Codes of the words in a text, longest words first, none inside another; each code once."""
        return list(dict.fromkeys(code for _, code in self._found(bare(text), shortest)))

    def last_within(self, text: str, shortest: int = SHORTEST) -> str:
        """The code of the word that stands last in a text: what a Chinese compound is a kind of; '' where none."""
        return max(self._found(bare(text), shortest), default=(0, ""))[1]

    def _found(self, text: str, shortest: int) -> Iterator[tuple[int, str]]:
        """(end, code) of the words in a text."""
        for length, words in self._by_length:
            if length < shortest:
                return
            for start in range(len(text) - length + 1):
                code = words.get(text[start : start + length])
                if code:
                    yield start + length, code
                    text = text[:start] + "\0" * length + text[start + length :]
