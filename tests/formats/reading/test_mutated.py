"""Ten thousand broken files: none crashes the reader, holds it up, or takes more memory than it may have."""

import os
import selectors
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[2]
FILES = 10_000
WORKERS = 2
SECONDS = 10
MEGABYTES = 512


@dataclass
class Seen:
    """What came of some files: outcomes, the longest time (seconds) and its file, and the most memory (MB)."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    peak: int = 0

    def add(self, number: int, said: str, seconds: float) -> None:
        """Note a file's outcome."""
        self.outcomes[said if said in ("read", "refused") else "fault"] += 1
        self.slowest = max(self.slowest, (seconds, number))
        if said not in ("read", "refused"):
            self.faults.append(f"file {number}: {said}")


def read_all(numbers: Sequence[int]) -> Seen:
    """Read broken files in a process of their own, and in a new one after each that ends or hangs."""
    seen, left = Seen(), list(numbers)
    while left:
        left = left[_read_until_it_ends(left, seen) :]
    return seen


def _read_until_it_ends(numbers: Sequence[int], seen: Seen) -> int:
    """How many files one process got through."""
    command = [sys.executable, "-m", "formats.reading.mutating"]
    with subprocess.Popen(
        command, cwd=TESTS, env={**os.environ, "PYTHONPATH": str(TESTS)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        for done, number in enumerate(numbers, 1):
            begun = time.monotonic()
            said = _asked(process, number)
            seen.add(number, said or "hung or ended", time.monotonic() - begun)
            if not said:
                process.kill()
                return done
        last, _ = process.communicate()
        seen.peak = max(seen.peak, int(last.split()[-1]))
    return len(numbers)


def _asked(process: "subprocess.Popen[bytes]", number: int) -> str:
    """What the process answers in the time it has; '' where it does not."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{number}\n".encode())
    process.stdin.flush()
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        if not selector.select(SECONDS + 2):  # making the file takes time too
            return ""
    return process.stdout.readline().decode().strip()


def shares(count: int) -> Iterator[range]:
    return (range(start, count, WORKERS) for start in range(WORKERS))


@pytest.mark.verify
def test_ten_thousand_broken_files_do_no_harm(capsys: pytest.CaptureFixture[str]) -> None:
    begun = time.monotonic()
    with ThreadPoolExecutor(WORKERS) as pool:
        found = list(pool.map(read_all, shares(FILES)))
    outcomes = sum((each.outcomes for each in found), Counter[str]())
    slowest, peak = max(each.slowest for each in found), max(each.peak for each in found)
    with capsys.disabled():
        print(f"\n{dict(outcomes)} in {time.monotonic() - begun:.0f} s; slowest {slowest[0]:.2f} s; {peak} MB")
    assert [fault for each in found for fault in each.faults] == []
    assert sum(outcomes.values()) == FILES
    assert slowest[0] <= SECONDS
    assert peak <= MEGABYTES


def test_broken_files_of_each_kind_do_no_harm() -> None:
    seen = read_all(range(FILES, FILES + 150))
    assert seen.faults == []
    assert seen.outcomes["read"] > 10
    assert seen.outcomes["refused"] > 10
