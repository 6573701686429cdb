# ruff: noqa: E501 — a row of a table reads best on one line
"""Books of other bodies and shapes, invented: a railway section, a hospital, a school, a city bureau, a mine."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]


def _sheet(book: Workbook, name: str, rows: Rows, merges: Sequence[str] = ()) -> Worksheet:
    page = book.create_sheet(name)
    for row in rows:
        page.append(list(row))
    for merge in merges:
        page.merge_cells(merge)
    return page


def _saved(book: Workbook, path: Path) -> Path:
    del book[book.sheetnames[0]]
    book.save(path)
    return path


def railway(path: Path) -> Path:
    """A sheet for each form, the branch and the year in the title, days without year, 应到 and 实到, no units sheet."""
    book = Workbook()
    head = [
        "序号",
        "会议时间",
        "会议地点",
        "主持人",
        "记录人",
        "应到人数",
        "实到人数",
        "缺席人员及原因",
        "会议议题",
        "会议决议",
    ]
    _sheet(
        book,
        "支委会",
        [
            ["石门工务段桥隧车间党支部2023年支委会会议台账"],
            [],
            head,
            [
                1,
                "1月12日",
                "车间会议室",
                "丁一鸣",
                "卞小舟",
                3,
                3,
                "无",
                "1.第一议题：学习《党章》\n2.研究一季度工作计划",
                "同意",
            ],
            [
                2,
                "2月16日14:30-16:00",
                "车间会议室",
                "丁一鸣",
                "卞小舟",
                3,
                2,
                "方大成（出差）",
                "①研究防洪安全生产；②研究发展党员工作",
                "同意确定",
            ],
            ["合计", "", "", "", "", "", "2次"],
        ],
        ["A1:J1"],
    )
    _sheet(
        book,
        "主题党日",
        [
            ["石门工务段桥隧车间党支部2023年主题党日台账", *[None] * 6],
            ["日期", "主题", "参加人员", "请假", "地点", "组织者", "备注"],
            ["2月20日", "学雷锋义务清扫线路", "丁一鸣 卞小舟 郝 亮 纪云帆", "方大成", "三号桥", "卞小舟", ""],
            [
                "3月20日",
                "参观铁路博物馆",
                "丁一鸣、卞小舟、郝亮、纪云帆、方大成等12人",
                "",
                "博物馆",
                "丁一鸣",
                "补录，原记录本遗失",
            ],
            ["填表人：卞小舟", "", "", "", "", "", ""],
        ],
        ["A1:G1"],
    )
    _sheet(
        book,
        "党员花名册",
        [
            ["石门工务段桥隧车间党支部党员花名册"],
            ["序号", "姓名", "性别", "出生年月", "入党时间", "转正时间", "党员类别", "党内职务"],
            [1, "丁一鸣", "男", "1978.05", "2001.07.01", "2002.07.01", "正式", "书记"],
            [2, "卞小舟", "女", "1990-02", "2013年6月", "2014年6月", "正式", "组织委员"],
            [3, "方大成", "男", "1985年3月", "2008.7.1", "2009.7.1", "正式", "纪检委员"],
            [4, "郝亮", "男", 198811, 20121215, 20131215, "正式", ""],
            [5, "纪云帆", "男", "1996/08", "2022-11-05", "", "预备", ""],
        ],
        ["A1:H1"],
    )
    return _saved(book, path)


def hospital(path: Path) -> Path:
    """A sheet for each branch, headings of two rows, merged days, columns of outcomes, units in a sheet of their own."""
    book = Workbook()
    _sheet(
        book,
        "基本情况",
        [
            ["党组织全称", "隶属党组织", "建立时间", "在册党员"],
            ["安和医院党委", "", "2010.6.1", ""],
            ["安和医院内科党支部", "安和医院党委", "2010.6.1", 42],
            ["安和医院外科党支部", "安和医院党委", "2012年3月", "38人"],
        ],
    )
    upper = ["时间及地点", None, "活动", None, "主讲人", "参会情况", None, None, "成果", None, "学时"]
    lower = ["日期", "地点", "类别", "主题", None, "应到", "实到", "请假", "心得体会（份）", "宣传稿件（篇）", None]
    merges = ["A1:B1", "C1:D1", "F1:H1", "I1:J1", "E1:E2", "K1:K2"]
    day = date(2023, 4, 6)
    _sheet(
        book,
        "内科党支部",
        [
            upper,
            lower,
            [day, "示教室", "党员大会、党课", "医德医风专题党课", "沈书远", 42, 39, "三人", 0, None, 1.5],
            [date(2023, 4, 20), "门诊", "主题党日", "义诊进社区", None, 42, 30, None, None, 2, None],
        ],
        merges,
    )
    _sheet(
        book,
        "外科党支部",
        [
            upper,
            lower,
            ["2023-05-08", "手术室", "集中学习", "学习党的二十大精神", None, 38, 36, None, 36, None, "2学时"],
            [None, None, None, "学习党章", None, None, None, None, None, None, None],
            ["2023-05-29", "会议室", "支部党员大会", "讨论接收预备党员", None, 38, 35, None, None, 1, None],
        ],
        [*merges, "A3:A4", "B3:B4", "C3:C4"],
    )
    return _saved(book, path)


def school(path: Path) -> Path:
    """One sheet of all meetings, columns in another order, vague forms, numbered items, names over lines, ranges."""
    book = Workbook()
    _sheet(
        book,
        "Sheet1",
        [
            ["附件2", *[None] * 10],
            ["三会一课等组织生活登记表", *[None] * 10],
            ["填报单位：枫林中学党支部（盖章）", *[None] * 6, "2024年第一学期", None, None, None],
            ["编号", "类 型", "主　题", "主要内容", "起止时间", "主持", "参 加 人 员", "实到", "时长（小时）", "形成成果", "记录时间"],
            ["A-01", "三会一课", "支部党员大会", "一、学习传达上级文件精神\n二、讨论确定入党积极分子", "2024年3月1日（周五）下午", "闻人博",
             "闻人博\n苏晓晓\n欧阳明达\n余欢（病假）", 3, 2, "会议纪要一份", "2024/3/2"],
            ["A-02", "政治学习", "师德师风学习", "师德规范", "2024.3.11-3.13", "苏晓晓", "全体党员", None, "一个半小时", "心得体会十二份；学习笔记三本", "2024/3/15"],
            ["A-03", "谈心谈话", "与新教师谈心", "", "3月29日", "闻人博", "苏晓晓，欧阳明达", None, None, "", "2024/3/29"],
            ["A-04", "教研融合沙龙", "党建与教学", "课程思政", "2024年4月", "欧阳明达", "苏晓晓、余欢", 2, 1, "教学案例2篇", "2024/4/30"],
            ["注：", "本表一式两份", *[None] * 9],
        ],
        ["A2:K2", "A3:G3"],
    )  # fmt: skip
    _sheet(
        book,
        "党员信息",
        [
            ["姓 名", "政治面貌", "支部名称", "入党年月", "联系电话"],
            ["闻人博", "中共党员", "枫林中学党支部", "2003.6", "13800000000"],
            ["苏晓晓", "中共党员", "枫林中学党支部", "2010.6", "13800000001"],
            ["欧阳明达", "中共党员", "枫林中学党支部", "2015.12", "13800000002"],
            ["余欢", "中共预备党员", "枫林中学党支部", "2023.12", "13800000003"],
            ["金秋", "入党积极分子", "枫林中学党支部", "", ""],
        ],
    )
    return _saved(book, path)


def bureau(path: Path) -> Path:
    """A bureau's book: sections by form, hosts merged down, votes, homonyms in two branches, a department as host."""
    book = Workbook()
    _sheet(
        book,
        "党组织",
        [
            ["名称", "类型", "上级", "成立时间"],
            ["临江市河道局党组", "党组", "", "2011-01-01"],
            ["临江市河道局机关党委", "机关党委", "", "2011-01-01"],
            ["河道局综合处党支部", "党支部", "临江市河道局机关党委", "2011-01-01"],
            ["河道局执法处党支部", "党支部", "临江市河道局机关党委", "2011-01-01"],
        ],
    )
    _sheet(
        book,
        "名册",
        [
            ["支部", "姓名", "身份", "职务", "入党时间"],
            ["河道局综合处党支部", "顾平", "正式党员", "支部书记", "1999-07-01"],
            [None, "陆川", "正式党员", "宣传委员", "2009-07-01"],
            [None, "李清", "正式党员", "", "2011-07-01"],
            ["河道局执法处党支部", "李清", "正式党员", "支部书记", "2005-07-01"],
            [None, "范阳", "预备党员", "", "2023-09-10"],
        ],
        ["A2:A4", "A5:A6"],
    )
    _sheet(
        book,
        "2024年度",
        [
            [
                "时间",
                "承办支部",
                "名称",
                "议题",
                "参会人员",
                "参加人次",
                "应到",
                "实到",
                "赞成",
                "反对",
                "弃权",
                "经费（元）",
            ],
            ["一、支部党员大会", *[None] * 11],
            [
                date(2024, 3, 5),
                "综合处党支部",
                "三月党员大会",
                "讨论李清同志任支部委员",
                "顾平、陆川、李清",
                None,
                3,
                3,
                3,
                0,
                0,
                0,
            ],
            [
                date(2024, 3, 6),
                "执法处党支部",
                "三月党员大会",
                "讨论范阳同志转正",
                "李清、范阳",
                None,
                2,
                2,
                1,
                0,
                1,
                0,
            ],
            ["二、主题党日", *[None] * 11],
            [date(2024, 4, 12), "综合处党支部", "巡河护河", "", "", "45人次", None, None, None, None, None, 260],
            [date(2024, 4, 12), "同上", "河湖知识宣传", "", "", 20, None, None, None, None, None, ""],
            ["三、其他", *[None] * 11],
            [date(2024, 5, 9), "政策法规处", "普法讲座", "", "", 33, None, None, None, None, None, ""],
            ["总计", "", "", "", "", 98, *[None] * 6],
        ],
        ["A2:L2", "A5:L5", "A8:L8"],
    )
    return _saved(book, path)


