"""What a template asks of its writer, left as it was: 【单位名称】, （此处填写人数）, 某某公司, 书记张三."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_COUNTED = "次名份篇项件期户场个元人"
_FORM = regex(
    r"[（(【\[TX](?:(?<=[（(])(?:上级|本级|所在)(?:市|县|区|镇|乡|单位|党委|街道)[)）]|(?<=[（(])(?:姓名|单位名称|支部名称|项目名称|具体数字)[)）](?=[一-龥]{2})"
    rf"|(?<=[一-龥][（(])(?:数字|次数|人数|金额|数量|具体数字|具体次数|填写|填数|待核|待查|待统计|空)[)）](?=[余多]?(?:人次|万元|[{_COUNTED}]))|"
    r"(?<=[（(【\[])(?:(?:此处|请|在此)(?:填写|填入|插入|输入|补充|添加|填)[^）)】\]\n]{0,30}[）)】\]]"
    r"|(?:待补充?|待填写?|待核实|待定|待完善|此处省略)[^）)】\]\n]{0,15}[）)】\]])"
    r"|(?<=[【\[])(?P<word>[\u4e00-\u9fa5]{2,8})\d{0,2}[】\]]|(?<=T)(?:ODO|BD)|(?<=X)(?<!\dX)X+年X{1,2}月(?:X{1,2}日)?)"
)
_BLANKS = (
    "上级",
    "本级",
    "所在",
    "姓名",
    "单位名",
    "支部名",
    "项目名",
    "具体",
    "数",
    "次数",
    "人数",
    "金额",
    "填",
    "空",
)
_PROMPTS = (
    *("【", "[", "此处", "请填", "待", "TODO", "TBD", "X年X"),
    *(mark + each for mark in "（(" for each in _BLANKS),
)
"""Without one of these nothing is asked for in a text."""
_SOMEBODY = regex(
    "某(?<!某某)(?:某{1,2}(?=同志|带头|副?书记)|(?<=书记.|主任.|[局院校段矿厂处科站所组队]长.|经理.|主席.|委员.)某{1,2}(?=带头|主持|讲|作|任|担任|、|为组长|为副组长))"
    "|(?<=书记|主任|[局院校段矿厂处科站所组队]长|经理|主席|委员)(?:[一-龥]某{1,2}|张三|李四|王五|赵六)(?=同志|带头|主持|讲授|讲党课|作了?)"
    "|某某(?=公司|单位|局|市|县|区|镇|乡|街道|社区|村|部门|支部|党委|党支部|学校|医院|项目|企业|集团|中学|处|段|矿|厂)"
)

_CASE = regex("案例|通报|违规|违纪|违法|处分|警示|受贿|查处|检讨")
"""In a lesson who did wrong is not named: 原副局长张某."""
_NEAR = 24
"""How far around a person a lesson is told by its words."""
BEGINNING = 300
"""Where a unit is called 某局 so soon, it is the document's own, not one told of as an example."""
_SOME = regex(
    "某(?<!某某)(?:工业园区|产业园区|分公司|分行|支行|省|旗|单位|公司|局|市|县|区|镇|乡|街道|社区|村|部门|支部|党委|党支部|学校|医院|项目|企业|集团|中学|小学|处|段|矿|厂)(?![民方落域间处室长里原主级某时痛场理局市县])(?<!某部)(?!一家|门一家|发生|焊|骗|[^，。；\n]{0,8}某)"
)


@FAMILY.check(
    "slot.form",
    "模板里的提示没有换成内容",
    Severity.ERROR,
    """
“【单位名称】”“（此处填写人数）”“（待补充）”“TODO”“某某公司”是模板给写稿人的提示，应换成真实内容。

- 错：【单位名称】党支部全年召开支委会（待核实）次。
- 对：第二党支部全年召开支委会12次。
""",
)
def slot_form(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    if any(sign in content for sign in _PROMPTS):
        words = document.lists.words("slots", "form_words")
        for match in _FORM.finditer(content):
            if match["word"] is None or match["word"].endswith(words):
                yield found.at(*match.span(), f"“{match[0]}”是模板的提示，请换成真实内容")
    if "某" in content and (some := _SOME.search(content, 0, BEGINNING)):
        for match in re.finditer(re.escape(some[0]), content):
            yield found.at(*match.span(), f"“{some[0]}”应换成真实名称", severity=Severity.WARNING)
    if any(sign in content for sign in ("某", "张三", "李四", "王五", "赵六")):
        for match in _SOMEBODY.finditer(content):
            if _CASE.search(content, max(0, match.start() - _NEAR), match.end() + _NEAR) and match[0] != "某某":
                continue
            yield found.at(*match.span(), f"“{match[0]}”应换成真实名称", severity=Severity.WARNING)
