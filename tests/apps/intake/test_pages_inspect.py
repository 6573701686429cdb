"""校核 on the screen: found in place, listed, fixed, and nothing of it kept."""

import io
import re
import zipfile
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.reports.company import AT
from apps.visiting import page, visitor
from youju.access.models import Role
from youju.base.actor import SYSTEM
from youju.core.reading.defects.inspecting import CHECKS
from youju.core.rules.model import Sector
from youju.intake.inspect_marking import Mark, lines_of
from youju.organisation.operations import UnitDraft, found_units

WRONG = "今年共发展党员21名，其中医生9名、护士8名、医技人员5名。各支部学习不够深入，，要每月召开1次支部委员会会议。"


@pytest.fixture
def reader(db: None) -> Client:
    unit = found_units([UnitDraft("某党支部", "branch", Sector.ENTERPRISE, date(2020, 1, 1))], by=SYSTEM, at=AT)[0]
    return visitor(unit, Role.READER)


def file(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph().add_run(text).bold = True
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def inspected(client: Client, **given: object) -> str:
    answer = client.post(reverse("intake:inspect"), given)
    assert answer.status_code == 200, answer.content.decode()[-1500:]
    return answer.content.decode()


def places(said: str) -> list[str]:
    return re.findall(r'name="fix" value="(\d+:\d+)"', said)


def test_the_page_says_that_nothing_is_kept(reader: Client) -> None:
    assert "不保存" in page(reader, reverse("intake:inspect"))


def test_signed_out_one_is_sent_to_sign_in(db: None) -> None:
    assert Client().get(reverse("intake:inspect")).status_code == 302
    assert Client().post(reverse("intake:inspect"), {"text": WRONG}).status_code == 302


def test_a_defect_is_marked_in_the_text_and_listed_with_its_number(reader: Client) -> None:
    said = inspected(reader, text=WRONG)
    assert "9＋8＋5＝22" in said
    assert 'id="at-d1"' in said
    assert 'id="d1"' in said
    assert 'href="#d1"' in said


def test_claims_and_commitments_stand_beside_the_text(reader: Client) -> None:
    said = inspected(reader, text=WRONG)
    assert "21名" in said
    assert "每月至少1次" in said


def test_a_word_file_is_read_and_its_copy_fixed_keeps_its_formatting(reader: Client) -> None:
    content = word("关于学习情况的报告", "学习不够深入，，记录不规范。。")
    said = inspected(reader, file=file(content, "报告.docx"))
    fixes = places(said)
    assert len(fixes) == 2
    answer = reader.post(reverse("intake:fixed"), {"file": file(content, "报告.docx"), "fix": fixes[:1]})
    assert "attachment" in answer["Content-Disposition"]
    assert "docx" in answer["Content-Disposition"]
    made = docx.Document(io.BytesIO(b"".join(answer))).paragraphs[1]
    assert made.text == "学习不够深入，记录不规范。。"
    assert made.runs[0].bold


def test_all_fixes_of_a_pasted_text_are_made_at_once(reader: Client) -> None:
    text = "学习不够深入，，记录不规范。。"
    answer = reader.post(reverse("intake:fixed"), {"text": text, "fix": places(inspected(reader, text=text))})
    assert b"".join(answer).decode() == "学习不够深入，记录不规范。"


def test_a_fix_that_nobody_chose_is_not_made(reader: Client) -> None:
    answer = reader.post(reverse("intake:fixed"), {"text": "学习不够深入，，"})
    assert answer.status_code == 422
    assert "没有选要改的地方" in answer.content.decode()


def test_a_marked_document_is_refused_and_not_shown(reader: Client) -> None:
    text = "机密★10年\n关于某事的报告\n正文不外传。"
    answer = reader.post(reverse("intake:inspect"), {"file": file(word(*text.split("\n")), "报告.docx")})
    assert answer.status_code == 422
    assert "密级标志" in answer.content.decode()
    assert "正文不外传" not in answer.content.decode()


def test_a_file_whose_name_bears_a_mark_is_refused(reader: Client) -> None:
    answer = reader.post(reverse("intake:inspect"), {"file": file("正文。".encode(), "【秘密】报告.txt")})
    assert answer.status_code == 422


def test_a_broken_file_says_so(reader: Client) -> None:
    answer = reader.post(reverse("intake:inspect"), {"file": file(word("一段")[:400], "报告.docx")})
    assert answer.status_code == 422
    assert "损坏" in answer.content.decode()


def test_a_file_that_unfolds_without_end_is_refused(reader: Client) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 300_000_000)
    answer = reader.post(reverse("intake:inspect"), {"file": file(stream.getvalue(), "报告.docx")})
    assert answer.status_code == 422


def test_a_file_beyond_the_bound_is_refused_before_it_is_read(reader: Client) -> None:
    answer = reader.post(reverse("intake:inspect"), {"file": file(b"a" * 27_000_000, "大.txt")})
    assert answer.status_code == 422
    assert "最多20MB" in answer.content.decode()


def test_a_file_a_little_beyond_the_bound_is_not_taken(reader: Client) -> None:
    answer = reader.post(reverse("intake:inspect"), {"file": file(b"a" * 22_000_000, "大.txt")})
    assert answer.status_code in (400, 403, 422)


def test_nothing_given_is_said_so(reader: Client) -> None:
    answer = reader.post(reverse("intake:inspect"), {"text": "  "})
    assert answer.status_code == 422
    assert "没有收到文件" in answer.content.decode()


def test_nothing_is_written_to_the_database_and_nothing_to_be_cached(reader: Client) -> None:
    page(reader, reverse("intake:inspect"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = reader.post(reverse("intake:inspect"), {"file": file(word(WRONG), "报告.docx")})
    assert not [each for each in asked if re.match("INSERT|UPDATE", each["sql"])]
    assert "no-store" in answer["Cache-Control"]


def test_a_request_without_a_token_is_refused(reader: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = reader.cookies
    assert strict.post(reverse("intake:inspect"), {"text": WRONG}).status_code == 403
    assert strict.post(reverse("intake:fixed"), {"text": WRONG, "fix": "0:1"}).status_code == 403


def test_every_check_has_a_page_that_explains_it(reader: Client) -> None:
    said = page(reader, reverse("intake:checks"))
    for code, check in CHECKS.items():
        assert reverse("intake:check", args=[code]) in said
        assert check.title in page(reader, reverse("intake:check", args=[code]))
    assert reader.get(reverse("intake:check", args=["no.such"])).status_code == 404


def test_marks_that_overlap_cut_the_text_into_pieces_that_give_it_back() -> None:
    content = "甲乙丙\n丁戊"
    marks = [Mark("d1", 0, 2, "info"), Mark("d2", 1, 5, "error"), Mark("c1", 1, 2)]
    lines = lines_of(content, marks)
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == content
    assert [(piece.text, piece.severity, piece.begins) for piece in lines[0]] == [
        ("甲", "info", ["d1"]),
        ("乙", "error", ["d2"]),
        ("丙", "error", []),
    ]
    assert [piece.names for piece in lines[1]] == [["d2"], []]


def test_marks_that_begin_at_one_place_keep_their_order() -> None:
    (line,) = lines_of("甲乙丙", [Mark("d1", 1, 2, "error"), Mark("d2", 1, 3, "info")])
    assert [piece.numbers for piece in line] == [[], ["1", "2"], []]
