"""What every template is given."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from youju.ui.rooms import ROOMS, Room


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The rooms that the account may enter, with their addresses."""
    scope = getattr(request, "scope", None)
    if scope is None:
        return {"rooms": [], "scope": None}
    rooms = [(room, _address(room)) for room in ROOMS if room.ability in scope.abilities]
    return {"rooms": [(room, address) for room, address in rooms if address], "scope": scope}


def _address(room: Room) -> str:
    try:
        return reverse(room.route)
    except NoReverseMatch:
        return ""
