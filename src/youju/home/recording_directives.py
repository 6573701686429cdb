"""What an agenda item passed on or studied: rows of a title and a day on the form, directives in the books."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms

from youju.base.actor import Actor
from youju.ledger.directives import Studied, note_studied, numbers_of
from youju.ledger.drafts import AgendaDraft, EntryDraft
from youju.organisation.models import Unit

Row = tuple[str, str]
"""A title and a day, as they stand on the form."""


class DirectiveRows(forms.Widget):
    """Rows named alike: titles under the field's name, days under it with "-on"."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row] | None:
        """The rows filled in; None where the form sent had none, not even an empty one."""
        if name not in data:
            return None
        titles, days = data.getlist(name), data.getlist(f"{name}-on")
        days += [""] * (len(titles) - len(days))
        rows = [(title.strip(), day.strip()) for title, day in zip(titles, days, strict=False)]
        return [row for row in rows if any(row)]


class DirectivesField(forms.Field):
    """Rows as `Studied`; None where the form did not ask."""

    widget = DirectiveRows

    def clean(self, value: list[Row] | None) -> Any:
        """Each row: a title, and perhaps a day."""
        return None if value is None else [_studied(*row) for row in value]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether anything stands there."""
        return bool(data)


NAMED = "写上文件、讲话的名称，不超过300个字。"
TITLE = forms.CharField(
    max_length=300,
    error_messages={
        "required": NAMED,
        "max_length": NAMED,
    },
)


def _studied(title: str, day: str) -> Studied:
    title = TITLE.clean(title)
    try:
        return Studied(title, date.fromisoformat(day) if day else None)
    except ValueError:
        raise forms.ValidationError(f"“{day}”不是日期。") from None


def rows_of(said: Iterable[Studied]) -> list[Row]:
    """Directives as rows."""
    return [(each.title, each.received_on.isoformat() if each.received_on else "") for each in said]


def with_studied(draft: EntryDraft, items: Any, unit: Unit, reason: str = "", *, by: Actor, at: datetime) -> EntryDraft:
    """The draft with what its items say was studied; what the books lack of that is noted, as received by the unit.

    `items`: the forms filled in, one for each item of the draft. Items whose form did not ask stay as they are.
    """
    asked = _asked(items)
    said = [each for rows in asked for each in rows or ()]
    noted = note_studied(said, unit, reason, studied_on=draft.last_day, by=by, at=at)
    return _with(draft, asked, {title: each.pk for title, each in noted.items()})


def with_known(draft: EntryDraft, items: Any) -> EntryDraft:
    """The same with what the books know already, and nothing noted."""
    asked = _asked(items)
    return _with(draft, asked, numbers_of(each.title for said in asked for each in said or ()))


def _asked(items: Any) -> list[list[Studied] | None]:
    return [form.cleaned_data.get("directives") for form in items if form.is_filled]


def _with(draft: EntryDraft, asked: list[list[Studied] | None], numbers: Mapping[str, int]) -> EntryDraft:
    agenda = (_item(item, said, numbers) for item, said in zip(draft.agenda, asked, strict=True))
    return replace(draft, agenda=tuple(agenda))


def _item(item: AgendaDraft, said: list[Studied] | None, numbers: Mapping[str, int]) -> AgendaDraft:
    if said is None:
        return item
    return replace(item, directives=tuple(dict.fromkeys(numbers[e.title] for e in said if e.title in numbers)))
