"""校核: a document inspected in the browser. Nothing of it is kept: it lives as long as its request."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from youju.core.errors import Refusal
from youju.core.reading.defects.inspecting import CHECKS
from youju.inspecting.apart import LARGEST, LONGEST, Place, Read, fixed_apart, inspected_apart, inspected_here
from youju.inspecting.families import SEVERITIES, families, family_of, title_of
from youju.intake.inspect_shown import ICON, TONE, as_shown
from youju.intake.inspect_upload import ROOM, InMemory, refuse_large, take_place
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.pages import Crumb, Page

PASTED = "粘贴的文字.txt"
SHORT = 50_000
"""Bytes of pasted text that is inspected at once; longer ones go the way of files."""


# files must be held in memory from the start, and reading the token would already read them: so the token is looked at
# after the handlers are set, not before
@method_decorator([never_cache, csrf_exempt], name="dispatch")
class _Given(Page):
    """A page that is given a file or a text."""

    ability = Ability.READ
    room = "inspect"

    def dispatch(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Refuse what is too long before it is read; then check the token."""
        if request.method == "POST":
            try:
                refuse_large(request)
            except Refusal as refusal:
                return self.refused(refusal)
            request.upload_handlers = [InMemory(request)]
        return csrf_protect(super().dispatch)(request, *args, **kwargs)

    def given(self) -> tuple[bytes, str]:
        """What came in, and what it is called. Raises Refusal for nothing."""
        file = self.request.FILES.get("file")
        if file is not None:
            return file.read(), str(file.name)
        text = self.request.POST.get("text", "")
        if not text.strip():
            raise Refusal("没有收到文件，也没有文字。", f"请选一个{LARGEST // 2**20}MB以内的文件，或把文字粘贴进来。")
        return text.encode(), PASTED

    def refused(self, refusal: Refusal) -> HttpResponse:
        """What was refused, in the page's place for results."""
        name = "intake/inspect_refused.html" if self.request.htmx else "intake/inspect.html"
        return render(self.request, name, self.context() | {"refusal": refusal}, status=422)

    def context(self) -> dict[str, Any]:
        bounds = {"largest": LARGEST // 2**20, "longest": LONGEST // 10_000}
        return super().context() | bounds | {"text": self.request.POST.get("text", "")}


class InspectPage(_Given):
    """The form; sent, what was found in the document."""

    title = "校核"
    template = "intake/inspect.html"

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Inspect what came in."""
        try:
            content, name = self.given()
            found = as_shown(_inspected(content, name))
        except Refusal as refusal:
            return self.refused(refusal)
        context = self.context() | {"found": found, "is_text": name == PASTED}
        return render(request, "intake/inspect_result.html" if request.htmx else self.template, context)


def _inspected(content: bytes, name: str) -> Read:
    if name == PASTED and len(content) < SHORT:
        return inspected_here(content, name)
    with _a_place():
        return inspected_apart(content, name)


@contextmanager
def _a_place() -> Iterator[None]:
    take_place()
    try:
        yield
    finally:
        ROOM.release()


class FixedFile(_Given):
    """A copy of the file with the fixes chosen."""

    title = "校核"
    template = "intake/inspect.html"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The copy, to be saved."""
        try:
            content, name = self.given()
            places = _places(request.POST.getlist("fix"))
            with _a_place():
                made = fixed_apart(content, name, places)
        except Refusal as refusal:
            return self.refused(refusal)
        path = PurePath(name)
        return FileResponse(
            io.BytesIO(made),
            as_attachment=True,
            filename=f"{path.stem}（校核后）{path.suffix}",
            content_type="application/octet-stream",
        )


def _places(texts: list[str]) -> tuple[Place, ...]:
    """Places as the boxes name them. Raises Refusal where none is."""
    found = [re.fullmatch(r"(\d{1,9}):(\d{1,9})", text) for text in texts]
    places = tuple((int(each[1]), int(each[2])) for each in found if each)
    if not places:
        raise Refusal("没有选要改的地方。", "请勾选要改的问题再下载。")
    return places


class CheckList(Page):
    """All checks, by family."""

    ability = Ability.READ
    room = "inspect"
    title = "检查些什么"
    template = "intake/inspect_checks.html"

    def crumbs(self) -> list[Crumb]:
        return [("校核", reverse("intake:inspect"))]

    def context(self) -> dict[str, Any]:
        found: dict[str, list[dict[str, str]]] = {}
        for family, checks in families():
            found.setdefault(title_of(family), []).extend(_told(check.code) for check in checks)
        return super().context() | {"families": list(found.items()), "count": len(CHECKS)}


class CheckPage(Page):
    """What one check looks for, why, and what is right; for htmx only the text."""

    ability = Ability.READ
    room = "inspect"
    template = "intake/inspect_check.html"

    def crumbs(self) -> list[Crumb]:
        return [("校核", reverse("intake:inspect")), ("检查些什么", reverse("intake:checks"))]

    def heading(self) -> str:
        return title_of(self.kwargs["code"])

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        check = CHECKS.get(kwargs["code"])
        if check is None:
            raise Http404
        context = self.context() | {"check": _told(check.code), "parts": list(explained(check.explanation))}
        return render(request, "intake/inspect_why.html" if request.htmx else self.template, context)


def _told(code: str) -> dict[str, str]:
    check = CHECKS[code]
    looks = {"tone": TONE[check.severity], "icon": ICON[check.severity], "word": SEVERITIES[check.severity]}
    return {"code": code, "title": check.title, "family": title_of(family_of(code))} | looks


def explained(explanation: str) -> Iterator[tuple[str, str]]:
    """The parts of a check's explanation: ("wrong" | "right" | "item" | "text", words)."""
    for block in explanation.strip().split("\n\n"):
        lines = block.splitlines()
        if all(line.startswith("- ") for line in lines):
            yield from (_item(line[2:]) for line in lines)
        else:
            yield "text", "".join(lines).replace("`", "")


def _item(line: str) -> tuple[str, str]:
    for kind, head in (("wrong", "错："), ("right", "对：")):
        if line.startswith(head):
            return kind, line.removeprefix(head)
    return "item", line
