"""Every page that can be reached, on a phone and at a desk: for eyes, for keyboards, for screen readers."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from journeys.house import Visit
from journeys.walking import OK, first_pages, pages

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
PEOPLE = ("officer", "secretary", "administrator", "member")


@pytest.mark.parametrize(("visit", "name"), [("desk", "officer"), ("phone", "secretary")], indirect=["visit"])
def test_nothing_on_the_first_pages_is_a_serious_hindrance(visit: Visit, name: str) -> None:
    visit.sign_in(name)
    assert _faults(visit, first_pages(visit)) == {}


@pytest.mark.verify  # takes minutes
@pytest.mark.parametrize("name", PEOPLE)
def test_nothing_on_any_page_is_a_serious_hindrance(visit: Visit, name: str) -> None:
    visit.sign_in(name)
    assert _faults(visit, pages(visit, name)) == {}


def _faults(visit: Visit, walk: Iterable[tuple[str, int]]) -> dict[str, list[str]]:
    """What is wrong on each page of a walk."""
    found = {
        address: [*_axe(visit.page), *_sideways(visit.page)] if status == OK else [f"status {status}"]
        for address, status in walk
    }
    return {address: faults for address, faults in found.items() if faults}


def _axe(page: Any) -> list[str]:
    """What axe finds that is serious, contrast below 4.5:1 among it, once nothing is being fetched or fades away."""
    page.wait_for_selector(".htmx-request, .htmx-swapping", state="detached")
    page.evaluate("Promise.allSettled(document.getAnimations().map(each => each.finished))")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def _sideways(page: Any) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{wide} px wider than the screen"] if wide > 1 else []
