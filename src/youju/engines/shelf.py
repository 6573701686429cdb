"""Compiled SQL kept on disk between processes: making it takes seconds, reading it milliseconds."""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs

from youju.core.judge.narrowing import Stage

COMPILERS = ("ibis-framework", "sqlglot")
SOURCES = ("", "judge", "rules")
"""Folders of `core` that what is compiled is written in."""
STALE = 90 * 86400
"""Seconds after which what nobody has made again is thrown away."""


class Shelf:
    """A folder of compiled stages; without a folder nothing is kept.

    What it holds is found again only by the very sources and compilers that made it, so it is never out of date, and
    it may be deleted at any time. Damaged files are made anew; a folder that cannot be written is done without.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def stages(self, name: str, make: Callable[[], Sequence[Stage]], *written_in: str) -> Sequence[Stage]:
        """The stages kept under a name, or made now and kept. `written_in`: the sources outside core that make them."""
        if self.folder is None:
            return make()
        path = self.folder / f"{name}-{_mark()}{_mark_of(written_in)}.json"
        kept = _read(path)
        if kept is None:
            kept = tuple(make())
            with suppress(OSError):
                _write(path, kept)
        return kept


def _read(path: Path) -> tuple[Stage, ...] | None:
    try:
        return tuple(Stage(name, sql) for name, sql in json.loads(path.read_bytes())) or None
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, stages: Sequence[Stage]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps([(stage.name, stage.sql) for stage in stages]), encoding="utf-8")
    beside.replace(path)
    for old in path.parent.glob("*.json"):
        if old.stat().st_mtime < path.stat().st_mtime - STALE:
            old.unlink(missing_ok=True)


def compiled() -> Shelf:
    """The shelf in the user's cache folder, the same for all books: nothing of them is in it."""
    return Shelf(Path(platformdirs.user_cache_dir("youju")) / "compiled")


@cache
def _mark() -> str:
    """Stands for all that the compiled SQL depends on."""
    mark = sha256(repr([(each, version(each)) for each in COMPILERS]).encode())
    for folder in SOURCES:
        for source in sorted(files("youju.core").joinpath(folder).iterdir(), key=_name):
            if source.name.endswith(".py"):
                mark.update(source.read_bytes())
    return mark.hexdigest()[:16]


@cache
def _mark_of(sources: tuple[str, ...]) -> str:
    """Stands for the content of sources; nothing for none."""
    content = b"".join(Path(each).read_bytes() for each in sources)
    return f"-{sha256(content).hexdigest()[:16]}" if sources else ""


def _name(source: Traversable) -> str:
    return source.name
