"""One term in quotes, or one title, written in two ways within a document: “四城联创” and “四城连创”."""

from collections.abc import Iterable, Iterator, Mapping

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.lexicon import lexicon
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
    others = document.lists.once(lexicon).confusable.others
    known = document.lists.once(lexicon).usual
    places = [(_name(match[0]), Span(match.start() + 1, match.end() - 1)) for match in _TERM.finditer(document.content)]
    counted = {name: document.content.count(name) for name, _ in places}
    shapes: dict[str, list[str]] = {}
    for name in counted:
        for shape in _shapes(name):
            shapes.setdefault(shape, []).append(name)
    for name, span in places:
        near = {each for shape in _shapes(name) for each in shapes[shape] if each != name}
        meant = next((each for each in near if _is_slip(name, each, others) and name not in known), None)
        if meant and (counted[meant], -len(name)) > (counted[name], -len(meant)):
            yield found.at(*span, f"前后写法不一：“{meant}”写了{counted[meant]}次，这里写作“{name}”")


def _name(said: str) -> str:
    return said[1:-1]


def _shapes(name: str) -> Iterator[str]:
    """What two names one character off each other have in common: either with one character left out."""
    yield name
    yield from (name[:at] + "\0" + name[at + 1 :] for at in range(len(name)))
    yield from (name[:at] + name[at + 1 :] for at in range(len(name)))


def _is_slip(said: str, meant: str, others: Mapping[str, str]) -> bool:
    """Whether one character was taken for another of its sound or shape, or left out, or is too many."""
    if len(said) == len(meant):
        differing = [(a, b) for a, b in zip(said, meant, strict=True) if a != b]
        return len(differing) == 1 and differing[0][0] in others.get(differing[0][1], "")
    longer, shorter = sorted((said, meant), key=len, reverse=True)
    extra = next((a for a, b in zip(longer, shorter + "\0", strict=False) if a != b), longer[-1])
    return len(longer) - len(shorter) == 1 and len(shorter) >= 6 and extra not in _FREE
