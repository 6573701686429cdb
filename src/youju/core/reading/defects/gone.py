"""Numbers, signs and characters of fixed places that are gone: 投入资金元, 满意度为92, 1143人，%，, 否将 for 是否将."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.defects.told import Told, told_lines
from youju.core.reading.found import Defect, Severity

FAMILY = Family()


def _gone(lists: Lists) -> Signed[Told]:
    return Signed(told_lines(lists, "gone", "lines"))


@FAMILY.check(
    "slot.gone",
    "数字、百分号或者固定的字丢了",
    Severity.ERROR,
    """
删数字、转格式时把数字、小数点、百分号一起丢掉，留下“投入资金元”“满意度为92”“，%，”；检查表里的“是否”丢了“是”。

- 错：参加保密知识测试人，合格率100%；党员1143人，%，其中……；否将自查结果纳入考核
- 对：参加保密知识测试46人，合格率100%；党员1143人，占30%，其中……；是否将自查结果纳入考核
""",
)
def gone(document: Document, found: Found) -> Iterable[Defect]:
    for left in document.lists.once(_gone).likely_in(document):
        for match in left.pattern.finditer(document.content):
            yield found.at(*match.span(), f"“{match[0]}”{left.message}")
