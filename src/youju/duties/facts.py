"""Views of what binds units besides the rulebooks themselves, a row for each unit it reaches."""


def _reaching(table: str, columns: str) -> str:
    """Rows of a table with `with_below`, for the unit itself and, if so said, for each unit it reaches meanwhile.

    What was taken back as of its first day is in none of them.
    """
    return f"""
        SELECT {columns}, unit_id, valid_from AS from_on, valid_to AS to_on FROM {table}
        WHERE NOT with_below AND valid_from < valid_to
        UNION ALL
        SELECT {columns}, reach.unit_id, greatest(stated.valid_from, reach.valid_from),
            least(stated.valid_to, reach.valid_to)
        FROM {table} AS stated JOIN organisation_reach AS reach ON reach.ancestor_id = stated.unit_id
        WHERE with_below AND stated.valid_from < stated.valid_to
            AND stated.valid_from < reach.valid_to AND reach.valid_from < stated.valid_to"""


VIEWS = {
    # overlapping adoptions, by a unit and its superior, are one: days are added up
    "adoption": f"""
        SELECT rulebook, unit_id, lower(span) AS from_on, upper(span) AS to_on
        FROM (
            SELECT rulebook, unit_id, unnest(range_agg(daterange(from_on, to_on))) AS span
            FROM ({_reaching("duties_adoption", "rulebook")}) AS reached
            GROUP BY rulebook, unit_id
        ) AS merged""",
    "local_target": _reaching("duties_localtarget", "duty, least"),
    "excuse": """
        SELECT duty, unit_id, coalesce(person_id, 0) AS person_id, starts_on
        FROM duties_excuse WHERE withdrawn_at IS NULL""",
    "waiver": _reaching("duties_waiver", "duty, coalesce(person_id, 0) AS person_id"),
}
