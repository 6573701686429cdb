"""Growth that its numbers belie is told; growth that they give is not."""

import pytest

from core.reading.defects.told import told


@pytest.mark.parametrize(
    "text",
    [
        "收治患者3780人次，比上年的4010人次增长6.1%",
        "办理信访件86件，较去年的73件下降15.1%",
        "发电量由上年的320万千瓦时提高到350万千瓦时，增长12.5%",
        "满意度由上年的91.8%提升至95.3%，提高4.5个百分点",
        "走访企业218家，比2022年的180家增加28家",
        "运量560万吨，同比增加42万吨，增长18.1%",
    ],
)
def test_growth_that_the_numbers_do_not_give_is_told(text: str) -> None:
    assert len(told(f"全年{text}。", "sum.growth")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "收治患者4010人次，比上年的3780人次增长6.1%",
        "办理信访件73件，较去年的86件下降15.1%",
        "满意度由91.8%提升至95.3%，提高3.5个百分点",
        "参与率由60%提高到90%，增长50%",
        "走访企业218家，比2022年的180家增加38家",
        "运量560万吨，同比增加42万吨，增长8.1%",
        "录取率58.6%，比上年提高3.2个百分点",
    ],
)
def test_growth_that_the_numbers_give_is_not_told(text: str) -> None:
    assert told(f"全年{text}。", "sum.growth") == []


def test_growth_of_a_total_whose_parts_stand_between() -> None:
    said = "全年办理生态安葬138例，其中树葬76例、花坛葬41例、海葬21例，比2021年的96例增长43.8%。"
    assert told(said, "sum.growth") == []
    assert told(said.replace("43.8", "63.8"), "sum.growth") == ["21例，比2021年的96例增长63.8%"]
    assert told("全年安葬138例，其中树葬76例，比上年的60例增长26.7%。", "sum.growth") == []
