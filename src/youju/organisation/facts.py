"""Views of the organisation's facts."""

VIEWS = {
    "unit": "SELECT id AS unit_id, kind, sector, valid_from AS from_on, valid_to AS to_on FROM organisation_unit",
    "edge": """
        SELECT superior_id, subordinate_id AS unit_id, kind, valid_from AS from_on, valid_to AS to_on
        FROM organisation_edge""",
    "reach": """
        SELECT ancestor_id, unit_id, valid_from AS from_on, valid_to AS to_on FROM organisation_reach""",
    "declared_size": """
        SELECT unit_id, full_members, valid_from AS from_on, valid_to AS to_on FROM organisation_declaredsize""",
}
