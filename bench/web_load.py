"""Twenty people at once: each opens pages one after the other, and thinks between them or not."""

import http.client
import random
import threading
import time
from typing import Any

TIMEOUT = 60


def alone(port: int, visits: list[dict[str, Any]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each page, one request at a time."""
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for visit in visits:
            _once(port, visit, found)
    return found


def together(port: int, visits: list[dict[str, Any]], seconds: float, pause: float) -> dict[str, list[float]]:
    """Milliseconds of each page with all of them at work, each pausing up to twice `pause` seconds between pages."""
    until = time.monotonic() + seconds
    parts: list[dict[str, list[float]]] = [{} for _ in visits]
    people = [
        threading.Thread(target=_work, args=(port, visit, part, until, pause))
        for visit, part in zip(visits, parts, strict=True)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    names = {name for part in parts for name in part}
    return {name: [each for part in parts for each in part.get(name, [])] for name in sorted(names)}


def _work(port: int, visit: dict[str, Any], found: dict[str, list[float]], until: float, pause: float) -> None:
    draw = random.Random(visit["session"])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    names = list(visit["pages"])
    while time.monotonic() < until:
        time.sleep(draw.random() * 2 * pause)
        name = draw.choice(names)
        found.setdefault(name, []).append(_asked(connection, visit, name))
    connection.close()


def _once(port: int, visit: dict[str, Any], found: dict[str, list[float]]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    for name in visit["pages"]:
        found.setdefault(name, []).append(_asked(connection, visit, name))
    connection.close()


def _asked(connection: http.client.HTTPConnection, visit: dict[str, Any], name: str) -> float:
    """Milliseconds until the page is there; the way over an address that sends on to another is in them."""
    began = time.perf_counter()
    status, location = _got(connection, visit, visit["pages"][name])
    if status == 302:
        status, _ = _got(connection, visit, location)
    if status != 200:
        raise AssertionError(f"{name}: {status} for {visit['pages'][name]} as {visit['role']}")
    return (time.perf_counter() - began) * 1000


def _got(connection: http.client.HTTPConnection, visit: dict[str, Any], address: str) -> tuple[int, str]:
    connection.request("GET", _quoted(address), headers={"Cookie": f"sessionid={visit['session']}"})
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.headers.get("Location", "")


def _quoted(address: str) -> str:
    return "".join(each if each.isascii() else "".join(f"%{byte:02X}" for byte in each.encode()) for each in address)
