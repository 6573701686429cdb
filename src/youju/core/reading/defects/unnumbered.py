"""Numbers lost within a clause, told by what stands on both sides: 由分钟缩短到8分钟, 其余个, 男生3名、女生名."""

from collections.abc import Iterator

from youju.core.reading.patterns import regex
from youju.core.reading.text import Span
from youju.core.reading.unfilled import ANY

_CHANGED = "(?=[提降缩增减压升]|上升|下降)"
_PEOPLE = "(?:干部|党员|职工|人员|教师|学生|同志|对象|群众|委员|代表|患者|组长|书记|骨干|能手|标兵|医生|护士)"
_MADE = "(?:组成|推荐|评出|新增|完成|建成|打造|创建|成立|设立|组建|建立)"
_STOP = "(?=[，。；、）)\n])"
_NO_ONE = "(?![人别体性案税私股协展中])"
_NO_NAME = "(?!单|师|优[质教骨]|誉|家|校|医|牌|特|录|下|流|人|嘴|中医|班主|列|义|额|片|册|字|称|次|贵|正|副)"
_NO_HOME = "(?![庭属长里人电具风教国乡禽畜访校务装纺居政用中])"
"""What goes on behind 个, 名 and 家 to make a word: 个案, 名录, 家庭."""
_AGE = f"(?<![\\d十百周几两零一二三四五六七八九{ANY} 　年时满多数余])岁"
_WITHIN = regex(
    f"[由从](?:分钟|小时|天|个|元|万元|户|项|次|起){_CHANGED}"
    f"|[降升加少高短缩长](?:[到至](?:岁|分|天|分钟|小时|人次|个|件|起|米|元|秒)){_STOP}"
    f"|其余(?:个{_NO_ONE}|件(?!均)|名(?!单)|项(?![目下])|处(?![室理级分于罚方所])|户(?![籍外主均口])|台(?![账风])|份(?!额)|条(?![例件款目文约理]))(?=[一-龥])"
    f"|其中(?:个{_NO_ONE}|家{_NO_HOME}|名{_NO_NAME}|件(?!均)|项(?![目下]))(?=[一-龥]{{2}})"
    f"|[减增][少加](?:起|件|个|次|项|户|吨|台)(?=[，。；）)\\n])|(?:提前|连续|缩短|延长)天(?![数气平线窗然黑上下空津生])"
    "|(?:不少于|不低于|不超过|至少|少于|超过|高于)(?:节|天|个|名|次|场|篇|元|分钟|小时|学时|课时|件|份|项|家|户|处|万元)(?=[，。；、]|以上)"
    f"|(?:遴选|选派|评选|选出|表彰|聘请|招聘|慰问|走访|资助|邀请|培养|发展|抽调|配备|吸收)名{_NO_NAME}(?=[一-龥]{{0,6}}{_PEOPLE})"
    f"|[对的给]名{_NO_NAME}(?=[一-龥]{{0,6}}{_PEOPLE})"
    "|的(?:名|件|次|起)(?=相比|(?:下降|上升|增加|减少|增长|提高)(?:了?\\d|至|到))"
    "|(?:研判|听取|研究|排查|调度)次(?![数要日年生第序品级位于席长均贷优])(?=[一-龥]{2})"
    f"|{_MADE}个{_NO_ONE}(?=[一-龥]{{2}})|等(?:个{_NO_ONE}|家{_NO_HOME})(?=[一-龥]{{2}})"
    f"|{_AGE}(?:及)?以[上下]|(?<=[，。；、照])分(?:及)?以[上下]|含[人分名](?=）)|(?<!落)(?:实[到考]|应[到考])人{_STOP}"
    f"|(?<!单位)(?<!统一)[约达](?:平方千?米|平方公里|万平方米|公里|个百分点|余人|分){_STOP}|(?:完成|掘进)(?:米|公里|吨|万吨){_STOP}"
)
_IN_ROW = regex(
    "\\d[一-龥]{1,3}[，、](?P<said>(?:更换|整治|检修|新建|改造|维修|安装|拆除|清理|修复|新增|购置|配备|建成|整修|打造|创建|设置|设立|培养|选树|处置|排查|整改|维护|巡检|加固|疏通|发放|张贴|悬挂|制作|录制|编发|推送|救助|走访)"
    "了?[一-龥]{2,8}[组个台套张条块根支只辆棵株幢栋座间眼口道处件盏])[，；](?=[一-龥]{2,14}\\d)"
)
"""In a row of things done, each with its number, one without: 更换电缆27公里，整治道岔病害组，更换模块64块."""
_BARE = regex(
    "[名份次篇册元时](?<=[\u4e00-\u9fa5]{3})(?<![干各每逐整两几多本此该这那首屡再频一二三四五六七八九十百千].)(?=[、，。；\n])"
)
"""A unit with a word before it, where its clause or its item ends."""
_NUMERALS = frozenset("一二三四五六七八九十百千两几")
_UNITS = ("人次", "万人次", "万元", "课时")
_MARKS = "、，。；：\n"
_LONGEST = 13
_BESIDE = regex("[\u4e00-\u9fa5]{2,10}\\d{1,6}(?P<unit>万人次|人次|万元|课时|[名份次篇册])[、，。；]")


def unnumbered(masked: str, words: tuple[str, ...]) -> Iterator[Span]:
    """Where a number is missing within a clause, with the words on both sides of the gap; `words` end in a unit."""
    for match in _WITHIN.finditer(masked):
        yield Span(*match.span())
    for match in _BARE.finditer(masked):
        unit = next((each for each in _UNITS if masked.endswith(each, 0, match.end())), match[0])
        if unit in "元时" or (unit == "万元" and masked[match.end() - 3] in _NUMERALS):
            continue
        start = 1 + max(masked.rfind(each, match.end() - _LONGEST, match.end()) for each in _MARKS)
        if not masked.endswith(words, start, match.end()) and _is_beside_counted(masked, start, match.end(), unit):
            yield Span(start, match.end())


def in_rows(masked: str, words: frozenset[str]) -> Iterator[Span]:
    """Where a number is missing in a row of which all else has one; `words`: those that only look like a unit."""
    for match in _IN_ROW.finditer(masked):
        end = match.end("said")
        if masked[end - 2 : end] not in words and masked[end - 3 : end] not in words:
            yield Span(*match.span("said"))


def _is_beside_counted(masked: str, start: int, end: int, unit: str) -> bool:
    """Whether the item before or behind one that has no number has one, with the same unit."""
    if not masked[start:end].isalpha():
        return False
    if start and masked[start - 1] in "、，" and masked.endswith(unit, 0, start - 1):
        return masked[start - 2 - len(unit)].isdigit()
    beside = _BESIDE.match(masked, end + 1) if masked[end] == "、" else None
    return beside is not None and beside["unit"] == unit
