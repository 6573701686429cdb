"""Party bodies of other units that are named but once: 金沟水泥厂党委 in a power company's report."""

from collections import Counter
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.naming import FEW, MANY, lone, others, strangers
from youju.core.reading.defects.own import Own, own_unit
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_BODY = regex(
    "[党纪](?<=[局厂司院校学社行矿所心团段馆站关].)(?:(?<=党)(?:委|组|总支|支部)|(?<=纪)委)"
    "(?!织|书记(?!认真|带头|坚持|切实|每|定期)|委员|成员|班子成员|会议?|与|和|同|监)"
)
_NAME = regex(
    "(?P<name>[\u4e00-\u9fa5]{2,12}(?:局|厂|公司|医院|学院|学校|大学|中学|小学|社|银行|矿|所|中心|集团|段|馆|站)(?:机关)?)$"
)
_ABOVE = regex(
    "[省市区州国总各与和同对向从到在]|会同|联合|中共|中央|集团|上级|所属|下属|基层|直属|全体|其他|兄弟|本|我|该"
)
_BEFORE_NAME = regex(
    "(?:与|和|同|会同|联合|邀请|指导|督促|听取|帮助|对|向|赴|到|在|从|按照|根据|落实|贯彻|经|报|请|等|及|、|建成|成立)$"
)
_OPENING = regex(
    "^(?:(?:进一步|不断|切实)?(?:提升|提高|增强|加强|规范|发挥|推动|深化)|.{0,9}(?:(?<!方)向|由(?!于)|经(?![济营开贸])|(?<!实)落实|(?<![上申填汇日])报(?:送|经|请)?(?![告社刊名]))|上半年|下半年|全年|将|把|被|让|使|学习贯彻|贯彻|严格|认真|坚持|并|要求|同时|其中|今年以来|年内|一年来|下一步)+"
)
_WITHIN = regex(
    "^.*(?:[在被以获]|(?<!科学)(?<!技术)与|按照|对照|依照|贯彻|纳入|听取(?:一次)?|配合|带领|举办|报告|上报|做好|现将|将|撤销|紧扣|上缴|通过|抓好|完善|也有|目前|参加|完成|底前|邀请"
    "|虽然|旁听|书面报|作为|及时)"
)
"""What stands before the name of a body within its clause: 段党委在|集团公司党委."""
_ANY = regex("局?集团(?:公司)?|公司|学校|学院|医院|[局矿段厂站所校院]|")
"""What any unit is called, and nothing: the own, or the one above."""
_LED = regex("的?(?:正确|坚强|关心|统一)?(?:领导|指导|关怀)下")
"""Behind a body that is above."""
_TOGETHER = ("与", "和", "邀请", "旁听")
"""Before the name of a body with which something is done."""
_LONGEST = 14
"""How many characters before a body its name is looked for."""


@FAMILY.check(
    "naming.once",
    "只出现一次的外单位党组织",
    Severity.INFO,
    """
全文只提到一次、名称又不是本单位的党组织，可能是照搬别的单位的稿子没有改净。确是上级、共建单位的不用改。

- 错：（发电公司党委的总结）金沟水泥厂党委将进一步完善联系点制度
- 对：公司党委将进一步完善联系点制度
""",
)
def once(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    if own is None or not own.names or (own.kind in ("党支部", "党总支") and not own.calls):
        return
    told = [
        *(each.span for each in document.once(strangers)),
        *(each.span for each in (*document.once(lone), *document.once(others)) if each.span),
        *([document.outline.addressee] if document.outline.addressee else []),
    ]
    spoken_of = _without_branches(document, own, list(_spoken_of(document, own)))
    counted = Counter(document.quote(*span) for span in spoken_of)
    if len(counted) > MANY:
        return
    for span in spoken_of:
        said = document.quote(*span)
        is_told = any(span.start < each.end and each.start < span.end for each in told)
        if not is_told and counted[said] == 1 and document.content.count(said) == 1:
            yield found.at(*span, f"“{said}”只出现这一次，请核对是不是别的单位")


def _without_branches(document: Document, own: Own, spans: list[Span]) -> list[Span]:
    """Without the branches of a committee, where several are named: they are its own."""
    branches = {span for span in spans if document.quote(*span).endswith(("党支部", "党总支"))}
    is_above = own.kind in ("党委", "党组", "机关党委") and len(branches) > FEW
    return [span for span in spans if not is_above or span not in branches]


def _spoken_of(document: Document, own: Own) -> Iterator[Span]:
    """Named Party bodies that are neither the unit's own nor above, below or beside it by their words."""
    for body in _BODY.finditer(document.masked):
        match = _NAME.search(document.masked, max(0, body.start() - _LONGEST), body.start())
        clause = _OPENING.sub("", match["name"]) if match else ""
        name = _WITHIN.sub("", clause)
        start = body.start() - len(name)
        if _LED.match(document.masked, body.end()):
            continue
        if name != clause and (_ANY.fullmatch(name) or clause.removesuffix(name).endswith(_TOGETHER)):
            continue
        if name[-1:] in own.calls and name.endswith(document.lists.words("naming", "before_own"), 0, -1):
            continue
        before = max(0, start - 4), start
        is_meant = not name or _ABOVE.match(name) or (name == clause and _BEFORE_NAME.search(document.masked, *before))
        if not is_meant and not _is_near(own, name):
            yield Span(start, body.end())


def _is_near(own: Own, name: str) -> bool:
    """Whether a name is the unit's own, or shares its place: 棠川县卫生局 beside 棠川县人民医院."""
    if own.is_own(name) or name in own.calls or any(each in name for each in own.names):
        return True
    return any(name[:2] == each[:2] or (name[0] == "县" and "县" in each) for each in own.names)
