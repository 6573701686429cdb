"""Amounts as people write them: 26人, 65人次, 应到33人实到30人; 心得体会12份，发现问题0条; 1.5小时."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from youju.core.ledgers.numerals import NUMBER, number_of, tenths_of

TIMES = re.compile(rf"({NUMBER})\s*(?:余|多)?\s*人次")
PEOPLE = re.compile(rf"({NUMBER})\s*(?:余|多)?\s*(?:名|位|个|人)")
EXPECTED = re.compile(rf"应(?:到|参加|参会|出席)[会员党]*(?:人数)?[:：]?\s*({NUMBER})")
PRESENT = re.compile(rf"(?:实到|实际到会|实际参加|到会|参加|参会|出席)[会员党]*(?:人数)?[:：]?\s*({NUMBER})")
ABOUT = re.compile(r"[余多约近]")
TOTAL = re.compile(r"^(?:共计|合计|总计|共)")


@dataclass(frozen=True, slots=True)
class Count:
    """How many took part: the number, whether as 人次, how many were expected, whether it is a rough number."""

    number: int | None = None
    times: bool = False
    expected: int | None = None
    rough: bool = False


def read_count(text: str) -> Count | None:
    """Read a number of people. None where the text says none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    expected = _first(EXPECTED, plain)
    rough = bool(ABOUT.search(plain))
    if match := PRESENT.search(plain.replace("应到会", "").replace("应参加", "应").replace("应参会", "应")):
        return Count(number_of(match[1]), "人次" in plain, expected, rough)
    if match := TIMES.search(plain):
        return Count(number_of(match[1]), True, expected, rough)
    if (number := number_of(plain.rstrip("人名位个余多"))) is not None:
        return Count(number, False, expected, rough)
    if match := re.fullmatch(rf"({NUMBER})\s*[人名]?\s*/\s*({NUMBER})\s*[人名]?", plain):
        return Count(min(_numbers(match)), False, max(_numbers(match)), rough)
    if match := PEOPLE.search(plain):
        return Count(number_of(match[1]), False, expected, rough)
    return Count(None, False, expected) if expected is not None else None


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return number_of(match[1]) if match else None


def _numbers(match: re.Match[str]) -> list[int]:
    return [number_of(group) or 0 for group in match.groups()]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what came out: its words, the amount, what it is counted in. `amount` is None where none stands."""

    label: str
    amount: int | None
    counted_in: str = ""
    rough: bool = False


MEASURE_WORDS = (
    "人次|户次|人|次|份|本|篇|条|个|项|户|件|张|块|幅|场|期|套|册|部|名|位|处|面|万元|元|家|对|支|组|台|批|箱|盒|遍|则|封"
    "|课时|学时|节|队|例|起|枚|只|袋|棵|株"
)
"""What outcomes are counted in."""
SPLIT = re.compile(
    r"[、,，;；。\n\r]+|(?<=[份本篇条个项户件张块次册套])\s+(?=[\u4e00-\u9fff])|(?:^|\s)(?:\d+[.)）]|[①-⑳])(?!\d)"
)
SIGNS = "零一二三四五六七八九十百千万两"
AFTER = re.compile(
    rf"^(?P<label>.*?[^\d\s{SIGNS}])?\s*[:：]?\s*(?:约|共|共计|计)?\s*(?P<number>{NUMBER})\s*(?:余|多)?\s*"
    rf"(?P<word>{MEASURE_WORDS})?(?:[(（][^()（）]*[)）])?$"
)
BEFORE = re.compile(rf"^(?P<verb>\D*?)(?P<number>{NUMBER})\s*(?:余|多)?\s*(?P<word>{MEASURE_WORDS})(?P<label>[^\d]+)$")
VERBS = re.compile(
    r"^(?:共计|共|累计|现场|组织|收到|收集|收|形成|撰写|上交|提交|完成|发放|制作|悬挂|张贴|征集|签订|签署|开展|印发"
    r"|购买|购置|订阅|报送|印制|撰|写|交|发|各)+(?=.{2,})"
)


def read_lines(text: str) -> list[Line]:
    """Read what came out of something: 心得体会12份，发现问题0条; 撰写心得十二份; 12份心得体会."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    return [_line(piece.strip()) for piece in _parts(plain) if piece.strip(" .")]


def _parts(text: str) -> Iterator[str]:
    """Pieces between separators."""
    yield from (piece for piece in SPLIT.split(text) if piece and piece.strip())


NONE = re.compile(r"^(?P<label>.{2,}?)\s*:\s*(?:无|没有|零)$")
NO_PROBLEM = re.compile(r"^(?:未|没有|无)(?P<label>发现(?:问题|隐患|线索))$")


def _line(piece: str) -> Line:
    if match := NONE.match(piece) or NO_PROBLEM.match(piece):
        return Line(match["label"], 0)
    rough = bool(re.search(r"\d\s*[余多]|约", piece))
    if match := AFTER.match(piece):
        label = (match["label"] or "").strip(" :：")
        return Line(label, number_of(match["number"]), match["word"] or "", rough)
    if match := BEFORE.match(piece):
        return Line(match["label"].strip(" 的"), number_of(match["number"]), match["word"], rough)
    return Line(piece, None)


def plain_label(label: str) -> str:
    """A label without the verbs that go before it: 撰写心得体会 → 心得体会."""
    return VERBS.sub("", label)


def amount_of(text: str) -> tuple[int | None, str]:
    """A cell of a column of amounts: (12, '份') of 12 or 12份."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := re.fullmatch(rf"({NUMBER})\s*(?:余|多)?\s*({MEASURE_WORDS})?", plain):
        return number_of(match[1]), match[2] or ""
    return None, ""


def read_minutes(text: str) -> int | None:
    """How long something lasted, in minutes: 90分钟, 1.5小时, 2小时30分. A bare number up to 12 is hours."""
    plain = unicodedata.normalize("NFKC", text).strip()
    hours = re.search(r"([\d.]+|[一二两三四五六七八九十半]+)\s*(个)?(半)?\s*(?:小时|h|H|时)", plain)
    minutes = re.search(r"(\d+)\s*(?:分钟|分|min)", plain)
    if hours or minutes:
        tenths = (tenths_of(hours[1]) or 0) + (5 if hours[3] else 0) if hours else 0
        return tenths * 6 + (int(minutes[1]) if minutes else 0)
    number = tenths_of(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None
    if number is None:
        return None
    return number // 10 if number > 120 else number * 6


DAY_TENTHS = 80
HALF_DAYS = ("上午", "下午", "半日")


def read_hours(text: str) -> int | None:
    """Study hours in tenths: 2, 1.5学时, 两个学时; a day is eight hours, half a day (半天, 0.5天, 上午) four."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in HALF_DAYS:
        return DAY_TENTHS // 2
    if match := re.fullmatch(rf"({NUMBER}|半)\s*天(半)?", plain):
        days = 5 if match[1] == "半" else tenths_of(match[1]) or 0
        return (days + (5 if match[2] else 0)) * DAY_TENTHS // 10
    return tenths_of(text)
