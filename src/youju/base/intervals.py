"""Half-open intervals of dates in models: `valid_from` to `valid_to`, never NULL."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from youju.core.periods import FOREVER


class Dated(models.Model):
    """Something that holds from a day until another; 9999-12-31 while it still does."""

    valid_from = models.DateField()
    valid_to = models.DateField(default=FOREVER)

    class Meta:
        abstract = True


def ordered(name: str) -> models.CheckConstraint:
    """The interval is not empty."""
    return models.CheckConstraint(condition=Q(valid_from__lt=F("valid_to")), name=name)


def one_at_a_time(name: str, *keys: str, condition: Q | None = None) -> ExclusionConstraint:
    """Rows alike in `keys` (foreign keys or integers) do not overlap in time.

    A key stands as the range of itself alone, since plain equality in an exclusion constraint needs an extension that
    the embedded server does not carry.
    """
    expressions: list[tuple[Any, str]] = [
        (Func(F(key), F(key), Value("[]"), function="int8range"), RangeOperators.OVERLAPS) for key in keys
    ]
    expressions.append((Func("valid_from", "valid_to", function="daterange"), RangeOperators.OVERLAPS))
    return ExclusionConstraint(name=name, expressions=expressions, condition=condition)
