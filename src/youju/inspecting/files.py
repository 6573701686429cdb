"""Files inspected one after another or several at once; what cannot be read does not stop the others."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import chain
from pathlib import Path

from youju.core.errors import Refusal
from youju.core.reading.defects.settings import Settings
from youju.formats.reading import read_file
from youju.inspecting.inspection import Inspection, inspected
from youju.inspecting.rows import Row, row_of
from youju.inspecting.settings_file import read_settings, settings_for
from youju.inspecting.targets import STDIN

MANY = 24
"""From so many files on, several processes pay for their start."""

_DIED = "校核的进程被系统结束了（多半是内存不够），这个文件没有校核。"
_ONE_BY_ONE = "请加 --jobs 1 再做一次。"


@dataclass(frozen=True)
class Asked:
    """What to look for and what to do with it. `given`: what came in by standard input."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    settings: str = ""
    is_fixing: bool = False
    given: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Answer:
    """What came of one file: a row, or why it could not be read.

    `fixed_as`: the copy with fixes, `fixed_content` in its place for standard input; `unfixed`: why there is none.
    """

    file: str
    row: Row | None = None
    message: str = ""
    advice: str = ""
    fixes: int = 0
    fixes_left: int = 0
    fixed_as: str = ""
    fixed_content: bytes = field(default=b"", repr=False)
    unfixed: str = ""


def answers(files: Sequence[str], asked: Asked, jobs: int = 0) -> Iterator[Answer]:
    """The answer for every file, in the order given. `jobs`: how many processes; 0: as many as pay."""
    workers = min(jobs or _worth(len(files)), len(files))
    if workers <= 1:
        yield from (answer_for(file, asked) for file in files)
        return
    portion = max(1, min(16, len(files) // (workers * 4)))
    pools = import_module("youju.inspecting.pools")  # costs time that one file need not pay
    done = 0
    for answer in pools.mapped(answer_for, files, asked, workers, portion):
        done += 1
        yield answer
    yield from (Answer(file, message=_DIED, advice=_ONE_BY_ONE) for file in files[done:])


def _worth(files: int) -> int:
    return 1 if files < MANY else min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2, 8)


def answer_for(file: str, asked: Asked) -> Answer:
    """Read, inspect and, if asked, fix one file. An error of the program is told like a file that cannot be read."""
    try:
        return _answer(file, asked)
    except Refusal as refusal:
        return Answer(file, message=refusal.message, advice=refusal.advice)
    except Exception as error:  # whatever it is, the other files are inspected
        return Answer(
            file,
            message=f"校核时程序出错（{type(error).__name__}: {str(error)[:200]}）。",
            advice="这是程序的问题，不是文件的问题：请把出错的一段和这行字告诉维护的人。",
        )


def _answer(file: str, asked: Asked) -> Answer:
    content = asked.given if file == STDIN else None
    text = read_file(Path(file)) if content is None else read_file(content, "")
    inspection = inspected(text, _settings(file, asked), asked.select, asked.ignore)
    answer = Answer(file, row_of(file, inspection))
    if not asked.is_fixing:
        return answer
    try:
        return _fixed(answer, inspection, Path(file).read_bytes() if content is None else content)
    except Refusal as refusal:
        return replace(answer, unfixed=f"{refusal.message}{refusal.advice}")


def _settings(file: str, asked: Asked) -> Settings:
    if asked.settings:
        return read_settings(Path(asked.settings))
    return settings_for(Path.cwd() / "-" if file == STDIN else Path(file))


def _fixed(answer: Answer, inspection: Inspection, content: bytes) -> Answer:
    fixing = import_module("youju.inspecting.fixing")  # costs time that looking alone need not pay
    fixes = [each.fix for each in inspection.defects if each.fix]
    if answer.file == STDIN:
        made = fixing.fixed(content, "", fixes) if fixes else None
        done = made.content if made else content
        return replace(answer, fixed_content=done, fixes=made.made if made else 0, fixes_left=made.left if made else 0)
    if not fixes:
        return answer
    made = fixing.fixed(content, answer.file, fixes)
    if not made.made:
        return replace(answer, fixes_left=made.left)
    copy = fixing.write_beside(Path(answer.file), made.content)
    return replace(answer, fixes=made.made, fixes_left=made.left, fixed_as=str(copy))


def faults(files: Sequence[str], asked: Asked) -> None:
    """Raise Refusal for a settings file that is wrong, before anything is read."""
    for file in chain(files, [STDIN]):
        _settings(file, asked)
