"""The text layer of a PDF, read in a process of its own, which may not take long nor much memory."""

import json
import subprocess
import sys
from typing import BinaryIO, Literal, NamedTuple

from youju.core.errors import Refusal

SECONDS = 30
MEMORY = 1_500_000_000
MOST_PAGES = 300
"""Marks stand on covers and heads of pages; the first pages suffice."""

ENCRYPTED, DAMAGED = 3, 4
"""What the reading process ends with."""


class PdfFault(Exception):
    """Why a PDF could not be read."""

    def __init__(self, kind: Literal["slow", "encrypted", "damaged"]) -> None:
        super().__init__(kind)
        self.kind = kind


class PdfPages(NamedTuple):
    """The text of the pages read, and how many pages there are."""

    texts: list[str]
    total: int


def pdf_pages(content: bytes, seconds: int = SECONDS, memory: int = MEMORY) -> PdfPages:
    """The text of the first pages, '' for pictures. `memory`: bytes of address space. Raises PdfFault."""
    reader = [sys.executable, "-m", "youju.formats.pdf_process", str(seconds), str(memory)]
    try:
        done = subprocess.run(reader, input=content, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise PdfFault("slow") from error
    if done.returncode == ENCRYPTED:
        raise PdfFault("encrypted")
    try:
        said = json.loads(done.stdout) if not done.returncode else None
    except ValueError:
        said = None
    if said is None:
        raise PdfFault("damaged")
    return PdfPages(said["texts"], said["total"])


_FAULTS = {
    "slow": ("PDF 太复杂，读不完，无法检查是否有密级标志。", "用打印为 PDF 的办法重新生成后再上传。"),
    "encrypted": ("PDF 有打开密码，无法检查是否有密级标志。", "去掉密码后再上传。"),
    "damaged": ("PDF 已损坏，不能打开，无法检查是否有密级标志。", "请重新导出后再上传。"),
}


def pdf_text(file: BinaryIO) -> str:
    """The text of the first pages; '' where they are pictures. Raises Refusal where it cannot be read."""
    file.seek(0)
    try:
        return "".join(f"{text}\n" for text in pdf_pages(file.read()).texts)
    except PdfFault as fault:
        raise Refusal(*_FAULTS[fault.kind]) from fault
