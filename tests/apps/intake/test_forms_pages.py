"""Importing a book of forms on the web: shown as such, its labels to be changed like columns."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.intake.importing import book
from apps.ledger.story import BY, on
from youju.access.models import Role
from youju.access.operations import grant_role, open_account
from youju.ledger.models import Revision

pytestmark = pytest.mark.django_db
FORM = [
    ("一分公司党总支主题党日记录表",),
    ("时间", "2026-03-10", "地点", "大礼堂"),
    ("主题", "义务植树", "主持人", "赵一"),
    ("参加人员", "赵一、钱二"),
]


@pytest.fixture
def signed_in(client, own, tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path / "home"))
    account = open_account("officer", "王某", "correct-horse-battery", **BY)
    grant_role(account, Role.OFFICER, own, on("2020-01-01"), **BY)
    client.force_login(account)
    return client


@pytest.fixture
def address(signed_in, tmp_path):
    """Where a book with one form stands to be gone through."""
    file = SimpleUploadedFile("记录.xlsx", book(tmp_path / "记录.xlsx", 三月=FORM).read_bytes())
    return signed_in.post("/intake/import/", {"file": file}).headers["Location"]


def test_the_page_says_that_the_sheet_is_filled_in_form_by_form(signed_in, address):
    page = signed_in.get(address).content.decode()
    assert "一份一份填写的表，1份" in page
    assert "义务植树" in page


def test_a_form_is_taken_over(signed_in, address):
    signed_in.post(f"{address}write/")
    assert (Revision.objects.get().title, Revision.objects.get().place) == ("义务植树", "大礼堂")


def test_a_label_misunderstood_is_set_right_and_the_sheet_stays_a_form(signed_in, address):
    page = signed_in.get(address).content.decode()
    field = page.split("</span> 地点")[1].split('<select name="')[1].split('"')[0]
    signed_in.post(f"{address}again/", {field: "note"})
    signed_in.post(f"{address}write/")
    assert (Revision.objects.get().place, "大礼堂" in Revision.objects.get().summary) == ("", True)


def test_a_form_may_be_left_out(signed_in, address):
    signed_in.post(f"{address}again/", {"kind-0": ""})
    assert "义务植树" not in signed_in.get(address).content.decode()
