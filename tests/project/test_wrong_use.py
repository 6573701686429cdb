"""A command typed wrongly says so in Chinese."""

import pytest

from project.conftest import Machine


def test_help_is_chinese(machine: Machine) -> None:
    told = machine.youju("judge", "--help").stdout
    assert "用法：" in told
    assert "选项" in told
    assert "Usage" not in told
    assert "Show this" not in told
    assert "[required]" not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["judge", "--unit", "甲"], "缺少选项 --period。"),
        (["rows"], "缺少参数 报告编号。"),
        (["judge", "--unti", "甲"], "没有选项 --unti。"),
        (["reprot"], "没有命令 reprot。是不是 report？"),
        (["judge", "--unit", "甲", "--period"], "选项 --period 后面要写值。"),
        (["judge", "--unit", "甲", "--period", "去年"], "看不懂的期间“去年”"),
        (["judge", "--unit", "甲", "--period", "2026", "--as-of", "昨天"], "--as-of 要写日期"),
        (["user", "grant", "zhang", "king", "--unit", "甲"], "只能是"),
        (["rows", "a", "b", "c"], "多写了参数（c）。"),
    ],
)
def test_what_was_wrong_is_said(machine: Machine, words: list[str], said: str) -> None:
    run = machine.youju(*words)
    assert run.returncode == 2
    assert said in run.stderr
    assert "Error" not in run.stderr
