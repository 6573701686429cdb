"""The page of an entry: everything in it, what may be done, and for whom."""

import io
import uuid

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.ledger.story import BY, CLERK, at, branch, meeting, people
from apps.visiting import page, visitor
from youju.access.models import Role
from youju.core.facts import EntryState, Function, ItemKind, Presence
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft
from youju.ledger.models import Evidence, EvidenceLink, Revision
from youju.ledger.operations import record_entry, revise_entry, void_entry

PHOTO = b"\xff\xd8\xff\xe0" + b"photo" * 50


@pytest.fixture(autouse=True)
def evidence_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path))


@pytest.fixture
def recorder(first_branch):
    return visitor(first_branch, Role.RECORDER)


@pytest.fixture
def reader(first_branch):
    return visitor(first_branch, Role.READER)


@pytest.fixture
def stranger(db):
    return visitor(branch("别的党支部"), Role.OFFICER)


@pytest.fixture
def said(first_branch, members):
    chair, away, out = members
    return meeting(
        first_branch,
        agenda=(
            AgendaDraft("学习文件", ItemKind.STUDY, ("ideology",), is_first_topic=True),
            AgendaDraft("确定名单", result="agreed", expected=3, present=1, in_favour=1, decision="同意推荐。"),
        ),
        attendances=(
            AttendanceDraft(chair.pk, functions=int(Function.CHAIR)),
            AttendanceDraft(away.pk, Presence.LEAVE),
            AttendanceDraft(out.pk, Presence.ABSENT),
        ),
        deliverables=(
            DeliverableDraft("reflection", "心得体会", 3, "份"),
            DeliverableDraft("problem_found", "发现问题", 0),
        ),
        summary="传达精神。",
        resolutions="通过名单。",
    )


@pytest.fixture
def entry(said):
    return record_entry(said, **BY)


def address(entry, more=""):
    return f"/ledger/entries/{entry.uid}/{more}"


def test_the_page_tells_everything_of_an_entry(entry, reader):
    text = page(reader, address(entry))
    for word in (
        "三月支部党员大会",
        "支部党员大会",
        "第一党支部",
        "第一议题",
        "意识形态",
        "赞成1票",
        "同意推荐。",
        "应到3人，实到1人",
    ):
        assert word in text
    for word in ("主持", "请假", "缺席", "心得体会", "3份", "确认为零", "传达精神。", "通过名单。", "2026-03-20 10:00"):
        assert word in text


def test_an_entry_of_another_unit_is_not_there(entry, stranger):
    for more in ("", "changes/", "print/minutes/", "void/", "evidence/"):
        assert stranger.get(address(entry, more)).status_code == 404
    assert stranger.post(address(entry, "void/"), {"reason": "x"}).status_code == 404
    assert stranger.post(address(entry, "evidence/")).status_code == 404


def test_an_entry_that_never_was_is_not_there(reader):
    assert reader.get(f"/ledger/entries/{uuid.uuid4()}/").status_code == 404


def test_a_reader_sees_no_buttons_that_change_and_may_not_change(entry, reader):
    text = page(reader, address(entry))
    assert "作废这条记录" not in text
    assert "上传" not in text
    assert reader.post(address(entry, "void/"), {"reason": "x"}).status_code == 403
    assert Revision.objects.count() == 1


def test_a_late_entry_says_so_with_its_reason(first_branch, reader):
    late = meeting(first_branch, "2026-01-05", late_reason="资料迟交")
    text = page(reader, address(record_entry(late, **BY)))
    assert "补录" in text
    assert "资料迟交" in text


def test_the_page_takes_the_same_queries_for_one_person_and_for_sixty(first_branch, reader):
    page(reader, "/ledger/")
    counts = []
    for size in (1, 60):
        there = people(first_branch, *(f"人{size}之{number}" for number in range(size)))
        agenda = tuple(AgendaDraft(f"议题{number}", topics=("ideology",)) for number in range(size))
        entry = record_entry(meeting(first_branch, present=there, agenda=agenda), **BY)
        with CaptureQueriesContext(connection) as seen:
            page(reader, address(entry))
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 30


