"""One term in quotes, or one title, written in two ways within a document: “四城联创” and “四城连创”."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.lexicon import lexicon
from youju.core.reading.defects.nearly import NUMERALS
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_TERM = regex("[“《](?:(?<=“)(?P<quoted>[\u4e00-\u9fa5、]{4,12})”|(?<=《)(?P<title>[\u4e00-\u9fa5、（）]{6,40})》)")
_FREE = frozenset("的和与及、（）关于")


@FAMILY.check(
    "word.two-ways",
    "同一个名称前后写法不一",
    Severity.WARNING,
    """
引号里的提法、书名号里的文件名，前后应当一字不差。只差一个同音、形近的字，或者多一字、少一字，多半有一处打错了。

- 错：开展“四城联创”宣传……组织“四城连创”知识答题
- 对：开展“四城联创”宣传……组织“四城联创”知识答题

确是两个名称的，不用改。
""",
    signs=("”", "》"),
)
def two_ways(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    alike: dict[str, list[str]] = defaultdict(list)
    places = [(_name(match[0]), Span(match.start() + 1, match.end() - 1)) for match in _TERM.finditer(content)]
    for name in dict.fromkeys(name for name, _ in places):
        alike[name[:ENDS]].append(name)
        alike[name[-ENDS:]].append(name)
    known = document.lists.once(lexicon)
    for name, span in places:
        near = (*alike[name[:ENDS]], *alike[name[-ENDS:]])
        if not OWN < len(near) <= MANY or name in known.usual:
            continue
        meant = next((each for each in near if each != name and _is_slip(name, each, known.confusable.others)), None)
        if meant is None:
            continue
        often, seldom = content.count(meant, 0, READ), content.count(name, 0, READ)
        if (often, -len(name)) > (seldom, -len(meant)):
            yield found.at(*span, f"前后写法不一：“{meant}”写了{often}次，这里写作“{name}”")


def _name(said: str) -> str:
    return said[1:-1]


MANY, READ = 40, 100_000
"""As many names that begin or end alike are a system of names; how much of a document is counted through."""
ENDS, OWN = 2, 2
"""Of two names one character off each other the first or the last two are alike; of one name both."""


def _is_slip(said: str, meant: str, others: Mapping[str, str]) -> bool:
    """Whether one character was taken for another of its sound or shape, or left out, or is too many."""
    if len(said) == len(meant):
        differing = [(a, b) for a, b in zip(said, meant, strict=True) if a != b]
        is_listed = len(said) >= SURE and "、" in said  # “两变、两新、两突破”
        is_listed = is_listed and not all(each in NUMERALS for pair in differing for each in pair)
        return len(differing) == 1 and (is_listed or differing[0][0] in others.get(differing[0][1], ""))
    longer, shorter = sorted((said, meant), key=len, reverse=True)
    if len(longer) - len(shorter) != 1 or len(shorter) < SURE:
        return False
    at = next((at for at, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at] not in _FREE and longer[:at] + longer[at + 1 :] == shorter


SURE = 6
"""How long a name is at least of which a character was left out."""
