"""Numbers that must fit by plain reckoning: men and women, so many at so much, two halves, bodies named, dues paid."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import added_up
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

_SEXES = regex(
    r"(?<![\d.])(?P<all>\d{1,6})(?P<unit>[人名])[，（](?:男[^，。；、\d\n]{0,6}(?P<m>\d{1,6})(?P=unit)[，、；]"
    r"女[^，。；、\d\n]{0,6}(?P<f>\d{1,6})|女[^，。；、\d\n]{0,6}(?P<f2>\d{1,6})(?P=unit)[，、；]男[^，。；、\d\n]{0,6}(?P<m2>\d{1,6}))(?P=unit)(?!次)"
)


@FAMILY.check(
    "sum.sexes",
    "男、女人数加起来不是总数",
    Severity.ERROR,
    """
男、女都说了，加起来就应是总数。

- 错：支部有党员50人，男党员30人，女党员25人。（30＋25＝55）
- 对：支部有党员55人，男党员30人，女党员25人。
""",
    signs=("女",),
)
def sexes(document: Document, found: Found) -> Iterable[Defect]:
    for match in _SEXES.finditer(document.content):
        men, women = int(match["m"] or match["m2"]), int(match["f"] or match["f2"])
        if men + women != int(match["all"]):
            yield found.at(*match.span(), f"{men}＋{women}＝{men + women}，与总数{match['all']}不符")


_EACH = regex(
    r"(?<![\d.])(?P<many>\d{1,5})(?:人次?|名|户)[^。；\n\d]{0,24}(?:每[人名户位]|人均|户均)(?:发放|捐款|补助|慰问|送上|慰问金|补贴){0,3}(?P<much>\d{1,5})元"
    r"[^。；\n\d]{0,12}(?:共计?|合计|总计|累计)[^，。；\n\d]{0,8}(?P<all>\d{1,7}(?:\.\d{1,4})?)(?P<scale>万?)元"
)
_THEN = regex(
    r"每(?P<unit>[期场班批])[一-龥]{0,6}(?P<much>\d{1,4})(?:人|名[一-龥]{2,4})[，、](?:全年|累计)?共?[一-龥]{0,6}(?P<many>\d{1,3})(?P=unit)"
    r"[，、](?:共计?|合计|累计)?(?:培训|参训|受训|轮训|参加|覆盖)(?:党员|干部|学员|人员|职工|骨干)?(?P<all>\d{1,6})(?P<scale>)(?:人|名)"
)
"""每期培训30人，共举办4期，培训党员120人."""
_ROUNDS = regex(
    r"(?<![\d.])(?P<many>\d{1,3})(?P<unit>[期场班批])[，（]每(?P=unit)(?P<much>\d{1,4})(?:人|名学员|名党员)[^。；\n\d]{0,6}"
    r"(?:共计?|合计|累计)[^，。；\n\d]{0,8}(?P<all>\d{1,6})(?P<scale>)人"
)


@FAMILY.check(
    "sum.product",
    "人数与每人的数相乘，不是共计的数",
    Severity.WARNING,
    """
“慰问20人，每人500元，共计8000元”：相乘应等于共计。

- 错：慰问困难党员20人，每人500元，共计发放8000元。（20×500＝10000）
- 对：慰问困难党员20人，每人500元，共计发放10000元。
""",
    signs=("每人", "每名", "每户", "每位", "人均", "户均", "每期", "每场", "每班", "每批"),
)
def product(document: Document, found: Found) -> Iterable[Defect]:
    for match in (each for pattern in (_EACH, _THEN, _ROUNDS) for each in pattern.finditer(document.masked)):
        made = int(match["many"]) * int(match["much"])
        said = float(match["all"]) * (10_000 if match["scale"] else 1)
        if made and abs(made - said) > _ROUNDED * said:
            told = f"{match['many']}×{match['much']}＝{made}，与{match['all']}{match['scale']}不符"
            yield found.at(*match.span(), told)


_ROUNDED = 0.05
"""By what share of it a total may be off, as it was rounded or what each got was an average."""
_HALVES = regex(
    r"上半年[一-龥]{0,6}?(?P<first>\d{1,5})(?P<unit>人次|场次|[次场期篇件条个名人份户])[，、；]下半年[一-龥]{0,6}?(?P<second>\d{1,5})(?P=unit)"
    r"[，、；]全年(?:共|合计|累计|共计)?[一-龥]{0,6}?(?P<all>\d{1,6})(?P=unit)"
)


@FAMILY.check(
    "sum.halves",
    "上半年、下半年相加不是全年的数",
    Severity.WARNING,
    """
