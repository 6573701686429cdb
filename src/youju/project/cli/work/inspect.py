"""The work of `youju inspect`."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape

from youju.core.errors import Refusal
from youju.core.reading.defects.inspecting import refuse_unknown
from youju.inspecting.files import Answer, Asked, answers, faults
from youju.inspecting.kept import patterns_kept
from youju.inspecting.sparing import set_apart_first
from youju.inspecting.targets import STDIN, targets_of
from youju.project.cli.work.inspect_progress import counted
from youju.project.cli.work.inspect_shown import Shown
from youju.project.cli.work.inspect_summary import Tally, summary

messages = Console(stderr=True, highlight=False)
PARTS = ("outline", "claims", "commitments")


@dataclass(frozen=True)
class Wanted:
    """How results are told."""

    as_json: bool
    is_all: bool
    summary: bool
    quiet: bool
    show: tuple[str, ...]


def inspect_files(
    typed: Sequence[str],
    as_json: bool,
    fix: bool,
    select: Iterable[str],
    ignore: Iterable[str],
    show: Iterable[str],
    is_all: bool,
    summary: bool,
    quiet: bool,
    settings: str,
    jobs: int,
) -> int:
    """Inspect what was typed and tell; the exit code."""
    wanted = Wanted(as_json, is_all, summary, quiet, _parts(show))
    files, wrong = targets_of(typed)
    given = sys.stdin.buffer.read() if STDIN in files else b""
    asked = Asked(_codes(select), _codes(ignore), settings, fix, given)
    refuse_unknown([*asked.select, *asked.ignore])
    faults(files, asked)
    missing = [Answer(name, message=refusal.message, advice=refusal.advice) for name, refusal in wrong]
    with patterns_kept():
        found = set_apart_first(answers(files, asked, jobs))
        return _told(missing, counted(found, len(files)), wanted, fix)


def _codes(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for each in typed for code in each.replace("，", ",").replace(" ", ",").split(",") if code)


def _parts(typed: Iterable[str]) -> tuple[str, ...]:
    parts = _codes(typed)
    if unknown := [part for part in parts if part not in PARTS]:
        raise Refusal(f"--show 不认识“{unknown[0]}”。", f"可以是 {'、'.join(PARTS)}，用逗号隔开。")
    return parts


def _told(missing: list[Answer], found: Iterator[Answer], wanted: Wanted, is_fixing: bool) -> int:
    console = Console(highlight=False, soft_wrap=True)
    shown = Shown(console, wanted.show, wanted.is_all)
    tally = Tally()
    for answer in (*missing, *found):
        tally.add(answer)
        if answer.row is None:
            _refused(answer)
        elif answer.fixed_content or (is_fixing and answer.file == STDIN):
            _passed_on(answer)
        elif wanted.as_json:
            print(json.dumps(_with_fixes(answer, is_fixing), ensure_ascii=False))
        elif not (wanted.summary or wanted.quiet):
            shown.tell(answer)
        if is_fixing and answer.row and not wanted.quiet:
            _fixes_told(answer)
    if not (wanted.as_json or wanted.quiet or (is_fixing and tally.only_stdin)):
        console.print(summary(tally, console.width))
    return 2 if tally.unread else int(tally.loud > 0)


def _refused(answer: Answer) -> None:
    name = "标准输入" if answer.file == STDIN else answer.file
    messages.print(f"[bold]{escape(name)}[/]  [bold red]读不了[/]：{escape(answer.message)}", soft_wrap=True)
    if answer.advice:
        messages.print(f"    {escape(answer.advice)}", soft_wrap=True)


def _passed_on(answer: Answer) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(answer.fixed_content)
    sys.stdout.buffer.flush()


def _with_fixes(answer: Answer, is_fixing: bool) -> dict[str, object]:
    row = answer.row or {}
    return {**row, "fixed": {"file": answer.fixed_as or None, "made": answer.fixes}} if is_fixing else row


def _fixes_told(answer: Answer) -> None:
    name = escape("标准输入" if answer.file == STDIN else answer.file)
    if answer.unfixed:
        messages.print(f"{name}：没有改。{escape(answer.unfixed)}", soft_wrap=True)
    elif not answer.fixes:
        messages.print(f"{name}：没有能放心自动改的地方，没有另存。", soft_wrap=True)
    else:
        left = f"，{answer.fixes_left} 处要人改" if answer.fixes_left else ""
        where = f"，另存为 {escape(answer.fixed_as)}" if answer.fixed_as else ""
        messages.print(f"{name}：改好 {answer.fixes} 处{left}{where}；原文件没有动。", soft_wrap=True)
