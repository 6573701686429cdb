"""The process of `inspecting.apart`: bounded in seconds and memory before it looks at the file.

In comes a line of JSON (name, places), then the file; out a line of JSON, then the fixed file where that was asked.
"""

import json
import sys
from typing import Any

from youju.core.errors import Refusal
from youju.inspecting.apart import Order, work
from youju.inspecting.kept import recall
from youju.inspecting.sparing import begin

try:
    import resource
except ImportError:  # Windows has no such bounds; the time that `apart` waits still holds
    resource = None  # type: ignore[assignment]


def main() -> None:
    """Read, work, answer."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    begin()
    recall()  # and keep nothing: who knows what a hostile file has changed
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    said, made = _answer(json.loads(head), content)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + made)


def _answer(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    places = asked["places"]
    order = Order(asked["name"], None if places is None else tuple((start, end) for start, end in places))
    try:
        return work(content, order)
    except Refusal as refusal:
        return {"refused": [refusal.message, refusal.advice]}, b""


if __name__ == "__main__":
    main()
