"""Directives: two a month come down from above, titled neutrally."""

from datetime import date

from youju.core.periods import Cadence, periods_ending_in
from youju.demo.days import next_workday
from youju.demo.model import Directive
from youju.demo.names import GROUP
from youju.demo.scale import Scale

SUBJECTS = (
    "上级党委会议精神",
    "上级安全生产工作会议精神",
    "上级党委全会精神",
    "上级党风廉政建设工作会议精神",
    "上级组织工作会议精神",
    "上级宣传思想文化工作会议精神",
    "上级党委理论学习安排",
    "上级保密工作会议精神",
)


def directives_of(scale: Scale, first_unit: int) -> tuple[Directive, ...]:
    """All directives of the months told, as received by the first unit of the group."""
    rng = scale.stream("directives")
    found: list[Directive] = []
    for month in periods_ending_in(Cadence.MONTH, scale.since, scale.until):
        for first in (3, 17):
            day = next_workday(date(month.start.year, month.start.month, first + rng.randint(0, 4)))
            number = len(found) + 1
            subject = SUBJECTS[rng.randrange(len(SUBJECTS))]
            title = f"{subject}（{day.year}年{day.month}月{'上' if first == 3 else '下'}旬）"
            reference = f"{GROUP[:2]}建党〔{day.year}〕{number}号"
            found.append(Directive(number, title, reference, day, first_unit))
    return tuple(found)
