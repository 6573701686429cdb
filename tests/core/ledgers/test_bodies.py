"""Names of organisations and the posts written with them."""

import pytest

from youju.core.ledgers.bodies import by_short_name, kind_by_name, read_posts, sector_by_name, unit_key
from youju.core.ledgers.vocabulary import Lexicon
from youju.core.rules.model import Sector
from youju.library.headings import heading_words
from youju.library.shelf import shipped_library

POSTS = Lexicon.of(shipped_library().codes, heading_words()).posts


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("柳河项目部临时党支部", "temporary_branch"),
        ("东岭公司机关党支部", "branch"),
        ("东岭公司第三支部", "branch"),
        ("中共东岭公司委员会", "party_committee"),
        ("东岭公司党委", "party_committee"),
        ("河道局党组", "leading_party_group"),
        ("机关党总支", "general_branch"),
        ("第二党小组", "cell"),
        ("政策法规处", ""),
    ],
)
def test_a_name_tells_the_kind(name: str, kind: str) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize("spelling", ["机关 党支部", "机关支部", "中共机关党支部委员会", "机关党支部　"])
def test_spellings_of_one_name_are_alike(spelling: str) -> None:
    assert unit_key(spelling) == unit_key("机关党支部")


def test_a_short_name_is_known_where_only_one_fits() -> None:
    known = {unit_key(name): name for name in ("东岭公司第一车间党支部", "东岭公司第二车间党支部")}
    assert by_short_name("第二车间支部", known) == "东岭公司第二车间党支部"
    assert by_short_name("车间党支部", known) == ""


def test_a_number_is_no_short_form_of_a_longer_number() -> None:
    assert by_short_name("一车间党支部", {unit_key("十一车间党支部"): "十一车间党支部"}) == ""


@pytest.mark.parametrize(
    ("names", "sector"),
    [
        (["安和医院党委", "安和医院内科党支部"], Sector.INSTITUTION),
        (["临江市河道局机关党委"], Sector.BUREAU),
        (["东岭公司党委"], Sector.ENTERPRISE),
        (["第一党支部"], None),
    ],
)
def test_names_tell_what_kind_of_body_it_is(names: list[str], sector: Sector | None) -> None:
    assert sector_by_name(names) == sector


@pytest.mark.parametrize(
    ("written", "code", "unit"),
    [
        ("支部书记", "secretary", ""),
        ("柳河项目部临时党支部书记", "secretary", "柳河项目部临时党支部"),
        ("柳河项目部临时党支部支部书记", "secretary", "柳河项目部临时党支部"),
        ("东岭公司党总支组织委员", "organisation_officer", "东岭公司党总支"),
        ("党小组组长", "cell_leader", ""),
    ],
)
def test_a_post_and_the_organisation_written_with_it(written: str, code: str, unit: str) -> None:
    [post], rest = read_posts(written, POSTS)
    assert (post.code, post.unit, rest) == (code, unit, [])


def test_what_is_no_post_is_left() -> None:
    found, rest = read_posts("支部书记、桥梁工程师", POSTS)
    assert [post.code for post in found] == ["secretary"]
    assert rest == ["桥梁工程师"]
