"""Names of people as cells list them: separators, notes in brackets, 请假：…, 等26人."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from youju.core.facts import Presence
from youju.core.ledgers.names_sections import sections, unnumbered
from youju.core.ledgers.names_words import NAME, NOT_NAMES, WORD, function_word, is_name, name_and_word, presence_word
from youju.core.ledgers.numerals import NUMBER, number_of
from youju.core.ledgers.text import SPACES

SEPARATORS = re.compile(
    r"以及|及(?=其他|其余|入党|积极|发展|群众|列席|部分)|[、,，;；/|\\\n\r\t。]+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff]{2,})"
)
COUNT = re.compile(
    rf"^(?:共计?|合计|总计|等|及其他|其他|其余|另有|另)?\s*(?:约)?({NUMBER})\s*(?:余|多)?\s*(名|位|个|人)"
)
ET_AL = re.compile(rf"等(?:同志)?(?:共|共计)?\s*({NUMBER})?\s*(?:余|多)?\s*(?:名|位|个)?(人次|人|同志|党员)?[^、,，]*$")
ALL = re.compile(
    r"^(?:本?支部)?全体(?:[正预]式?备?)?(?:党员|职工|干部|人员|委员|支委|同志|成员|参会)?|^(?:党员|委员|支委|班子)?(?:全员|全部|全体)"
)
NOBODY = {"无", "/", "-", "—", "――", "——", "\\", "无请假", "无缺席", "没有", "暂无", "空", "全勤", "0", "0人", "〇"}
OFFICE = (
    r"(?:党委|党总支|总支|党支部|支部|党组|机关党委|纪委|工会|行政|常务)?(?:专职)?副?"
    r"(?:书记|主任|院长|校长|局长|处长|科长|部长|段长|矿长|厂长|站长|所长|队长|总经理|经理|董事长|主席|组长|厅长|主持人"
    r"|(?:组织|宣传|纪检|青年|统战|生活|学习|群工|保卫)?委员|老师|教授|同志|同学|工程师)"
)
TITLE = re.compile(OFFICE)
PEOPLE = re.compile(rf"({NUMBER})\s*(?:余|多)?\s*(?:名|位|人)")
NO_LIST = re.compile(r"签到|附[件后表]|名单|详见|见.*[表册]|若干|照片|不详|记录本|^略$|^等$|未统计")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a cell: how they stood to it, what they did, what stood in brackets behind it."""

    name: str
    presence: Presence = Presence.PRESENT
    functions: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NameList:
    """What a cell of names says: the names, a total it states (等26人), groups without names, what is no name.

    `times`: the total counts attendances (人次).
    """

    people: tuple[Named, ...] = ()
    total: int | None = None
    times: bool = False
    groups: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read_names(text: str, presence: Presence = Presence.PRESENT, functions: int = 0) -> NameList:
    """Read a cell of names; `presence` and `functions` are what its column says of them."""
    reader = _Reader()
    for part, there, doing in sections(unnumbered(text), presence, functions):
        reader.read(part, there, doing)
    return reader.result()


NO_PLAIN_NAME = (COUNT, ET_AL, ALL, NOT_NAMES, NO_LIST, WORD)
EACH = re.compile(r"^(?:均|都|皆|全部)")
"""A bracket about everybody before it, not only the last."""
NOBODY_AWAY = re.compile(rf"^(?:无|没有|无人)人?(?:{WORD.pattern})|^全勤|^全到")
HOW_MANY = re.compile(rf"{NUMBER}\s*(?:名|位|个|人)")
BEFORE_PERSON = re.compile(r"^(?:入党)?(?:积极分子|发展对象|申请人|预备党员|党员|群众|职工代表|职工|列席人员)(?=.)")


@lru_cache(maxsize=100_000)
def _plain_name(piece: str) -> str:
    """The name a piece is and nothing else, '' where it is more or other; most pieces are names met before."""
    name = SPACES.sub("", piece)
    other = name in NOBODY or any(pattern.search(name) for pattern in NO_PLAIN_NAME)
    if other or not NAME.fullmatch(name) or TITLE.fullmatch(name) or number_of(name) is not None:
        return ""
    return name if _without_title(name) == name else ""


@lru_cache(maxsize=100_000)
def _named(name: str, presence: Presence, functions: int) -> Named:
    """One object for all who took part alike."""
    return Named(name, presence, functions)


