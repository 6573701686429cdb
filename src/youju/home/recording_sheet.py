"""The form as the page shows it: from what is known beforehand, or from what was filled in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from youju.base.clock import now
from youju.core.codes import Term
from youju.core.facts import EntryState
from youju.home import recording_form as filled
from youju.home.recording_known import (
    BRANCH_FORMS,
    FIRST_FORMS,
    FIRST_TOPICS,
    Known,
    Words,
    preset,
    suggested_title,
    who_attends,
)
from youju.home.recording_people import Attendee, guests_of, roster_of
from youju.home.recording_told import Told, draft_of, lateness
from youju.ledger.drafts import EntryDraft
from youju.organisation.models import Unit


@dataclass
class Sheet:
    """Everything the template draws."""

    words: Words
    uid: UUID
    state: EntryState
    hosts: list[Unit]
    forms: tuple[str, ...]
    form: Any
    items: Any
    lines: Any
    attendees: list[Attendee]
    functions: dict[int, int] = field(default_factory=dict)
    title: str = ""
    source: str = ""
    since: date | None = None
    until: date | None = None
    late: str = ""

    @classmethod
    def known(cls, known: Known, words: Words, today: date, before: EntryDraft | None = None) -> "Sheet":
        """The form before anything is filled in, or with what an entry says (`before`)."""
        on = known.fields.get("started_on")
        items = filled.Items(prefix="item", initial=known.items, form_kwargs={"topics": words.topics})
        lines = filled.Lines(prefix="line", initial=known.lines, form_kwargs={"kinds": words.deliverables})
        return cls(
            words,
            known.uid,
            before.state if before else EntryState.HELD,
            known.hosts,
            known.forms,
            filled.EntryForm(initial=known.fields),
            items,
            lines,
            _expected(known, on or known.until or today, words),
            known.functions,
            title=suggested_title(known.forms, on or known.since, words.forms) if known.forms else "",
            source=known.told,
            since=known.since,
            until=min(known.until, today) if known.until else None,
            late=lateness(before, now()) if before else "",
        )

    @classmethod
    def told(cls, told: Told, today: date) -> "Sheet":
        """The form with what was filled in."""
        on = told.fields.cleaned_data.get("started_on")
        late = lateness(draft_of(told, is_rough=True), now()) if on and told.hosts else ""
        return cls(
            told.words,
            told.uid,
            told.state,
            told.hosts,
            told.forms,
            told.fields,
            told.items,
            told.lines,
            _ticked(told, on or today),
            filled.functions_posted(told.posted, told.people),
            title=suggested_title(told.forms, on, told.words.forms) if told.forms else "",
            late=late,
        )

    @property
    def first_forms(self) -> list[tuple[Term, str, bool]]:
        """The forms shown at once, with who comes to them and whether they are chosen."""
        kind = self.hosts[0].kind if self.hosts else ""
        codes = dict.fromkeys((*FIRST_FORMS.get(kind, BRANCH_FORMS), *self.forms))
        return [self._form(self.words.forms.by_code[code]) for code in codes if code in self.words.forms.by_code]

    @property
    def more_forms(self) -> list[tuple[Term, str, bool]]:
        """All others."""
        shown = {term.code for term, _, _ in self.first_forms}
        return [self._form(term) for term in self.words.forms.terms if term.code not in shown]

    def _form(self, term: Term) -> tuple[Term, str, bool]:
        return term, who_attends([term.code], self.words.forms), term.code in self.forms

    @property
    def agenda(self) -> list["ItemShown"]:
        """The items, with their topics."""
        return [ItemShown(form, self.words) for form in self.items]

    @property
    def blank_item(self) -> "ItemShown":
        """What a further item is made from."""
        return ItemShown(self.items.empty_form, self.words)

    @property
    def committee(self) -> list[Attendee]:
        """Who is asked to everything."""
        return [each for each in self.attendees if each.is_on_committee]

    @property
    def parts(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """What people did (主持 …): field, word, and whom the choices show as chosen, one blank more than there are."""
        uids = {each.number: each.uid for each in self.attendees}
        return [
            (
                name,
                word,
                [*((uids[n], "") for n, done in self.functions.items() if done & flag and n in uids), ("", "")],
            )
            for name, (flag, word) in filled.FUNCTION_FIELDS.items()
        ]

    @property
    def is_planned(self) -> bool:
        """Whether it is a plan."""
        return self.state is EntryState.PLANNED


class ItemShown:
    """An agenda item with its topics, the commonest first."""

    def __init__(self, form: Any, words: Words) -> None:
        self.form = form
        chosen = {str(each) for each in (form["topics"].value() or ())}
        codes = dict.fromkeys((*FIRST_TOPICS, *sorted(chosen)))
        self.name = form.add_prefix("topics")
        known = words.topics.by_code
        self.first = [(known[code], code in chosen) for code in codes if code in known]
        self.rest = [(term, False) for term in words.topics.terms if term.code not in codes]
        self.directives = form["directives"].value() or []


def _expected(known: Known, on: date, words: Words) -> list[Attendee]:
    """The roster with those ticked who are expected, or who were there the last time."""
    attendees = roster_of([unit.pk for unit in known.hosts], on, words.posts)
    if known.people is None:
        preset(attendees, who_attends(known.forms, words.forms))
        return attendees
    return _with_guests(attendees, known.people)


def _ticked(told: Told, on: date) -> list[Attendee]:
    """The roster with what was ticked; who is new on it as expected."""
    attendees = roster_of([unit.pk for unit in told.hosts], on, told.words.posts)
    sent = {number: told.posted.get(f"person-{uid}", "") for uid, number in told.people.items()}
    new = [each for each in attendees if each.number not in sent]
    preset(new, who_attends(told.forms, told.words.forms))
    return _with_guests(attendees, sent)


def _with_guests(attendees: list[Attendee], states: dict[int, str]) -> list[Attendee]:
    """Puts states on the roster and adds those who are not on it."""
    there = {each.number for each in attendees}
    guests = guests_of(number for number in states if number not in there)
    for each in (*attendees, *guests):
        each.presence = states.get(each.number, each.presence)
    return [*attendees, *_shown(guests)]


def _shown(guests: Iterable[Attendee]) -> list[Attendee]:
    """Guests who are still listed."""
    return [each for each in guests if each.presence]
