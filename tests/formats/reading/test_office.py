"""Old files go through LibreOffice; without it, or when it fails, people are told what to do."""

import stat
import subprocess
import time
from pathlib import Path

import pytest

from formats.reading.made import docx, level, listed, numbering, p, r
from youju.core.errors import Refusal
from youju.formats.office import SETTING, as_docx, soffice
from youju.formats.reading import read_file

RTF = rb"{\rtf1\ansi\ansicpg936 \'d7\'dc\'bd\'e1 12\par}"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a script stand for LibreOffice's program."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(SETTING, str(program))


def test_without_libreoffice_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "/nowhere/soffice")
    with pytest.raises(Refusal) as told:
        read_file(RTF, "总结.rtf")
    assert told.value.message == "读 rtf 文件要用 LibreOffice，本机没有找到。"
    assert "另存为 docx" in told.value.advice


def test_what_libreoffice_writes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(docx(p("总结")))
    stand_in(tmp_path, monkeypatch, f'mkdir -p out && cp "{tmp_path}/made.docx" out/document.docx')
    text = read_file(RTF, "总结.rtf")
    assert (text.content, text.notes) == ("总结", ("由 LibreOffice 转换后读取。",))


def test_its_profile_allows_no_macros(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(docx(p("总结")))
    seen = tmp_path / "seen"
    script = (
        f'cat profile/user/registrymodifications.xcu > "{seen}"; mkdir out; cp "{tmp_path}/made.docx" out/document.docx'
    )
    stand_in(tmp_path, monkeypatch, script)
    as_docx(RTF, "rtf")
    assert 'name="DisableMacrosExecution" oor:op="fuse"><value>true<' in seen.read_text(encoding="utf-8")


def test_a_file_it_cannot_open_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(Refusal, match="打不开"):
        as_docx(RTF, "rtf")


def test_it_is_ended_with_what_it_started_when_it_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = tmp_path / "late"
    stand_in(tmp_path, monkeypatch, f'(sleep 2; touch "{late}") & sleep 30')
    begun = time.monotonic()
    with pytest.raises(Refusal, match="没有转换完"):
        as_docx(RTF, "rtf", seconds=0.5)
    assert time.monotonic() - begun < 5
    time.sleep(2.5)
    assert not late.exists()


needs_libreoffice = pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")


@needs_libreoffice
def test_an_rtf_file_is_read_through_the_real_libreoffice() -> None:
    assert read_file(RTF, "总结.rtf").content.strip() == "总结 12"


@needs_libreoffice
@pytest.mark.parametrize("form", ["doc", "odt"])
def test_numbers_and_tracked_changes_come_through_the_real_libreoffice(tmp_path: Path, form: str) -> None:
    inserted, gone = f'<w:ins w:id="1" w:author="a">{r("五")}</w:ins>', "<w:r><w:delText>四</w:delText></w:r>"
    changed = f'{inserted}<w:del w:id="2" w:author="a">{gone}</w:del>'
    levels = numbering(level(0, "chineseCountingThousand", "%1、"))
    (tmp_path / "a.docx").write_bytes(docx(listed("总则") + p(r("党课") + changed + r("次")), {"numbering": levels}))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice() or "", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], capture_output=True, timeout=60, check=True)
    text = read_file(tmp_path / f"a.{form}")
    assert text.content == "一、总则\n党课五次"
    assert any("修订" in note for note in text.notes)
