"""Names of regulations and documents: wrong, no longer in force, without 《》; and 《》 about what is no title."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.dates import dating
from youju.core.reading.defects.lexicon import vocabulary
from youju.core.reading.defects.nearly import differing
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex

FAMILY = Family()

_TITLE = regex(r"《([^《》\n]{4,60})》")
_TRIAL = regex(r"[（(](?:试行|暂行|修订|修订版|草案|修正|\d{4}年?(?:修订|修正|版)?)[)）]$")
_PLAIN = regex(r"[（）()“”、，\-—－–·〈〉<>\s]")
HEAD = "中国共产党"
STATE = "中华人民共和国"
SHORTEST = 8
"""Shorter names are near too many others."""

TELLING = 6
"""By so many characters at its end a long name is looked for: many begin alike."""

FEW = 8
"""Names that are looked for one by one; more are looked for all at once."""

LEAST = 5
"""Without the head, shorter names are not compared at all."""

OWN = 12
"""Shorter ones may be an office's own, made after the model."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Names by their plain form; names by their first and last three characters; names no longer in force.

    `long`: names that are looked for without marks too, each where it stands; `unmarked`: any of them; `turned`: names
    by their characters in order.
    """

    known: dict[str, str]
    near: dict[str, list[str]]
    replaced: dict[str, tuple[str, int, int]]
    misnamed: dict[str, str]
    long: Signed[str]
    unmarked: re.Pattern[str]
    turned: dict[str, str]


def plain(title: str) -> str:
    """A title without marks, trial marks and the Party's or the state's name before it."""
    bare = _PLAIN.sub("", _TRIAL.sub("", title))
    return bare.removeprefix(HEAD).removeprefix(STATE)


def titles(lists: Lists) -> Titles:
    """The shipped names."""
    names = lists.lines("titles", "names")
    known = {plain(each): each for each in names}
    replaced: dict[str, tuple[str, int, int]] = {}
    for line in lists.lines("titles", "replaced"):
        old, _, new = line.partition(" => ")
        right, _, since = new.rpartition(" ")
        year, _, month = since.partition("-")
        replaced[_PLAIN.sub("", old)] = right, int(year), int(month)
    near: dict[str, list[str]] = defaultdict(list)
    for each in known:
        if len(each) >= LEAST:
            for block in {each[:3], each[-3:]}:
                near[block].append(each)
    long = [_TRIAL.sub("", each) for each in names if len(each) >= 9]
    misnamed = {
        _PLAIN.sub("", wrong): right
        for wrong, _, right in (line.partition(" => ") for line in lists.lines("titles", "misnamed"))
    }
    unmarked = regex(any_of(map(re.escape, long)))
    turned = {"".join(sorted(each)): each for each in known}
    signed = Signed(((each[-TELLING:],), each) for each in long)
    return Titles(known, near, replaced, misnamed, signed, unmarked, turned)


@FAMILY.check(
    "title.wrong",
    "法规、文件名称写错",
    Severity.ERROR,
    """
党内法规、法律和重要文件要写全称、准确的名称。与已知名称只差一两个字的，会在这里提示。

- 错：《中国共产党纪律处份条例》《中国共产党纪律检查委员会工作规定》
- 对：《中国共产党纪律处分条例》《中国共产党纪律检查委员会工作条例》
""",
    signs=("《",),
)
def wrong(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(titles)
    for match in _TITLE.finditer(document.content):
        said, is_headed = plain(match[1]), match[1].startswith(OFFICIAL)
        if "（总支）" in match[1] or "（支部）" in match[1]:
            continue  # an office's own, after one of the Party's
        if said in known.known or _PLAIN.sub("", match[1]) in known.replaced:
            continue
        if right := known.misnamed.get(_PLAIN.sub("", match[1])):
            yield found.at(*match.span(), f"名称疑写错，应为{right}")
            continue
        beside = list(dict.fromkeys(each for block in (said[:3], said[-3:]) for each in known.near.get(block, ())))
        near = (each for each in beside if _near(said, each))
        words = document.lists.once(vocabulary)
        near = (each for each in near if not _is_of_another_thing(said, each, words))
        right = next((each for each in near if _is_telling(said, each, is_headed=is_headed)), None)
        if right is None:
            near = (each for each in sorted(beside, key=len) if _words_differ(said, each))
            right = next((each for each in near if is_headed or _is_lost(said, each) or _is_padded(said, each)), None)
        if right is None and said.endswith((_OF_THE_PARTY, "法")):
            right = known.turned.get("".join(sorted(said)))
        right = _without_kind(known.known, said) if right is None and is_headed else right
        if right is not None:
            yield found.at(*_where(match, known.known[right]), f"名称疑写错，应为《{known.known[right]}》")


def _without_kind(known: Collection[str], said: str) -> str | None:
    """The name that lost its last word: 《中国共产党廉洁自律》."""
    return next((said + kind for kind in (*KINDS, "法") if said + kind in known), None)


def _where(match: re.Match[str], right: str) -> tuple[int, int]:
    """The name; of a long one where it differs, with two characters around."""
    start, end = match.span()
    said = match[1]
    if end - start <= LONGEST or len(said) != len(right):
        return start, end
    first, last = differing(said, right, around=2)
    return start + 1 + first, start + 1 + last


LONGEST = 16
"""Of a longer name only what is wrong is quoted."""


OFFICIAL = (
    HEAD,
    STATE,
    "习近平",
    "毛泽东",
    "邓小平",
    "江泽民",
    "胡锦涛",
    "中共中央",
    "全国",
    "党委（党组）",
    "党政领导干部",
    "党政机关",
)
"""How names begin that are the Party's or the state's own, and no office's."""

