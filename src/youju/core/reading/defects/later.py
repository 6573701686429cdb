"""Days that the date of the document belies: 截至11月25日，已整改17个, signed on 8 November; dues that are past."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.dates import Dating, dating, is_ahead
from youju.core.reading.defects.frame import kind_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_SIGNED = regex(r"(?P<year>20\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]")
_DAY = (
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号](?!前|之前|以前|起|至|到|[—－~～-])|底(?!前))"
)
_UNTIL = regex(rf"截[至止]{_DAY}(?=[，,]?[^。；\n]{{0,20}}(?:已|共|累计|完成|现有|全部|实现|达))")
_HELD = regex(
    rf"(?<![\d年至到—－~～-]){_DAY}[，,]?(?=(?:[^，。；\n]{{0,12}}?(?:召开了?|举办了|组织了|开展了|进行了|举行了|完成了|下午|上午|完成全年)))"
)
_TELLING = ("总结", "报告", "述职")
_LOOK_BACK, _BEHIND_IT = 60, 30
"""So far before and behind a day it is looked for whether that is to come."""
_TO_COME = regex(
    "定于|订于|将|拟|计划|预计|要|应|须|打算|准备|争取|力争|确保|届时|开始|启动|明年|下一步|去年|上年|前年"
)


@FAMILY.check(
    "date.after-signature",
    "做过的事晚于成文日期",
    Severity.WARNING,
    """
已经做了的事、已经统计的数，日子不会在成文以后。多半是日期打错了，或者落款的日期没有改。

- 错：截至11月25日，已完成整改17个。……（落款）2024年11月8日
- 对：截至10月25日，已完成整改17个。……（落款）2024年11月8日
""",
    signs=("月",),
)
def after_signature(document: Document, found: Found) -> Iterable[Defect]:
    known, signed = document.once(dating), document.outline.dated
    match = _SIGNED.search(document.text.quote(signed)) if signed else None
    if match is None or kind_of(document) not in _TELLING:
        return
    day = (int(match["year"]), int(match["month"]), int(match["day"]))
    for each in (*_UNTIL.finditer(document.content), *_HELD.finditer(document.content)):
        if _is_later(each, day, known) and not _is_to_come(document, known, each):
            told = f"成文在{match['month']}月{match['day']}日，这里是{_said(each)}，请核对"
            yield found.at(*each.span(), told)


_BEFORE, _BEHIND = 12, 6
_OF_OTHER_DAYS = regex("已|根据|下一?年|明年|次年|每|上年|去年|首月|20\\d\\d年")
_DUE = regex(
    r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:之|以)?前(?=[，,]?(?:将|把)?[^，。；\n]{0,10}?(?:制定|报|提交|印发|签订|备案|完成))"
)


@FAMILY.check(
    "date.due-before",
    "要求的期限早于成文日期",
    Severity.WARNING,
    """
要点、计划、通知里要求“2月10日前制定本支部计划”，落款却是2月18日，期限已经过了。多半是照抄去年的稿子，或者成文拖后了没有改。

- 错：各党支部要于2月10日前制定本支部工作计划。……（落款）2025年2月18日
- 对：各党支部要于3月10日前制定本支部工作计划。……（落款）2025年2月18日
""",
    signs=("日前", "日之前", "日以前"),
)
def due_before(document: Document, found: Found) -> Iterable[Defect]:
    known, dated = document.once(dating), document.outline.dated
    signed = _SIGNED.search(document.text.quote(dated)) if dated else None
    if signed is None or not known.is_plan or known.year != int(signed["year"]):
        return
    for match in _DUE.finditer(document.masked):
        is_past = (int(match["month"]), int(match["day"])) < (int(signed["month"]), int(signed["day"]))
        since = max(match.start() - _BEFORE, document.masked.rfind("\n", 0, match.start()) + 1)
        around = document.masked[max(0, since) : match.end() + _BEHIND]
        if is_past and not _OF_OTHER_DAYS.search(around):
            told = f"成文在{signed['month']}月{signed['day']}日，期限已过，请核对"
            yield found.at(*match.span(), told)


def _is_later(match: re.Match[str], signed: tuple[int, int, int], known: Dating) -> bool:
    year, month = int(match["year"] or known.year or signed[0]), int(match["month"])
    is_of_last_year = not match["year"] and month > signed[1] + 1
    day = int(match["day"]) if match["day"] else 0
    return year == signed[0] and not is_of_last_year and (month, day) > signed[1:]


def _is_to_come(document: Document, known: Dating, match: re.Match[str]) -> bool:
    sentence = document.text.sentence_at(match.start())
    since = max(sentence.start if sentence else 0, match.start() - _LOOK_BACK)
    said = document.content[since : match.end() + _BEHIND_IT]
    return is_ahead(document, known, match.start()) or _TO_COME.search(said) is not None


def _said(match: re.Match[str]) -> str:
    return f"{match['month']}月{match['day']}日" if match["day"] else f"{match['month']}月底"
