"""What reading figures and reading duties share of one document."""

from functools import cached_property

from youju.core.reading.clauses import Clauses
from youju.core.reading.outline import Outline
from youju.core.reading.patterns import regex
from youju.core.reading.quantities import Quantity, quantities
from youju.core.reading.subjects import Subjects
from youju.core.reading.tense import Tense
from youju.core.reading.text import HIDDEN, Span, Text
from youju.core.reading.words import Words

_BRACKETED = regex(
    r"[（(](?=[^（）()\n]{0,40}(?:[0-9][余多万]{0,2}[\u4e00-\u9fff%]|[XxＸ×*_]{2}[\u4e00-\u9fff]|[×*][人名个户件条次家]))[^（）()\n]{4,80}[）)]"
)


class Page:
    """One document made ready: its clauses, who acts in them, its numbers, what it says of past and future.

    `around`: the document in whose brackets this one stands.
    """

    def __init__(self, text: Text, outline: Outline, words: Words, around: "Page | None" = None) -> None:
        self.text = text
        self.outline = outline
        self.words = words
        self.around = around

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses."""
        return Clauses(self.text)

    @cached_property
    def subjects(self) -> Subjects:
        """Who acts."""
        return Subjects(self.text, self.outline, self.words, self.clauses)

    @cached_property
    def tense(self) -> Tense:
        """What was done and what is meant to be."""
        return self.around.tense if self.around else Tense(self.text, self.outline, self.words)

    @cached_property
    def bracketed(self) -> "Page | None":
        """What stands in round brackets and has figures, at its own places; None where there is none such."""
        kept: list[str] = []
        at = 0
        for found in _BRACKETED.finditer(self.text.content):
            start, end = found.span()
            kept += [HIDDEN["（"] * (start - at), "\n", self.text.content[start + 1 : end - 1], "\n"]
            at = end
        if not kept:
            return None
        kept.append(HIDDEN["（"] * (len(self.text.content) - at))
        return Page(Text("".join(kept)), self.outline, self.words, around=self)

    def subject_of(self, clause: Span) -> str | None:
        """Who acts in a clause; in brackets, who acts around them."""
        if self.around:
            return self.around.subject_of(self.around.clauses.around(clause.start))
        return self.subjects.of(clause, self.text.sentence_at(clause.start))

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers with their units, in order."""
        return list(quantities(self.text, self.words))


class PageReader:
    """Something that reads a page, with the page's parts at hand."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.masked = page.text.masked
        self.words = page.words
        self.clauses = page.clauses
        self.subjects = page.subjects
        self.tense = page.tense
        self.quantities = page.quantities
