"""What all pages have: who may open them, a title, where they hang."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View

from youju.ui.scope import Ability, Bound, ByUnit, Open, ScopedRequest

Crumb = tuple[str, str]
"""What a page above is called, and its address."""


class Page(View):
    """A page. A subclass must say its `ability`; without one it cannot be opened (tests/contracts/test_routes)."""

    ability: ClassVar[Ability | Open]
    title: ClassVar[str] = ""
    room: ClassVar[str] = ""
    """Which entry of the navigation is lit: a name in `ui.rooms`."""
    template: ClassVar[str] = ""
    request: ScopedRequest

    def dispatch(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Let in who may come in; everybody else is sent to sign in, or told."""
        if self.ability is not Open.EVERYBODY and request.scope is None:
            return redirect(f"/signin/?next={request.get_full_path()}")
        if isinstance(self.ability, Ability) and self.ability not in request.scope.abilities:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page."""
        return self.page()

    def page(self, status: int = 200, **more: Any) -> HttpResponse:
        """Show the template with the context and what is given besides."""
        return render(self.request, self.template, self.context() | more, status=status)

    def context(self) -> dict[str, Any]:
        """What the template is given."""
        return {"title": self.heading(), "room": self.room, "crumbs": self.crumbs(), "view": self}

    def heading(self) -> str:
        """The page's title."""
        return self.title

    def crumbs(self) -> list[Crumb]:
        """The way from the room's first page to here, without this one."""
        return []


class ObjectPage(Page):
    """A page about one thing, found by its `uid`; who may not read its unit does not learn that it is there.

    Who may read it, but lacks the page's ability on its unit, is refused.
    """

    model: ClassVar[type[Model]]
    bound: ClassVar[Bound] = ByUnit()
    object: Any

    def rows(self) -> QuerySet[Any]:
        """Where the thing is looked for; override it to join what the page shows."""
        return self.model._default_manager.all()

    def find(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The thing that the address names."""
        return rows.filter(uid=self.kwargs["uid"])

    def dispatch(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Find the thing, if it may be read."""
        if request.scope is not None and not isinstance(self.ability, Open):
            self.object = self._found(request)
        return super().dispatch(request, *args, **kwargs)

    def _found(self, request: ScopedRequest) -> Any:
        bound = type(self).bound
        found = bound(self.find(self.rows()), request.scope.units(Ability.READ)).first()
        if found is None:
            raise Http404
        if self.ability is not Ability.READ and not self.may(self.ability, found, request):
            raise PermissionDenied
        return found

    def may(self, ability: Any, thing: Any, request: ScopedRequest | None = None) -> bool:
        """Whether the account may do this on the thing's unit; for buttons, too."""
        rows = type(thing)._default_manager.filter(pk=thing.pk)
        return type(self).bound(rows, (request or self.request).scope.units(ability)).exists()

    def heading(self) -> str:
        return self.title or str(self.object)

    def context(self) -> dict[str, Any]:
        return super().context() | {"object": self.object}
