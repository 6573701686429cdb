"""Where a due item has its page: unit, duty, first day, and where there is one a person and a reference."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from youju.core.explain import Judged


def item_address(item: Judged, unit: UUID, person: UUID | None = None, page: str = "item") -> str:
    """The address of an item's page, or of what can be done about it."""
    address = reverse(f"duties:{page}", args=[unit, item.duty.code, item.starts_on])
    return with_asked(address, person=person, ref=item.ref)


def with_asked(address: str, **asked: Any) -> str:
    """An address with what is asked for; what is empty is left out."""
    said = urlencode({name: value for name, value in asked.items() if value not in (None, "", False)})
    return f"{address}?{said}" if said else address


class DayConverter:
    """A day in an address: 2026-05-08."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """ValueError for what is no day: the address is then not found."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """As it stands in the address."""
        return value.isoformat()
