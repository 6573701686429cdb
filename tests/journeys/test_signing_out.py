"""Signing out on a computer that others use, too."""

from typing import Any

import pytest

from journeys.house import Visit

# a computer that others use stands on a desk; the phone in the long runs
PHONE = pytest.param("phone", marks=pytest.mark.verify)
pytestmark = pytest.mark.parametrize("visit", ["desk", PHONE], indirect=True)

KEPT = "() => Object.keys(localStorage).filter(key => key.startsWith('youju:record:')).length"


def half_filled(visit: Visit, title: str) -> None:
    """A record that somebody began and did not send."""
    visit.go("/record/")
    visit.page.get_by_label("名称", exact=True).fill(title)


def sign_out(visit: Visit) -> None:
    """By the button, wherever the screen has it."""
    if not visit.is_desk:
        visit.page.get_by_role("navigation", name="主导航（手机）").get_by_text("更多").click()
    visit.page.get_by_role("button", name="退出").filter(visible=True).click()


def asked(visit: Visit) -> Any:
    """The question asked before leaving."""
    return visit.page.get_by_role("dialog")


def test_who_leaves_takes_along_what_was_not_sent(visit: Visit) -> None:
    visit.come_in("secretary")
    half_filled(visit, "没有写完的一次会议")
    sign_out(visit)
    asked(visit).get_by_text("这台设备上有1条没有存入账本的记录（“没有写完的一次会议”），退出后就没有了。").wait_for()
    asked(visit).get_by_role("button", name="仍然退出").click()
    visit.page.wait_for_url("**/signin/")
    assert visit.page.evaluate(KEPT) == 0
    visit.come_in("secretary")
    visit.go("/record/")
    assert visit.page.get_by_label("名称", exact=True).input_value() == ""


def test_without_signal_nobody_is_signed_out_and_nothing_is_lost(visit: Visit) -> None:
    visit.come_in("secretary")
    half_filled(visit, "没有信号时的一次会议")
    visit.page.context.set_offline(True)
    visit.page.wait_for_function("!navigator.onLine")
    sign_out(visit)
    asked(visit).get_by_role("button", name="仍然退出").click()
    asked(visit).get_by_text("没有连上，还没有退出；没有存入账本的记录都还在。").wait_for()
    assert visit.page.evaluate(KEPT) == 1
    visit.page.context.set_offline(False)
    visit.page.wait_for_function("navigator.onLine")
    asked(visit).get_by_role("button", name="仍然退出").click()
    visit.page.wait_for_url("**/signin/")
    assert visit.page.evaluate(KEPT) == 0


def test_signing_out_that_does_not_reach_the_server_loses_nothing(visit: Visit) -> None:
    visit.come_in("secretary")
    half_filled(visit, "信号断续时的一次会议")
    visit.page.route("**/signout/", lambda route: route.abort("connectionreset"))
    sign_out(visit)
    asked(visit).get_by_role("button", name="仍然退出").click()
    visit.page.wait_for_url("chrome-error://**")
    visit.go("/record/")
    assert visit.page.get_by_label("名称", exact=True).input_value() == "信号断续时的一次会议"


def test_who_would_rather_save_comes_to_what_was_not_sent(visit: Visit) -> None:
    visit.come_in("secretary")
    half_filled(visit, "还要保存的一次会议")
    visit.page.wait_for_timeout(400)
    visit.go("/ledger/")
    sign_out(visit)
    asked(visit).get_by_role("link", name="先去保存").click()
    visit.page.wait_for_url("**/record/")
    assert visit.page.get_by_label("名称", exact=True).input_value() == "还要保存的一次会议"


def test_what_somebody_else_did_not_send_stays(visit: Visit) -> None:
    visit.come_in("secretary")
    half_filled(visit, "书记的会议")
    visit.page.wait_for_timeout(800)
    visit.page.goto("about:blank")
    visit.page.context.clear_cookies()
    visit.come_in("officer")
    sign_out(visit)
    visit.page.wait_for_url("**/signin/")
    assert visit.page.evaluate(KEPT) == 1
