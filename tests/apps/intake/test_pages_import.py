"""Importing a book on the web: tried, gone through, taken over or dropped; never beyond what one manages."""

from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from apps.intake.importing import book
from apps.ledger.story import BY, CLERK, branch, meeting, on, people
from youju.access.models import Role
from youju.access.operations import grant_role, open_account
from youju.base.clock import now
from youju.base.models import Touch
from youju.intake import jobs, trying
from youju.intake.models import Book, ImportRun
from youju.intake.wording import for_screen
from youju.ledger.models import Entry, Revision
from youju.ledger.operations import record_entry
from youju.members.merging import merge_people
from youju.members.models import Identity, Membership, Person
from youju.organisation.models import Unit

pytestmark = pytest.mark.django_db
TWICE = [
    ("姓名", "所在党支部", "身份"),
    ("赵一", "一分公司党总支", "正式党员"),
    ("赵乙", "一分公司党总支", "正式党员"),
]
HEADINGS = ("时间", "开展单位", "活动名称", "形式", "参会人员")


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def officer(own):
    account = open_account("officer", "王某", "correct-horse-battery", **BY)
    grant_role(account, Role.OFFICER, own, on("2020-01-01"), **BY)
    return account


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def sheets(tmp_path):
    """Makes a book of rows of the ledger, with other sheets besides."""

    def make(*rows, name="台账.xlsx", **others):
        path = book(tmp_path / name, **others, 台账=[HEADINGS, *rows])
        return SimpleUploadedFile(name, path.read_bytes())

    return make


ROW = ("2026-03-10", "一分公司党总支", "三月学习", "集中学习", "赵一、钱二")


