"""The families of checks by name, and the pages of the handbook that are made from the checks."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from youju.core.reading.defects.check import Check
from youju.core.reading.defects.inspecting import CHECKS
from youju.core.reading.found import Severity

TITLES: Mapping[str, str] = {
    "slot": "没有填的空",
    "leftover": "粘贴和排版的残留",
    "numbering": "编号",
    "section": "小节",
    "frame": "标题和落款",
    "length": "篇幅",
    "naming": "单位称呼",
    "sum": "加总对不上",
    "value": "数字说法",
    "date": "日期",
    "repeat": "重复",
    "word": "错字、漏字和叠字",
    "grammar": "语句",
    "phrase": "固定说法",
    "title": "文件名称",
    "meeting": "会议名称",
    "outdated": "过时的说法",
    "punctuation": "标点",
    "space": "空格",
    "numeral": "数字写法",
}
SEVERITIES: Mapping[str, str] = {Severity.ERROR: "错误", Severity.WARNING: "存疑", Severity.INFO: "提示"}


def family_of(code: str) -> str:
    """The family of a code: what stands before the first full stop."""
    return code.partition(".")[0]


def title_of(code: str) -> str:
    """What a code or family is about, in Chinese; the code itself where it is none."""
    if code in CHECKS:
        return CHECKS[code].title
    return TITLES.get(family_of(code), family_of(code))


def families() -> Iterator[tuple[str, list[Check]]]:
    """Families with their checks, in the order of the registry."""
    for family, checks in groupby(CHECKS.values(), key=lambda check: family_of(check.code)):
        yield family, list(checks)
