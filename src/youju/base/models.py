"""Audit lines and touches."""

from django.db import models


class AuditLine(models.Model):
    """One change: when, by whom, what. Written in the change's own transaction; a trigger forbids altering it.

    `subject` and `detail` carry ids, never names, so that people can be erased and the line still stands.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    account_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=50)
    subject = models.CharField(max_length=80)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=["subject"]), models.Index(fields=["at"]))


class Touch(models.Model):
    """A unit whose items a change may have altered: written with the change, taken when items are judged again.

    0 stands for all units. Where an entry's revision is what changed, only duties it can be an act of are touched; 0
    stands for anything else.
    """

    unit_id = models.BigIntegerField()
    revision_id = models.BigIntegerField(db_default=0)
