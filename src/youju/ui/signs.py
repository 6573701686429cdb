"""How each status of a due item is shown: a word, a colour and a sign, so that colour is never alone."""

from dataclasses import dataclass

from youju.core.explain import STATUS_WORD, Status


@dataclass(frozen=True)
class Sign:
    """`tone` is a class of the style sheet, `icon` a name of `ui.vendor`."""

    title: str
    tone: str
    icon: str


_LOOKS = {
    Status.MET: ("good", "check"),
    Status.MET_LATE: ("late", "clock"),
    Status.OPEN: ("open", "circle-dashed"),
    Status.SHORT: ("short", "alert-triangle"),
    Status.OVERDUE: ("overdue", "alert-circle"),
    Status.EXCUSED: ("quiet", "message-2"),
    Status.WAIVED: ("quiet", "minus"),
    Status.NOT_APPLICABLE: ("quiet", "minus"),
    Status.UNKNOWN: ("unknown", "help-circle"),
}
SIGNS = {str(status): Sign(STATUS_WORD[status], *looks) for status, looks in _LOOKS.items()}
