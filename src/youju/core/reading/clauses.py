"""Clauses: what stands between commas, without the label, conjunction and time it begins with."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, Text

_LABEL_FORMS = (
    r"[\s　]+|[一二三四五六七八九十]{1,2}(?:是|要|则)|第[一二三四五六七八九十]{1,2}[，,、]|"
    r"[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]{1,3}[类级号楼支组队班])|"
    r"[（(][^）)\n]{1,3}[）)][、.．]?"
    r"|\d{1,2}(?:[.．](?!\d(?!\d?月))|、)|[①-⑳]|第[一二三四五六七八九十]{1,3}条[ 　：:]+"
)
_LABEL = regex(f"(?:{_LABEL_FORMS})+")
_CONJUNCTION = (
    "同时|此外|另外|其中|并且|也是|并|还|又|再|且|而|截至(?:目前|[\\d年月日底末]{2,12})"
    "|目前|截止目前|现(?![有辖设任])|其次|一般情况下|正常情况下|首先|最后|仅(?=今年|上半年|全年|\\d)|会[前后]|届时|再次|此次|下一步|[*#]+"
)
_NOBODY = (
    r"(?![^，。；、\n]{0,4}(?:支部|书记|办公室|办|党委|党组|总支|单位|部门|委员|党员|干部|科室|小组|车间)"
    r"[^，。；、\n]{1,3}期[间内])"
)
"""暑假期间 is when, 办公室暑假期间 says who too."""
_PERIOD = (
    r"(?:今年|年内|本年度?|去年|上年度?|上半年|下半年|全年|近年来|年初|年底|年末|年中|年度"
    rf"|{_NOBODY}[^，。；、\n]{{2,6}}(?=期间)|{_NOBODY}[^，。；、\n各\d]{{1,6}}期(?=内)|一年来?"
    r"|[一二三四1-4]季度|本学期|学期|学年|期间|半年"
    r"| ?(?:\d{4}(?:[-—至]\d{4})?|[xX×*]{2,4}) ?年度?"
    r"(?:上半年|下半年|第?[一二三四]季度|全年)?(?:\d{1,2}月(?:份|底|\d{1,2}日)?)?"
    r"|\d{1,2}月(?:份|底|\d{1,2}日|上旬|中旬|下旬)?(?:[-—至到]\d{1,2}月(?:份|底)?)?)"
    "(?:以来|来|期间|内|间|底前|底|末前|末|初|前)?"
)
LEADS = frozenset(
    " 　\t（(*#0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳一二三四五六七八九十第"
    "同此另其正并也还又再且而截目现首最仅会届下今年内本去上全近学期半xX×"
)
"""With what label, conjunction or time before a clause begins, unless it is 某某期间 or 某某期内."""
_MAY_LEAD = rf"(?=[\s{''.join(sorted(LEADS))}]|[^，。；、\n]{{1,6}}期)"
_LEAD = regex(f"{_MAY_LEAD}(?:{_LABEL_FORMS}|{_CONJUNCTION}|{_PERIOD})+")

LONGEST = 300
"""How far a clause is read to either side: longer ones are no sentences of people, and must not cost time."""
FARTHEST = 12
"""How many clauses back a subject is looked for."""


class Clauses:
    """The clauses of a text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.masked = text.masked
        self.breaks = [
            match.start() for match in re.finditer(r"[，,。；;：！!？?\n]|:(?!(?<=\d:)[0-5]\d(?!月))", self.masked)
        ]

    def around(self, offset: int) -> Span:
        """The clause in which a character stands, from its first character on."""
        breaks = self.breaks
        index = bisect_right(breaks, offset - 1)
        start = breaks[index - 1] + 1 if index else 0
        end = breaks[index] if index < len(breaks) else len(self.masked)
        if end - start <= LONGEST:
            return Span(start, end)
        return Span(max(start, offset - LONGEST), min(max(end, offset), offset + LONGEST))

    def body(self, clause: Span) -> Span:
        """The clause without the label, conjunctions and times before it and blanks after it."""
        lead = _LEAD.match(self.masked, clause.start, clause.end)
        start = lead.end() if lead else clause.start
        end = clause.end
        while end > start and self.masked[end - 1] in " 　\t":
            end -= 1
        return Span(start, end)

    def unlabelled(self, clause: Span) -> Span:
        """The clause without the label before it and blanks around it."""
        label = _LABEL.match(self.masked, clause.start, clause.end)
        start = label.end() if label else clause.start
        end = clause.end
        while end > start and self.masked[end - 1] in " 　\t":
            end -= 1
        return Span(start, end)

    def earlier(self, clause: Span, since: int) -> Sequence[Span]:
        """The clauses before one, nearest first, as far as an offset, at most FARTHEST of them."""
        found: list[Span] = []
        start = clause.start
        while start > since and len(found) < FARTHEST:
            before = self.around(start - 1)
            if before.start >= start or before.end < since:
                break
            found.append(before)
            start = before.start
        return found
