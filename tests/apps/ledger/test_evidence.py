"""Evidence: stored once by content, whole, and never a state secret."""

import io
import stat

import docx
import pytest

from apps.ledger.story import BY, CLERK, OFFICER, at, meeting
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.ledger import evidence as store
from youju.ledger.evidence import attach_evidence, check_evidence, detach_evidence, open_evidence, path_of
from youju.ledger.models import Evidence, EvidenceLink
from youju.ledger.operations import record_entry


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path))


@pytest.fixture
def entry(first_branch):
    return record_entry(meeting(first_branch), **BY)


def photo(mark=b"1"):
    return io.BytesIO(b"\xff\xd8\xff\xe0" + mark * 100)


def word(*lines):
    file = docx.Document()
    for line in lines:
        file.add_paragraph(line)
    stream = io.BytesIO()
    file.save(stream)
    stream.seek(0)
    return stream


def files():
    return [path for path in store.store().rglob("*") if path.is_file()]


def faults():
    return [fault.words for fault in check_evidence() if fault]


def test_a_file_lies_under_the_hash_of_its_content(entry):
    link = attach_evidence(entry, photo(), "现场.jpg", **BY)
    assert path_of(link.evidence.sha256).read_bytes() == photo().getvalue()
    assert (link.evidence.media_type, link.evidence.size, link.file_name) == ("image/jpeg", 104, "现场.jpg")
    with open_evidence(link.evidence) as kept:
        assert kept.read() == photo().getvalue()


def test_others_on_the_machine_cannot_look_into_the_store(entry):
    attach_evidence(entry, photo(), "现场.jpg", **BY)
    assert all(stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0 for folder in store.store().iterdir()), (
        "readable by others"
    )


def test_the_same_file_for_two_entries_is_stored_once(entry, first_branch):
    other = record_entry(meeting(first_branch, title="另一次"), **BY)
    attach_evidence(entry, photo(), "甲.jpg", **BY)
    attach_evidence(other, photo(), "乙.jpg", **BY)
    assert (Evidence.objects.count(), EvidenceLink.objects.count(), len(files())) == (1, 2, 1)


def test_the_same_file_attached_again_is_the_link_there(entry):
    first = attach_evidence(entry, photo(), "甲.jpg", **BY)
    assert attach_evidence(entry, photo(), "乙.jpg", **BY) == first
    assert AuditLine.objects.filter(action="attach_evidence").count() == 1


def test_attaching_and_detaching_leave_their_lines(entry):
    link = attach_evidence(entry, photo(), "现场.jpg", **BY)
    detach_evidence(link, "传错了照片", by=OFFICER, at=at("2026-03-21"))
    lines = AuditLine.objects.filter(subject=f"entry:{entry.uid}").order_by("id").values_list("action", "actor")
    assert list(lines) == [
        ("record_entry", CLERK.label),
        ("attach_evidence", CLERK.label),
        ("detach_evidence", OFFICER.label),
    ]


def test_a_detached_file_can_be_attached_again(entry):
    detach_evidence(attach_evidence(entry, photo(), "现场.jpg", **BY), "传错了", **BY)
    attach_evidence(entry, photo(), "现场.jpg", **BY)
    assert EvidenceLink.objects.filter(detached_at=None).count() == 1


def test_detaching_needs_a_reason_and_happens_once(entry):
    link = attach_evidence(entry, photo(), "现场.jpg", **BY)
    with pytest.raises(Refusal, match="写明原因"):
        detach_evidence(link, "", **BY)
    detach_evidence(link, "传错了", **BY)
    with pytest.raises(Refusal, match="已经移除"):
        detach_evidence(link, "传错了", **BY)


def refused(entry, file, name):
    with pytest.raises(Refusal) as caught:
        attach_evidence(entry, file, name, **BY)
    assert not Evidence.objects.exists()
    assert not files(), "something of a refused file was kept"
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("通知.docx", ("机密★3年", "关于某事的通知")),
        ("通知.docx", ("关于某事的通知", "密级：秘密")),
        ("通知.docx", ("绝密", "关于某事的通知")),
        ("【机密】通知.docx", ("关于某事的通知",)),
    ],
)
def test_a_marked_secret_is_refused_with_an_explanation_and_nothing_is_kept(entry, name, lines):
    said = refused(entry, word(*lines), name)
    assert "国家秘密标志" in said
    assert "涉密信息系统" in said


def test_a_text_about_secrecy_work_is_taken(entry):
    text = word("保密工作会议纪要", "会议学习了机密级文件管理规定，强调严守国家秘密。")
    assert attach_evidence(entry, text, "保密工作纪要.docx", **BY).evidence.size


def test_kinds_we_do_not_take_are_refused(entry):
    assert "可以上传" in refused(entry, io.BytesIO(b"\x7fELF\x00\x01"), "程序.jpg")


def test_an_empty_file_is_refused(entry):
    assert "空文件" in refused(entry, io.BytesIO(b""), "空.jpg")


def test_a_file_beyond_the_limit_is_refused(entry, monkeypatch):
    monkeypatch.setattr(store, "LARGEST", 50)
    assert "超过" in refused(entry, photo(), "大.jpg")


def test_a_read_that_breaks_off_keeps_nothing(entry):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    assert "没有记入" in refused(entry, Broken(), "断.jpg")


def test_a_name_with_folders_and_control_characters_is_made_plain(entry):
    link = attach_evidence(entry, photo(), "..\\..\\etc/照\n片.jpg", **BY)
    assert link.file_name == "照片.jpg"


def test_a_very_long_name_keeps_its_ending(entry):
    link = attach_evidence(entry, photo(), "长" * 300 + ".jpg", **BY)
    assert (len(link.file_name), link.file_name[-4:]) == (200, ".jpg")


def test_a_missing_and_a_damaged_file_are_found(entry):
    gone = attach_evidence(entry, photo(b"1"), "甲.jpg", **BY)
    hurt = attach_evidence(entry, photo(b"2"), "乙.jpg", **BY)
    assert faults() == []
    path_of(gone.evidence.sha256).unlink()
    path_of(hurt.evidence.sha256).write_bytes(photo(b"3").getvalue())
    assert faults() == ["文件丢失", "内容被改动或损坏"]
    with pytest.raises(Refusal, match="丢失"):
        open_evidence(gone.evidence)


def test_attaching_the_file_again_mends_the_store(entry):
    link = attach_evidence(entry, photo(), "甲.jpg", **BY)
    path_of(link.evidence.sha256).write_bytes(b"x" * 104)
    attach_evidence(entry, photo(), "甲.jpg", **BY)
    assert faults() == []
