"""What is told of a text is the same in every process: no order of a set shows."""

import os
import subprocess
import sys
from pathlib import Path

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))


def told(seed: str) -> bytes:
    """What the command line says of our own texts in a process of its own."""
    command = [sys.executable, "-m", "youju", "inspect", "--json", *map(str, TEXTS)]
    done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout


def test_findings_do_not_hang_on_the_order_of_sets() -> None:
    first = told("1")
    assert first.count(b"\n") == len(TEXTS)
    assert first == told("2")
