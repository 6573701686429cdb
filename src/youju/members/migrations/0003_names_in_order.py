from typing import Any

from django.db import migrations, models

from youju.core.initials import initials_of, sorted_as

BATCH = 10000

REMAKE = """
    UPDATE members_identity SET initials = made.initials, sorted_as = made.sorted_as
    FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS made (person_id, initials, sorted_as)
    WHERE members_identity.person_id = made.person_id
"""


def remake(apps: Any, schema_editor: Any) -> None:
    """Initials made when every rare reading counted give way; all names are told by what they are sorted."""
    known = apps.get_model("members", "Identity").objects.order_by("person_id")
    last = 0
    with schema_editor.connection.cursor() as cursor:
        while batch := list(known.filter(person_id__gt=last).values_list("person_id", "name")[:BATCH]):
            last = batch[-1][0]
            numbers, names = zip(*batch, strict=True)
            cursor.execute(REMAKE, [list(numbers), list(map(initials_of, names)), list(map(sorted_as, names))])


def keep(apps: Any, schema_editor: Any) -> None:
    """What was there before is kept nowhere."""


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_initials_and_merging'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='identity',
            name='identity_by_initials',
        ),
        migrations.AddField(
            model_name='identity',
            name='sorted_as',
            field=models.CharField(blank=True, db_collation='C', default='', max_length=800),
        ),
        migrations.RunPython(remake, keep),
        migrations.AddIndex(
            model_name='identity',
            index=models.Index(fields=['sorted_as', 'person'], name='identity_in_order'),
        ),
    ]
