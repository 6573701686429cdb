"""Books read in: which book, each run, and what every row of it became."""

import uuid

from django.db import models

from youju.ledger.models import Entry, Revision


class Book(models.Model):
    """A book kept elsewhere that is read in again and again, by the name its users know it by."""

    name = models.CharField(max_length=120, unique=True)


class ImportRun(models.Model):
    """One reading in of a book: the file, how its columns were understood, how many of what came of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="runs")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    author = models.CharField(max_length=100)
    mapping = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)


class ImportedRow(models.Model):
    """A row of the ledger and the entry it is; `digest` is what the row said then."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["run", "sheet", "row"], name="imported_row_once"),)
        indexes = (models.Index(fields=["digest"]),)
