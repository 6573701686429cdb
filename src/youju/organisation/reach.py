"""Reach: who is below whom, and when. Made anew from the edges whenever they change."""

from django.db import connection, transaction

from youju.organisation.models import Reach


@transaction.atomic
def rebuild_reach() -> None:
    """Make reach from the edges along `leads`: a path counts while all its edges do."""
    Reach.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE path AS (
                SELECT id AS ancestor_id, id AS unit_id, 0 AS depth, valid_from, valid_to FROM organisation_unit
                UNION ALL
                SELECT path.ancestor_id, edge.subordinate_id, path.depth + 1,
                    greatest(path.valid_from, edge.valid_from), least(path.valid_to, edge.valid_to)
                FROM path JOIN organisation_edge AS edge
                    ON edge.superior_id = path.unit_id AND edge.kind = 'leads'
                    AND edge.valid_from < path.valid_to AND path.valid_from < edge.valid_to
                WHERE path.depth < 30
            )
            INSERT INTO organisation_reach (ancestor_id, unit_id, depth, valid_from, valid_to)
            SELECT ancestor_id, unit_id, depth, valid_from, valid_to FROM path
            """
        )
