"""Words about how somebody took part, and what may be a name, in the cells of ledgers."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from youju.core.facts import Function, Presence

PRESENCES = {
    "请假": Presence.LEAVE,
    "病假": Presence.LEAVE,
    "事假": Presence.LEAVE,
    "公假": Presence.LEAVE,
    "产假": Presence.LEAVE,
    "休假": Presence.LEAVE,
    "出差": Presence.LEAVE,
    "因公": Presence.LEAVE,
    "未参加": Presence.ABSENT,
    "未到": Presence.ABSENT,
    "缺席": Presence.ABSENT,
    "缺勤": Presence.ABSENT,
    "旷会": Presence.ABSENT,
    "列席": Presence.OBSERVER,
    "旁听": Presence.OBSERVER,
    "出席": Presence.PRESENT,
    "参加": Presence.PRESENT,
    "参会": Presence.PRESENT,
    "到会": Presence.PRESENT,
    "实到": Presence.PRESENT,
    "与会": Presence.PRESENT,
}
FUNCTIONS = {
    "主持": Function.CHAIR,
    "谈话人": Function.CHAIR,
    "主讲": Function.LECTURER,
    "授课": Function.LECTURER,
    "讲课": Function.LECTURER,
    "宣讲人": Function.LECTURER,
    "领学": Function.LECTURER,
    "记录": Function.RECORDER,
    "谈话对象": Function.INTERVIEWEE,
    "被谈话": Function.INTERVIEWEE,
}
LABEL = re.compile(
    r"(?:^|(?<=[\s;；。,，、()（）]))(?P<label>(?:其中)?[^\s:：;；。,，、()（）]{0,6}?"
    r"(?:请假|病假|事假|缺席|缺勤|列席|出席|参加|参会|到会|实到|与会|未到|未参加|主持|主讲|授课|领学|记录|谈话对象|谈话人)"
    r"[^\s:：;；。,，、()（）]{0,4})\s*(?:[(（][^()（）]{0,8}[)）])?\s*[:：]"
)
NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]+[·•・][\u3400-\u9fff·•・]+")
NOT_NAMES = re.compile(
    r"全体|党员|职工|人员|干部|委员$|支委|群众|同志们|领导|班子|部门|成员|代表|支部|科室|项目部|车间|老师|积极分子|发展对象"
    r"|入党|学生|各|及$|以上|负责人"
)
ALL_WORDS = "|".join(sorted({*PRESENCES, *FUNCTIONS}, key=len, reverse=True))
WORD = re.compile(ALL_WORDS)
"""A word for taking part, staying away, or doing something there."""
WHY = r"(?:(?:因|外出|在|去|赴|到|正|临时|已)[^、,;:]{0,12}?)?"
NAME_FIRST = re.compile(
    rf"^(?:其中|另)?(?P<name>[\u3400-\u9fff·]{{2,}}?)(?:同志)?:?{WHY}(?P<word>{ALL_WORDS})[^、,;:]{{0,4}}$"
)
WORD_FIRST = re.compile(rf"^(?P<word>{ALL_WORDS})(?:的?有|的是|人员|人|者)?:?(?P<name>[\u3400-\u9fff·]{{2,}})$")


def presence_word(text: str) -> Presence | None:
    """The presence a word names: 请假 → LEAVE. A word for absence goes before one for taking part (请假未参加)."""
    return next((presence for word, presence in PRESENCES.items() if word in text), None)


def function_word(text: str) -> int:
    """The functions a word names."""
    found = Function(0)
    for word, function in FUNCTIONS.items():
        if word in text:
            found |= function
    return int(found)


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one letter and of two."""
    told = tomllib.loads(files("youju.core.ledgers").joinpath("surnames.toml").read_text(encoding="utf-8"))
    return frozenset("".join(told["one"].split())), frozenset(told["two"])


def is_name(text: str) -> bool:
    """Whether a text is surely a name: a surname with one or two letters after it, or a name with a dot."""
    if not NAME.fullmatch(text) or NOT_NAMES.search(text) or WORD.search(text):
        return False
    one, two = _surnames()
    return "·" in text or (len(text) < 4 and text[0] in one) or (len(text) > 2 and text[:2] in two)


def name_and_word(text: str) -> tuple[str, str]:
    """A name and the word written with it (仲无咎请假, 缺席张三, 王五因公出差); ('', '') where it is not that."""
    for pattern in (NAME_FIRST, WORD_FIRST):
        found = pattern.match(text)
        if found and is_name(found["name"]):
            return found["name"], found["word"]
    return "", ""
