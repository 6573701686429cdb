"""`./run bench pictures`: the pictures of the terminal in the handbook's page on inspecting, as SVG."""

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.text import Text

from bench.terminal_svg import svg

FOLDER = Path("docs/handbook/pictures")
WIDTH = 92

REPORT = """云岭水文站党支部2023年上半年党建工作总结

站党委：
今年以来，云岭水文站党支部认真落实“三会一课”制度，，开展了以下工作。
一、党建工作开展情况
（一）抓学习。组织集中学习12次，观看警示教育片XX部，撰写心得体会篇。开展谈心谈话26人次，其中班子成员14人次，党员10人次。
（三）抓队伍。**发展党员2名，**转正1名。汛前石桥水文站党支部组织应急演练2次。
二、存在的问题
学习不够深入，联系实际不够紧密。
三、下半年打算
每月开展主题党日不少于1次，每季度召开党员大会1次，10月底前完成一次党性体检。

云岭水文站党支部
2023年6月28日
"""
PLAN = """云岭水文站党支部2023年学习计划

一、学习内容
学习党的二十大精神，学习水文业务知识。
二、时间安排
每月集中学习不少于2次，每名党员每年学习不少于32学时。

云岭水文站党支部
2023年1月9日
"""
PICTURES = {
    "inspect": "上半年总结.txt",
    "inspect-parts": "--show commitments 学习计划.txt",
    "inspect-fix": "--fix --summary 上半年总结.txt",
    "inspect-explain": "--explain slot.missing-number",
}


@click.command()
def command() -> None:
    """重画手册里的终端图片。"""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        (Path(folder) / "上半年总结.txt").write_text(REPORT, encoding="utf-8")
        (Path(folder) / "学习计划.txt").write_text(PLAN, encoding="utf-8")
        for name, words in PICTURES.items():
            (FOLDER / f"{name}.svg").write_text(_picture(words, folder), encoding="utf-8")


def _picture(words: str, folder: str) -> str:
    """What the command shows in a terminal, as SVG."""
    environment = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "PYTHONUTF8": "1", "TERM": "xterm-256color"}
    run = subprocess.run(
        [sys.executable, "-m", "youju", "inspect", *shlex.split(words)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    console = Console(width=WIDTH, file=io.StringIO())
    shown = Text.assemble(("$ ", "green"), f"youju inspect {words}\n") + Text.from_ansi(run.stdout)
    return svg(console.render_lines(shown, pad=False), WIDTH, f"youju inspect {words}")
