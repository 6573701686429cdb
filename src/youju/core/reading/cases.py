"""What is done whenever something is so: 逾期未整改的，由党委书记约谈; 未经审核的读物不得上架; 交接班时须当面移交."""

import re
from collections.abc import Iterator

from youju.core.reading.cadences import Lead
from youju.core.reading.clauses import Clauses
from youju.core.reading.found import Repeats
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

_THOSE_THAT = regex("的，(?![^，。；：\n]{0,24}的[，。；\n])(?=[^，。；：\n]{2})")
_NO_CASE = regex(
    "是[^，]*的$|(?:目|有|似|别|多|少|好|同样|一样|特有|应有|内|主要|必要|重要|显著|明显)的$"
    "|^(?:这|那|为了?|以|把|将|通过|围绕|坚持|做到|全面|确保|努力|扎实|大力|打造|建设|培养|形成|营造|增强|提升|提高|发挥|抓好|做好|推动|落实|深化|巩固|以及|其中|并)"
)
"""Clauses that end in 的 and say of nobody in which case."""
_NO_DUTY = regex(
    "可|一般|绝不|依规|依纪|合理|(?:要|应|应当)(?:追究|处理好|敞开|结合|注意)|一经查实|[^，。；\n]{2,10}(?:可以?(?!能)|一律无效|不得分)"
    "|[^，。；\n]{0,24}?(?:[\\d一二三四五六七八九十半]个?(?:工作日|小时|分钟|日|天|周|月)内|前(?:须|应|必须|要(?!求)|提))"
)
"""What may be done, is void, or says itself by when."""
_AT_ONCE = regex(
    "的[\u4e00-\u9fa5]{0,5}?(?=摘牌|一律|优先|移出|调出|移送|限期(?![\\d一二三半])|责令|取消|予以|给予|暂缓|停发|次日|当面|当[年季月场日天](?!度)"
    "|由[^，。；\\n]{2,12}(?:约谈|谈话|提醒|停发|处理))"
)
_SUCH = regex(
    "的(?!基础|情况|前提|同时)[\u4e00-\u9fa5]{1,8}，(?=由|须|必须|应(?![急用对变])|一律|全部|其(?:主要)?负责人|优先"
    "|[^，。；\\n]{2,8}(?:须(?!知)|(?<![机主重需])要(?![求点])|应(?![急用对变])|约谈|探望|暂缓))"
)
"""逾期未整改的重大隐患，由党委书记约谈: what is so of the one who or which is dealt with."""
_SORRY = regex("[未不低超逾连满有达错损因后上下末]|没有|排名")
_SAD = regex("[未不低超逾满末]|没有|排名|连续[两二三]")
"""What stands in a clause that tells in which case."""
_FROM = regex(
    "未经[^，。；\\n]{2,14}，?(?:一律)?不得|遇(?![到见])有?[^，。；\\n]{2,14}，?(?=改|增派|停|先|最先|立即|\\d|当)"
    "|发现[^，。；\\n]{2,18}，(?=先|当[日天场班]|会同|及时|立即|须|应)"
)
_UP_TO = regex("方可(?=[^，。；\\n]{2})|时(?=必?须(?!知))")
_NO_TIME = regex("[每按及准随平]时$")
STANDING = regex(
    "由[^，。；\n]{2,24}|[^，。；\n]{0,14}(?:须(?!知)|必须|一律|应(?![急用对变]))[^，。；\n]{2}|移出|调出|移送|取消|不得"
)
"""How a report tells of what is the rule from now on."""
DONE = regex("了|已|过(?<![通超不]过)(?!失|程|渡|半)|均|未发生|\\d[件名人起项]")
LONGEST, SHORTEST, LOOK_BACK = 36, 4, 24
"""How long a clause is that tells in which case, and how far it is looked back for what it tells."""


def cases(masked: str, clauses: Clauses) -> Iterator[tuple[Span, Lead]]:
    """What is to be done in which case: the clauses of both, and where the case stands."""
    yield from _of_those_that(masked, clauses)
    for pattern, tells_of_case in _HOW:
        for found in pattern.finditer(masked):
            start = clauses.unlabelled(clauses.around(found.start())).start
            if _NO_DUTY.match(masked, found.end()) is None and tells_of_case(masked, start, found):
                yield Span(start, _end_of(masked, clauses, found)), Lead(start, found.end(), Repeats.EVENT)


def _of_those_that(masked: str, clauses: Clauses) -> Iterator[tuple[Span, Lead]]:
    """得分在90分以上的，优先推荐为先进: a whole clause says in which case."""
    for found in _THOSE_THAT.finditer(masked) if "的，" in masked else ():
        case = clauses.unlabelled(clauses.around(found.start()))
        said = masked[case.start : found.start() + 1]
        is_case = SHORTEST < len(said) <= LONGEST and not _NO_CASE.search(said)
        if is_case and not _NO_DUTY.match(masked, found.end()):
            yield Span(case.start, clauses.around(found.end()).end), Lead(case.start, found.end(), Repeats.EVENT)


def _is_sorry(masked: str, start: int, found: re.Match[str]) -> bool:
    return _SORRY.search(masked, max(start, found.start() - LOOK_BACK), found.start()) is not None


def _is_sad(masked: str, start: int, found: re.Match[str]) -> bool:
    return _SAD.search(masked, max(start, found.start() - LOOK_BACK), found.start()) is not None


def _is_said(masked: str, start: int, found: re.Match[str]) -> bool:
    return True


def _is_before(masked: str, start: int, found: re.Match[str]) -> bool:
    """Whether more than a word stands before, and it is no 每时, 按时."""
    return found.start() - start >= SHORTEST - 2 and _NO_TIME.search(masked, start, found.end()) is None


_HOW = ((_AT_ONCE, _is_sorry), (_SUCH, _is_sad), (_FROM, _is_said), (_UP_TO, _is_before))
"""How a case is told within its clause, and what else must be so there."""


def _end_of(masked: str, clauses: Clauses, found: re.Match[str]) -> int:
    """The end of the clause in which it is said what is done, the next one where the case ends with a comma."""
    last = found.end() if masked[found.end() - 1] == "，" else max(found.start(), found.end() - 1)
    return clauses.around(last).end
