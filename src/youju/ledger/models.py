"""The ledger: entries, whole-entry revisions, evidence, events, declarations, closed periods."""

import uuid

from django.db import models
from django.db.models import F, Q

from youju.base.intervals import one_at_a_time, ordered
from youju.core.facts import EntryState, ItemKind, Presence
from youju.members.models import Person
from youju.organisation.models import Unit

STATES = [(EntryState.PLANNED.value, "计划"), (EntryState.HELD.value, "已开展"), (EntryState.VOID.value, "作废")]


class Entry(models.Model):
    """One thing that happened or is planned. Its content stands in revisions; `uid` is made by the client."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField()


class Revision(models.Model):
    """The whole content of an entry from when it was written down until the next revision superseded it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=STATES)
    title = models.CharField(max_length=300)
    started_on = models.DateField()
    ended_on = models.DateField()
    began_at = models.TimeField(null=True)
    place = models.CharField(max_length=120, blank=True, default="")
    headcount = models.PositiveIntegerField(default=0)
    headcount_unit = models.CharField(
        max_length=12, choices=[("people", "人"), ("attendances", "人次")], default="people"
    )
    minutes = models.PositiveIntegerField(default=0)
    study_tenths = models.PositiveIntegerField(null=True)
    make_up_for = models.DateField(null=True)
    summary = models.TextField(blank=True, default="")
    resolutions = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    late_reason = models.CharField(max_length=200, blank=True, default="")
    change_reason = models.CharField(max_length=200, blank=True, default="")
    author = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["entry"], condition=Q(superseded_at__isnull=True), name="revision_one_in_force"
            ),
            models.CheckConstraint(condition=Q(ended_on__gte=F("started_on")), name="revision_days"),
            models.CheckConstraint(
                condition=Q(make_up_for__isnull=True) | Q(make_up_for__lt=F("started_on")),
                name="revision_make_up_earlier",
            ),
        )
        indexes = (
            models.Index(fields=["started_on", "entry"], condition=Q(superseded_at__isnull=True), name="revision_day"),
            models.Index(fields=["digest"], name="revision_digest"),
        )


class Host(models.Model):
    """A unit that held the entry; 联学联建 has several."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="hosts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["unit", "revision"], name="host_once"),)


class EntryForm(models.Model):
    """What the entry was (a code of the vocabulary `form`)."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="forms", db_index=False)
    form = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["revision", "form"], name="entry_form_once"),)
        indexes = (models.Index(fields=["form"]),)


class Directive(models.Model):
    """A document or speech from above that is to be studied or carried out."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=300, unique=True)
    number = models.CharField(max_length=80, blank=True, default="")
    received_on = models.DateField(null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)


ITEM_KINDS = [(ItemKind.STUDY.value, "学习"), (ItemKind.DECISION.value, "审议"), (ItemKind.REPORT.value, "通报")]
RESULTS = [("agreed", "同意"), ("deferred", "缓议"), ("rejected", "否决")]
FOLLOW_UPS = [("open", "正在办理"), ("closed", "已办结")]


class AgendaItem(models.Model):
    """One agenda item with what was decided and what came of it."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="agenda", db_index=False)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=ITEM_KINDS)
    is_first_topic = models.BooleanField(default=False)
    result = models.CharField(max_length=10, choices=RESULTS, blank=True, default="")
    follow_up = models.CharField(max_length=10, choices=FOLLOW_UPS, blank=True, default="")
    closed_on = models.DateField(null=True)
    expected = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    in_favour = models.PositiveIntegerField(default=0)
    against = models.PositiveIntegerField(default=0)
    abstained = models.PositiveIntegerField(default=0)
    decision = models.TextField(blank=True, default="")
    directives = models.ManyToManyField(Directive, through="AgendaDirective")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["revision", "position"], name="agenda_position_once"),
            models.CheckConstraint(condition=Q(is_first_topic=False) | Q(position=1), name="agenda_first_topic_first"),
            models.CheckConstraint(
                condition=Q(present__gte=F("in_favour") + F("against") + F("abstained")) | Q(expected=0),
                name="agenda_votes_add_up",
            ),
        )


class AgendaTopic(models.Model):
    """What an agenda item is about (a code of the vocabulary `topic`)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="topics", db_index=False)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE)
    topic = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "topic"], name="agenda_topic_once"),)
        indexes = (models.Index(fields=["topic"]),)


class AgendaDirective(models.Model):
    """A directive studied or acted on under an agenda item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE)
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "directive"], name="agenda_directive_once"),)


PRESENCES = [
    (Presence.PRESENT.value, "参会"),
    (Presence.OBSERVER.value, "列席"),
    (Presence.LEAVE.value, "请假"),
    (Presence.ABSENT.value, "缺席"),
]


class Attendance(models.Model):
    """How one person stood to an entry, what they did in it, and their study hours in tenths."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="attendances", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False)
    presence = models.SmallIntegerField(choices=PRESENCES)
    functions = models.SmallIntegerField(default=0)
    study_tenths = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["revision", "person"], name="attendance_once"),)
        indexes = (
            models.Index(fields=["person", "revision"], name="attendance_of_person"),
            models.Index(fields=["revision"], condition=~models.Q(functions=0), name="attendance_that_did"),
        )


class Deliverable(models.Model):
    """What came out of an entry: a kind (code), the words people used, an amount. Zero is an amount."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="deliverables")
    kind = models.CharField(max_length=80)
    label = models.CharField(max_length=120)
    amount = models.PositiveIntegerField()
    counted_in = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        indexes = (models.Index(fields=["kind"]),)


class Evidence(models.Model):
    """A stored file, by the hash of its content."""

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()


class EvidenceLink(models.Model):
    """A file that shows an entry happened: under what name, since when, by whom. Detached, never deleted."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="evidence")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="links")
    file_name = models.CharField(max_length=200)
    evidenced_at = models.DateTimeField()
    author = models.CharField(max_length=100)
    detached_at = models.DateTimeField(null=True)
    detached_by = models.CharField(max_length=100, blank=True, default="")
    detach_reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["entry", "evidence"], condition=Q(detached_at__isnull=True), name="evidence_once"
            ),
        )


class Event(models.Model):
    """A day from which terms run: an application received, an oath, a reminder sent."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    occurred_on = models.DateField()
    ref = models.CharField(max_length=120, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["unit", "kind"]), models.Index(fields=["person", "kind"]))


class Declaration(models.Model):
    """零报告: a unit confirms that a measure is zero over an interval unless its books show otherwise."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    measure = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_to = models.DateField()
    note = models.CharField(max_length=200, blank=True, default="")
    declared_at = models.DateTimeField()
    author = models.CharField(max_length=100)

    class Meta:
        constraints = (ordered("declaration_interval"),)
        indexes = (models.Index(fields=["unit", "measure"]),)


class Closing(models.Model):
    """A month or quarter a unit has closed: its books for it are complete. Reopened, never deleted."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    valid_from = models.DateField()
    valid_to = models.DateField()
    closed_at = models.DateTimeField()
    author = models.CharField(max_length=100)
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.CharField(max_length=100, blank=True, default="")
    reopen_reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = (
            ordered("closing_interval"),
            one_at_a_time("closing_one_at_a_time", "unit", condition=Q(reopened_at__isnull=True)),
        )
