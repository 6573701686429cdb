"""What numbers and codes in drafts are called: units, people, directives, forms, topics; a few queries in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from youju.codes.queries import all_vocabularies
from youju.core.codes import Vocabulary
from youju.core.facts import Function
from youju.ledger.drafts import EntryDraft
from youju.ledger.minutes import ERASED
from youju.ledger.models import Directive
from youju.members.models import Person
from youju.organisation.models import Unit

FUNCTION_WORDS = (
    (Function.CHAIR, "主持"),
    (Function.LECTURER, "主讲"),
    (Function.RECORDER, "记录"),
    (Function.INTERVIEWEE, "谈话对象"),
)


def function_words(functions: int) -> list[str]:
    """What somebody did in an entry."""
    return [word for function, word in FUNCTION_WORDS if functions & function]


@dataclass(frozen=True)
class Named:
    """A person or unit by name, with the uid its page is found by."""

    name: str
    uid: UUID | None = None


class Names:
    """The names of everything that some drafts refer to."""

    def __init__(self, drafts: Sequence[EntryDraft]) -> None:
        self.units = _units({host for draft in drafts for host in draft.hosts})
        self.people = _people({each.person_id for draft in drafts for each in draft.attendances})
        self.directives = _directives(draft_directive for draft in drafts for draft_directive in _referred(draft))

    @cached_property
    def _words(self) -> dict[Vocabulary, dict[str, str]]:
        found = all_vocabularies()
        return {which: {term.code: term.label for term in terms.terms} for which, terms in found.items()}

    def form(self, code: str) -> str:
        """What a form is called."""
        return self._words[Vocabulary.FORM].get(code, code)

    def topic(self, code: str) -> str:
        """What a topic is called."""
        return self._words[Vocabulary.TOPIC].get(code, code)

    def unit(self, number: int) -> Named:
        """A unit."""
        return self.units.get(number, Named("（已不在）"))

    def person(self, number: int) -> Named:
        """A person."""
        return self.people.get(number, Named(ERASED))

    def directive(self, number: int) -> str:
        """A directive with its number."""
        return self.directives.get(number, "")


def _units(numbers: set[int]) -> dict[int, Named]:
    rows = Unit.objects.filter(pk__in=numbers).values_list("pk", "name", "uid")
    return {number: Named(name, uid) for number, name, uid in rows}


def _people(numbers: set[int]) -> dict[int, Named]:
    rows = Person.objects.filter(pk__in=numbers, identity__isnull=False).values_list("pk", "identity__name", "uid")
    return {number: Named(name, uid) for number, name, uid in rows}


def _directives(numbers: Iterable[int]) -> dict[int, str]:
    rows = Directive.objects.filter(pk__in=set(numbers)).values_list("pk", "title", "number")
    return {number: f"{title}（{mark}）" if mark else title for number, title, mark in rows}


def _referred(draft: EntryDraft) -> Iterable[int]:
    return (number for item in draft.agenda for number in item.directives)
