"""Figures in plans that only say what a duty is about, and set none."""

from collections.abc import Sequence

from youju.core.reading.patterns import regex
from youju.core.reading.quantities import Quantity, is_of_a_name

LEAST = regex("不少于|不低于|不得少于|不得低于|至少|以上")
"""What says that a number is the least there must be."""
_BESIDE_POINT = regex(
    "^(?:[^，。；：]{2,10}(?=围绕|针对))?(?:紧紧|始终)?(?:围绕|针对|聚焦)[^，。；]*$|^[也都更]是[^，。；]*$|^(?:充分|切实)?发挥[^，。；]*$"
)
"""Before a figure that tells what the duty is about, or what is so: 围绕年产220万吨目标, 也是产能…的第一年."""
_DOING = regex("开展|组织|召开|举办|举行|完成|培训|检查|实施|进行|建立|制定|推出|打造|走访|慰问|建设[^，。；]{0,4}$")
"""What is done so often, behind what it is about: 围绕中心工作开展活动4次."""
_DONE_TO = regex("[一-龥]{2,8}(?:开展|进行|实施|实行)")
_TO = regex("对(?![照标比应接])[^，。；]*$")
"""Behind and before a number of what something is done to: 对4个领域开展专项监督."""
_CONDITION = regex(r"连续[两二三四五\d][次个年][^，。；]*的$|(?:超过|不足|[有满达])[^，。；]{0,4}\d[^，。；]*的$")
"""Of whom what follows the comma speaks: 有3名以上正式党员的，."""
_TOLD_ALREADY = regex("(?:[这那该此]|上述)(?:些|么)?$")
"""Before a number of what was told: 这24个字是……."""
_OF_WORDS, _A_PAGE = ("字", "个字"), 100
"""What of so few is a motto, and no paper to be written: 社会主义核心价值观的24个字."""
_NOW = regex("^(?:今天|今日|刚才|此刻|现在)[^，。；]{0,10}(?:我们|在这里|大家)")
"""How a speaker tells what is going on: 今天我们在这里连续举办三项活动."""
_WHO_COME = regex(r"^(?:[Xx×＊*]{1,3}|[\d两三四五六七八九十]{1,3})[位名](?:参加|出席|发言|述职|到会)")
_TOPIC = regex(
    r"(?:的|剩余|等|其余)(?:\d{1,4}|[Xx×＊*]{1,2})[个条件名项位][^，。；]{2,14}$|^在[^，。；]*的?基础上$"
    r"|一[个名项][^，。；、]{2,6}一[张个套本项份]"
    r"|^[^，。；\d]{0,10}(?:全长|总长|合同金额|合同价|总投资|概算|建筑面积|占地(?:面积)?|交出一份)"
)
"""What is told before a comma of things to be dealt with, 对剩余3个反馈问题, and what things are: 全长14.8公里."""
_VERBS_OF_TOPICS = regex("完成|整改|办结|解决|化解|销号|达到|落实|培育|打造|选派|推广")
_ONE_AND_ALL = regex(r"[把将对][^，。；]{0,30}\d[^，。；]{0,30}(?:一抓到底|逐[一个项件])")
"""All of what there is: 把18件实事一抓到底."""


def first_of(masked: str, quantities: Sequence[Quantity]) -> Quantity:
    """The first number that is one of something; the first of all where none is: 一次验收合格率100%."""
    return next((each for each in quantities if not is_of_a_name(masked, each)), quantities[0])


def is_about(masked: str, quantity: Quantity, before: str, said: str) -> bool:
    """Whether a number only says what is meant: 围绕…目标, 对4个领域开展监督, …任期届满, 有3名以上正式党员的.

    `before`: what precedes it in its clause, `said`: the clause.
    """
    end = quantity.span.start - len(before) + len(said)
    if is_of_a_name(masked, quantity) or (masked.startswith("，", end) and _CONDITION.search(said)):
        return True
    if _TOLD_ALREADY.search(before) or _NOW.match(said) or _WHO_COME.match(said):
        return True
    if quantity.unit in _OF_WORDS and (quantity.value or 0) < _A_PAGE:
        return True
    if LEAST.search(said) or (_DOING.search(before) and not _ONE_AND_ALL.search(said)):
        return False
    if _BESIDE_POINT.match(before) or said.endswith("任期届满") or _ONE_AND_ALL.search(said):
        return True
    if (topic := _TOPIC.search(said)) and (topic[0][0] != "的" or masked.startswith("，", end)):
        return topic[0].startswith(("在", "一")) or _VERBS_OF_TOPICS.search(said) is None
    is_done_to = quantity.unit == "个" and _DONE_TO.match(masked, quantity.span.end) is not None
    return is_done_to and _TO.search(before) is not None