def sent(client, file):
    """The address of a book sent."""
    response = client.post("/intake/import/", {"file": file})
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def shown(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_dry_run_shows_what_would_be_and_writes_nothing(signed_in, sheets):
    page = shown(signed_in.get(sent(signed_in, sheets(ROW))))
    assert "三月学习" in page
    assert "赵一" in page
    assert "还没有记入任何内容" in page
    assert (Entry.objects.count(), Identity.objects.count(), Book.objects.count()) == (0, 0, 0)


def test_what_is_taken_over_is_in_the_books_and_the_file_is_gone(signed_in, officer, sheets):
    address = sent(signed_in, sheets(ROW))
    signed_in.post(f"{address}write/")
    assert "已记入。" in shown(signed_in.get(address))
    assert Revision.objects.get().title == "三月学习"
    assert not jobs.of_account(officer.pk)[0].book.exists()
    assert not Touch.objects.exists()
    assert "台账.xlsx" in shown(signed_in.get("/intake/import/"))


def test_what_is_dropped_leaves_nothing(signed_in, officer, sheets, data_folder):
    address = sent(signed_in, sheets(ROW))
    signed_in.post(f"{address}drop/")
    assert signed_in.get(address).status_code == 404
    assert not list((data_folder / "imports").rglob("*.xlsx"))


def test_findings_stand_with_sheet_row_and_column(signed_in, sheets):
    page = shown(signed_in.get(sent(signed_in, sheets(("某日", *ROW[1:]), ROW))))
    assert "须先解决" in page
    assert "“台账” 第2行 A列（时间）" in page
    assert 'action="/intake/import/' in page
    assert "/write/" not in page


def test_what_must_be_settled_first_is_not_taken_over_unless_skipped(signed_in, sheets):
    address = sent(signed_in, sheets(("某日", *ROW[1:]), ROW))
    signed_in.post(f"{address}write/")
    assert not Entry.objects.exists()
    signed_in.post(f"{address}again/", {"skip_blocked": "on"})
    signed_in.post(f"{address}write/")
    assert [each.title for each in Revision.objects.all()] == ["三月学习"]


def test_findings_are_shown_by_their_weight(signed_in, sheets):
    address = sent(signed_in, sheets(("某日", *ROW[1:]), ROW))
    part = shown(signed_in.get(address, {"weight": "flag"}, headers={"HX-Request": "true"}))
    assert "不在人员表里" in part
    assert "看不懂这个日期" not in part


def test_a_column_misunderstood_is_set_right_and_tried_again(signed_in, sheets):
    file = book_with(sheets, "会议主题", "第一次学习会")
    address = sent(signed_in, file)
    page = shown(signed_in.get(address))
    name = select_of(page, "会议主题")
    signed_in.post(f"{address}again/", {name: "place"})
    signed_in.post(f"{address}write/")
    assert Revision.objects.get().place == "第一次学习会"
    assert ImportRun.objects.get().mapping["sheets"]["台账"]["columns"]["会议主题"] == "place"


def book_with(sheets, heading, cell):
    file = sheets(ROW)
    made = load_workbook(BytesIO(file.read()))
    made["台账"].cell(1, 6, heading)
    made["台账"].cell(2, 6, cell)
    kept = BytesIO()
    made.save(kept)
    return SimpleUploadedFile("台账.xlsx", kept.getvalue())


def select_of(page, heading):
    """The name of the field for a column."""
    after = page.split(heading)[1] if page.count(heading) == 1 else page.rsplit(heading, 1)[1]
    return after.split('<select name="')[1].split('"')[0]


def test_columns_set_right_once_are_offered_the_next_time(signed_in, sheets):
    address = sent(signed_in, book_with(sheets, "会议主题", "第一次学习会"))
    signed_in.post(f"{address}again/", {select_of(shown(signed_in.get(address)), "会议主题"): "place"})
    signed_in.post(f"{address}write/")
    address = sent(signed_in, book_with(sheets, "会议主题", "第二次学习会"))
    assert "按上次的对应" in shown(signed_in.get(address))
    signed_in.post(f"{address}again/", {"as_before": "1"})
    signed_in.post(f"{address}write/")
    assert Revision.objects.get(superseded_at=None).place == "第二次学习会"


def test_a_sheet_may_be_left_out(signed_in, sheets):
    file = sheets(ROW, 人员=[("姓名", "所在党支部"), ("孙三", "一分公司党总支")])
    address = sent(signed_in, file)
    page = shown(signed_in.get(address))
    kind = page.split("<b>人员</b>")[1].split('<select name="')[1].split('"')[0]
    signed_in.post(f"{address}again/", {kind: ""})
    assert "孙三" not in shown(signed_in.get(address))


def test_the_year_may_be_said_where_the_book_names_none(signed_in, sheets):
    address = sent(signed_in, sheets(("3月10日", *ROW[1:]), name="台账.xlsx"))
    signed_in.post(f"{address}again/", {"year": "2025"})
    signed_in.post(f"{address}write/")
    assert str(Revision.objects.get().started_on) == "2025-03-10"


def test_nobody_else_finds_a_book_on_its_way(signed_in, client, own, sheets):
    address = sent(signed_in, sheets(ROW))
    other = open_account("other", "李某", "correct-horse-battery", **BY)
    grant_role(other, Role.OFFICER, own, on("2020-01-01"), **BY)
    client.force_login(other)
    assert client.get(address).status_code == 404
    assert client.post(f"{address}write/").status_code == 404
    assert not Entry.objects.exists()


def test_a_marking_of_secrecy_is_refused_and_nothing_is_kept(signed_in, sheets, data_folder):
    file = sheets(("2026-03-10", "一分公司党总支", "机密★10年", "集中学习", ""))
    page = shown(signed_in.get(sent(signed_in, file)))
    assert "密级标志" in page
    assert not list((data_folder / "imports").rglob("*.xlsx"))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("台账.xls", b"\xd0\xcf\x11\xe0", "不是 Excel 工作簿"), ("台账.xlsx", b"PK nothing", "不完整")],
)
def test_what_is_no_workbook_is_refused(signed_in, name, content, words):
    response = signed_in.post("/intake/import/", {"file": SimpleUploadedFile(name, content)}, follow=True)
    assert words in response.content.decode()


def test_what_is_too_large_is_refused_and_not_kept(signed_in, monkeypatch, sheets, data_folder):
    monkeypatch.setattr(jobs, "LARGEST", 100)
    response = signed_in.post("/intake/import/", {"file": sheets(ROW)})
    assert response.status_code == 422
    assert not list((data_folder / "imports").rglob("*.xlsx"))


def test_a_unit_beyond_is_not_written_to(signed_in, sibling, sheets):
    page = shown(signed_in.get(sent(signed_in, sheets(("2026-03-10", "二分公司党总支", *ROW[2:])))))
    assert "“二分公司党总支”不在您的管理范围" in page
    assert not Entry.objects.exists()


def test_a_new_unit_must_stand_under_one_that_is_managed(signed_in, own, sheets):
    branch("一分公司后勤党总支", superior=own, kind="general_branch")
    units = [("党组织名称", "类别", "上级"), ("测量队党支部", "党支部", "总公司党委")]
    page = shown(signed_in.get(sent(signed_in, sheets(ROW, 单位=units))))
    assert "没有挂在您管理的党组织之下" in page
    units = [("党组织名称", "类别", "上级"), ("测量队党支部", "党支部", "一分公司党总支")]
    address = sent(signed_in, sheets(ROW, 单位=units))
    signed_in.post(f"{address}write/")
    assert Unit.objects.get(name="测量队党支部").edges_up.get().superior == own


def test_a_namesake_beyond_is_another_person(signed_in, sibling, sheets):
    stranger = people(sibling, "赵一")[0]
    address = sent(signed_in, sheets(ROW))
    signed_in.post(f"{address}write/")
    assert Person.objects.filter(identity__name="赵一").count() == 2
    assert not stranger.attendance_set.exists()


