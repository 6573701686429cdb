"""A file inspected, or fixed, in a process of its own, which may not take long nor much memory.

Meant for servers: a hostile file harms nothing but that process, and nothing of it is kept.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from youju.core.errors import Refusal
from youju.core.reading.found import Fix
from youju.formats.docx.fixing import fixable_docx
from youju.formats.fixes import separate
from youju.formats.reading import kind_of, read_file
from youju.formats.secrecy import marking_in, marking_in_name
from youju.inspecting.fixing import fixed
from youju.inspecting.inspection import Inspection, inspected
from youju.inspecting.rows import Row, row_of
from youju.inspecting.sparing import ONE_THREAD

LARGEST = 20 * 2**20
"""Bytes of a file."""
LONGEST = 300_000
"""Characters of a document; longer ones are for the command line."""
WORKING_SECONDS = 40
"""Of the processor; converting an old file by LibreOffice comes on top."""
SECONDS = 110
MEMORY = 4_000_000_000

Place = tuple[int, int]


@dataclass(frozen=True)
class Read:
    """What was found: `row` as `rows.row_of` gives it, the text it counts in, which fixes can be made."""

    row: Row
    content: str
    fixable: frozenset[Place]


@dataclass(frozen=True)
class Order:
    """What is asked: to inspect, or (`places`) to make the fixes at these places, all where it is empty."""

    name: str
    places: tuple[Place, ...] | None = None


def inspected_apart(content: bytes, name: str) -> Read:
    """Inspect a file. Raises Refusal where it cannot be read, is too large, or bears a mark of secrecy."""
    said, _ = _apart(content, Order(name))
    return _read(said)


def inspected_here(content: bytes, name: str) -> Read:
    """The same within this process, for text that people pasted."""
    said, _ = work(content, Order(name))
    return _read(said)


def _read(said: dict[str, Any]) -> Read:
    return Read(said["row"], said["content"], frozenset((start, end) for start, end in said["fixable"]))


def fixed_apart(content: bytes, name: str, places: Iterable[Place] = ()) -> bytes:
    """The file with the fixes at these places made, all safe ones where none are named. Raises Refusal."""
    _, made = _apart(content, Order(name, tuple(places)))
    return made


def work(content: bytes, order: Order) -> tuple[dict[str, Any], bytes]:
    """Do it: what is to be told, and the fixed file where that was asked. Raises Refusal."""
    _refuse_marked(marking_in_name(order.name))
    text = read_file(content, order.name)
    if len(text.content) > LONGEST:
        raise Refusal(
            f"文字有{len(text.content) // 10_000}万字，太长。", f"这里最多校核{LONGEST // 10_000}万字，请拆开。"
        )
    _refuse_marked(marking_in(text.content))
    inspection = inspected(text)
    if order.places is None:
        fixable = [fix.span for fix in _possible(content, order.name, _fixes(inspection))]
        return {"row": row_of(order.name, inspection), "content": text.content, "fixable": fixable}, b""
    wanted = [fix for fix in _fixes(inspection) if not order.places or tuple(fix.span) in order.places]
    return {}, _fixed(content, order.name, wanted)


def _refuse_marked(mark: str | None) -> None:
    if mark:
        raise Refusal(
            f"这份材料带有密级标志“{mark}”，没有校核，也没有留下任何内容。",
            "涉密材料不能在这里处理，请按保密规定在涉密设备上办理。标志是误写的，删去后再来。",
        )


def _fixes(inspection: Inspection) -> list[Fix]:
    return [each.fix for each in inspection.defects if each.fix]


def _possible(content: bytes, name: str, fixes: list[Fix]) -> list[Fix]:
    kind = kind_of(content, name)
    if kind == "docx":
        return fixable_docx(content, fixes)
    return separate(fixes) if kind == "text" else []


def _fixed(content: bytes, name: str, fixes: list[Fix]) -> bytes:
    if kind_of(content, name) not in ("docx", "text"):
        raise Refusal("这种文件不能直接改。", "请在 Word 或 WPS 里另存为 docx，再来校核、修改。")
    if not fixes:
        raise Refusal("没有选要改的地方。", "请勾选要改的问题再下载。")
    return fixed(content, name, fixes).content


def _apart(content: bytes, order: Order) -> tuple[dict[str, Any], bytes]:
    program = [sys.executable, "-m", "youju.inspecting.apart_process", str(WORKING_SECONDS), str(MEMORY)]
    head = json.dumps({"name": order.name, "places": order.places}).encode()
    try:
        done = subprocess.run(
            program,
            input=head + b"\n" + content,
            env={**os.environ, **ONE_THREAD},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_hard() from error
    said, _, made = done.stdout.partition(b"\n")
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError as error:
        raise _too_hard() from error
    if "refused" in answer:
        raise Refusal(*answer["refused"])
    return answer, made


def _too_hard() -> Refusal:
    return Refusal("这个文件太复杂，没有读完。", "请在 Word 里打开，全选复制到一个新文件，另存为 docx 后再来。")
