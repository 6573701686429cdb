"""People told apart by their schooling or age, all of them, and not as many as there are."""

from collections.abc import Iterable, Iterator, Sequence

from youju.core.reading.defects.bracketed import NEARLY, PARTS
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import Counted, added_up, counted
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_SORT = regex("博士|硕士|研究生|本科|大学|大专|专科|中专|高中|初中|小学|文盲|岁")
_BOUND = regex("以下|以上")
_WHOLE = regex("(?:党员|职工|教师|干部|人员|员工|学员|委员|社员|团员|工人)(?:总数|共|共有|人数)?$")
LOOK_BACK = 12
"""Among how many quantities before the first sort the whole is looked for."""


@FAMILY.check(
    "sum.sorts",
    "按学历、年龄分的人数与总数对不上",
    Severity.WARNING,
    """
按学历或者年龄把全体人员分开说，最后一项是“以下”“以上”，各项相加应等于总人数。

- 错：直管党员82名，……大专学历10人，中专学历4人，高中学历29人，高中以下29人。（10＋4＋29＋29＝72）
- 对：各项相加等于82人；两项数字相同的，看看是不是抄重了。
""",
    signs=("以下", "以上"),
)
def sorts(document: Document, found: Found) -> Iterable[Defect]:
    for group, before in _groups(document):
        added = sum(each.number for each in group)
        if any(each.number == added for each in before):
            continue
        likely = (each for each in reversed(before[-LOOK_BACK:]) if _may_be_whole(each, group, added))
        if whole := next(likely, None):
            told = added_up(each.number for each in group)
            span = Span(group[0].begin, group[-1].span.end)
            yield found.at(*span, f"{told}，与总数{whole.number:.12g}不符", related=[whole.span])


def _may_be_whole(each: Counted, group: Sequence[Counted], added: float) -> bool:
    is_more = each.number > max(part.number for part in group)
    return is_more and bool(_WHOLE.search(each.words)) and NEARLY <= added / each.number <= 1 / NEARLY


def _groups(document: Document) -> Iterator[tuple[Sequence[Counted], Sequence[Counted]]]:
    """Runs of sorts of people with a bound among them, and the numbers before each in its paragraph."""
    before: list[Counted] = []
    line = -1
    for sentence in document.once(counted):
        here = document.text.line_at(sentence[0].span.start)
        before, line = (before if here == line else []), here
        group: list[Counted] = []
        for each in (*sentence, None):
            if each and each.unit in "人名" and _SORT.search(each.words) and not each.is_rough:
                group.append(each)
                continue
            if len(group) >= PARTS and any(_BOUND.search(part.words) for part in group):
                yield group, tuple(before)
            before += [*group, *([each] if each else [])]
            group = []
