"""An office as its title or its signature names it, and what it may be called in between."""

from collections.abc import Iterable
from dataclasses import dataclass

from youju.core.reading.patterns import any_of, regex
from youju.core.reading.words import Words

PARTY = regex("(?:党委|党组|党工委|党总支|总支部|总支|党支部|支部)$")
_IN_FULL = (
    (regex("临时支部委员会$"), "临时党支部"),
    (regex("总支部委员会$"), "党总支"),
    (regex("支部委员会$"), "党支部"),
    (regex("(?<!中心)(?<!管理)(?<!居民)(?<!村民)委员会$"), "党委"),
)
"""What the Party calls its bodies on paper, after 中共, and in speech."""

_GROUP = regex("(?:理论学习|学习)?中心组$")
_ITSELF = regex("^(?:我|本|全|该)")
_KINDS = (
    *("集团公司", "分公司", "总公司", "公司", "集团", "企业", "机务段", "工务段", "电务段", "供电段", "车辆段", "段"),
    *("煤矿", "矿", "人民医院", "医院", "研究院", "设计院", "法院", "检察院", "学院", "院", "中学", "小学", "幼儿园"),
    *("大学", "学校", "校", "电厂", "水厂", "厂", "车站", "站", "研究所", "所", "管理处", "处", "中心", "分局", "县局"),
    *("市局", "局机关", "机关", "局", "镇", "乡", "街道", "社区", "村", "系", "分行", "支行", "总行", "银行", "行"),
    *("联社", "出版社", "社", "档案馆", "图书馆", "博物馆", "馆", "林场", "农场", "港", "支队", "大队", "总队", "队"),
)
"""What an office is, in a word that stands for its name."""

_ALIKE = (
    {"学校", "校", "中学", "小学", "大学", "学院", "幼儿园"},
    {"公司", "集团公司", "集团", "分公司", "总公司", "企业"},
)
_LIMITED = regex("(?:股份)?有限(?:责任)?公司$")
_OF_ANY = {"单位", "机关", "系统", "部门", ""}
_KIND = regex(f"{any_of(_KINDS)}$")
_ONLY_A_KIND = regex(f"{any_of(_KINDS)}")
LEAST = 2
"""How often the shorter name must stand in a document to be what it says."""


@dataclass(frozen=True)
class KnownName:
    """`stem`: without what its Party body is called (`party`, '' where it is not one)."""

    name: str
    stem: str
    party: str

    @property
    def kinds(self) -> list[str]:
        """公司 of 砚溪发电公司; of 砚田出版社有限公司 出版社 too."""
        found = [_KIND.search(stem) for stem in (self.stem, _LIMITED.sub("", self.stem))]
        return [each[0] for each in found if each]

    @property
    def kind(self) -> str:
        """The kind where it can stand for the name: not 段 or 局 alone."""
        return next((kind for kind in self.kinds if len(kind) > 1), "")

    def may_be(self, name: str) -> bool:
        """Whether a name can be this office's: its own last words, or a word for what it is."""
        stem = _ITSELF.sub("", PARTY.sub("", name))
        kinds = self.kinds
        if stem in _OF_ANY or not kinds or self.stem.endswith(stem):
            return True
        return bool(_ONLY_A_KIND.fullmatch(stem)) and any(_is_like(stem, kind) for kind in kinds)

    def short(self, content: str) -> str:
        """The longest of its last words that the document uses by itself: 段党委 of 沱江电务段党委; else ''."""
        return next((each for each in self._shorter() if self._apart(content, each) >= LEAST), "")

    def _shorter(self) -> Iterable[str]:
        yield from (f"{kind}{self.party}" for kind in _KINDS if self.stem.endswith(kind) and len(kind + self.party) > 1)
        if self.party:
            yield self.party

    def _apart(self, content: str, shorter: str) -> int:
        """How often it stands where the name does not."""
        longer = self.name[-len(shorter) - 1 :]
        return content.count(shorter) - (content.count(longer) if longer != shorter else 0)


def _is_like(stem: str, kind: str) -> bool:
    """段 and 电务段, 学校 and 小学; not 供电段 and 电务段."""
    return stem.endswith(kind) or kind.endswith(stem) or any({stem, kind} <= words for words in _ALIKE)


def known_name(title: str, words: Words, signature: str) -> KnownName | None:
    """The office that the title names, else the one that signed; None where neither does."""
    found = words.titled.match(title)
    names = (found[0] if found and not found[0][0].isdigit() and "—" not in found[0] else "", signature)
    return next((_known(name) for name in names if name), None)


def _known(name: str) -> KnownName:
    """With the Party's own way to write it undone: 中共柳溪镇中心小学支部委员会 is 柳溪镇中心小学党支部."""
    name = _GROUP.sub("", name.removeprefix("中国共产党").removeprefix("中共"))
    for in_full, spoken in _IN_FULL:
        name = in_full.sub(spoken, name)
    party = PARTY.search(name)
    return KnownName(name, name[: party.start()] if party else name, party[0] if party else "")
