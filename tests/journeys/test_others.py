"""A leader, an inspector, a member, somebody of the group's office, and whoever works without a mouse."""

import re

from journeys.house import PASSWORD, Visit


def test_a_leader_sees_what_is_overdue_below(visit: Visit) -> None:
    visit.sign_in("leader")
    visit.page.get_by_role("heading", name="下级未完成的").wait_for()
    visit.page.get_by_role("link", name=re.compile("^到履职里看")).click()
    visit.page.get_by_role("heading", name=re.compile("履职")).first.wait_for()
    branches = visit.page.get_by_role("main").get_by_role("link", name=re.compile("党支部")).filter(visible=True)
    assert branches.count() > 2


def test_an_inspector_sees_what_was_changed_and_may_change_nothing(visit: Visit) -> None:
    visit.sign_in("inspector")
    visit.page.get_by_role("heading", name="最近的更正和作废").wait_for()
    assert visit.page.get_by_role("link", name="记一笔").count() == 0
    answer = visit.page.goto(visit.house.url + "/record/")
    visit.expect_trouble("403")
    assert answer.status == 403


def test_an_inspector_reads_how_an_entry_was_corrected(visit: Visit) -> None:
    visit.sign_in("inspector")
    visit.page.get_by_role("listitem").filter(has_text="更正会议时长").get_by_role("link").first.click()
    visit.page.get_by_role("link", name=re.compile("改动|修改|更正|历次")).first.click()
    visit.page.get_by_text("更正会议时长").first.wait_for()


def test_a_member_sees_what_is_kept_about_them(visit: Visit) -> None:
    visit.sign_in("member")
    visit.go("/me/")
    for heading in ("组织关系", "参加活动", "今年我的履职事项"):
        visit.page.get_by_role("heading", name=heading).wait_for()


def test_a_member_asks_for_a_correction(visit: Visit) -> None:
    visit.sign_in("member")
    visit.go("/me/")
    visit.page.get_by_role("link", name="请求更正").click()
    visit.page.get_by_role("main").get_by_role("textbox").fill("我的入党时间应为2015年7月。")
    visit.page.get_by_role("main").get_by_role("button", name="送交").click()
    visit.page.get_by_role("main").get_by_text("我的入党时间应为2015年7月。").first.wait_for()


def test_the_group_drills_down_to_one_duty(visit: Visit) -> None:
    visit.sign_in("group")
    visit.go("/duties/")
    main = visit.page.get_by_role("main")
    for below in ("分公司党总支", "党支部"):
        main.get_by_role("link", name=re.compile(below)).filter(visible=True).first.click()
        visit.page.get_by_role("heading", level=1, name=re.compile(below)).wait_for()
    settled = main.locator("summary").filter(has_text="已完成")
    if settled.count():
        settled.first.click()
    main.get_by_role("listitem").get_by_role("link").filter(visible=True).first.click()
    main.get_by_role("heading", name="依据和要求").wait_for()


def test_a_meeting_is_recorded_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    _sign_in_by_keyboard(visit, "secretary")
    visit.reach(page.get_by_role("link", name="记一笔").filter(visible=True).first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/")
    visit.reach(page.get_by_role("checkbox", name="支部委员会会议", exact=True))
    page.keyboard.press("Space")
    visit.reach(page.get_by_label("名称", exact=True))
    page.keyboard.type(f"键盘记的支委会（{visit.screen}）")
    visit.reach(page.get_by_role("radiogroup").filter(visible=True).nth(1).get_by_role("radio", checked=True))
    page.keyboard.press("ArrowDown")
    visit.reach(page.get_by_role("button", name="记入台账"))
    page.keyboard.press("Enter")
    visit.reach(page.get_by_role("link", name="看这条记录"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=f"键盘记的支委会（{visit.screen}）").wait_for()
    page.get_by_role("main").get_by_text("请假").first.wait_for()


def test_a_month_is_closed_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    _sign_in_by_keyboard(visit, "officer")
    visit.go("/ledger/closing/")
    visit.reach(page.get_by_role("row").filter(has_text="个月没有结").first.get_by_role("link").first)
    page.keyboard.press("Enter")
    visit.reach(page.get_by_role("link", name="结账", exact=True).last)
    page.keyboard.press("Enter")
    visit.reach(page.get_by_role("button", name="确认结账"))
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_text(re.compile("月.*结账")).first.wait_for()


def _sign_in_by_keyboard(visit: Visit, name: str) -> None:
    page = visit.page
    visit.go("/signin/")
    visit.reach(page.get_by_label("账号"))
    page.keyboard.type(visit.house.people[name].username)
    visit.reach(page.get_by_label("密码"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/signin" not in url)
