"""A branch secretary, on a building site with a phone, or at a desk."""

import re

from journeys.house import Visit
from journeys.steps import people_on, record_meeting

MOST_HANDS = 12


def test_records_a_meeting_in_at_most_twelve_actions(visit: Visit) -> None:
    visit.sign_in("secretary")
    title = f"安全生产专题支委会（{visit.screen}）"
    record_meeting(visit, title)
    served = visit.page.get_by_role("region", name="这次记录将计入")
    served.get_by_text("支部委员会会议").first.wait_for()
    visit.tap(visit.page.get_by_role("button", name="记入台账"))
    visit.page.get_by_role("link", name="看这条记录").click()
    visit.page.get_by_role("heading", name=title).wait_for()
    content = visit.page.get_by_role("main")
    for said in ("研究下半年安全生产包保分工", "讨论困难职工慰问名单", "请假", "缺席"):
        content.get_by_text(said).first.wait_for()
    assert visit.hands <= MOST_HANDS


def test_what_was_typed_is_there_again_after_the_page_was_lost(visit: Visit) -> None:
    visit.sign_in("secretary")
    record_meeting(visit, "没有写完的一次会议")
    visit.page.wait_for_timeout(600)
    visit.page.goto("about:blank")
    visit.go("/record/")
    visit.page.get_by_text("已恢复没有提交的内容").wait_for()
    assert visit.page.get_by_label("名称", exact=True).input_value() == "没有写完的一次会议"
    assert visit.page.get_by_label("议题", exact=True).last.input_value() == "讨论困难职工慰问名单"
    assert people_on(visit.page).nth(2).get_by_role("radio", name="缺席").is_checked()


def test_what_was_passed_on_is_asked_under_the_first_topic_and_lost_no_more_than_the_rest(visit: Visit) -> None:
    visit.sign_in("secretary")
    visit.go("/record/")
    page, asked = visit.page, visit.page.get_by_role("group", name="学习内容")
    assert asked.count() == 0
    page.get_by_role("checkbox", name="第一议题").check()
    asked.get_by_label("文件、讲话名称").fill("上级会议精神")
    asked.get_by_role("button", name="再加一份").click()
    asked.get_by_label("文件、讲话名称").last.fill("关于学习的通知")
    asked.get_by_label("收到日期").last.fill("2026-03-02")
    page.wait_for_timeout(600)
    page.goto("about:blank")
    visit.go("/record/")
    page.get_by_text("已恢复没有提交的内容").wait_for()
    names, days = asked.get_by_label("文件、讲话名称"), asked.get_by_label("收到日期")
    assert [each.input_value() for each in names.all()] == ["上级会议精神", "关于学习的通知"]
    assert [each.input_value() for each in days.all()] == ["", "2026-03-02"]


def test_pressing_twice_makes_one_entry(visit: Visit) -> None:
    visit.sign_in("secretary")
    title = f"按了两下的支委会（{visit.screen}）"
    record_meeting(visit, title)
    visit.page.get_by_role("button", name="记入台账").dblclick()
    visit.page.get_by_role("link", name="看这条记录").wait_for()
    visit.go(f"/ledger/?q={title}")
    assert visit.page.get_by_role("main").get_by_role("link", name=title).count() == 1


def test_a_due_duty_is_one_tap_from_being_recorded(visit: Visit) -> None:
    visit.sign_in("secretary")
    due = visit.page.get_by_role("main").get_by_role("listitem")
    due.get_by_role("link", name=re.compile("^(补记|记一笔)")).first.click()
    visit.page.wait_for_url("**/record/?**")
    forms = visit.page.get_by_role("group", name="形式").get_by_role("checkbox")
    assert any(form.is_checked() for form in forms.all())
