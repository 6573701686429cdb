"""The house as people meet it: the demo group behind the real server, and a real browser before it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import programs

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--lang=zh-CN",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
)
PASSWORD = "Ledger-keeps-47-books"
PATIENCE = 90
"""Seconds until the server has to answer."""

SCREENS = {"phone": (390, 844), "desk": (1280, 860)}


@dataclass(frozen=True)
class Who:
    """Somebody with an account: the unit is the one their grant is on."""

    username: str
    unit: str
    unit_uid: str


@dataclass(frozen=True)
class House:
    """Where the server answers, and who may come in."""

    home: Path
    url: str
    people: dict[str, Who]
    signed_in: dict[str, Any] = field(default_factory=dict)
    """Cookies of those who came in by the door once."""


@contextmanager
def open_house(units: int = 30) -> Iterator[House]:
    """A data folder with the demo group of some size, served until the end."""
    home = Path(tempfile.mkdtemp(prefix="yj"))
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "YOUJU_BOOKS")}
    environment |= {"YOUJU_HOME": str(home), "PYTHONUTF8": "1"}
    try:
        _run(environment, "-m", "youju", "demo", "--units", str(units))
        people = {name: Who(**who) for name, who in json.loads(_run(environment, "-c", ACCOUNTS, PASSWORD)).items()}
        with _server(environment) as url:
            yield House(home, url, people)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(environment: dict[str, str], *words: str) -> str:
    done = programs.run(words, environment)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "youju", "serve", "--books", "demo", "--port", str(port)]
    log = Path(environment["YOUJU_HOME"]) / "serve.log"
    with log.open("w") as out, subprocess.Popen(words, env=environment, stdout=out, stderr=out) as server:
        url = f"http://127.0.0.1:{port}"
        try:
            _wait(url, server, log)
            yield url
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def _wait(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(f"{url}/signin/", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not answer in {PATIENCE} s: {log.read_text()}")


ACCOUNTS = """
import json, sys
from youju.project.cli.options import opened
opened("demo")
from datetime import date
from youju.access.models import Role
from youju.access.operations import grant_role, open_account
from youju.base.actor import SYSTEM
from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.members.models import Membership
from youju.organisation.models import Reach, Unit
from youju.core.periods import FOREVER, Cadence, Period
from youju.ledger.closing import reopen_period

standing = Unit.objects.filter(valid_to=FOREVER)
under = Reach.objects.filter(depth__gt=0, valid_to=FOREVER).values("unit_id")
top = standing.filter(kind="party_committee").exclude(pk__in=under).order_by("id").first()
company = standing.filter(kind="general_branch").order_by("id").first()
below = Reach.objects.filter(ancestor=company, depth__gt=0, valid_to=FOREVER).values("unit_id")
branch = standing.filter(kind="branch", pk__in=below).order_by("id").first()
member = Membership.objects.filter(unit=branch, valid_to=FOREVER).order_by("id").first().person
people = {}
for name, shown, unit, roles, person in (
    ("secretary", "支部书记", branch, [Role.RECORDER], None),
    ("officer", "党务工作者", company, [Role.OFFICER], None),
    ("leader", "公司领导", company, [Role.READER], None),
    ("inspector", "督查员", company, [Role.AUDITOR], None),
    ("member", "党员", branch, [Role.READER], member),
    ("group", "集团党务", top, [Role.OFFICER], None),
    ("administrator", "系统管理员", top, [Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR], None),
):
    account = open_account(name, shown, sys.argv[1], by=SYSTEM, at=now(), person=person)
    for role in roles:
        grant_role(account, role, unit, date(2020, 1, 1), by=SYSTEM, at=now())
    people[name] = {"username": name, "unit": unit.name, "unit_uid": str(unit.uid)}
quarter = Period.containing(Cadence.QUARTER, today()).previous()
for unit in Reach.objects.filter(ancestor=company, valid_to=FOREVER).select_related("unit"):
    try:
        reopen_period(unit.unit, quarter, "还有要补的", by=SYSTEM, at=now())
    except Refusal:
        pass
print(json.dumps(people, ensure_ascii=False))
"""
"""Makes who comes; and opens last quarter's books again, so that there is something to close."""


def new_context(browser: Any, screen: str) -> Any:
    """A browser as on a phone or at a desk, with nothing kept from before."""
    width, height = SCREENS[screen]
    is_phone = screen == "phone"
    made = browser.new_context(
        viewport={"width": width, "height": height}, is_mobile=is_phone, has_touch=is_phone, locale="zh-CN"
    )
    made.set_default_timeout(15_000)
    return made


MOST_TABS = 150

SEEN = """it => {
  for (let each = it; each; each = each.parentElement) {
    if (getComputedStyle(each).outlineStyle !== "none") return true;
    if (each !== it && each.matches("form, main, nav, body")) return false;
    const next = each.nextElementSibling;
    if (next && getComputedStyle(next).outlineStyle !== "none") return true;
  }
  return false;
}"""
"""Whether an element that has the focus is outlined, or what stands for it: its sibling, what it stands in."""


class Visit:
    """One person's way through the pages on one screen. Counts what the hand does; whatever leaves the house, or fails
    in the browser, is an error."""

    def __init__(self, page: Any, house: House, screen: str = "") -> None:
        self.page, self.house, self.screen = page, house, screen
        self.is_desk = screen == "desk"
        self.hands = 0
        self.troubles: list[str] = []
        page.on("request", self._watch)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("console", lambda said: self.troubles.append(f"console: {said.text}") if said.type == "error" else None)

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.house.url, "data:", "blob:")):
            self.troubles.append(f"outbound: {request.url}")

    def sign_in(self, name: str) -> None:
        """Come in by the door; who did so before is known by the cookie."""
        context = self.page.context
        if name in self.house.signed_in:
            context.add_cookies(self.house.signed_in[name])
            self.go("/")
            return
        self.come_in(name)
        self.house.signed_in[name] = context.cookies()

    def come_in(self, name: str) -> None:
        """Come in by the door, with a session of one's own."""
        self.go("/signin/")
        self.page.get_by_label("账号").fill(self.house.people[name].username)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.page.get_by_role("button", name="登录").click()
        self.page.wait_for_url(lambda url: "/signin" not in url)

    def go(self, address: str) -> None:
        """Open an address."""
        self.page.goto(self.house.url + address)

    def tap(self, target: Any) -> None:
        """Tap something, or press it by keyboard: one action of the hand."""
        self.hands += 1
        target.click()

    def fill(self, target: Any, text: str) -> None:
        """Fill in one field: one action of the hand."""
        self.hands += 1
        target.fill(text)

    def reach(self, target: Any) -> None:
        """Press Tab until the target has the focus, and be sure that it is seen to have it."""
        target.wait_for(state="attached")
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if target.evaluate("it => it === document.activeElement"):
                assert target.evaluate(SEEN), "nobody sees where the focus is"
                return
        raise AssertionError(f"{target} cannot be reached by keyboard")

    def expect_trouble(self, words: str) -> None:
        """Something went wrong on purpose: it is no fault of the page."""
        assert any(words in trouble for trouble in self.troubles), self.troubles
        self.troubles = [trouble for trouble in self.troubles if words not in trouble]
