"""What reading a document gives besides its outline: stated figures, stated duties, defects."""

from enum import StrEnum
from typing import NamedTuple

from youju.core.reading.text import Span


class ClaimStatus(StrEnum):
    """Whether a stated figure says what was done, what is meant to be, or has no number yet."""

    DONE = "done"
    TARGET = "target"
    MASKED = "masked"  # XX, *, ____ stand where the number must be
    MISSING = "missing"  # nothing stands there


class Claim(NamedTuple):
    """A stated figure. `quantity` is None where the slot is unfilled; a range has its lower bound, and `upper`."""

    span: Span
    text: str
    subject: str | None
    action: str | None
    object: str | None
    quantity: float | None
    unit: str
    status: ClaimStatus
    upper: float | None = None
    is_rough: bool = False  # 余, 多, 近, 约
    period: str = ""


class Repeats(StrEnum):
    """How often a stated duty falls due."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    ONCE = "once"
    EVENT = "event"
    VAGUE = "vague"  # 定期, 及时: no number


class Commitment(NamedTuple):
    """A stated duty: who does what, how often, how many times at least (at most), by when, how strictly."""

    span: Span
    text: str
    subject: str | None
    cadence: Repeats
    min_count: int | None
    action: str
    deadline: str | None
    max_count: int | None = None
    force: str = ""  # 必须, 应当, 要, 不得


class Severity(StrEnum):
    """How much a defect matters: wrong, doubtful, worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fix(NamedTuple):
    """A safe replacement of the characters of a span."""

    span: Span
    replacement: str


class Defect(NamedTuple):
    """Something wrong at a place (`span` None: with the document as a whole), told so that it teaches."""

    code: str
    severity: Severity
    span: Span | None
    text: str
    message: str
    fix: Fix | None = None
    related: tuple[Span, ...] = ()
