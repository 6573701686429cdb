"""The table of Django's database cache: what limits on signing in count by, shared by all worker processes."""

from django.db import migrations

MAKE = """
    CREATE TABLE youju_cache (
        cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
    );
    CREATE INDEX youju_cache_expires ON youju_cache (expires)"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, "DROP TABLE youju_cache")]
