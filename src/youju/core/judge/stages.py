"""The stages of a run in order, and their SQL.

The expressions do not depend on what the duties say, so each dialect's SQL is made once for a process. Stages are
stored one after the other: engines plan badly through a single statement of this size, since intermediate results
have no statistics.
"""

from collections.abc import Callable
from functools import cache, partial

import ibis
import ibis.expr.types as ir

from youju.core.judge import acts, anchored, cells, evidence, figures, items, scope, verdict
from youju.core.judge.acts import union
from youju.core.judge.narrowing import Stage, few_entries, few_units, in_list, in_stage
from youju.core.judge.tables import Tables
from youju.core.measures import BREAKDOWNS

Build = Callable[[Tables], ir.Table]

STAGES: tuple[tuple[str, Build], ...] = (
    ("full_member_count", scope.full_members),
    ("unit_feature", scope.unit_features),
    ("bound_unit", scope.bound_units),
    ("unit_piece", scope.unit_pieces),
    ("person_piece", scope.person_pieces),
    ("owed_unit", scope.owed_units),
    ("owed_member", scope.owed_members),
    ("owed_by_post", scope.owed_by_post),
    ("population", scope.populations),
    ("hit", acts.hits),
    ("item_hit", acts.item_hits),
    ("act", acts.entry_acts),
    ("unit_act", acts.unit_acts),
    ("open_act", acts.open_acts),
    ("leave_cell", acts.leaves),
    ("unit_cell", cells.unit_cells),
    ("person_cell", cells.person_cells),
    ("people_cell", cells.people_cells),
    ("open_cell", cells.open_cells),
    ("populace", cells.populace),
    ("coverage_cell", cells.coverage_cells),
    ("anchor", anchored.anchors),
    ("draft", lambda t: union([items.drafts(t), anchored.anchored_drafts(t)])),
    ("due_item", verdict.due_items),
)

EVIDENCE: tuple[tuple[str, Build], ...] = (
    ("item_row", evidence.item_rows),
    ("item_missing", evidence.missing_people),
)
"""Read after a run, where the rows behind its items are wanted too."""


FIGURE_SCOPE: tuple[tuple[str, Build], ...] = (
    ("scope_unit", figures.scope_units),
    ("scope_entry", figures.scope_entries),
    ("figure_person", figures.figure_people),
    ("near_unit", lambda t: t.scope_unit.select("unit_id").distinct()),
    ("near_person", lambda t: t.figure_person.select("person_id").distinct()),
    ("picked", figures.near_entries),
)
"""Stages that find what figures for one unit and interval depend on."""

FIGURE_STAGES: tuple[tuple[str, Build], ...] = (
    ("hit", acts.hits),
    ("item_hit", acts.item_hits),
    ("act", acts.entry_acts),
    ("leave_cell", acts.leaves),
    ("figure_row", figures.figure_rows),
    ("figure_value", figures.figure_values),
    ("figure_unnamed", figures.figure_unnamed),
    ("figure_confirmed", figures.figure_confirmed),
    *((f"figure_by_{by}", partial(figures.labels, by=by)) for by in BREAKDOWNS),
)
"""Stages of the figures themselves."""


@cache
def stages(dialect: str, only_asked: bool) -> tuple[Stage, ...]:
    """The SQL of every stage for a dialect (`postgres`, `duckdb`); `only_asked`: for the units in `ask_unit`.

    The last of them, EVIDENCE, are of no use to the verdict itself.
    """
    tables = Tables(only_asked)
    narrowing = few_units(tables, in_stage) if only_asked else []
    return (*narrowing, *_compiled(dialect, tables, (*STAGES, *EVIDENCE)))


@cache
def fused_stages(dialect: str) -> tuple[Stage, ...]:
    """The stages of a few units' items, without evidence, for one single statement that names them in this order."""
    tables = Tables(only_asked=True)
    return (*few_units(tables, in_list), *_compiled(dialect, tables, STAGES))


@cache
def figure_stages(dialect: str) -> tuple[Stage, ...]:
    """The SQL of every stage of figures."""
    tables = Tables(only_asked=True)
    scope = _compiled(dialect, tables, FIGURE_SCOPE)
    return (*scope, *few_entries(tables, in_stage), *_compiled(dialect, tables, FIGURE_STAGES))


def _compiled(dialect: str, tables: Tables, steps: tuple[tuple[str, Build], ...]) -> tuple[Stage, ...]:
    made = []
    for name, build in steps:
        expression = build(tables)
        made.append(Stage(name, str(ibis.to_sql(expression, dialect=dialect))))
        tables.add(name, expression.schema())
    return tuple(made)
