"""Somebody is found by the initials of their pinyin, as a colleague would type them."""

import pytest

from youju.core.initials import MOST, initials_of, sorted_as, typed_initials


def is_found(name: str, typed: str) -> bool:
    return typed_initials(typed) in initials_of(name)


@pytest.mark.parametrize("rare", ["w", "p"])
def test_fang_is_found_by_f_and_not_by_what_the_character_is_read_in_old_books(rare):
    assert is_found("方志明", "fzm")
    assert not is_found("方志明", rare)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("曾祥林", "zxl cxl"),
        ("单雄", "sx dx"),
        ("解放", "xf jf"),
        ("仇英", "qy cy"),
        ("区明", "om qm"),
        ("查明", "zm cm"),
        ("乐明", "ym lm"),
        ("覃明", "qm tm"),
        ("翟明", "zm dm"),
        ("召明", "sm zm"),
        ("朴明", "pm"),
        ("盖明", "gm"),
        ("任明", "rm"),
        ("华明", "hm"),
        ("缪明", "mm"),
        ("冼明", "xm"),
        ("阚明", "km"),
        ("尉迟明", "ycm wcm"),
        ("单于明", "cym sym dym"),
        ("长孙明", "zsm csm"),
        ("万俟明", "mqm wsm"),
        ("澹台明", "ttm dtm"),
        ("欧阳明", "oym"),
    ],
)
def test_a_surname_is_read_as_a_surname_and_as_one_reads_it_who_does_not_know(name, typed):
    assert initials_of(name).split() == typed.split()


def test_in_a_given_name_the_readings_count_that_words_have():
    assert initials_of("张长乐").split() == ["zcl", "zcy", "zzl", "zzy"]
    assert initials_of("张方").split() == ["zf"]


def test_a_character_of_a_given_name_is_not_read_as_a_surname():
    assert initials_of("王解").split() == ["wj"]


def test_spaces_dots_and_letters_do_not_keep_somebody_from_being_found():
    assert initials_of(" 方 园").split() == ["fy"]
    assert initials_of("阿依·买买提").split() == ["aymmt"]
    assert initials_of("John 3世").split() == ["john3s"]
    assert initials_of("·") == ""


def test_of_many_readings_only_so_many_are_kept():
    assert len(initials_of("曾长乐重朝").split()) == MOST


def test_people_of_one_surname_stand_together_in_the_order_of_the_alphabet():
    roster = ["丁一", "范飞", "方丹", "方志明", "冯安", "付兵", "付洋", "傅安", "单明", "尉迟恭", "曾祥林"]
    assert sorted(set(roster), key=sorted_as) == roster


def test_a_surname_is_sorted_by_how_it_sounds_where_only_the_final_differs():
    roster = ["柏一", "薄一", "卜一", "杜一", "都一", "盖一", "关一", "缪一", "苗一", "牟一", "朴一", "袁一", "员一"]
    assert sorted(set(roster), key=sorted_as) == roster


def test_a_name_of_signs_or_letters_is_sorted_too():
    assert sorted(["阿依·买买提", "John", "·", "Amy"], key=sorted_as) == ["Amy", "阿依·买买提", "John", "·"]


def test_what_is_typed_in_chinese_is_no_initials():
    assert typed_initials("方") == ""
    assert typed_initials("F z") == " fz"


def test_the_commonest_surnames_are_read_in_one_way():
    surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭萧田董袁潘于蒋蔡余杜叶程苏魏吕"
    assert "".join(map(initials_of, surnames)).replace(" ", "") == "wlzlcyhzwzxsmzhghlglzlxstxhfdcpxtdypyjcydycswl"
