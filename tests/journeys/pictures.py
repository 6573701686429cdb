"""Pictures of every page on both screens: `python tests/journeys/pictures.py FOLDER`.

Each kind of page is taken once, of the demo group, by whoever meets it first: the group's administrator, a company's
officer, a branch's secretary, a member.
"""

import io
import re
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from journeys.house import CHROMIUM, QUIET, SCREENS, House, Visit, new_context, open_house
from journeys.walking import OK, kind_of, pages

TALLEST = 1500
COLOURS = 96
PEOPLE = ("officer", "secretary", "administrator", "member")


def take_all(folder: Path) -> None:
    """Make the folder anew, with a page of the list of pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with open_house() as house, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for screen in SCREENS:
            taken: set[str] = set()
            for name in PEOPLE:
                _take(browser, house, name, screen, taken, folder)
        browser.close()


def _take(browser: Any, house: House, name: str, screen: str, taken: set[str], folder: Path) -> None:
    context = new_context(browser, screen)
    visit = Visit(context.new_page(), house, screen)
    if not taken:
        visit.go("/signin/")
        _save(visit.page, folder / f"signin-{screen}.png")
    visit.sign_in(name)
    for address, status in pages(visit, name):
        kind = kind_of(address)
        if status == OK and kind not in taken:
            taken.add(kind)
            visit.page.wait_for_load_state("networkidle")
            _save(visit.page, folder / f"{_named(kind)}-{screen}.png")
    print(f"{screen} {name}: {len(taken)}", flush=True)
    context.close()


def _named(kind: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", kind.replace("…", "x")).strip("-") or "home"


def _save(page: Any, path: Path) -> None:
    """As a picture of few colours: pages have few."""
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    size = page.viewport_size
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    shot = Image.open(io.BytesIO(page.screenshot()))
    page.set_viewport_size(size)
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    take_all(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/handbook/pictures/web"))
