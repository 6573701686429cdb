"""What all pages have: who may open them, a title, where they hang."""

from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View
from django_htmx.http import HttpResponseClientRedirect

from youju.ui.scope import Ability, Bound, ByUnit, Open, ScopedRequest

Crumb = tuple[str, str]
"""What a page above is called, and its address."""


def sent_to_sign_in(request: ScopedRequest) -> HttpResponse:
    """To the sign-in page and from there back here. Where only a part was asked for, the whole page goes there."""
    here = request.get_full_path()
    if request.htmx:
        at = urlsplit(request.htmx.current_url_abs_path or "/")
        return HttpResponseClientRedirect(f"/signin/?{urlencode({'next': at.geturl()})}")
    return redirect(f"/signin/?{urlencode({'next': here})}")


class Page(View):
    """A page. A subclass must say its `ability`; without one it cannot be opened (tests/contracts/test_routes)."""

    ability: ClassVar[Ability | Open]
    or_else: ClassVar[frozenset[Ability]] = frozenset()
    """Other abilities that open the page as well."""
    title: ClassVar[str] = ""
    room: ClassVar[str] = ""
    """Which entry of the navigation is lit: a name in `ui.rooms`."""
    template: ClassVar[str] = ""
    part: ClassVar[str] = ""
    """What htmx is given in the template's place; '' where it is given the same."""
    request: ScopedRequest

    def dispatch(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Let in who may come in; everybody else is sent to sign in, or told."""
        if self.ability is not Open.EVERYBODY and request.scope is None:
            return sent_to_sign_in(request)
        if isinstance(self.ability, Ability) and not ({self.ability} | self.or_else) & request.scope.abilities:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page."""
        return self.page()

    @property
    def is_part(self) -> bool:
        """Whether only the part is asked for."""
        return bool(self.part and self.request.htmx and not self.request.htmx.boosted)

    def page(self, status: int = 200, **more: Any) -> HttpResponse:
        """Show the template, or the part, with the context and what is given besides."""
        template = self.part if self.is_part else self.template
        return render(self.request, template, self.context() | more, status=status)

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
        enough = {self.ability, *self.or_else}
        if Ability.READ not in enough and not any(self.may(each, found, request) for each in sorted(enough)):
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