_OF_THE_PARTY = "条例"
"""What no office calls a paper of its own."""
KINDS = ("条例", "规定", "准则", "细则", "规则", "办法", "章程", "程序")


def _is_telling(said: str, right: str, *, is_headed: bool) -> bool:
    """Whether a name nearly right can hardly be another's: the Party's or the state's own, or long and of one kind."""
    if is_headed:
        return (
            len(right) >= SHORTEST or right.startswith(said) or said.endswith(KINDS) or len(said) == len(right) >= LEAST
        )
    if said.endswith(_OF_THE_PARTY) and right.endswith(_OF_THE_PARTY):
        return len(right) >= SHORTEST
    if said[:-2] == right[:-2] and said.endswith(KINDS):
        return len(right) >= OWN
    return len(right) >= OWN and said[-2:] == right[-2:] and said[:2] == right[:2]


def _is_of_another_thing(said: str, right: str, words: Collection[str]) -> bool:
    """Whether two laws differ by a whole word: 海上交通安全法 is no slip of 道路交通安全法."""
    if len(said) != len(right) or not said.endswith("法"):
        return False
    start, end = differing(said, right, around=0)
    return end - start == _WORD and said[start:end] in words and right[start:end] in words


_WORD = 2


def _words_differ(said: str, right: str) -> bool:
    """Whether a name lost or got words in one place, or has two of its words changed: 《中国共产党处分条例》."""
    is_kind = said.endswith((*KINDS, "法")) or len(right) >= LONG
    if not is_kind or min(len(said), len(right)) < LEAST - 1 or re.search(r"\d", said):
        return False
    if len(said) == len(right):
        return said[-2:] == right[-2:] and sorted(said) == sorted(right)
    short, long = sorted((said, right), key=len)
    if len(long) - len(short) > _WORDS or _OF_ONE_PLACE.search(said):
        return False
    begun = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return begun < len(short) and long.endswith(short[begun:])


def _is_lost(said: str, right: str) -> bool:
    """Whether a long name lost words between its first and its last ones: then it is no office's own either."""
    return len(right) >= LONG and len(said) <= len(right) and said[:4] == right[:4] and said[-3:] == right[-3:]


def _is_padded(said: str, right: str) -> bool:
    """Whether a name of the whole Party got a word within it: 《关于在全党大兴调查研究之风的工作方案》."""
    return right.startswith(_WHOLE_PARTY) and len(said) > len(right) >= LONG


_WHOLE_PARTY = ("关于在全党", "全国人民代表大会", "中共中央")
LONG = 12
_WORDS = 4
_OF_ONE_PLACE = regex("[省市县区局矿院校厂段]|公司|集团")
"""What only an office's own regulations have in their names."""


VERY_LONG = 24
_NUMERAL = regex("[0-9零〇一二三四五六七八九十]")


