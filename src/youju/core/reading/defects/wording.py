"""Wrong characters and words, and set phrases written wrong."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.lexicon import Wrong, misses
from youju.core.reading.defects.nearly import differing
from youju.core.reading.defects.spelling import Spelling, is_meeting, spelling
from youju.core.reading.found import Defect, Severity

FAMILY = Family()

SHORT = 2
"""Wrong words of so many characters may be two words that meet."""


@FAMILY.check(
    "word.mistaken",
    "错别字、用错的词",
    Severity.ERROR,
    """
同音、形近的字词最容易打错：发生与发挥、的地得、截止与截至、反映与反应、权力与权利、形式与形势、即与既、己与已。
有些错误只看上下文才知道（“自疫情发挥以来”），检查时连同前后文一起比对。

- 错：自疫情发挥以来；党员作用发挥不充份；执行有力地组织体系
- 对：自疫情发生以来；党员作用发挥不充分；执行有力的组织体系
""",
)
def mistaken(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(spelling)
    for each in document.once(misses).words:
        is_short = each.said == each.span and each.span.end - each.span.start == SHORT
        if each.severity is Severity.INFO or (is_short and is_meeting(known, document.content, *each.span)):
            continue
        said = document.quote(*each.said)
        told = f"“{said}”里的“{document.quote(*each.span)}”疑为“{each.right}”之误"
        yield found.at(*each.span, told, severity=each.severity, fix=each.right if each.is_sure else None)


@FAMILY.check(
    "word.variant",
    "宜改的写法",
    Severity.INFO,
    """
能看懂，但不是现在通行的写法：异形词（成份、帐目、其它）、可改可不改的“的地得”、“制订”与“制定”、“做出”与“作出”。

- 可改：建立问题台帐；更好的推进工作
- 推荐：建立问题台账；更好地推进工作
""",
)
def variant(document: Document, found: Found) -> Iterable[Defect]:
    for each in document.once(misses).words:
        if each.severity is Severity.INFO:
            yield found.at(*each.span, f"“{document.quote(*each.span)}”现在通行写作“{each.right}”")


@FAMILY.check(
    "phrase.broken",
    "固定提法、成语写错",
    Severity.ERROR,
    """
固定提法和成语差一个字就是错：同音字、形近字、前后颠倒、多字漏字。与常用提法只差一字、又不是另一个通行说法的，会在这里提示。

- 错：战斗堡磊作用；全面从严治党向纵探发展；会议事规则
- 对：战斗堡垒作用；全面从严治党向纵深发展；会议议事规则
""",
)
def broken(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(spelling)
    for each in document.once(misses).phrases:
        said = document.quote(*each.span)
        is_word = _is_word_for_word(known, said, each.right)
        severity = Severity.INFO if is_word else each.severity
        fix = each.right if each.is_sure and not is_word else None
        told = f"“{said}”疑应为“{each.right}”"
        yield found.at(*_where(each, said), told, severity=severity, fix=fix, fix_at=each.span)


def _where(each: Wrong, said: str) -> tuple[int, int]:
    """The phrase; of a long one of as many characters where it differs, with three characters around."""
    start, end = each.span
    if end - start <= LONGEST or len(said) != len(each.right):
        return start, end
    first, last = differing(said, each.right, around=3)
    return start + first, start + last


LONGEST = 16
"""Of a longer phrase only what is wrong is quoted."""


def _is_word_for_word(known: Spelling, said: str, right: str) -> bool:
    """Whether a phrase of two words has another word in the place of one of them: 检察工作 for 检查工作."""
    if len(said) != len(right) or len(said) != SHORT + SHORT:
        return False
    return any(a != b and a in known.common for a, b in ((said[:2], right[:2]), (said[2:], right[2:])))
