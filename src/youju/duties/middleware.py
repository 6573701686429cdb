"""Verdicts kept up: what a request changed in the books is judged again before its answer is sent."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from youju.base.clock import now
from youju.base.models import Touch
from youju.duties.judging import judge_touched

WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
log = logging.getLogger(__name__)


class JudgeMiddleware:
    """After a write that succeeded, judges what it touched; one small question to the database where nothing was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method in WRITES and response.status_code < 400 and Touch.objects.exists():
            _judge()
        return response


def _judge() -> None:
    """The books are written already: where judging fails the touches stay, and the next write judges them."""
    try:
        judge_touched(at=now())
    except Exception:
        log.exception("the items touched could not be judged")
