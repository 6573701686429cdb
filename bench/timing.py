"""Time and memory of a piece of work, measured in a process of its own."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psutil

INTERVAL = 0.02


@dataclass(frozen=True)
class Cost:
    """Seconds of each run by the clock and of the processors, and the most memory held meanwhile, in MB.

    Memory is what came to what was held before the first run. Other work on the machine costs the clock, not the
    processors.
    """

    seconds: tuple[float, ...]
    cpu_seconds: tuple[float, ...]
    megabytes: float


class Watch:
    """Samples the private memory of some processes: resident without what is shared with others."""

    def __init__(self, pids: list[int]) -> None:
        self.processes = [psutil.Process(pid) for pid in pids]
        self.before = self.peak = self._held()
        self.stop = Event()
        self.thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join()

    def _look(self) -> None:
        while not self.stop.wait(INTERVAL):
            self.peak = max(self.peak, self._held())

    def _held(self) -> int:
        found = [process.memory_info() for process in self.processes]
        return sum(each.rss - each.shared for each in found)


def cost_of(work: Callable[[], object], pids: list[int], repeat: int) -> Cost:
    """Run it several times."""
    seconds, cpu_seconds = [], []
    with Watch(pids) as watch:
        for _ in range(repeat):
            began, worked = time.perf_counter(), cpu_with_workers(pids)
            work()
            seconds.append(time.perf_counter() - began)
            cpu_seconds.append(cpu_with_workers(pids) - worked)
    return Cost(tuple(seconds), tuple(cpu_seconds), (watch.peak - watch.before) / 2**20)


def cpu_of(pids: list[int]) -> float:
    """Seconds the processors have worked for these processes themselves."""
    times = [psutil.Process(pid).cpu_times() for pid in pids]
    return sum(each.user + each.system for each in times)


def cpu_with_workers(pids: list[int]) -> float:
    """The same with a server's parallel workers.

    A worker is no child of the backend it helps but of the server, which knows what its ended children have used. What
    the server did on its own account meanwhile is in it too.
    """
    servers = {parent.pid: parent for parent in map(_server_of, pids) if parent is not None}
    workers = [server.cpu_times() for server in servers.values()]
    return cpu_of(pids) + sum(each.children_user + each.children_system for each in workers)


def _server_of(pid: int) -> psutil.Process | None:
    """The server a backend belongs to."""
    process = psutil.Process(pid)
    return process.parent() if process.name().startswith("postgres") else None


def apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """What a function gives in a new process: its memory is its own, and nothing is warm from other work."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def machine() -> dict[str, Any]:
    """Where it was measured."""
    models = [line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    return {
        "cpu": models[0] if models else "",
        "cores": psutil.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "load": [round(each, 1) for each in psutil.getloadavg()],
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []
