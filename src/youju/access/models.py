"""Accounts and grants."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from youju.base.intervals import Dated, ordered
from youju.members.models import Person
from youju.organisation.models import Unit


class Account(AbstractBaseUser):
    """Somebody who may sign in. What they may do is said by grants alone."""

    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=60)
    person = models.OneToOneField(Person, on_delete=models.SET_NULL, null=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    objects: ClassVar[BaseUserManager["Account"]] = BaseUserManager()  # type: ignore[assignment]


class Role(models.TextChoices):
    READER = "reader", "查看"
    RECORDER = "recorder", "记录"
    OFFICER = "officer", "管理"
    AUDITOR = "auditor", "督查"
    ADMINISTRATOR = "administrator", "系统管理"


class Grant(Dated):
    """A role of an account on a unit, with or without what is below it, between two days."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE)
    with_below = models.BooleanField(default=True)

    class Meta:
        constraints = (ordered("grant_interval"),)
        indexes = (models.Index(fields=["account", "unit"]),)
