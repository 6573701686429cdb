"""Real programs on data folders of their own: what a user types, and what befalls the machine."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import programs

Run = programs.Run


class Machine:
    """A data folder, and commands run on it in processes of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.url = ""

    def environment(self, **more: str) -> dict[str, str]:
        """As a user has it: no DATABASE_URL, a wide terminal."""
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "YOUJU_BOOKS")}
        return kept | {"YOUJU_HOME": str(self.home), "COLUMNS": "200", "PYTHONUTF8": "1"} | more

    def youju(self, *words: str, given: str = "", **more: str) -> Run:
        """Run `youju` with these words."""
        return self.python("-m", "youju", *words, given=given, **more)

    def python(self, *words: str, given: str = "", **more: str) -> Run:
        """Run Python with these words."""
        return programs.run(words, self.environment(**more), given)

    def anew(self, *words: str) -> Run:
        """Run `youju` with these words in a process started from nothing."""
        whole = [sys.executable, "-m", "youju", *words]
        return subprocess.run(whole, capture_output=True, text=True, timeout=120, env=self.environment(), check=False)

    def start(self, code: str, *words: str, **more: str) -> subprocess.Popen[str]:
        """Start a Python program that goes on by itself; its lines can be read as they come."""
        whole = [sys.executable, "-u", "-c", code, *words]
        return subprocess.Popen(whole, stdout=subprocess.PIPE, text=True, env=self.environment(**more))

    def server(self) -> int:
        """The process number of the running server."""
        return int((self.home / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def _folder() -> Path:
    home = Path(tempfile.mkdtemp(prefix="yj"))
    home.chmod(0o755)
    return home


@pytest.fixture
def machine() -> Iterator[Machine]:
    """An empty data folder."""
    made = Machine(_folder())
    yield made
    shutil.rmtree(made.home, ignore_errors=True)


@pytest.fixture(scope="session")
def prepared() -> Iterator[Machine]:
    """A data folder with books that have a branch in them; to be copied, not used."""
    made = Machine(_folder())
    done = made.python("-c", BRANCH)
    assert done.returncode == 0, done.stderr
    yield made
    shutil.rmtree(made.home, ignore_errors=True)


@pytest.fixture(scope="session")
def prepared_empty() -> Iterator[Machine]:
    """A data folder of its own for the tests that bring their own books."""
    made = Machine(_folder())
    yield made
    shutil.rmtree(made.home, ignore_errors=True)


def _copy(prepared: Machine) -> Iterator[Machine]:
    made = Machine(_folder())
    subprocess.run(["cp", "-a", f"{prepared.home}/.", made.home], check=True)
    yield made
    shutil.rmtree(made.home, ignore_errors=True)


@pytest.fixture
def own_office(prepared: Machine) -> Iterator[Machine]:
    """Books with a branch in them, for one test."""
    yield from _copy(prepared)


@pytest.fixture(scope="module")
def office(prepared: Machine) -> Iterator[Machine]:
    """Books with a branch in them, for the tests of a whole file; the server stays up between their commands."""
    for made in _copy(prepared):
        keeper = made.start(KEEPER)
        assert keeper.stdout
        made.url = keeper.stdout.readline().strip()
        yield made
        keeper.terminate()
        keeper.wait()
        keeper.stdout.close()


KEEPER = """
import signal, time
from youju.base import embedded
print(embedded.start(), flush=True)
signal.signal(signal.SIGTERM, lambda *_: exit())
time.sleep(600)
"""

OPEN = """
import sys
from youju.project.cli.options import opened
opened("main")
"""

BRANCH = (
    OPEN
    + """
from datetime import date, datetime, UTC
from youju.base.actor import SYSTEM
from youju.core.rules.model import Sector
from youju.organisation.operations import UnitDraft, found_units
top = UnitDraft("某公司党委", "party_committee", Sector.ENTERPRISE, date(2020, 1, 1))
below = UnitDraft("一项目党支部", "branch", Sector.ENTERPRISE, date(2020, 1, 1), superior=top.uid, aliases=("一项目",))
found_units([top, below], by=SYSTEM, at=datetime(2020, 1, 1, tzinfo=UTC))
"""
)
