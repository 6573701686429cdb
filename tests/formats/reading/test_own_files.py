"""What this program writes, and what anyone writes plainly, reads back as it was; every place is true."""

from hypothesis import given, settings
from hypothesis import strategies as st

from formats.reading.made import cell, docx, p, r, row, table
from youju.core.composing.document import Document, FigureWords, Heading, Paragraph, Table, Words
from youju.formats.docx.reader import open_docx, read_docx
from youju.formats.docx.writer import docx_bytes
from youju.formats.reading import read_file

LINE = st.text(alphabet="全年召开会议党课，。（）《》“”一二12 5％\t☑𠮷", max_size=20)
PLAIN = st.text(alphabet="全年召开会议党课，。（）《》“”一二125％", min_size=1, max_size=20)


@settings(deadline=None)
@given(st.lists(PLAIN, max_size=6), PLAIN, PLAIN)
def test_our_own_reports_read_back_as_they_were_written(said: list[str], title: str, number: str) -> None:
    blocks = (
        Heading(1, "一、" + title),
        *(Paragraph((Words(each), FigureWords(number, "f"), Words("次", bold=True))) for each in said),
        Table("表1", ("甲", "乙"), (((Words(title),), (Words(number),)),)),
    )
    text = read_file(docx_bytes(Document(title, blocks)), "报告.docx")
    assert text.content.split("\n") == [
        title,
        "一、" + title,
        *(f"{each}{number}次" for each in said),
        *("表1", "甲", "乙", title, number),
    ]


@settings(deadline=None)
@given(st.lists(st.lists(LINE, max_size=4), min_size=1, max_size=6))
def test_paragraphs_read_back_as_they_were_made(paragraphs: list[list[str]]) -> None:
    content = docx("".join(p("".join(map(r, pieces))) for pieces in paragraphs))
    assert read_docx(content).content.split("\n") == ["".join(pieces) for pieces in paragraphs]


BLOCKS = st.lists(
    st.one_of(
        LINE.map(p),
        st.lists(LINE, min_size=1, max_size=3).map(lambda cells: table(row(*map(cell, cells)))),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(BLOCKS)
def test_every_place_is_true(blocks: list[str]) -> None:
    read = open_docx(docx("".join(blocks)))
    text = read.text
    assert "\n".join(text.quote(region.span) for region in text.regions) == text.content
    for source in read.sources:
        held = (source.node.text or "")[source.skipped :][: source.end - source.start]
        assert held == text.content[source.start : source.end]
