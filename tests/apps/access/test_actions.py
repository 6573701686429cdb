"""Every change that can be written down has its words in the audit trail."""

import ast
from collections.abc import Iterator
from pathlib import Path

import youju
from youju.access.actions import WORDS

SOURCES = Path(youju.__file__).parent
WRITERS = {"audit", "noted", "note_second_step"}


def actions_in(tree: ast.AST) -> Iterator[str]:
    """What is given to `audit` by its name, or stands before the subject of a line: ("move_unit", f"unit:…", …)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in WRITERS:
            yield from (each.value for each in node.args[:1] if isinstance(each, ast.Constant))
        if isinstance(node, ast.Tuple) and len(node.elts) == 3 and _is_subject(node.elts[1]):
            first = node.elts[0]
            for each in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                if isinstance(each, ast.Constant):
                    yield each.value


def _is_subject(node: ast.AST) -> bool:
    if not isinstance(node, ast.JoinedStr) or not isinstance(node.values[0], ast.Constant):
        return False
    return str(node.values[0].value).endswith(":")


def test_every_action_has_its_words() -> None:
    written = {action for file in SOURCES.rglob("*.py") for action in actions_in(ast.parse(file.read_text("utf-8")))}
    assert {"move_unit", "record_entry", "sign_in", "second_step_on", "appoint"} <= written
    assert sorted(written - WORDS.keys()) == []
