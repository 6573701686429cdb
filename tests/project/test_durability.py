"""What was acknowledged is there, whatever is killed."""

import os
import random
import signal
import subprocess
import time

import psutil
import pytest

from project.conftest import Machine
from project.story import READER, TWICE, WRITER


def entries(machine: Machine) -> set[int]:
    done = machine.python("-c", READER)
    assert done.returncode == 0, done.stderr[-2000:]
    return set(map(int, done.stdout.split()))


def acknowledged(writer: subprocess.Popen[str], kill_after: float, victims: list[int]) -> set[int]:
    """What a writer printed until victims were killed some time after its first entry."""
    assert writer.stdout
    seen = {int(writer.stdout.readline())}
    time.sleep(kill_after)
    for victim in victims or [writer.pid]:
        os.kill(victim, signal.SIGKILL)
    seen |= {int(line) for line in writer.stdout if line.endswith("\n")}
    writer.wait()
    writer.stdout.close()
    return seen


def killed_once(machine: Machine, first: int, kill_after: float, what: str) -> set[int]:
    """Start a writer and kill it, or the server with it writing; gives what was acknowledged."""
    writer = machine.start(WRITER, str(first))
    if what == "writer":
        return acknowledged(writer, kill_after, [])
    while not (machine.home / "postgres" / "postmaster.pid").exists() and writer.poll() is None:
        time.sleep(0.05)
    assert writer.stdout
    line = int(writer.stdout.readline())
    server = psutil.Process(machine.server())
    victims = [server.pid, *(child.pid for child in server.children(recursive=True))]
    return {line} | acknowledged(writer, kill_after, victims)


@pytest.mark.parametrize("what", ["writer", "server"])
def test_nothing_acknowledged_is_lost_when_it_is_killed(own_office, what):
    seen = killed_once(own_office, 1, 0.3, what)
    kept = entries(own_office)
    assert seen <= kept, "acknowledged, and gone"
    assert len(kept - seen) <= 1, "more than the one entry under way"


@pytest.mark.verify
@pytest.mark.parametrize("what", ["writer", "server"])
def test_nothing_acknowledged_is_lost_in_many_kills(own_office, what):
    chance, seen = random.Random(what), set()
    for turn in range(15):
        seen |= killed_once(own_office, turn * 100_000 + 1, chance.uniform(0.0, 0.8), what)
        assert seen <= entries(own_office), f"lost in turn {turn}"


def test_the_same_entry_sent_by_eight_at_once_is_one(own_office):
    done = own_office.python("-c", TWICE)
    assert done.stdout.split(maxsplit=5) == ["1", "8", "1", "1", "1", "[]\n"], done.stderr[-2000:]


def test_a_server_killed_is_started_again_though_another_program_bears_its_number(own_office):
    postgres = own_office.home / "postgres"
    left = postgres / "postmaster.pid"
    code = f"""
import os, shutil, signal
from youju.base import embedded
embedded.start()
shutil.copy({str(left)!r}, {str(postgres / "kept")!r})
"""
    assert own_office.python("-c", code).returncode == 0
    lines = (postgres / "kept").read_text().splitlines()
    left.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    left.chmod(0o666)
    done = own_office.youju("db", "check")
    assert done.returncode == 0, done.stderr
