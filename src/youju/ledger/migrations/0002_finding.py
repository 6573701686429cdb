"""What finds entries: pairs of characters of their text, their days and their units."""

from django.db import migrations, models
from django.db.models import Q

# Pairs of neighbouring characters of a title and a text, and the title's single characters; each once.
GRAMS = """
CREATE FUNCTION ledger_grams(title text, words text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
    SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
        SELECT substr(lower(title), at, size) AS gram
        FROM generate_series(1, length(title)) AS at, generate_series(1, 2) AS size
        WHERE at + size - 1 <= length(title)
        UNION ALL
        SELECT substr(lower(words), at, 2) FROM generate_series(1, length(words) - 1) AS at
    ) AS grams WHERE gram !~ '\\s'
$$"""

INDEX = """
CREATE INDEX ledger_revision_grams ON ledger_revision USING gin (ledger_grams(title, summary))
WHERE superseded_at IS NULL"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.RemoveIndex("revision", "revision_day"),
        migrations.AddIndex(
            "revision",
            models.Index(fields=["started_on", "entry"], condition=Q(superseded_at__isnull=True), name="revision_day"),
        ),
        migrations.RunSQL(GRAMS, "DROP FUNCTION ledger_grams(text, text)"),
        migrations.RunSQL(INDEX, "DROP INDEX ledger_revision_grams"),
    ]
