"""Old and foreign office files (doc, wps, rtf, odt) turned into docx by LibreOffice, where it is installed.

It runs in a profile of its own that is thrown away, without macros and links, and is ended when it takes too long.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from youju.core.errors import Refusal

SECONDS = 60
"""A first start takes some ten seconds on a slow machine."""

LARGEST = 100_000_000
SETTING = "YOUJU_SOFFICE"
"""The environment variable that names LibreOffice's program where it is not found by itself."""

NAMES = ("soffice", "libreoffice", "soffice.exe", "soffice.com")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
INSTALL = "安装 LibreOffice（Debian：apt install libreoffice-writer-nogui），或在 Word、WPS 里另存为 docx 后再读。"

_SAFE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Settings of the profile: no macros whatever their signature, nothing fetched, no links brought up to date."""


def soffice() -> str | None:
    """LibreOffice's program; None where it is not installed."""
    named = os.environ.get(SETTING)
    if named is not None:
        return shutil.which(named)
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((str(path) for place in PLACES for path in _matching(place)), None)


def _matching(place: str) -> Iterator[Path]:
    root = Path(place).anchor
    if root and Path(root).exists():
        yield from Path(root).glob(place[len(root) :])


def as_docx(content: bytes, suffix: str, seconds: float = SECONDS) -> bytes:
    """A file in another format as docx. `suffix`: what its content is (doc, wps, rtf, odt). Raises Refusal."""
    program = soffice()
    if program is None:
        raise Refusal(f"读 {suffix} 文件要用 LibreOffice，本机没有找到。", INSTALL)
    if len(content) > LARGEST:
        raise Refusal(f"文件有{len(content) // 1_000_000}MB，太大，没有读。", "请在 Word 或 WPS 里另存为 docx 后再读。")
    with tempfile.TemporaryDirectory(prefix="youju-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "in").mkdir()
        source = folder / "in" / f"document.{suffix}"
        source.write_bytes(content)
        _convert(program, source, folder, seconds)
        result = folder / "out" / "document.docx"
        if not result.is_file():
            raise Refusal(
                f"LibreOffice 打不开这个 {suffix} 文件：可能已损坏或有密码。",
                "请在 Word 或 WPS 里打开，另存为 docx 后再读。",
            )
        return result.read_bytes()


def _convert(program: str, source: Path, folder: Path, seconds: float) -> None:
    with subprocess.Popen(
        _command(program, source, folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise Refusal(
                f"LibreOffice 在{seconds:.0f}秒内没有转换完。", "请在 Word 或 WPS 里打开，另存为 docx 后再读。"
            ) from error
        except BaseException:
            _end(process)
            raise


def _command(program: str, source: Path, folder: Path) -> list[str]:
    """The command that turns `source` into folder/out/*.docx, with a safe profile made for it."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SAFE, encoding="utf-8")
    options = ["--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]
    return [program, f"-env:UserInstallation={profile.as_uri()}", *options, *target, str(source)]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
