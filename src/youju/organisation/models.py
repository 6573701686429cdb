"""Units and how they hang together over time."""

import uuid

from django.db import models
from django.db.models import F, Q

from youju.base.intervals import Dated, one_at_a_time, ordered
from youju.core.rules.model import Sector


class Project(Dated):
    """A construction or work project; temporary branches belong to one."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = (ordered("project_interval"),)


class Unit(Dated):
    """A Party organisation of one kind, from its founding until it is dissolved. `name` is the present one."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    sector = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Sector])
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = (
            ordered("unit_interval"),
            models.UniqueConstraint(fields=["name"], condition=Q(valid_to="9999-12-31"), name="unit_name_once"),
        )
        indexes = (models.Index(fields=["kind"]),)


class UnitName(Dated):
    """A name a unit had, or goes by (`is_alias`): short names, spellings in books read in."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    is_alias = models.BooleanField(default=False)

    class Meta:
        constraints = (
            ordered("unit_name_interval"),
            one_at_a_time("unit_name_one_at_a_time", "unit", condition=Q(is_alias=False)),
        )
        indexes = (models.Index(fields=["name"]),)


class EdgeKind(models.TextChoices):
    LEADS = "leads", "领导"
    GUIDES = "guides", "指导"
    LOCAL = "local", "属地"


class Edge(Dated):
    """One unit above another. A unit has one superior that leads it at a time."""

    superior = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="edges_down")
    subordinate = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="edges_up")
    kind = models.CharField(max_length=10, choices=EdgeKind.choices, default=EdgeKind.LEADS)

    class Meta:
        constraints = (
            ordered("edge_interval"),
            models.CheckConstraint(condition=~Q(superior=F("subordinate")), name="edge_of_two"),
            one_at_a_time("edge_one_leader", "subordinate", condition=Q(kind="leads")),
        )


class Reach(Dated):
    """Ancestor and descendant along `leads`, each unit with itself included; made from edges by `operations`."""

    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="reaches")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="reached_from")
    depth = models.SmallIntegerField()

    class Meta:
        indexes = (models.Index(fields=["ancestor", "unit"]), models.Index(fields=["unit"]))


class DeclaredSize(Dated):
    """How many full members a unit says it has, where its roster is not in the books."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE)
    full_members = models.PositiveIntegerField()

    class Meta:
        constraints = (ordered("size_interval"), one_at_a_time("size_one_at_a_time", "unit"))


class Term(models.Model):
    """A committee's term of office (届): from its election to the day it runs out."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="terms")
    started_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(started_on__lt=F("ends_on")), name="term_interval"),)
