"""A place in a file as people look for it: 3:14 in a text file, a paragraph in Word, a page in a PDF."""

from youju.core.reading.text import Text

KINDS = {
    "body": "",
    "table": "表格",
    "text_box": "文本框",
    "footnote": "脚注",
    "endnote": "尾注",
    "header": "页眉",
    "footer": "页脚",
    "comment": "批注",
}


def place_of(text: Text, offset: int) -> str:
    """Where a character stands."""
    offset = min(offset, len(text.content))
    if not text.regions:
        line = text.line_at(offset)
        return f"{line + 1}:{offset - text.lines[line].start + 1}"
    place = text.place(offset)
    where = place.where or KINDS[place.kind]
    counted = "行" if where.startswith("第") and where.endswith("页") else "段"
    return f"{where}第{place.line}{counted}第{place.column}字"
