"""Views of the members' facts."""

VIEWS = {
    "membership": """
        SELECT person_id, unit_id, standing, valid_from AS from_on, valid_to AS to_on FROM members_membership""",
    "attachment": """
        SELECT person_id, unit_id, valid_from AS from_on, valid_to AS to_on FROM members_attachment""",
    "post": """
        SELECT held.person_id, held.unit_id, lineage.ancestor AS post,
            held.valid_from AS from_on, held.valid_to AS to_on
        FROM members_post AS held
        JOIN codes_lineage AS lineage ON lineage.vocabulary = 'post' AND lineage.code = held.post""",
}
