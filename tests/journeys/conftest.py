"""A house, a browser and a visit for each journey."""

from collections.abc import Iterator
from typing import Any

import pytest

from journeys.house import CHROMIUM, QUIET, SCREENS, House, Visit, new_context, open_house


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys need a browser."""
    for item in items:
        if "journeys" in item.path.parts and CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine (Debian: apt install chromium)"))


@pytest.fixture(scope="package")
def house() -> Iterator[House]:
    """The demo group behind the real server."""
    with open_house() as made:
        yield made


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only where there is a browser

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield made
        made.close()


@pytest.fixture(params=list(SCREENS))
def visit(request: pytest.FixtureRequest, house: House, browser: Any) -> Iterator[Visit]:
    """A visit on a phone and one at a desk; at its end nothing may have gone wrong in the browser or left the house."""
    context = new_context(browser, request.param)
    made = Visit(context.new_page(), house, request.param)
    yield made
    context.close()
    assert made.troubles == []
