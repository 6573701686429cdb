"""Numbers that must fit by plain reckoning, and those that may stand so."""

import pytest

from core.reading.defects.told import told


@pytest.mark.parametrize(
    ("text", "code", "quoted"),
    [
        ("会上发出选票30张，收回32张。", "sum.returned", ["发出选票30张，收回32张"]),
        ("发放测评表50份，收回50份，有效51份。", "sum.returned", ["发放测评表50份，收回50份，有效51份"]),
        ("支部有党员50人，男党员30人，女党员25人。", "sum.sexes", ["50人，男党员30人，女党员25人"]),
        ("支部有职工50名（女20名，男31名）。", "sum.sexes", ["50名（女20名，男31名"]),
        ("慰问困难党员20人，每人500元，共计发放8000元。", "sum.product", ["20人，每人500元，共计发放8000元"]),
        ("举办培训班4期，每期50人，共培训300人。", "sum.product", ["4期，每期50人，共培训300人"]),
        (
            "上半年召开6次，下半年召开8次，全年共召开15次。",
            "sum.halves",
            ["上半年召开6次，下半年召开8次，全年共召开15次"],
        ),
        ("发展党员7人，其中女党员12人。", "sum.parts", ["发展党员7人，其中女党员12人"]),
        ("全乡有后备干部7人，其中35岁及以下12人、高中以上6人。", "sum.parts", ["7人，其中35岁及以下12人"]),
        ("党员120名，占职工总数400人的35%。", "sum.share", ["120名，占职工总数400人的35%"]),
    ],
)
def test_what_does_not_fit_is_told(text: str, code: str, quoted: list[str]) -> None:
    assert told(text, code) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "会上发出选票32张，收回30张，有效30张。",
        "支部有党员55人，男党员30人，女党员25人。参加女职工活动50人，男职工30人，女职工干部25人次。",
        "慰问困难党员20人，每人500元，共计1万元。慰问30人，人均500元，共计1.5万元。",
        "捐款37人，人均86元，共计3200元。",
        "上半年召开6次，下半年召开8次，全年共召开14次。",
        "组建1支队伍，其中党员12人。有支部3个，其中党员42人。",
        "全乡有后备干部17人，其中35岁及以下12人、高中以上16人、致富带头人3人。",
        "党员120名，占职工总数400人的30%。",
    ],
)
def test_what_fits_is_not(text: str) -> None:
    codes = ("sum.returned", "sum.sexes", "sum.product", "sum.halves", "sum.parts", "sum.share")
    assert [found for code in codes for found in told(text, code)] == []