def test_voiding_needs_a_reason_and_keeps_the_entry(entry, recorder):
    assert recorder.post(address(entry, "void/"), {"reason": " "}).status_code == 422
    answer = recorder.post(address(entry, "void/"), {"reason": "重复登记"}, follow=True)
    text = answer.content.decode()
    assert "已经作废" in text
    assert "重复登记" in text
    assert Revision.objects.get(entry=entry, superseded_at=None).state == "void"


def test_voiding_twice_is_told_and_nothing_happens(entry, recorder):
    void_entry(entry, "重复", **BY)
    answer = recorder.post(address(entry, "void/"), {"reason": "再来"})
    assert answer.status_code == 422
    assert "已经作废" in answer.content.decode()
    assert Revision.objects.filter(entry=entry).count() == 2


def test_revisions_are_compared_field_by_field(entry, said, members, reader):
    away = members[1]
    again = meeting(
        Revision.objects.get().hosts.get().unit,
        uid=entry.uid,
        title="三月党员大会",
        agenda=(said.agenda[0], AgendaDraft("选举", result="agreed")),
        attendances=(said.attendances[0], AttendanceDraft(away.pk)),
        deliverables=(DeliverableDraft("reflection", "心得体会", 5, "份"),),
        summary="传达精神。",
    )
    revise_entry(entry, again, "核对原始记录", **BY)
    answer = reader.get(address(entry, "changes/"))
    changes = {each.label: (each.before, each.after) for each in answer.context["changes"]}
    assert changes["名称"] == ("三月支部党员大会", "三月党员大会")
    assert changes["乙"] == ("请假", "参会")
    assert changes["去掉人员"] == ("丙（缺席）", "")
    assert changes["成果“心得体会”"] == ("3份", "5份")
    assert changes["成果“发现问题”"] == ("0", "")
    assert changes["会议决议"] == ("通过名单。", "")
    assert [(each.before, each.after) for each in answer.context["changes"] if each.label == "议题"] == [
        ("确定名单", ""),
        ("", "选举"),
    ]
    assert "会议内容" not in changes
    assert "核对原始记录" in answer.content.decode()


def test_a_revision_that_never_was_is_not_there(entry, reader):
    assert reader.get(address(entry, "changes/?to=9")).status_code == 404
    assert reader.get(address(entry, "changes/?from=x")).status_code == 404


def test_minutes_and_sign_in_sheet_are_word_files_to_save(entry, reader):
    for kind, title in (("minutes", "第一党支部会议记录"), ("sign-in", "三月支部党员大会签到表")):
        answer = reader.get(address(entry, f"print/{kind}/"))
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert docx.Document(io.BytesIO(answer.content)).paragraphs[0].text == title


def test_a_plan_prints_its_notice_and_has_no_minutes(first_branch, reader):
    plan = record_entry(meeting(first_branch, "2026-04-10", state=EntryState.PLANNED), **BY)
    notice = docx.Document(io.BytesIO(reader.get(address(plan, "print/notice/")).content))
    assert "通知" in notice.paragraphs[0].text
    refused = reader.get(address(plan, "print/minutes/"))
    assert refused.status_code == 422
    assert "还没有开展" in refused.content.decode()
    assert "--" not in refused.context["refusal"].advice


def test_no_other_kind_is_printed(entry, reader):
    assert reader.get(address(entry, "print/secret/")).status_code == 404


