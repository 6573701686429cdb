"""Who came in, who was refused, who left: written down in the audit trail.

A name that was typed is not kept: people type passwords into the wrong field.
"""

from datetime import datetime
from typing import Any

from youju.access.models import Account
from youju.access.scope import actor_of
from youju.base.actor import Actor
from youju.base.audit import audit

DOOR = Actor("登录页")
NOBODY = "account:0"
"""The subject where no account has the name that was typed."""


def note_sign_in(account: Account, address: str, *, at: datetime) -> None:
    """Somebody came in."""
    audit("sign_in", f"account:{account.pk}", by=actor_of(account), at=at, address=address)


def note_sign_out(account: Any, *, at: datetime) -> None:
    """Somebody left."""
    audit("sign_out", f"account:{account.pk}", by=actor_of(account), at=at)


def note_idle(account: Any, *, at: datetime) -> None:
    """A session nobody used was ended."""
    audit("sign_out_idle", f"account:{account.pk}", by=actor_of(account), at=at)


def note_refused(username: str, address: str, *, at: datetime) -> None:
    """A wrong name or password."""
    audit("sign_in_refused", _tried(username), by=DOOR, at=at, address=address)


def note_locked(username: str, address: str, *, at: datetime) -> None:
    """A try while too many were wrong."""
    audit("sign_in_locked", _tried(username), by=DOOR, at=at, address=address)


def _tried(username: str) -> str:
    number = Account.objects.filter(username__iexact=username.strip()).values_list("pk", flat=True).first()
    return NOBODY if number is None else f"account:{number}"
