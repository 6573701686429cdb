"""Audit lines can be added and read, not altered or taken out: the database itself refuses."""

from django.db import migrations

FORBID = """
CREATE FUNCTION base_auditline_forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit lines are append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER base_auditline_no_change BEFORE UPDATE OR DELETE ON base_auditline
    FOR EACH ROW EXECUTE FUNCTION base_auditline_forbid();
CREATE TRIGGER base_auditline_no_truncate BEFORE TRUNCATE ON base_auditline
    FOR EACH STATEMENT EXECUTE FUNCTION base_auditline_forbid();
"""

ALLOW = """
DROP TRIGGER base_auditline_no_truncate ON base_auditline;
DROP TRIGGER base_auditline_no_change ON base_auditline;
DROP FUNCTION base_auditline_forbid();
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
