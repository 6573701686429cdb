"""Long texts compared."""

from hypothesis import given
from hypothesis import strategies as st

from youju.ledger.differences import compared

TEXT = st.text("会议学习传达精神，。甲乙", max_size=60)


@given(TEXT, TEXT)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(before, after):
    parts = compared(before, after)
    assert "".join(text for kind, text in parts if kind != "in") == before
    assert "".join(text for kind, text in parts if kind != "out") == after


def test_one_changed_word_is_marked_alone():
    assert compared("会议由张某主持并传达精神", "会议由李某主持并传达精神") == [
        ("same", "会议由"),
        ("out", "张"),
        ("in", "李"),
        ("same", "某主持并传达精神"),
    ]


def test_changes_close_to_each_other_read_as_one():
    assert compared("参加人员甲乙丙丁等同志", "参加人员戊乙己丁等同志") == [
        ("same", "参加人员"),
        ("out", "甲乙丙"),
        ("in", "戊乙己"),
        ("same", "丁等同志"),
    ]
