"""How the sheets and columns of a book are understood, as fields to change."""

from dataclasses import dataclass
from typing import Any

from youju.core.ledgers.headings import DELIVERABLE, KIND_WORD, Kind
from youju.library.headings import heading_words

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class SheetForm:
    """A sheet: its number in the form, its kind ('' where it is not read), its columns with the roles to choose.

    `filled`: a sheet of forms, one entry each; its columns are their labels.
    """

    number: int
    name: str
    kind: str
    heading_row: int
    rows: int
    columns: list[dict[str, Any]]
    roles: Choices
    kinds: Choices
    filled: bool = False


def sheet_forms(told: dict[str, Any]) -> list[SheetForm]:
    """Every sheet of a book that was tried, those not read last."""
    read = {each["sheet"]: each for each in told["sheets"]}
    kinds = [("", "不读"), *((kind.value, KIND_WORD[kind]) for kind in Kind)]
    return [
        _sheet(number, name, read.get(name), kinds)
        for number, name in enumerate(sorted(told["mapping"]["sheets"], key=lambda name: name not in read))
    ]


def _sheet(number: int, name: str, said: dict[str, Any] | None, kinds: Choices) -> SheetForm:
    if said is None:
        return SheetForm(number, name, "", 1, 0, [], [], kinds)
    return SheetForm(
        number,
        name,
        said["kind"],
        said["heading_row"],
        said["rows"],
        said["columns"],
        _roles(said["kind"]),
        kinds,
        said.get("filled", False),
    )


def _roles(kind: str) -> Choices:
    """The roles a column may have, in Chinese; `left_out` is not read at all, '' goes into the summary."""
    which = Kind(kind)
    roles = getattr(heading_words(), kind).roles
    named = [(role, words[0]) for role, words in roles.items() if role != "left_out"]
    more = [(DELIVERABLE, "成果数量")] if which is Kind.ENTRY else []
    rest = "写入摘要" if which is Kind.ENTRY else "不采用"
    return [("", rest), *named, *more, ("left_out", "不读取")]


def changed_mapping(told: dict[str, Any], posted: Any) -> dict[str, Any] | None:
    """The mapping with what was changed in the form; None where nothing was."""
    if not told.get("mapping"):
        return None
    sheets = dict(told["mapping"]["sheets"])
    for form in sheet_forms(told):
        sheets[form.name] = _changed(form, sheets[form.name], posted)
    found = {"sheets": sheets}
    return found if found != told["mapping"] else None


def _changed(form: SheetForm, said: dict[str, Any], posted: Any) -> dict[str, Any]:
    kind = posted.get(f"kind-{form.number}", form.kind)
    if not kind:
        return {"kind": None}
    row = posted.get(f"row-{form.number}", "")
    heading_row = int(row) if row.isdecimal() and 0 < int(row) <= 20 else form.heading_row
    if kind != form.kind or heading_row != form.heading_row:
        return {"kind": kind, "heading_rows": [heading_row, heading_row]}
    columns = dict(said["columns"])
    for number, column in enumerate(form.columns):
        role = posted.get(f"column-{form.number}-{number}", column["role"])
        if role != column["role"]:
            columns[column["heading"]] = role
    return said | {"columns": columns}
