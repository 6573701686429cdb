"""A person written in two ways: 邵明远 who found a way of working, 邵明元工作法."""

import re
from collections.abc import Iterable, Mapping

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.lexicon import lexicon
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

FAMILY = Family()

_BEFORE = "党员|书记|主任|[队组班院校段矿厂局处科站所]长|劳模|教师|医生|护士|委员|职工|工人|师傅|推广|“"
_BEHIND = "(?:同志|工作法|工作室|创新工作室|带头|主持|讲|作|总结|表示|说|介绍|结合|被|[，、。”：])"


def _persons(lists: Lists) -> re.Pattern[str]:
    surnames = any_of(each for each in lists.words("names", "surnames") if len(each) == 1)
    return regex(f"(?:{_BEFORE})(?P<name>(?:{surnames})[一-龥]{{2}}){_BEHIND}")


@FAMILY.check(
    "naming.spelt",
    "同一个人的名字写成两样",
    Severity.WARNING,
    """
前面是“邵明远”，后面成了“邵明元”：同姓、一个字同音，多半是同一个人，有一处打错。确是两个人的不用改。

- 错：党员邵明远总结出新方法，公司推广“邵明元工作法”。
- 对：党员邵明远总结出新方法，公司推广“邵明远工作法”。
""",
)
def spelt(document: Document, found: Found) -> Iterable[Defect]:
    places: dict[str, Span] = {}
    for match in document.lists.once(_persons).finditer(document.content):
        places.setdefault(match["name"], Span(*match.span("name")))
    alike, words = document.lists.once(lexicon).confusable.others, document.lists.once(spelling).known
    before: dict[str, list[str]] = {}
    for said in places:
        if said[:2] in words:
            continue
        other = next((each for key in _keys(said) for each in before.get(key, ()) if _is_near(each, said, alike)), None)
        if other:
            told = f"前面是“{other}”，这里是“{said}”，是不是同一个人请核对"
            yield found.at(*places[said], told, related=[places[other]])
        for key in _keys(said):
            before.setdefault(key, []).append(said)


def _keys(name: str) -> tuple[str, str]:
    """By what names that differ in one character behind the surname are found."""
    return f"{name[:2]}?", f"{name[0]}?{name[2]}"


def _is_near(one: str, other: str, alike: Mapping[str, str]) -> bool:
    """Whether two names differ in one character behind the surname, of one sound."""
    differing = [(first, second) for first, second in zip(one, other, strict=True) if first != second]
    return one[0] == other[0] and len(differing) == 1 and differing[0][1] in alike.get(differing[0][0], "")
