"""The mapping of columns: saved, changed, applied."""

from pathlib import Path
from typing import Any

import pytest

from apps.intake.importing import book, imported, lexicon, read
from youju.core.errors import Refusal
from youju.core.ledgers.mapping import Mapping, saved
from youju.ledger.models import Deliverable, Revision

pytestmark = pytest.mark.django_db


def odd_book(path: Path) -> Path:
    """A book with columns nobody could know."""
    return book(
        path,
        甲表=[
            ["何日", "主办支部", "何事", "形式", "本数"],
            ["2024-05-10", "柳河村党支部", "读书会", "读书活动", 8],
        ],
        乙表=[["日期", "主题", "单位", "形式"], ["2024-05-11", "不导入的", "柳河村党支部", "主题党日"]],
    )


def mapping(path: Path, **changes: Any) -> dict[str, Any]:
    content = saved(read(path).layouts, ["甲表"])
    content["sheets"]["甲表"] = {
        "kind": "entry",
        "heading_rows": [1, 1],
        "columns": {"何日": "day", "主办支部": "unit", "何事": "title", "形式": "form", "本数": "deliverable:书籍"},
    }
    content["sheets"]["乙表"] = {"kind": None}
    return content | changes


def test_a_sheet_of_odd_headings_is_read_as_the_mapping_says(tmp_path: Path) -> None:
    path = odd_book(tmp_path / "a.xlsx")
    assert imported(path, mapping=Mapping.of(mapping(path), lexicon().headings)).done
    assert Revision.objects.get().title == "读书会"
    assert (Deliverable.objects.get().kind, Deliverable.objects.get().amount) == ("book", 8)


def test_what_is_saved_means_the_same_when_applied(tmp_path: Path) -> None:
    path = odd_book(tmp_path / "a.xlsx")
    reading = read(path)
    again = Mapping.of(saved(reading.layouts), lexicon().headings)
    assert [sheet.columns for sheet in again.sheets.values()] == [
        {column.heading: column.role for column in layout.columns} for layout in reading.layouts
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"sheets": {"甲表": {"kind": "entry", "columns": {"何日": "tag"}}}}, "不认识的含义“tag”"),
        ({"sheets": {"甲表": {"kind": "buch"}}}, "kind"),
        ({"tables": {}}, "列对应文件有误"),
    ],
)
def test_a_faulty_mapping_is_refused_naming_the_fault(content: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal) as caught:
        Mapping.of(content, lexicon().headings)
    assert said in str(caught.value)
