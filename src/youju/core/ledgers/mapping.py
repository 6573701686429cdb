"""A mapping of columns that a person saved and may have changed: what each column of each sheet is.

A sheet of forms is marked `as_form`; its columns are the labels.

As YAML::

    sheets:
      台账:
        kind: entry
        heading_rows: [2, 2]
        columns: {时间: day, 经办: ""}
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field, ValidationError

from youju.core.errors import Refusal
from youju.core.ledgers.headings import DELIVERABLE, NOTHING, Headings, How, Kind, Meaning
from youju.core.ledgers.layout import Cells, Column, Layout, Merge, heading_columns, with_context
from youju.core.ledgers.vocabulary import Lexicon
from youju.core.measures import Strict


class SheetMapping(Strict):
    """One sheet: what its rows are (None: not read), where its headings are, what its columns mean ('' for nothing)."""

    kind: Kind | None = None
    as_form: bool = False
    heading_rows: tuple[int, int] = (1, 1)
    columns: dict[str, str] = Field(default_factory=dict)
    year: int | None = None
    unit: str = ""
    form: str = ""


class MappingFile(Strict):
    """The content of a mapping file."""

    sheets: dict[str, SheetMapping]


@dataclass(frozen=True)
class Mapping:
    """A saved mapping, to be applied to the sheets of a book."""

    sheets: dict[str, SheetMapping]

    @classmethod
    def of(cls, content: Any, headings: Headings) -> "Mapping":
        """From the content of a YAML file. Raises Refusal, naming what is wrong."""
        try:
            sheets = MappingFile.model_validate(content).sheets
        except ValidationError as error:
            first = error.errors()[0]
            where = " → ".join(map(str, first["loc"]))
            raise Refusal(
                f"列对应文件有误（{where}）：{first['msg']}", "用 --save-map 存一份，照它的样子改。"
            ) from error
        for name, sheet in sheets.items():
            _check_roles(name, sheet, headings)
        return cls(sheets)

    def applied(
        self,
        title: str,
        found: Layout | None,
        head: Sequence[tuple[int, Cells]],
        merges: Sequence[Merge],
        lexicon: Lexicon,
    ) -> Layout | None:
        """The layout of a sheet with what the mapping says of it."""
        said = self.sheets.get(title)
        if said is None:
            return found
        if said.kind is None:
            return None
        if said.as_form:
            return _filled(title, found, said, lexicon)
        first, last = said.heading_rows
        rows = [row for row in head if first <= row[0] <= last]
        columns = heading_columns(rows[:2], merges, said.kind, lexicon.headings) if rows else []
        if not columns:
            raise Refusal(f"列对应文件说“{title}”的表头在第 {first} 行，那里没有表头。", "改 heading_rows。")
        layout = Layout(title, said.kind, first, last, tuple(_given(column, said, lexicon) for column in columns))
        layout = with_context(layout, [row for row in head if row[0] < first], lexicon.forms)
        return replace(
            layout,
            year=said.year or layout.year,
            unit=said.unit or layout.unit,
            forms=(lexicon.forms.exact(said.form),) if said.form else layout.forms,
            forms_sure=bool(said.form) or layout.forms_sure,
        )


def _filled(title: str, found: Layout | None, said: SheetMapping, lexicon: Lexicon) -> Layout | None:
    """A sheet of forms with what the mapping says of their labels; None where they are empty now."""
    if found is None:
        return None
    if not found.filled:
        raise Refusal(
            f"“{title}”在列对应文件里是一份一份填写的表，现在不是。", "核对这张表，或在列对应文件里去掉 as_form。"
        )
    filled = tuple(replace(each, layout=_as_said(each.layout, said, lexicon)) for each in found.filled)
    return replace(_as_said(found, said, lexicon), filled=filled)


def _as_said(layout: Layout, said: SheetMapping, lexicon: Lexicon) -> Layout:
    return replace(
        layout,
        columns=tuple(_given(column, said, lexicon) for column in layout.columns),
        year=said.year or layout.year,
        unit=said.unit or layout.unit,
        forms=(lexicon.forms.exact(said.form),) if said.form else layout.forms,
        forms_sure=bool(said.form) or layout.forms_sure,
    )


def _check_roles(name: str, sheet: SheetMapping, headings: Headings) -> None:
    if sheet.kind is None:
        return
    roles = {*headings.of(sheet.kind).roles, "", DELIVERABLE}
    for heading, role in sheet.columns.items():
        if role.partition(":")[0] not in roles:
            raise Refusal(
                f"列对应文件里“{name}”的列“{heading}”写了不认识的含义“{role}”。",
                f"可写：{'、'.join(sorted(filter(None, roles)))}",
            )


def _given(column: Column, said: SheetMapping, lexicon: Lexicon) -> Column:
    if column.heading not in said.columns:
        return column
    role, _, detail = said.columns[column.heading].partition(":")
    if role == column.role:
        return column
    if not role:
        return replace(column, meaning=NOTHING)
    code = lexicon.deliverables.exact(detail or column.heading) if role == DELIVERABLE else ""
    return replace(column, meaning=Meaning(role, How.GIVEN, 0, code))


def saved(layouts: Iterable[Layout], unread: Iterable[str] = ()) -> dict[str, Any]:
    """How sheets were understood, as the content of a mapping file."""
    sheets: dict[str, Any] = {layout.sheet: _saved(layout) for layout in layouts}
    return {"sheets": sheets | {name: {"kind": None} for name in unread}}


def _saved(layout: Layout) -> dict[str, Any]:
    content: dict[str, Any] = {
        "kind": layout.kind.value,
        "heading_rows": [layout.first_heading, layout.last_heading],
        "columns": {column.heading: column.role for column in layout.columns},
    }
    content |= {"as_form": True} if layout.filled else {}
    return content | {key: value for key, value in (("year", layout.year), ("unit", layout.unit)) if value}
