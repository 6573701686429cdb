"""Operations on a report once written: its paragraphs edited and set back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit
from youju.core.composing.document import FigureWords, Paragraph
from youju.core.composing.editing import edited, left_out, to_edit
from youju.core.errors import Refusal
from youju.reports.models import Edit, Figure, Run
from youju.reports.shown import known_words, written_blocks


class FiguresLeftOut(Refusal):
    """An edited text without figures that stood there: it must be said that this is meant."""


@transaction.atomic
def edit_passage(run: Run, position: int, text: str, *, without: bool, by: Actor, at: datetime) -> Edit:
    """Put a paragraph in people's own words. `without`: figures may be missing from it.

    Raises Refusal for what is no paragraph or changes a figure, FiguresLeftOut where one is missing unsaid.
    """
    before, known = _paragraph(run, position)
    after = edited(text, known)
    gone = left_out(before.spans, after)
    if gone and not without:
        names = "、".join(f"“{each.text.strip('【】')}”" for each in gone)
        raise FiguresLeftOut(f"这样写会少了{len(gone)}个数字：{names}。", "确实不写的，请勾选“不写这些数字”再保存。")
    lines = "\n".join(to_edit(paragraph.spans) for paragraph in after)
    edit = _kept(run, position, lines, is_reset=False, by=by, at=at)
    audit("edit_passage", f"run:{run.uid}", by=by, at=at, position=position, edit=edit.pk, without=len(gone))
    return edit


@transaction.atomic
def reset_passage(run: Run, position: int, *, by: Actor, at: datetime) -> Edit:
    """Put a paragraph back to what the program wrote. What people wrote is kept."""
    _paragraph(run, position)
    edit = _kept(run, position, "", is_reset=True, by=by, at=at)
    audit("reset_passage", f"run:{run.uid}", by=by, at=at, position=position, edit=edit.pk)
    return edit


def _kept(run: Run, position: int, text: str, *, is_reset: bool, by: Actor, at: datetime) -> Edit:
    return Edit.objects.create(run=run, position=position, text=text, is_reset=is_reset, author=by.label, edited_at=at)


def _paragraph(run: Run, position: int) -> tuple[Paragraph, Mapping[int, FigureWords]]:
    blocks = written_blocks(run)
    block = blocks[position] if 0 <= position < len(blocks) else None
    if not isinstance(block, Paragraph) or block.style != "body":
        raise Refusal("这里不是可以改写的段落。", "标题、表格和落款由模板决定。")
    figures = {figure.number: figure for figure in Figure.objects.filter(run=run)}
    return block, known_words(blocks, figures)
