"""What the making of a text left in it is found."""

import pytest

from core.reading.defects.told import defects, told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("来源：本站原创　作者：党群工作站", "leftover.web"),
        ("正文。（责任编辑：admin）", "leftover.web"),
        ("正文。\n上一篇：工作要点\n", "leftover.web"),
        ("点击查看：年终总结范文大全", "leftover.web"),
        ("转载请注明出处。", "leftover.web"),
        ("京ICP备12345678号-1", "leftover.web"),
        ("您的位置：首页 > 工作总结", "leftover.web"),
        ("圆满完成任务。（文/图 通讯员）", "leftover.web"),
        ("【打印】【关闭】", "leftover.web"),
        ("受众1200人次。&nbsp;", "leftover.markup"),
        ("一是抓学习。<br/>二是抓整改。", "leftover.markup"),
        ("## 二、存在问题", "leftover.markup"),
        ("###二、存在问题", "leftover.markup"),
        ("育人的实际行动。PAGE \\* MERGEFORMAT", "leftover.field"),
        ("见错误！未找到引用源。", "leftover.field"),
        ("合格率100%。\n第 3 页 共 5 页\n（三）规范管理", "leftover.page"),
        ("第一段\n- 3 -\n第二段", "leftover.page"),
        ("希望以上内容对您有所帮助。", "leftover.chat"),
        ("作为一个人工智能语言模型，我不能", "leftover.chat"),
        ("投入资金（此处待核实）万元", "leftover.note"),
        ("（全文共3200字）", "leftover.note"),
        ("锟斤拷", "leftover.character"),
    ],
)
def test_leftovers_are_found(text: str, code: str) -> None:
    assert told(text, code) != []


@pytest.mark.parametrize(
    "text",
    [
        "拓宽经费来源，发挥编辑部作用，打印机2台。",
        "建立“一事一报”制度，下一步继续推进。",
        "点击量突破10万次，阅读相关文章。",
        "要把人工智能作为一个重点方向。",
        "以下是主要做法：",
        "按照A&B两档管理，压力<3兆帕。",
        "全书共212页，本站点共2处。",
    ],
)
def test_ordinary_sentences_are_no_leftovers(text: str) -> None:
    assert told(text, "leftover") == []


def test_bold_marks_are_taken_off_by_the_fix() -> None:
    (found,) = defects("发放手册。**认真学习新制度**，参加率98%。", "leftover.markup")
    assert found.fix is not None
    assert found.fix.replacement == "认真学习新制度"


def test_invisible_characters_are_taken_out_by_the_fix() -> None:
    (found,) = defects("党支\u200b部", "leftover.character")
    assert found.fix is not None
    assert (found.text, found.fix.replacement) == ("\u200b", "")
