"""A number told body by body that makes another total."""

import pytest

from core.reading.defects.told import told

CODE = "sum.by-body"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "支部现有党员29名，其中正式党员27名、预备党员2名。支部下设三个党小组，分别有党员9名、13名、8名。",
            "9名、13名、8名",
        ),
        ("党总支共有党员86名，下设三个党支部，分别有党员25名、31名、32名。", "25名、31名、32名"),
        ("全校现有教职工132人，设小学部、初中部、高中部，教职工分别为42人、45人和47人。", "42人、45人和47人"),
        ("今年共发展党员6名，甲支部2名、乙支部3名、丙支部2名。", "2名、乙支部3名、丙支部2名"),
        ("全年收到信访举报42件，一至四季度分别收到10件、12件、9件、10件。", "10件、12件、9件、10件"),
    ],
)
def test_parts_that_make_another_total_are_told(text: str, parts: str) -> None:
    assert told(text, CODE) == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "支部现有党员30名，下设三个党小组，分别有党员9名、13名、8名。",
        "党委有党员86名。三个支部分别有入党积极分子3名、5名、2名。",
        "全年开展主题党日12次，三个支部分别组织2次、3次、3次志愿服务。",
        "全局现有干部职工112人，党员40名。近三年分别招录12人、15人、10人。",
        "2023年、2024年、2025年分别发展党员5名、6名、7名，三年共发展18名。",
    ],
)
def test_other_numbers_beside_are_no_totals(text: str) -> None:
    assert told(text, CODE) == []
