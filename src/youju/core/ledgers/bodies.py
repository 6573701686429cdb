"""Names of Party organisations: their kind, the body they belong to, the posts written with them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from youju.core.ledgers.text import folded, without_brackets
from youju.core.ledgers.words import Words
from youju.core.rules.model import Sector

KINDS = (
    (r"临时(?:党委|党总支|总支)(?:委员会)?$|临时委员会$", "temporary_committee"),
    (r"临时(?:联合)?(?:党)?支部(?:委员会)?$", "temporary_branch"),
    (r"党小组$", "cell"),
    (r"纪委$|纪律检查委员会$|纪检组$", "discipline_commission"),
    (r"(?:团委|团总支|团支部)$|共青团.*委员会$", "youth_league"),
    (r"工会(?:委员会)?$", "union"),
    (r"党工委$|工作委员会$", "work_committee"),
    (r"党组$", "leading_party_group"),
    (r"总支(?:部)?(?:委员会)?$", "general_branch"),
    (r"联合(?:党)?支部(?:委员会)?$", "joint_branch"),
    (r"(?:党)?支部(?:委员会)?$|第?[一二三四五六七八九十\d]+支部$", "branch"),
    (r"党委$|(?:中共|中国共产党).*委员会$|党的?委员会$", "party_committee"),
)
SECTORS = (
    (
        r"医院|卫生院|学校|大学|学院|中学|小学|幼儿园|研究院|研究所|设计院|事业单位|中心血站|博物馆|图书馆|疾控",
        Sector.INSTITUTION,
    ),
    (r"局(?!.{0,3}(?:公司|集团|项目))|机关(?!党)|政府|委员会机关|街道|乡|法院|检察院|厅|海关|税务", Sector.BUREAU),
    (r"公司|集团|厂|矿|段|车站|项目|企业|银行|工区|车间|电站|油田", Sector.ENTERPRISE),
)
SEPARATORS = re.compile(r"[、,，;；/\n]+")
TOGETHER = re.compile(r"[、,，;；/\n]+|(?<=部)[和与暨](?=.)|(?<=委)[和与暨](?=.)|(?<=总支)[和与暨](?=.)")
NUMBERED = re.compile(r"(.*?)(第?[一二三四五六七八九十\d]+)((?:联合|临时)?(?:党支部|支部|党总支|总支|党小组))?")
ENOUGH_ALIKE = 0.72


def kind_by_name(name: str) -> str:
    """The kind a name tells: …临时党支部 → temporary_branch; '' where it tells none."""
    plain = folded(without_brackets(name))
    return next((kind for pattern, kind in KINDS if re.search(pattern, plain)), "")


def sector_by_name(names: Iterable[str]) -> Sector | None:
    """What kind of body names belong to, by the most telling words in all of them; None where they tell nothing."""
    everything = list(map(folded, names))
    votes = {sector: sum(bool(re.search(pattern, name)) for name in everything) for pattern, sector in SECTORS}
    best = max(votes, key=lambda sector: votes[sector])
    return best if votes[best] else None


def unit_key(name: str) -> str:
    """A name for comparing: without spaces, brackets, and words that are left out at times."""
    plain = folded(name).removeprefix("中国共产党").removeprefix("中共")
    plain = plain.replace("党支部委员会", "党支部").replace("总支部委员会", "总支").replace("党总支部", "党总支")
    plain = re.sub(r"(?<!党)支部$", "党支部", plain)
    return re.sub(r"(?<!党)总支$", "党总支", plain)


def split_units(text: str) -> list[str]:
    """A cell of one or several organisations; numbers share what follows the last: 第一、第二党支部, 机关一、二支部."""
    parts = [part.strip() for part in TOGETHER.split(text) if part.strip()]
    last = NUMBERED.fullmatch(parts[-1]) if len(parts) > 1 else None
    first = NUMBERED.fullmatch(parts[0]) if last else None
    if last is None or first is None or first[3] or not last[3] or last[1]:
        return parts
    middle = [NUMBERED.fullmatch(part) for part in parts[1:-1]]
    if not all(each and not each[1] and not each[3] for each in middle):
        return parts
    return [f"{first[1]}{each[2]}{last[3]}" for each in (first, *middle, last) if each]


def likeliest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one, '' where none is like enough."""
    key = unit_key(name)
    scored = [(SequenceMatcher(None, key, unit_key(each)).ratio(), each) for each in known]
    score, best = max(scored, default=(0.0, ""))
    return best if score >= ENOUGH_ALIKE else ""


def by_short_name(name: str, known: Mapping[str, str]) -> str:
    """The one known name this is a short form of: its letters stand in it in their order, and its kind agrees.

    `known`: key → name. '' where none or several fit.
    """
    key = unit_key(name)
    stem = re.sub(r"(?:临时)?党(?:支部|总支|委|组)$", "", key)
    if len(stem) < 2:
        return ""
    kind = kind_by_name(name)
    fits = [full for each, full in known.items() if _is_short_for(stem, each) and kind in ("", kind_by_name(full))]
    return fits[0] if len(fits) == 1 else ""


def _is_short_for(stem: str, key: str) -> bool:
    """Whether it stands in the key, and is not the end of another number: 一车间 is not short for 十一车间."""
    start = key.find(stem)
    return start == 0 or (start > 0 and key[start - 1] not in "0123456789一二三四五六七八九十第")


@dataclass(frozen=True, slots=True)
class PostRead:
    """A post in a cell: the code, the words for it, the organisation named with it ('' where none)."""

    code: str
    words: str
    unit: str = ""


def read_posts(text: str, posts: Words) -> tuple[list[PostRead], list[str]]:
    """The posts in a cell, and what in it is none: 某党支部书记、项目经理."""
    found, rest = [], []
    for part in SEPARATORS.split(text):
        part = folded(part).removeprefix("兼").removeprefix("现任")
        if part in ("", "无", "-", "/"):
            continue
        read = _post(part, posts)
        if read:
            found.append(read)
        else:
            rest.append(part)
    return found, rest


def _post(part: str, posts: Words) -> PostRead | None:
    """The post a text ends with; what stands before it is the organisation."""
    if code := posts.exact(part):
        return PostRead(code, part)
    for start in range(1, len(part) - 1):
        code = posts.exact(part[start:])
        if code:
            return PostRead(code, part[start:], _organisation(part, start))
    return None


def _organisation(part: str, start: int) -> str:
    """The organisation before a post; 某党支部+支部书记 and 某支部+书记 both name 某(党)支部."""
    head, post = part[:start], part[start:]
    if kind_by_name(head):
        return head
    for ending in ("临时党支部", "党支部", "支部", "党总支", "总支", "党委", "党组"):
        if post.startswith(ending) and len(post) > len(ending):
            return head + ending
    return head
