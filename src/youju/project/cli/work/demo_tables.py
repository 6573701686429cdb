"""What `youju demo` shows: the group, how duties stand by area and month, the worst gaps, what to try next."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.explain import GAPS, STATUS_WORD, Judged, Status, explain
from youju.core.periods import Period
from youju.core.rules.model import FORCE_WORD, Duty, Force
from youju.demo.marker import describe
from youju.demo.names import GROUP
from youju.demo.scale import Scale
from youju.library.describe import ground
from youju.members.models import Identity
from youju.organisation.models import Unit
from youju.reports.models import Run

WIDTH = 26
"""Signs of a bar."""

GAPS_SHOWN = 6

KINDS = {
    "完成": ("█", "green", (Status.MET,)),
    "逾期完成": ("▓", "yellow", (Status.MET_LATE,)),
    "缺口": ("░", "red", GAPS),
    "其他": ("·", "bright_black", (Status.EXCUSED, Status.WAIVED, Status.OPEN, Status.UNKNOWN)),
}
"""Parts of a bar: sign, colour, statuses. What is not applicable is left out of it."""

BLOCKS = "▁▂▃▄▅▆▇█"
LOWEST = 0.8
"""The share that the lowest block stands for."""


def heading(scale: Scale) -> Panel:
    """What this is."""
    last = scale.until - timedelta(days=1)
    words = (
        f"[bold]{GROUP}[/]（虚构）{scale.since.year}年{scale.since.month}月至{last.year}年{last.month}月的党建台账。\n"
        "单位、人名、项目都由程序生成，同一种子每次相同。"
    )
    return Panel(words, title="有据 · 示例", expand=False)


def group_table(day: date) -> Table:
    """Units by kind: how many stand on a day, how many were dissolved before it."""
    words = vocabulary(Vocabulary.UNIT_KIND)
    standing, gone = Counter[str](), Counter[str]()
    for kind, until in Unit.objects.values_list("kind", "valid_to"):
        (standing if until > day else gone)[kind] += 1
    table = Table(title="党组织", title_justify="left", show_footer=True)
    table.add_column("类别", footer="合计")
    table.add_column("现有", justify="right", footer=str(standing.total()))
    table.add_column("已撤销", justify="right", footer=str(gone.total()))
    for kind in (term.code for term in words.terms if term.code in standing | gone):
        table.add_row(words.label(kind), str(standing[kind]), str(gone[kind] or ""))
    return table


def books_table() -> Table:
    """How much stands in the books."""
    table = Table(title="账上有什么", title_justify="left", show_header=False)
    for word, count in describe().items():
        table.add_row(word, f"{count:,}")
    names = Identity.objects.values_list("name", flat=True)
    alike = sum(count for count in Counter(names).values() if count > 1)
    table.add_row("其中同名的人", f"{alike:,}")
    return table


def area_table(period: Period, items: Iterable[Judged]) -> RenderableType:
    """Items by area: counts and a bar."""
    words = vocabulary(Vocabulary.AREA)
    by_area: dict[str, Counter[Status]] = defaultdict(Counter)
    for item in items:
        by_area[item.duty.area][item.status] += 1
    table = Table("领域", title=f"{period.title}履职事项", title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in ("应办", *KINDS):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for term in (term for term in words.terms if term.code in by_area):
        table.add_row(*_area_row(term.label, by_area[term.code]))
    total = sum(by_area.values(), Counter[Status]())
    table.add_section()
    table.add_row(*_area_row("合计", total))
    return Group(table, _legend(total))


def _area_row(label: str, counts: Counter[Status]) -> list[str | Text]:
    parts = [sum(counts[status] for status in statuses) for _, _, statuses in KINDS.values()]
    return [label, str(sum(parts)), *(str(part or "") for part in parts), bar(parts)]


def bar(parts: list[int]) -> Text:
    """Parts as lengths of a bar; what there is at all shows with one sign at least."""
    total, text = sum(parts), Text()
    widths = [max(round(part * WIDTH / total), 1) if part else 0 for part in parts]
    if total:
        longest = widths.index(max(widths))
        widths[longest] += WIDTH - sum(widths)
    for width, (sign, colour, _) in zip(widths, KINDS.values(), strict=True):
        text.append(sign * width, style=colour)
    return text


def _legend(total: Counter[Status]) -> Text:
    text = Text("图例：")
    for word, (sign, colour, _) in KINDS.items():
        text.append(sign * 2, style=colour).append(f" {word}  ")
    others = [f"{STATUS_WORD[status]}{total[status]}" for status in KINDS["其他"][2] if total[status]]
    gaps = [f"{STATUS_WORD[status]}{total[status]}" for status in GAPS if total[status]]
    aside = f"；另有{STATUS_WORD[Status.NOT_APPLICABLE]}{total[Status.NOT_APPLICABLE]}"
    return text.append(f"\n缺口：{'、'.join(gaps) or '无'}；其他：{'、'.join(others) or '无'}{aside}\n")


def month_chart(by_month: Mapping[str, list[Judged]]) -> Table:
    """The share of items done, late ones included, by the month in which they fell due: a line for each year."""
    shares = {month: share_done(items) for month, items in by_month.items()}
    table = Table(title="各月到期的事项中完成（含逾期完成）的比例", title_justify="left", padding=(0, 0), box=None)
    table.add_column("", style="bold")
    for month in range(1, 13):
        table.add_column(f"{month}月", justify="center", min_width=5)
    for year in sorted({month[:4] for month in shares}):
        found = [shares.get(f"{year}-{month:02}") for month in range(1, 13)]
        table.add_row(year, *(_column(share) for share in found))
        table.add_row("", *("" if share is None else f"{share:.0%}" for share in found))
    return table


def share_done(items: Iterable[Judged]) -> float | None:
    """The share of items met, late or not, of those owed and not released from; None where nothing was owed."""
    aside = (Status.NOT_APPLICABLE, Status.WAIVED, Status.OPEN)
    owed = [item for item in items if item.status not in aside]
    return sum(item.status in (Status.MET, Status.MET_LATE) for item in owed) / len(owed) if owed else None


def _column(share: float | None) -> Text:
    """A block as high as the share is above LOWEST."""
    if share is None:
        return Text("")
    place = min(max(int((share - LOWEST) / (1 - LOWEST) * len(BLOCKS)), 0), len(BLOCKS) - 1)
    return Text(BLOCKS[place] * 3, style=("red", "yellow", "green", "green")[place // 2])


def gap_table(period: Period, items: Iterable[Judged]) -> Table:
    """The duties with most gaps: how many, and of how many. By duty, never a ranking of units or people."""
    duties: dict[str, Duty] = {}
    owed, short = Counter[str](), Counter[str]()
    for item in items:
        duties[item.duty.code] = item.duty
        owed[item.duty.code] += item.status is not Status.NOT_APPLICABLE
        short[item.duty.code] += item.status in GAPS
    table = Table("事项", "力度", title=f"{period.title}缺口最多的事项", title_justify="left")
    table.add_column("缺口／应办", justify="right", no_wrap=True)
    for code, count in sorted(short.items(), key=lambda each: (-each[1], each[0]))[:GAPS_SHOWN]:
        if count:
            table.add_row(escape(duties[code].title), FORCE_WORD[duties[code].force], f"{count}／{owed[code]}")
    return table


def worst_gap(company: Unit, items: Iterable[Judged]) -> Iterator[str]:
    """One gap of a company in full: whose, what was asked, what the books hold, on what ground."""
    gaps = [item for item in items if item.status in GAPS and not item.person_id]
    if not gaps:
        yield f"\n{escape(company.name)}没有缺口。"
        return
    often = Counter((item.unit_id, item.duty.code) for item in gaps)
    worst = min(gaps, key=lambda item: (_forces(item), -often[item.unit_id, item.duty.code], item.due_on))
    unit = Unit.objects.get(pk=worst.unit_id)
    yield f"\n[bold]一个缺口怎样说明白[/]（{escape(company.name)}）"
    yield f"  {escape(unit.name)}：{escape(worst.duty.title)}"
    yield f"  {escape(explain(worst))}"
    yield f"  依据：{escape('；'.join(map(ground, worst.duty.sources)))}"


def _forces(item: Judged) -> int:
    return list(Force).index(item.duty.force)


def ending(path: Path, run: Run, company: Unit, half: Period) -> Iterator[str]:
    """Where the report is, and what to try next."""
    short = str(run.uid)[:8]
    figures = run.figures.count()
    yield f"\n[bold]半年总结[/]（{figures} 个数字，每个都能追到记录）"
    yield f"  {escape(run.title)}"
    yield f"  文件：{escape(str(path))}"
    yield "\n[bold]接下来可以试试[/]（在源码目录里，把 youju 换成 ./run youju）"
    tries = {
        "youju serve --demo": "在浏览器里看（源码目录里：./run serve）",
        f"youju judge --books demo --unit {company.name} --period {half.label}": "逐条看应办事项",
        f"youju report show {short} --books demo": "看总结里每个数字的编号",
        f"youju rows {short} 1 --books demo": "看第一个数字背后的记录",
        "youju template 台账.xlsx": "空白台账；填好后用 youju import 记入自己的账",
    }
    for command, purpose in tries.items():
        yield f"  [cyan]{escape(command)}[/]\n      {purpose}"
