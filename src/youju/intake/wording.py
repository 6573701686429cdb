"""What the reading of books says to people at a command line, said to people at a screen."""

INSTEAD = (
    ("用 youju template books.xlsx 看一个样子，或用 --map 指定各列的含义。", "可以下载空白台账看一个样子。"),
    ("是台账的，用 --map 指定。", "是台账的，在“列的对应”里指定它的类别。"),
    ("要当作别的列，用 --map 指定。", "要当作别的列，在“列的对应”里改。"),
    ("在标题写明单位，或用 --unit 指定。", "或在标题写明单位。"),
    ("或用 --year 指定。", "或在这一页填写年份。"),
    ("用 --save-map 存一份，照它的样子改。", "在“列的对应”里重新指定。"),
    ("用 --sector bureau 或 institution 指定。", "在单位表里加一列“单位性质”，写明机关或事业单位。"),
    ("或用 --late-reason 写明。", "或在这一页填写补录原因。"),
    ("改 heading_rows。", "改“表头在第几行”。"),
    ("或在列对应文件里去掉 as_form。", "或在“列的对应”里重新指定。"),
    ("列对应文件", "列的对应"),
)


def for_screen(words: str) -> str:
    """The same, without options of the command line."""
    for typed, shown in INSTEAD:
        words = words.replace(typed, shown)
    return words