def _near(said: str, right: str) -> bool:
    """Whether at most two characters side by side differ, none of them numbers, not merely added at an end; of a very
    long name at most two anywhere."""
    if abs(len(said) - len(right)) > 1 or len(right) < LEAST:
        return False
    if len(said) == len(right) >= VERY_LONG:
        unlike = [each for each in zip(said, right, strict=True) if each[0] != each[1]]
        return 0 < len(unlike) <= 2 and not any(_NUMERAL.search("".join(each)) for each in unlike)
    start = next((at for at, (a, b) in enumerate(zip(said, right, strict=False)) if a != b), min(len(said), len(right)))
    back = next(
        (at for at, (a, b) in enumerate(zip(said[start:][::-1], right[start:][::-1], strict=False)) if a != b), None
    )
    stop = min(len(said), len(right)) - start if back is None else back
    ours, theirs = said[start : len(said) - stop], right[start : len(right) - stop]
    if re.search(r"\d", ours + theirs) or max(len(ours), len(theirs)) > 2 or ours == theirs:
        return False
    is_cut = len(said) < len(right) and right.endswith(KINDS)
    return len(ours) == len(theirs) or bool(0 < start < len(right) - (0 if is_cut else 1))


@FAMILY.check(
    "title.replaced",
    "引用的法规已被代替",
    Severity.WARNING,
    """
成文时这个文件已经修订改名或者被新的代替。写历史情况可以照旧，写现在的工作要用现行的名称。

- 错：（2022年）认真执行《中国共产党党内监督条例（试行）》
- 对：认真执行《中国共产党党内监督条例》
""",
    signs=("《",),
)
def replaced(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(titles).replaced
    dated = document.once(dating)
    now = dated.signed or ((dated.year, 1) if dated.year else None)
    if now is None:
        return
    for match in _TITLE.finditer(document.content):
        new = known.get(_PLAIN.sub("", match[1]))
        if new and now > new[1:]:
            yield found.at(*match.span(), f"{new[1]}年{new[2]}月起已是{new[0]}，请核对")


_YEARS = regex(r"(?:20\d{2}年?[—－\-至～~]{1,2})(?P<last>20\d{2})年")


@FAMILY.check(
    "title.expired",
    "引用的规划已经到期",
    Severity.INFO,
    """
文件名称里写明了起止年份，成文时已经过了最后一年。写今后的工作，要看有没有新的规划。

- 错：（2024年的通知）落实《2019—2023年全国党员教育培训工作规划》
- 对：落实《全国党员教育培训工作规划（2024—2028年）》
""",
)
def expired(document: Document, found: Found) -> Iterable[Defect]:
    dated = document.once(dating)
    now = dated.year or dated.now
    for match in _TITLE.finditer(document.content) if now else ():
        years = _YEARS.search(match[1])
        if years and now and int(years["last"]) < now:
            yield found.at(*match.span(), f"这个规划到{years['last']}年为止，成文时已经到期，请核对")


@FAMILY.check(
    "title.unmarked",
    "文件名称没有加书名号",
    Severity.INFO,
    """
法规、文件的全称要用书名号。

- 错：认真贯彻中国共产党党内监督条例
- 对：认真贯彻《中国共产党党内监督条例》
""",
)
def unmarked(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(titles)
    likely = known.long.likely_in(document)
    if len(likely) <= FEW and not any(each in document.masked for each in likely):
        return
    for match in known.unmarked.finditer(document.masked):
        yield found.at(*match.span(), f"文件名称宜加书名号：《{match[0]}》")


def _no_titles(lists: Lists) -> re.Pattern[str]:
    return regex(rf"《(?P<title>[^《》\n]{{2,40}}(?:{'|'.join(lists.lines('titles', 'no-title'))}))》")


_IS_TITLE = regex(
    "^(?:关于|论|在|弘扬|学习|深入|认真|把|以|让|坚持|充分|大力|切实|“)|通知|辅导|读本|问答|解读|摘编|选编|汇编|[《〈]"
)


@FAMILY.check(
    "title.misused-marks",
    "书名号用错",
    Severity.WARNING,
    """
书名号只标书名、篇名、报刊名、文件名、影视作品名。讲话精神、会议精神、活动、讲座的名称不用书名号。

- 错：学习《习近平总书记重要讲话精神》；开展《职业病防治》知识讲座
- 对：学习习近平总书记重要讲话精神；开展职业病防治知识讲座
""",
    signs=("《",),
)
def misused(document: Document, found: Found) -> Iterable[Defect]:
    for match in document.lists.once(_no_titles).finditer(document.content):
        if not _IS_TITLE.search(match["title"]):
            yield found.at(*match.span(), "这不是书名、篇名或文件名，不用书名号")
    for match in _LECTURE.finditer(document.content):
        yield found.at(*match.span(), "讲座、活动的名称不用书名号", severity=Severity.INFO)


_LECTURE = regex(r"《[^《》\n]{2,30}》(?:知识)?(?:讲座|主题活动|主题党日|培训班|主题演讲|专题讲座)")
