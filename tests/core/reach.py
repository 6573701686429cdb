"""Who is below whom, and when: the `reach` rows of a tree that changes."""

from datetime import date

Reach = tuple[int, int, date, date]


def reach_rows(units: list[tuple], edges: list[tuple]) -> list[Reach]:
    """Every unit reaches itself while it exists, and along `leads` whom its subordinates reach meanwhile."""
    exists = {unit: (since, until) for unit, _, _, since, until in units}
    leads = [(superior, unit, since, until) for superior, unit, kind, since, until in edges if kind == "leads"]
    found: list[Reach] = [(unit, unit, *span) for unit, span in exists.items()]
    newest = found
    while newest:
        newest = [step for path in newest for edge in leads for step in _longer(path, edge, exists)]
        found = found + newest
    return found


def _longer(path: Reach, edge: Reach, exists: dict[int, tuple[date, date]]) -> list[Reach]:
    ancestor, end, *span = path
    superior, unit, *edge_span = edge
    if superior != end:
        return []
    spans = [span, edge_span, exists[unit]]
    since, until = max(each[0] for each in spans), min(each[1] for each in spans)
    return [(ancestor, unit, since, until)] if since < until else []
