"""Reports written: each run with its figures, what they were counted from, and its passages. Never changed.

What people write into a report afterwards are edits beside it, each kept.
"""

import uuid

from django.db import models
from django.db.models import Q

from youju.base.intervals import ordered
from youju.core.explain import State
from youju.organisation.models import Unit


class Run(models.Model):
    """One report as written: of which unit and days, from which template, how things stood on `as_of`.

    `blocks`: the document as `core.composing.keeping` packs it. `highlights`: the uids of the entries chosen. `gaps`:
    the duties with gaps, named in the text or not: {duty, title, units, items, is_named}. `told_count` figures stand in
    the text, `unfilled_count` of them without records.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    template = models.CharField(max_length=80)
    template_checksum = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    period = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField()
    as_of = models.DateField()
    author = models.CharField(max_length=100)
    written_at = models.DateTimeField()
    blocks = models.JSONField(default=list)
    highlights = models.JSONField(default=list)
    gaps = models.JSONField(default=list)
    told_count = models.PositiveIntegerField(default=0)
    unfilled_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (ordered("run_interval"),)
        indexes = (models.Index(fields=["unit", "period"]),)


STATES = [
    (State.COUNTED.value, "有记录"),
    (State.CONFIRMED_ZERO.value, "确认为零"),
    (State.NO_RECORDS.value, "无记录"),
]


class Figure(models.Model):
    """One figure of a run, with the definition it was counted by. Study hours are in tenths, shares value of base."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="figures", db_index=False)
    number = models.PositiveIntegerField()
    measure = models.CharField(max_length=100)
    definition = models.JSONField()
    title = models.CharField(max_length=400)
    by = models.CharField(max_length=20, blank=True, default="")
    label = models.CharField(max_length=300, blank=True, default="")
    counted_in = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=STATES)
    value = models.BigIntegerField(default=0)
    base = models.BigIntegerField(default=0)
    unnamed = models.BigIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["run", "number"], name="figure_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="figure_number_positive"),
        )


class FigureRow(models.Model):
    """A row a figure was counted from; their weights add up to it. 0 stands for what a row has none of.

    `revision_id` pins the content of the entry as it was then; `row_id` is the agenda item, line, event, person or
    unit that the row is.
    """

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="rows")
    revision_id = models.BigIntegerField()
    row_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    day = models.DateField()
    weight = models.BigIntegerField()
    base = models.BigIntegerField()
    ref = models.CharField(max_length=120, blank=True, default="")


class Passage(models.Model):
    """A passage as it was written, with the numbers of its figures."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="passages", db_index=False)
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=300)
    text = models.TextField()
    figures = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["run", "position"], name="passage_position_once"),)


class Edit(models.Model):
    """What somebody made of a paragraph (`position`: its block, from 0); the latest counts. `text` has marks for
    figures (core.composing.editing); empty: left out. `is_reset`: back to what the program wrote."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="edits", db_index=False)
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True, default="")
    is_reset = models.BooleanField(default=False)
    author = models.CharField(max_length=100)
    edited_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["run", "position", "id"], name="edit_of_passage"),)