def test_another_units_book_of_the_same_name_stays_as_it_is(signed_in, sibling, sheets, client, officer):
    other = open_account("other", "李某", "correct-horse-battery", **BY)
    grant_role(other, Role.OFFICER, sibling, on("2020-01-01"), **BY)
    client.force_login(other)
    address = sent(client, sheets(("2026-03-10", "二分公司党总支", *ROW[2:])))
    client.post(f"{address}write/")
    client.force_login(officer)
    address = sent(client, sheets(ROW))
    client.post(f"{address}write/")
    assert set(Book.objects.values_list("name", flat=True)) == {"台账", "台账（一分公司党总支）"}
    assert sorted(Revision.objects.values_list("number", flat=True)) == [1, 1]


def test_a_book_read_again_after_a_merger_finds_the_one_kept(signed_in, own, sheets):
    address = sent(signed_in, sheets(ROW, 人员=TWICE))
    signed_in.post(f"{address}write/")
    keep = Person.objects.get(identity__name="赵乙")
    merge_people(keep, Person.objects.get(identity__name="赵一"), "核对名册", by=CLERK, at=now())
    before = Revision.objects.count()
    address = sent(signed_in, sheets(ROW, 人员=TWICE))
    signed_in.post(f"{address}write/")
    assert (Person.objects.count(), Revision.objects.count()) == (3, before)
    assert Membership.objects.filter(person=keep).count() == 1


def test_what_a_reader_may_not_do(client, own, sheets):
    reader = open_account("reader", "李某", "correct-horse-battery", **BY)
    grant_role(reader, Role.READER, own, on("2020-01-01"), **BY)
    client.force_login(reader)
    assert client.get("/intake/import/").status_code == 403
    assert client.post("/intake/import/", {"file": sheets(ROW)}).status_code == 403


def test_a_large_book_is_read_by_another_process(signed_in, officer, sheets, monkeypatch):
    set_off = []
    monkeypatch.setattr(jobs, "SMALL", 10)
    monkeypatch.setattr(jobs, "set_off", set_off.append)
    address = sent(signed_in, sheets(ROW))
    page = shown(signed_in.get(address))
    assert "正在试读" in page
    assert shown(signed_in.get(f"{address}progress/", headers={"HX-Request": "true"})).count("hx-trigger") == 1
    trying.work_on(officer.pk, set_off[0].uid)
    ended = signed_in.get(f"{address}progress/", headers={"HX-Request": "true"})
    assert ended.headers["HX-Redirect"] == address


def test_a_book_whose_process_died_can_be_tried_again(signed_in, officer, sheets, monkeypatch):
    monkeypatch.setattr(jobs, "SMALL", 10)
    monkeypatch.setattr(jobs, "set_off", lambda job: (job.folder / "pid").write_text("4194304"))
    address = sent(signed_in, sheets(ROW))
    assert "中断了" in shown(signed_in.get(address))
    monkeypatch.setattr(jobs, "SMALL", 10**6)
    signed_in.post(f"{address}again/", {})
    assert "三月学习" in shown(signed_in.get(address))


def test_books_a_day_old_are_forgotten(signed_in, officer, sheets, monkeypatch):
    address = sent(signed_in, sheets(ROW))
    monkeypatch.setattr(jobs, "KEPT_SECONDS", -1)
    jobs.sweep()
    assert jobs.find(officer.pk, UUID(address.rstrip("/").rpartition("/")[2])) is None


def test_nothing_on_the_screen_speaks_of_the_command_line():
    said = "看不懂。写成 2022-03-04 的样子；只有月日的，在标题行写明年份，或用 --year 指定。"
    assert "--" not in for_screen(said)


def test_earlier_imports_are_listed_where_their_entries_are_read(signed_in, sibling, sheets, client, officer):
    other = open_account("other", "李某", "correct-horse-battery", **BY)
    grant_role(other, Role.OFFICER, sibling, on("2020-01-01"), **BY)
    client.force_login(other)
    address = sent(client, sheets(("2026-03-10", "二分公司党总支", *ROW[2:]), name="二分台账.xlsx"))
    client.post(f"{address}write/")
    assert "二分台账" in shown(client.get("/intake/import/")).split("以前导入的")[1]
    client.force_login(officer)
    assert "二分台账" not in shown(client.get("/intake/import/"))


def test_entries_by_hand_are_not_lost_to_an_import(signed_in, own, sheets):
    record_entry(meeting(own, title="手记的会"), **BY)
    address = sent(signed_in, sheets(ROW))
    signed_in.post(f"{address}write/")
    assert set(Revision.objects.values_list("title", flat=True)) == {"手记的会", "三月学习"}