def mine(path: Path) -> Path:
    """A mine's book: year, month and day in columns, days as numbers, outcomes in several shapes, unknown people."""
    book = Workbook()
    _sheet(
        book,
        "台帐",
        [
            ["黑山煤矿采煤一区党支部活动台帐"],
            ["年", "月", "日", "活动类别", "内容", "参加人员", "人数", "成果", "单位"],
            [
                2023,
                7,
                1,
                "党课",
                "书记讲安全生产党课",
                "任远、尚志、安心",
                26,
                "心得体会：5篇，照片10张",
                "采煤一区党支部",
            ],
            [2023, 7, 15, "安全生产隐患排查", "井下隐患排查", "任远、尚志", "", "发现问题3条、整改问题3条", "〃"],
            ["〃", 8, "5日", "慰问", "慰问困难职工", "任远", "1人", "慰问困难职工8户，慰问金4000元", "采煤一区支部"],
            [2023, 8, "", "志愿服务", "矿区义务植树", "约60余人", "", "植树120棵", "采煤一区党支部"],
            [2023, 13, 5, "党课", "日期写错", "任远", "", "", "采煤一区党支部"],
        ],
        ["A1:I1"],
    )
    return _saved(book, path)


BOOKS: dict[str, Callable[[Path], Path]] = {
    "railway": railway,
    "hospital": hospital,
    "school": school,
    "bureau": bureau,
    "mine": mine,
}