def test_evidence_is_attached_and_downloaded_by_those_in_scope(entry, recorder, reader, stranger):
    files = [SimpleUploadedFile("签到表.jpg", PHOTO), SimpleUploadedFile("签到表二.jpg", PHOTO + b"2")]
    answer = recorder.post(address(entry, "evidence/"), {"files": files})
    assert answer.status_code == 302
    assert "签到表二.jpg" in page(reader, address(entry))
    where = address(entry, f"evidence/{Evidence.objects.order_by('pk')[0].sha256}/")
    got = reader.get(where)
    assert b"".join(got.streaming_content) == PHOTO
    assert got["Content-Disposition"].startswith("attachment")
    assert got["Content-Type"] == "application/octet-stream"
    assert "sandbox" in got["Content-Security-Policy"]
    assert stranger.get(where).status_code == 404


def test_a_file_of_another_entry_is_not_found_under_this_one(first_branch, entry, recorder):
    recorder.post(address(entry, "evidence/"), {"files": [SimpleUploadedFile("a.jpg", PHOTO)]})
    other = record_entry(meeting(first_branch, "2026-03-11"), **BY)
    assert recorder.get(address(other, f"evidence/{Evidence.objects.get().sha256}/")).status_code == 404


def test_a_marked_file_is_refused_and_the_whole_upload_with_it(entry, recorder):
    files = [SimpleUploadedFile("好.jpg", PHOTO), SimpleUploadedFile("机密★5年.jpg", PHOTO + b"x")]
    answer = recorder.post(address(entry, "evidence/"), {"files": files})
    assert answer.status_code == 422
    assert "国家秘密标志" in answer.content.decode()
    assert not EvidenceLink.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("a.exe", b"MZ\x90\x00" + b"\0" * 100, "不能作为佐证材料"), ("空.jpg", b"", "空文件")],
)
def test_what_is_no_evidence_is_refused(entry, recorder, name, content, words):
    answer = recorder.post(address(entry, "evidence/"), {"files": [SimpleUploadedFile(name, content)]})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_sending_no_file_is_told(entry, recorder):
    answer = recorder.post(address(entry, "evidence/"), {})
    assert answer.status_code == 422
    assert "请先选择文件" in answer.content.decode()


def test_a_file_taken_away_is_no_longer_served_but_known(entry, recorder, reader):
    recorder.post(address(entry, "evidence/"), {"files": [SimpleUploadedFile("错的.jpg", PHOTO)]})
    where = address(entry, f"evidence/{Evidence.objects.get().sha256}/")
    assert reader.post(f"{where}remove/", {"reason": "x"}).status_code == 403
    assert recorder.post(f"{where}remove/", {"reason": "传错了"}).status_code == 302
    assert reader.get(where).status_code == 404
    text = page(reader, address(entry))
    assert "错的.jpg" in text
    assert "传错了" in text


@pytest.fixture
def talk(first_branch, members):
    said = meeting(first_branch, title="谈心谈话", forms=("heart_talk",), present=members[:2], summary="家里的难处")
    return record_entry(said, **BY)


def test_what_was_said_in_a_talk_is_for_those_who_took_part(first_branch, members, talk, reader):
    there, outside = (visitor(first_branch, Role.READER, person) for person in (members[0], members[2]))
    assert "家里的难处" in page(there, address(talk))
    for client in (reader, outside):
        text = page(client, address(talk))
        assert "家里的难处" not in text
        assert "只有参加谈话的人能看" in text
        minutes = docx.Document(io.BytesIO(client.get(address(talk, "print/minutes/")).content))
        assert not any("难处" in paragraph.text for paragraph in minutes.paragraphs)
        assert not client.get("/ledger/", {"q": "难处"}).context["table"].rows


def test_changes_of_a_talks_notes_are_not_shown_to_others(first_branch, members, talk, reader):
    again = meeting(
        first_branch,
        uid=talk.uid,
        title="谈心谈话",
        forms=("heart_talk",),
        present=members[:2],
        summary="家里的难处已解决",
        place="办公室",
    )
    revise_entry(talk, again, "补充", by=CLERK, at=at("2026-03-21"))
    text = page(reader, address(talk, "changes/"))
    assert "办公室" in text
    assert "难处" not in text