上半年、下半年、全年都说了，前两个相加应等于第三个。

- 错：上半年召开6次，下半年召开8次，全年共15次。（6＋8＝14）
- 对：上半年召开6次，下半年召开8次，全年共14次。
""",
    signs=("下半年",),
)
def halves(document: Document, found: Found) -> Iterable[Defect]:
    for match in _HALVES.finditer(document.masked):
        first, second = int(match["first"]), int(match["second"])
        if first + second != int(match["all"]):
            yield found.at(*match.span(), f"{first}＋{second}＝{first + second}，与全年的{match['all']}不符")


_NAMED = regex(
    r"(?P<number>\d{1,2}|[两二三四五六七八九])[个名位项支类](?P<noun>[一-龥]{0,8})[，：](?:分别是|分别为|即)(?P<list>[^，。；：\n]{4,120})(?=[。；\n])"
)
_JOINED = regex("、|以及|和|及(?!格|时)|与")


@FAMILY.check(
    "sum.named",
    "说的个数与逐个列出的不符",
    Severity.WARNING,
    """
“下设5个党支部，分别是……”，后面逐个列出的个数要与前面说的一样。

- 错：下设5个党支部，分别是机关一支部、机关二支部、林场支部、退休支部。
- 对：下设4个党支部，分别是机关一支部、机关二支部、林场支部、退休支部。
""",
    signs=("分别是", "分别为", "，即", "：即"),
)
def named(document: Document, found: Found) -> Iterable[Defect]:
    for match in _NAMED.finditer(document.masked):
        listed = match["list"]
        counts = {listed.count("、") + 1, len(_JOINED.split(listed))}
        said = int(value(match["number"]) or 0)
        if min(counts) > 1 and said not in counts and "等" not in listed:
            yield found.at(*match.span(), f"列了{min(counts)}个，却说{said}个，请核对")


_PAID = regex(
    r"应[缴收交][^。；\d\n]{0,10}(?P<due>\d{1,8}(?:\.\d{1,2})?)(?P<unit>万?元)[，、]实(?:际)?[缴收交][^。；\d\n]{0,10}"
    r"(?P<paid>\d{1,8}(?:\.\d{1,2})?)(?P=unit)[，、][^。；\d\n]{0,6}率[^。；\d\n]{0,3}(?P<rate>\d{1,3}(?:\.\d{1,2})?)[%％]"
)


@FAMILY.check(
    "sum.paid",
    "应缴、实缴与收缴率对不上",
    Severity.WARNING,
    """
应缴、实缴都说了，收缴率就是后一个除以前一个。

- 错：应缴党费12000元，实缴11500元，收缴率100%。（11500÷12000＝95.8%）
- 对：应缴党费12000元，实缴12000元，收缴率100%。
""",
    signs=("实缴", "实收", "实交", "实际"),
)
def paid(document: Document, found: Found) -> Iterable[Defect]:
    for match in _PAID.finditer(document.masked):
        due, had, rate = (float(match[each]) for each in ("due", "paid", "rate"))
        made = had / due * 100 if due else rate
        if abs(made - rate) > 1:
            yield found.at(*match.span(), f"{had:.12g}÷{due:.12g}＝{made:.1f}%，与{rate:.12g}%不符")


_STAGES = regex(
    r"第一(?P<unit>[期批场班])[一-龥]{0,6}(?P<a>\d{1,4})[人名][，、；]第二(?P=unit)[一-龥]{0,6}(?P<b>\d{1,4})[人名]"
    r"(?:[，、；]第三(?P=unit)[一-龥]{0,6}(?P<c>\d{1,4})[人名])?[，、；](?:共计?|合计|累计|总计)(?:培训|参训|参加|接收|选派)?(?P<all>\d{1,5})[人名]"
)


@FAMILY.check(
    "sum.stages",
    "各期、各批的人数相加不是总数",
    Severity.WARNING,
    """
第一期、第二期各多少人都说了，加起来应是总数。

- 错：举办培训班2期，第一期45人，第二期40人，共培训95人次。（45＋40＝85）
- 对：举办培训班2期，第一期45人，第二期40人，共培训85人次。
""",
    signs=("第一期", "第一批", "第一场", "第一班"),
)
def stages(document: Document, found: Found) -> Iterable[Defect]:
    for match in _STAGES.finditer(document.masked):
        numbers = [int(each) for each in match.group("a", "b", "c") if each]
        if sum(numbers) != int(match["all"]):
            yield found.at(*match.span(), f"{added_up(numbers)}，与总数{match['all']}不符")
