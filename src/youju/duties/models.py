"""Rulebooks in force, what binds whom besides, and the items judged."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from youju.base.intervals import Dated, ordered
from youju.core.periods import FOREVER
from youju.core.rules.model import Layer
from youju.members.models import Person
from youju.organisation.models import Unit


class Edition(Dated):
    """One edition of a rulebook, as published. Never edited: its checksum is its identity."""

    rulebook = models.CharField(max_length=80)
    edition = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    layer = models.CharField(max_length=20, choices=[(layer.value, layer.value) for layer in Layer])
    checksum = models.CharField(max_length=64)
    body = models.JSONField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = (
            ordered("edition_interval"),
            models.UniqueConstraint(fields=["rulebook", "edition"], name="edition_once"),
        )


class Duty(models.Model):
    """A duty of an edition; its number is the `duty_no` of due items."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="duties")
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    area = models.CharField(max_length=40)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="duty_once"),)
        indexes = (models.Index(fields=["code"]),)


class Endable(Dated):
    """What somebody said should hold for a time, and may end before its day: `valid_to` is then the day it ended.

    Taken back as of its first day it holds on no day at all.
    """

    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=100, default="")
    end_reason = models.CharField(max_length=300, default="")

    class Meta:
        abstract = True

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, None where it has no end."""
        return None if self.valid_to == FOREVER else self.valid_to - timedelta(days=1)

    @property
    def never_held(self) -> bool:
        """Taken back as of its first day."""
        return self.valid_to <= self.valid_from


def not_backwards(name: str) -> models.CheckConstraint:
    """The interval may be empty, but does not end before it begins."""
    return models.CheckConstraint(condition=Q(valid_from__lte=F("valid_to")), name=name)


class Adoption(Endable):
    """A unit takes a rulebook of practice, a year's plan, as binding; with it, if so said, all below."""

    rulebook = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    with_below = models.BooleanField(default=True)
    author = models.CharField(max_length=100)
    adopted_at = models.DateTimeField()

    class Meta:
        constraints = (not_backwards("adoption_interval"),)


class LocalTarget(Endable):
    """A unit asks more of itself than a duty's floor."""

    duty = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    with_below = models.BooleanField(default=True)
    least = models.PositiveIntegerField()
    basis = models.CharField(max_length=200)

    class Meta:
        constraints = (not_backwards("target_interval"),)


class Excuse(models.Model):
    """Why a usual duty was not met in one period. It does not make it met."""

    duty = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    starts_on = models.DateField()
    reason = models.CharField(max_length=300)
    author = models.CharField(max_length=100)
    excused_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)


class Waiver(Endable):
    """A superior releases a unit or a person from a duty ('*': from all) for a time."""

    duty = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    with_below = models.BooleanField(default=False)
    reason = models.CharField(max_length=300)
    author = models.CharField(max_length=100)
    waived_at = models.DateTimeField()

    class Meta:
        constraints = (not_backwards("waiver_interval"),)


class DueItem(models.Model):
    """duty × who × period with the value the books give it; its status is derived on reading (core.judge.verdict).

    Columns are those of `verdict.ITEM`. 0 stands for no person.
    """

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, db_column="duty_no", db_index=False)
    unit_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    ref = models.CharField(max_length=120)
    least = models.BigIntegerField()
    value = models.BigIntegerField()
    in_time = models.BigIntegerField()
    base = models.BigIntegerField()
    maybe = models.BigIntegerField()
    records = models.BigIntegerField()
    confirmed = models.SmallIntegerField()
    certain = models.SmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit_id", "due_on", "duty", "person_id", "starts_on", "ref"], name="due_item_once"
            ),
        )


class JudgedWindow(models.Model):
    """Days for which all items falling due have been judged and are kept up to date."""

    since = models.DateField()
    until = models.DateField()
    judged_at = models.DateTimeField()


class Tally(models.Model):
    """How many items of a unit and all it reached stood how, of those due in a month; kept until something changes.

    `counts` is a list of [duty number, status, how many].
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, db_index=False)
    month = models.DateField()
    as_of = models.DateField()
    counts = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["unit", "month"], name="tally_once"),)
