"""Which files are meant by what was typed: files, folders with all below them, patterns, `-` for what comes in."""

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from youju.core.errors import Refusal

STDIN = "-"
SUFFIXES = (".txt", ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf")
"""What is taken from a folder. A file that is named is read whatever it is called."""

FIXED = re.compile(r"\.fixed(?:-\d+)?$")
"""How the names of copies with fixes end, before the suffix."""


def targets_of(typed: Iterable[str]) -> tuple[list[str], list[tuple[str, Refusal]]]:
    """The files meant, in order and each once; and what was typed for which there is none."""
    files: dict[str, None] = {}
    wrong: list[tuple[str, Refusal]] = []
    for each in typed:
        try:
            files |= dict.fromkeys(_meant(each))
        except Refusal as refusal:
            wrong.append((each, refusal))
    return list(files), wrong


def _meant(typed: str) -> list[str]:
    if typed == STDIN:
        return [typed]
    path = Path(typed)
    if path.is_dir():
        return _found(_below(path), f"文件夹“{typed}”里没有能校核的文档。", f"能读的有 {'、'.join(SUFFIXES)}。")
    if not path.exists() and glob.has_magic(typed):
        matched = (each for each in sorted(glob.glob(typed, recursive=True)) if Path(each).is_file())
        return _found(matched, f"没有文件符合“{typed}”。", "请检查文件名和所在的文件夹。")
    return [typed]


def _found(files: Iterable[str], message: str, advice: str) -> list[str]:
    if found := list(files):
        return found
    raise Refusal(message, advice)


def _below(folder: Path) -> Iterator[str]:
    """The documents in a folder and below it; not hidden ones, editors' lock files, or copies with fixes."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(root, name) for name in sorted(names) if _is_document(name))


def _is_document(name: str) -> bool:
    path = Path(name)
    hidden = name.startswith((".", "~$"))
    return path.suffix.lower() in SUFFIXES and not hidden and not FIXED.search(path.stem)
