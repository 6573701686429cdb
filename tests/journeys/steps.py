"""What people do that leads to a page no link leads to."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journeys.house import Visit
from youju.base.clock import today
from youju.core.periods import Cadence, Period
from youju.project.cli.work.template import write_template

LOADING = 60_000
"""Milliseconds that reading a book may take."""

TEXT = "一、工作情况\n上半年召开支委会XX次，开展主题党日6次，研究问题12项，已办结7项，正在办理4项。\n三、下一步打算\n"


def record_meeting(visit: Visit, title: str) -> None:
    """A committee meeting, filled in: a new title, two agenda items, somebody on leave, somebody absent; nothing to
    copy from."""
    page = visit.page
    visit.tap(page.get_by_role("link", name="记一笔").filter(visible=True).first)
    visit.tap(page.get_by_role("checkbox", name="支部委员会会议", exact=True))
    visit.fill(page.get_by_label("名称", exact=True), title)
    visit.fill(page.get_by_label("议题", exact=True).first, "研究下半年安全生产包保分工")
    visit.tap(page.get_by_role("button", name="再加一项"))
    visit.fill(page.get_by_label("议题", exact=True).last, "讨论困难职工慰问名单")
    visit.tap(people_on(page).nth(1))
    for _ in range(2):
        visit.tap(people_on(page).nth(2))


def people_on(page: Any) -> Any:
    """The people listed, one chip each: a tap turns 出席 to 请假, another to 缺席."""
    return page.get_by_role("radiogroup").filter(visible=True)


def write_report(visit: Visit) -> None:
    """From start to the draft: the last whole half-year, no highlights."""
    page = visit.page
    visit.go("/reports/new/")
    page.get_by_role("radio", name=Period.containing(Cadence.HALF, today()).previous().title).check()
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="起草报告").click()
    page.wait_for_url(re.compile(r"/reports/[0-9a-f-]{36}/"))


def check_text(visit: Visit) -> None:
    """Paste a text with faults and see them."""
    visit.go("/intake/inspect/")
    visit.page.get_by_label("或者粘贴文字").fill(TEXT)
    visit.page.get_by_role("button", name="校核").click()
    visit.page.get_by_role("tablist").wait_for()


def try_book(visit: Visit, book: Path) -> None:
    """Upload a book and see what writing it would do."""
    page = visit.page
    visit.go("/intake/import/")
    page.get_by_label("台账文件").set_input_files(book)
    page.get_by_role("button", name="上传并试读").click()
    page.get_by_role("heading", name="记入后会是这样").wait_for(timeout=LOADING)


def _record(visit: Visit) -> None:
    visit.go("/")
    record_meeting(visit, "安全生产专题支委会")
    visit.page.get_by_role("button", name="记入台账").click()
    visit.page.get_by_role("link", name="看这条记录").wait_for()


def _try_template(visit: Visit) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "台账.xlsx"
        write_template(str(book), force=False)
        try_book(visit, book)


LEADING: dict[str, dict[str, Callable[[Visit], None]]] = {
    "officer": {"": write_report, "checked": check_text},
    "secretary": {"recorded": _record},
    "administrator": {"": _try_template},
}
"""What each person does before going about, and what the page they come to is called where its address is another's."""
