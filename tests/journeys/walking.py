"""Going through the house by its links: one page of each kind that somebody can reach."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from journeys.house import Visit
from journeys.steps import LEADING

NAMED = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\d{4}(?:-\d{2}){0,2}|\d+|(?<=/)[a-z_-]+\.[a-z_.-]+(?=/)|(?<=/of/)[^/]+"
)
AWAY = re.compile(r"/signout/|/docx/|/print/|/evidence/.+|_export|/download|/file/")
"""Addresses that end the visit or give a file."""

MOST = 120
FIRST = 10
"""So many pages, those that links on the first lead to, are enough to see that the house stands."""

OK = 200


def kind_of(address: str) -> str:
    """What page it is, whatever thing it shows."""
    parts = urlsplit(address)
    return NAMED.sub("…", parts.path) + (f"#{parts.fragment}" if parts.fragment else "")


def first_pages(visit: Visit) -> Iterator[tuple[str, int]]:
    """The page somebody comes to, and those nearest to it."""
    return islice(_linked(visit, {"/"}, ["/"]), FIRST)


def pages(visit: Visit, name: str) -> Iterator[tuple[str, int]]:
    """What somebody's deeds lead to, then a page of each kind that links lead to; gives its address and status while
    it stands open."""
    known, waiting = {"/"}, ["/"]
    for called, act in LEADING.get(name, {}).items():
        act(visit)
        address = urlsplit(visit.page.url)._replace(scheme="", netloc="", fragment=called).geturl()
        known.add(kind_of(address))
        yield address, OK
        _note(visit, known, waiting)
    yield from _linked(visit, known, waiting)


def _linked(visit: Visit, known: set[str], waiting: list[str]) -> Iterator[tuple[str, int]]:
    for _ in range(MOST):
        if not waiting:
            return
        address = waiting.pop(0)
        answer = visit.page.goto(visit.house.url + address)
        yield address, answer.status
        _note(visit, known, waiting)
    raise AssertionError(f"more than {MOST} kinds of page: {waiting}")


def _note(visit: Visit, known: set[str], waiting: list[str]) -> None:
    for link in _links(visit.page):
        if not AWAY.search(link) and kind_of(link) not in known:
            known.add(kind_of(link))
            waiting.append(link)


def _links(page: Any) -> list[str]:
    here = urlsplit(page.url).netloc
    found = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
    return [urlsplit(link)._replace(scheme="", netloc="", fragment="").geturl() for link in found if here in link]
