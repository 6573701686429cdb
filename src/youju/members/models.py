"""People and their relations to units. Facts carry a person's number only; what identifies them is `Identity`."""

import uuid

from django.db import models
from django.db.models import F, Q

from youju.base.intervals import Dated, one_at_a_time, ordered
from youju.core.facts import Standing
from youju.organisation.models import Unit


class Person(models.Model):
    """Somebody, across all units: a pseudonym that outlives the name.

    Of two records of one person, the one put away names in `merged_into` the one that is kept.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    erased_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(merged_into=F("id")), name="person_merged_into_another"),)


class Identity(models.Model):
    """Who a person is; the one table to erase. ID-card numbers are not kept.

    `initials` are those of the name's pinyin, `sorted_as` is by what it is sorted (core.initials).
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    name = models.CharField(max_length=60)
    initials = models.CharField(max_length=800, blank=True, default="")
    sorted_as = models.CharField(max_length=800, blank=True, default="", db_collation="C")
    sex = models.CharField(max_length=1, blank=True, default="", choices=[("m", "男"), ("f", "女")])
    born_on = models.DateField(null=True)
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = (
            models.Index(fields=["name"]),
            models.Index(fields=["sorted_as", "person"], name="identity_in_order"),
        )


STANDINGS = [
    (Standing.FULL_MEMBER.value, "正式党员"),
    (Standing.PROBATIONARY_MEMBER.value, "预备党员"),
    (Standing.PROSPECT.value, "发展对象"),
    (Standing.ACTIVIST.value, "入党积极分子"),
    (Standing.APPLICANT.value, "入党申请人"),
]


class Membership(Dated):
    """组织关系: where a person belongs, with their standing. One at a time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    standing = models.CharField(max_length=20, choices=STANDINGS)

    class Meta:
        constraints = (ordered("membership_interval"), one_at_a_time("membership_one_at_a_time", "person"))
        indexes = (models.Index(fields=["unit"]),)


class Attachment(Dated):
    """编入: a person takes part in a temporary branch while their membership stays at home."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attachments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="attachments")

    class Meta:
        constraints = (ordered("attachment_interval"), one_at_a_time("attachment_one_at_a_time", "person", "unit"))


class Post(Dated):
    """A post a person holds in a unit (a code of the vocabulary `post`)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    post = models.CharField(max_length=80)

    class Meta:
        constraints = (ordered("post_interval"),)
        indexes = (models.Index(fields=["person"]), models.Index(fields=["unit", "post"]))
