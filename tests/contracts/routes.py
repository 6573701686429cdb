"""Every address of the program, found by walking the URL configuration."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from youju.ui.scope import Ability, Open


@dataclass(frozen=True)
class Route:
    """One address. `view` is the class that answers, None where a function does; `parameters` stand in the address."""

    name: str
    pattern: str
    view: Any
    parameters: tuple[str, ...]

    @property
    def ability(self) -> Ability | Open | None:
        """What the view says it needs; None where it says nothing."""
        return getattr(self.view, "ability", None)

    @property
    def enough(self) -> set[Ability]:
        """The abilities of which one lets in; none for pages open to whoever signed in."""
        first = {self.ability} if isinstance(self.ability, Ability) else set()
        return first | set(getattr(self.view, "or_else", ()))

    @property
    def model(self) -> type | None:
        """What the page is about, where it is about one thing."""
        return getattr(self.view, "model", None) if "uid" in self.parameters or "username" in self.parameters else None

    def __str__(self) -> str:
        return self.name or self.pattern


def routes(patterns: Any = None) -> list[Route]:
    """All of them."""
    return list(_walk(get_resolver().url_patterns if patterns is None else patterns, "", ""))


def _walk(patterns: list[Any], before: str, space: str) -> Iterator[Route]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _walk(each.url_patterns, before + str(each.pattern), inner)
        else:
            yield _route(each, before, space)


def _route(pattern: URLPattern, before: str, space: str) -> Route:
    view = getattr(pattern.callback, "view_class", None)
    parameters = tuple(pattern.pattern.converters)
    return Route(f"{space}{pattern.name}" if pattern.name else "", before + str(pattern.pattern), view, parameters)


def undeclared(found: list[Route]) -> list[str]:
    """Routes whose view does not say who may open it."""
    return [str(route) for route in found if not isinstance(route.ability, Ability | Open)]
