"""What stands between the server and pages: whose scope it is, sessions that end, refusals told."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from youju.access.scope import AccountScope
from youju.access.signing import note_idle
from youju.base.clock import now, today
from youju.core.errors import Refusal

Next = Callable[[HttpRequest], HttpResponse]
SEEN = "seen_at"
EVERY = 60
"""Seconds between notes of when a session was last used: not every page writes."""


class UploadMiddleware:
    """Refuses what is larger than any page takes, before a byte of it is read."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > settings.YOUJU_UPLOAD_BYTES:
            return render(None, "413.html", {"most": settings.YOUJU_UPLOAD_BYTES // 2**20}, status=413)
        return self.get_response(request)


class TextMiddleware:
    """Refuses addresses and forms with the character no database keeps; nobody types it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: Any) -> None:
        """Before any page; of those that read their upload themselves only the address."""
        given = [request.GET] if getattr(view, "csrf_exempt", False) else [request.GET, request.POST]
        if any("\0" in text for each in given for texts in each.lists() for text in (texts[0], *texts[1])):
            raise BadRequest


class IdleMiddleware:
    """Ends a session nobody has used for `YOUJU_IDLE_SECONDS`."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            at = int(now().timestamp())
            seen = request.session.get(SEEN, at)
            if at - seen > settings.YOUJU_IDLE_SECONDS:
                note_idle(request.user, at=now())
                logout(request)
            elif at - seen > EVERY or SEEN not in request.session:
                request.session[SEEN] = at
        return self.get_response(request)


class ScopeMiddleware:
    """Puts the account's scope on the request, None where nobody is signed in; a Refusal becomes a page."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        scope = AccountScope(cast("Any", account), today()) if account.is_authenticated else None
        request.scope = scope  # type: ignore[attr-defined]
        response = self.get_response(request)
        if scope is not None and "Cache-Control" not in response:
            # on a computer that several people use, going back shows nothing of who was there before
            response["Cache-Control"] = "no-store, private"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Tell what was refused, where no form does."""
        if isinstance(exception, Refusal):
            return render(request, "ui/refused.html", {"title": "没有办成", "refusal": exception}, status=422)
        return None