class _Reader:
    def __init__(self) -> None:
        self.people: list[Named] = []
        self.total: int | None = None
        self.besides = 0
        self.times = False
        self.groups: list[str] = []
        self.unread: list[str] = []

    def result(self) -> NameList:
        total = self.total
        if total is None and self.besides:
            total = self.besides + sum(person.presence == Presence.PRESENT for person in self.people)
        return NameList(tuple(self.people), total, self.times, tuple(self.groups), tuple(self.unread))

    def read(self, text: str, presence: Presence, functions: int) -> None:
        start = len(self.people)
        for piece in _pieces(text):
            self._piece(piece, presence, functions, start)

    def _piece(self, piece: str, presence: Presence, functions: int, start: int) -> None:
        if name := _plain_name(piece):
            self.people.append(_named(name, presence, functions))
            return
        piece = self._without_total(piece)
        bare, hint = _bracketed(piece)
        bare = re.sub(r"^\d{1,2}[.)](?=[\u3400-\u9fff])", "", SPACES.sub("", bare).strip(".:"))
        if not bare or bare in NOBODY or TITLE.fullmatch(bare) or NOBODY_AWAY.match(bare):
            return
        bare = _without_title(_without_group(bare))
        name, word = name_and_word(bare)
        if name:
            there = presence_word(word) or presence
            self.people.append(Named(name, there, functions | function_word(word), hint))
        elif number_of(bare) is not None:
            self.total = number_of(bare)
        elif ALL.match(bare) or NOT_NAMES.search(bare):
            self._group(bare)
        elif NO_LIST.search(bare) or WORD.search(bare) or not NAME.fullmatch(bare):
            self.unread.append(piece.strip())
        else:
            self._name(bare, hint, presence, functions, start)

    def _name(self, name: str, hint: str, presence: Presence, functions: int, start: int) -> None:
        """A name with what stands in the bracket behind it; `start`: the first of those listed with it."""
        there = None if NOBODY_AWAY.match(hint) else presence_word(hint)
        if there and HOW_MANY.search(hint):
            self.unread.append(hint)
            there = None
        doing = function_word(hint)
        said = "" if WORD.search(hint) else hint
        self.people.append(Named(name, there or presence, functions | doing, said))
        if there and EACH.match(hint):
            self.people[start:] = [replace(each, presence=there) for each in self.people[start:]]

    def _group(self, words: str) -> None:
        """People named as a group, with their number where it stands: 党员15人."""
        self.groups.append(words)
        numbers = [number_of(match[1]) or 0 for match in PEOPLE.finditer(words)]
        self.besides += sum(numbers)

    def _without_total(self, piece: str) -> str:
        """A piece without the total it ends with or is."""
        if match := COUNT.match(piece.strip()):
            if re.match(r"及?其[他余]|另", piece.strip()):
                self.besides += number_of(match[1]) or 0
            else:
                self._count(number_of(match[1]), piece)
            return ""
        if match := ET_AL.search(piece):
            self._count(number_of(match[1]) if match[1] else None, piece)
            return piece[: match.start()]
        return piece

    def _count(self, total: int | None, piece: str) -> None:
        if total is not None:
            self.total = total
            self.times = "人次" in piece


def _pieces(text: str) -> Iterator[str]:
    """Pieces between separators outside brackets; names set apart by spaces alone are told apart too."""
    kept = _mask_brackets(text)
    start = 0
    for match in SEPARATORS.finditer(kept):
        yield from _by_spaces(text[start : match.start()])
        start = match.end()
    yield from _by_spaces(text[start:])


def _mask_brackets(text: str) -> str:
    """The text with what is in brackets blanked out, so that separators there do not count."""
    return re.sub(r"[(（][^()（）]*[)）]", lambda match: "x" * len(match.group()), text)


def _by_spaces(piece: str) -> list[str]:
    """A piece cut at spaces, except those inside a name of two letters (王　丽)."""
    piece = piece.strip()
    if not SPACES.search(piece):
        return [piece]
    masked = _mask_brackets(piece)
    words = re.split(r"\s+(?![(（x])", masked)
    if len(words) < 2 or _spaced_out(words):
        return [piece]
    parts, start = [], 0
    for match in re.finditer(r"\s+(?![(（x])", masked):
        parts.append(piece[start : match.start()])
        start = match.end()
    return _rejoined([*parts, piece[start:]])


def _spaced_out(words: list[str]) -> bool:
    return len(words) == 2 and all(len(word) == 1 for word in words)


def _rejoined(words: list[str]) -> list[str]:
    """Single letters next to each other made one name: 张 伟 李 明明 → 张伟, 李, 明明 is left as it stands."""
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1 and len(joined[-1]) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


BEFORE_NAME = re.compile(rf"^{OFFICE}(?=[\u3400-\u9fff]{{2,4}}$)")
AFTER_NAME = re.compile(rf"(?:(?<=^[\u3400-\u9fff]{{2}})|(?<=^[\u3400-\u9fff]{{3}})){OFFICE}$")


def _without_group(text: str) -> str:
    """A name without the group it is of: 积极分子季云."""
    rest = BEFORE_PERSON.sub("", text)
    return rest if is_name(rest) else text


def _without_title(text: str) -> str:
    """A name without the office written with it: 书记丁一鸣, 丁一鸣同志."""
    return AFTER_NAME.sub("", text) if AFTER_NAME.search(text) else BEFORE_NAME.sub("", text)


def _bracketed(piece: str) -> tuple[str, str]:
    match = re.search(r"[(（]([^()（）]*)[)）]", piece)
    if not match:
        return piece, ""
    return piece[: match.start()] + piece[match.end() :], match[1].strip()


def one_letter_apart(name: str, other: str) -> bool:
    """Whether one may be a slip for the other: of three letters or more, and one of them different."""
    return len(name) == len(other) > 2 and sum(one != two for one, two in zip(name, other, strict=True)) == 1
