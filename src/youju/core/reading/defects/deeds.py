"""Clauses that tell for whom and how many, but not what was done: 向13个卫生院专家56人次."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex

FAMILY = Family()

_FOR = regex(
    r"(?P<for>[向为给对](?<=[，。；：\n].))(?P<body>\d+余?[个家名位户所支](?!人)[^，。；：\n\d、和与]{2,18}?)"
    r"\d+(?:\.\d+)?[余多]?(?:人次|万元|名|人|份|件|册|台|套|元|部|箱|吨|本)(?=[，。；\n])"
)
_SHORT = "送赠派拨发捐借购调配寄交讲开补收授办做写上招给换修建装投减免评颁寻还代清"
_PLAIN = regex("[\u4e00-\u9fa5]{2,4}")


def _verbs(lists: Lists) -> re.Pattern[str]:
    words = (*lists.words("words", "verbs"), *lists.words("grammar", "verbs"))
    return regex(any_of((*(word for word in words if _PLAIN.fullmatch(word)), *_SHORT)))


@FAMILY.check(
    "grammar.lost-deed",
    "做了什么没有写",
    Severity.WARNING,
    """
“向几家单位……多少人次”“为几户……多少件”：对谁、多少都有了，中间做了什么的动词丢了。

- 错：向9个村卫生室医生32人次，开展义诊
- 对：向9个村卫生室派驻医生32人次，开展义诊
""",
)
def lost_deed(document: Document, found: Found) -> Iterable[Defect]:
    verbs = document.lists.once(_verbs)
    for match in _FOR.finditer(document.masked):
        if not verbs.search(match["body"]):
            yield found.at(*match.span(), f"“{match['for']}……”之后缺动词，做了什么没有写")
