"""A passage edited: words are people's own, figures stay what the books gave."""

import pytest

from youju.core.composing.document import Document, FigureWords, Heading, Paragraph, Table, Title, Words, text_of
from youju.core.composing.editing import edited, left_out, to_edit, typed_figures
from youju.core.composing.keeping import packed, unpacked
from youju.core.errors import Refusal

FOUR = FigureWords("4次", "youju:1")
NONE = FigureWords("【无记录】", "youju:2", is_filled=False)
SPANS = (Words("召开支委会"), FOUR, Words("，党课"), NONE, Words("。"))
KNOWN = {1: FOUR, 2: NONE}


def test_a_passage_edited_without_a_change_reads_as_before() -> None:
    (again,) = edited(to_edit(SPANS), KNOWN)
    assert again.spans == SPANS


def test_a_figure_may_be_moved_into_other_words() -> None:
    (again,) = edited("全年支委会开了【数1：4次】，做得扎实", KNOWN)
    assert again.spans == (Words("全年支委会开了"), FOUR, Words("，做得扎实"))


def test_a_figure_cannot_be_changed_by_hand() -> None:
    with pytest.raises(Refusal, match="不能改成“9次”"):
        edited("召开支委会【数1：9次】", KNOWN)


def test_a_figure_of_no_number_is_refused() -> None:
    with pytest.raises(Refusal, match="没有编号为7的数字"):
        edited("【数7：1次】", KNOWN)


def test_half_a_mark_is_refused() -> None:
    with pytest.raises(Refusal, match="不完整"):
        edited("召开支委会【数1：4", KNOWN)


def test_a_figure_taken_out_is_noticed() -> None:
    assert left_out(SPANS, edited("召开支委会【数1：4次】。", KNOWN)) == [NONE]


def test_a_figure_that_stood_twice_and_now_once_is_noticed() -> None:
    twice = (FOUR, Words("，又"), FOUR)
    assert left_out(twice, edited("【数1：4次】", KNOWN)) == [FOUR]


def test_a_number_written_by_hand_is_noticed() -> None:
    assert typed_figures(SPANS, edited("召开支委会【数1：4次】，听讲120人次", KNOWN)) == ["120人次"]


def test_a_number_that_stood_there_before_is_not_blamed_on_the_editor() -> None:
    before = (Words("应有6次，"), FOUR)
    assert typed_figures(before, edited("本来应有6次，实际【数1：4次】", KNOWN)) == []


def test_each_line_becomes_a_paragraph_and_an_empty_text_none() -> None:
    assert len(edited("第一段\r\n\r\n第二段", KNOWN)) == 2
    assert edited(" \n ", KNOWN) == []


def test_a_document_kept_is_the_same_document() -> None:
    table = Table("表", ("党组织", "次数"), (((Words("甲", bold=True),), (FOUR,)),), (3, 2))
    blocks = (Title("附件"), Heading(2, "（一）甲"), Paragraph(SPANS), Paragraph((Words("公司"),), "signature"), table)
    assert unpacked(packed(blocks)) == blocks
    assert text_of(Document("题", unpacked(packed(blocks)))) == text_of(Document("题", blocks))
