"""Compiled patterns kept on disk between processes, which otherwise spend a third of their start on them.

The file may be deleted at any time. What is cut, damaged, foreign or of another interpreter is passed by and written
anew; a folder that cannot be written is done without. A pattern is found by what is written: it is never out of date.
All patterns are ours, made of the shipped lists: nothing of documents or settings is kept.
"""

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

import platformdirs

from youju.core.reading.compiled import MAGIC, Key, Program, Programs, use

HEAD = b"youju patterns 1\n"
SUM = 4
MOST = 3000
"""How many patterns are kept: when there are more, most are of versions long gone, and it begins afresh."""


def folder() -> Path:
    """Where the file is: the user's cache folder."""
    return Path(platformdirs.user_cache_dir("youju")) / "patterns"


def recall(path: Path | None = None) -> Programs:
    """What is kept, in use from now on in this process. `path`: the file, if not the user's."""
    programs = Programs(_read(path or file_in(folder())))
    use(programs)
    return programs


@contextmanager
def patterns_kept(path: Path | None = None) -> Iterator[None]:
    """Patterns are restored from what is kept, and what is compiled meanwhile is kept too."""
    path = path or file_in(folder())
    programs = recall(path)
    try:
        yield
    finally:
        use(None)
        if programs.new and MAGIC is not None:
            with suppress(OSError, ValueError):
                _write(path, programs)


def file_in(place: Path) -> Path:
    """The file of this interpreter in a folder."""
    return place / f"{sys.implementation.cache_tag}-{sys.byteorder}-{MAGIC}.kept"


def _read(path: Path) -> dict[Key, Program]:
    try:
        content = path.read_bytes()
        summed, said = content[len(HEAD) : len(HEAD) + SUM], memoryview(content)[len(HEAD) + SUM :]
        if not content.startswith(HEAD) or crc32(said).to_bytes(SUM, "big") != summed:
            return {}
        found = marshal.loads(said)
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) and len(found) <= MOST else {}


def _write(path: Path, programs: Programs) -> None:
    """What another process wrote meanwhile is kept too; of two that write at once the last one's file stays."""
    said = marshal.dumps(_read(path) | programs.known)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        beside.write_bytes(HEAD + crc32(said).to_bytes(SUM, "big") + said)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
