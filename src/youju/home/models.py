"""Suggestions about the program and wishes for corrections."""

import uuid

from django.db import models
from django.db.models import Q

from youju.access.models import Account
from youju.organisation.models import Unit


class Suggestion(models.Model):
    """What somebody wrote about a page, or about what the books say of them; `unit` is whose officers it goes to."""

    class Kind(models.TextChoices):
        SUGGESTION = "suggestion", "意见建议"
        FAULT = "fault", "页面有问题"
        CORRECTION = "correction", "更正我的数据"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField()
    page = models.CharField(max_length=500, blank=True, default="")
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="suggestions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="suggestion_answered",
            ),
        )
        indexes = (models.Index(fields=["unit", "-at"]),)
