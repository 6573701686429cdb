"""Who does something: every operation is told `by`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """An account, or a command line and its system user. `label` is what the audit line shows."""

    label: str
    account_id: int | None = None


SYSTEM = Actor("系统")
"""The program itself: migrations, the demo."""
