"""Codes as rows."""

from django.db import models
from django.db.models import Q

from youju.core.codes import Vocabulary

VOCABULARIES = [(each.value, each.value) for each in Vocabulary]


class Code(models.Model):
    """A word of a vocabulary, shipped or local. Local ones are cases of a shipped one; none is ever deleted."""

    vocabulary = models.CharField(max_length=20, choices=VOCABULARIES)
    code = models.CharField(max_length=80)
    label = models.CharField(max_length=120)
    is_a = models.CharField(max_length=80, blank=True, default="")
    words = models.JSONField(default=list)
    unit = models.CharField(max_length=10, blank=True, default="")
    is_local = models.BooleanField(default=False)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["vocabulary", "code"], name="code_once"),)
        indexes = (models.Index(fields=["vocabulary", "label"], condition=Q(is_local=True), name="code_local_label"),)


class Lineage(models.Model):
    """A code and each thing it is a case of, itself included; kept by `operations`."""

    vocabulary = models.CharField(max_length=20, choices=VOCABULARIES)
    code = models.CharField(max_length=80)
    ancestor = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["vocabulary", "code", "ancestor"], name="code_lineage_once"),)
