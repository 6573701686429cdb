"""Evidence: files that show an entry happened, stored once each under the hash of their content.

They lie in the data folder, `evidence/ab/cdef…`. A file is there, whole and on the disk, before the database names it.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction
from django.db.models import Max

from youju.base.actor import Actor
from youju.base.audit import audit
from youju.base.embedded import home
from youju.core.errors import Refusal, reason_of
from youju.formats.media import ACCEPTED, media_type_of
from youju.formats.secrecy import marking_in_file, marking_in_name
from youju.ledger.models import Entry, Evidence, EvidenceLink

LARGEST = 100 * 2**20
CHUNK = 2**20
LONGEST_NAME = 200


@dataclass(frozen=True)
class Staged:
    """A file received, checked and on the disk, not yet in its place."""

    path: Path
    sha256: str
    size: int
    media_type: str


def attach_evidence(entry: Entry, file: BinaryIO, name: str, *, by: Actor, at: datetime) -> EvidenceLink:
    """Attach a file to an entry. The same file is stored once; attached again, it is the link already there.

    Raises Refusal, and keeps nothing, where the file is too large, of no kind we take, or marked as a state secret.
    """
    tidy = _tidy(name)
    with _staged(file, tidy) as staged, transaction.atomic():
        Entry.objects.select_for_update(no_key=True).get(pk=entry.pk)
        _put_in_place(staged)
        evidence, _ = Evidence.objects.get_or_create(
            sha256=staged.sha256, defaults={"media_type": staged.media_type, "size": staged.size, "stored_at": at}
        )
        known = EvidenceLink.objects.filter(entry=entry, evidence=evidence, detached_at=None).first()
        if known:
            return known
        made = EvidenceLink.objects.create(
            entry=entry, evidence=evidence, file_name=tidy, evidenced_at=at, author=by.label
        )
        audit("attach_evidence", f"entry:{entry.uid}", by=by, at=at, sha256=staged.sha256)
        return made


@transaction.atomic
def detach_evidence(link: EvidenceLink, reason: str, *, by: Actor, at: datetime) -> None:
    """Take a file from an entry. That it was there, and why it no longer is, stays known; the file itself stays too."""
    if not reason.strip():
        raise Refusal("移除佐证材料要写明原因。")
    in_force = EvidenceLink.objects.filter(pk=link.pk, detached_at=None)
    if not in_force.update(detached_at=at, detached_by=by.label, detach_reason=reason):
        raise Refusal("这份佐证材料已经移除。")
    detail = {"sha256": link.evidence.sha256, "reason": reason}
    audit("detach_evidence", f"entry:{link.entry.uid}", by=by, at=at, **detail)


def evidenced_at(entry: Entry) -> datetime | None:
    """The third clock: when an entry was last evidenced; None where nothing shows it happened."""
    last = EvidenceLink.objects.filter(entry=entry, detached_at=None).aggregate(last=Max("evidenced_at"))
    found: datetime | None = last["last"]
    return found


def store() -> Path:
    """The folder that evidence lies in."""
    return home() / "evidence"


def path_of(sha256: str) -> Path:
    """Where the file of this hash lies."""
    return store() / sha256[:2] / sha256[2:]


def open_evidence(evidence: Evidence) -> BinaryIO:
    """A stored file, for reading. Raises Refusal where it is gone."""
    try:
        return path_of(evidence.sha256).open("rb")
    except OSError as error:
        raise Refusal(
            f"佐证材料丢失：{path_of(evidence.sha256)}。", "从备份恢复 evidence 目录，或重新上传同一个文件。"
        ) from error


@dataclass(frozen=True)
class Fault:
    """A stored file that is not what the books say."""

    evidence: Evidence
    words: str


def check_evidence() -> Iterator[Fault | None]:
    """Read every stored file again; a fault, or None where all is well, for each."""
    for evidence in Evidence.objects.order_by("pk").iterator():
        words = _fault(evidence.sha256)
        yield Fault(evidence, words) if words else None


def _fault(sha256: str) -> str:
    """What is wrong with the stored file of this hash; '' where nothing is."""
    try:
        with path_of(sha256).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return "文件丢失"
    except OSError as error:
        return f"读不出来：{reason_of(error)}"
    return "" if found == sha256 else "内容被改动或损坏"


def _tidy(name: str) -> str:
    """A file's name without folders and control characters, its ending kept where it must be cut."""
    bare = re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/").rsplit("/", 1)[-1]).strip() or "未命名"
    stem, dot, ending = bare.rpartition(".")
    if len(bare) <= LONGEST_NAME or not dot or len(ending) > 10:
        return bare[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


@contextmanager
def _staged(file: BinaryIO, name: str) -> Iterator[Staged]:
    """The file's content in a place of its own, checked; gone afterwards unless it was put in its place."""
    path = None
    try:
        incoming = store() / "incoming"
        incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, path = _temporary(incoming)
        with os.fdopen(number, "w+b") as copy:
            sha256, size = _copy(file, copy, name)
            media_type = _checked(copy, name)
            copy.flush()
            os.fsync(copy.fileno())
        yield Staged(path, sha256, size, media_type)
    except OSError as error:
        raise Refusal(
            f"不能保存佐证材料：{reason_of(error)}（{store()}）。", "检查磁盘空间和目录权限后再上传；没有记入任何内容。"
        ) from error
    finally:
        if path:
            path.unlink(missing_ok=True)


def _temporary(folder: Path) -> tuple[int, Path]:
    number, path = tempfile.mkstemp(dir=folder)
    return number, Path(path)


def _copy(file: BinaryIO, copy: BinaryIO, name: str) -> tuple[str, int]:
    """Copy within the limit; gives the hash and the size."""
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise Refusal(f"“{name}”超过 {LARGEST // 2**20} MB，不能上传。", "请压缩视频或图片，或只截取需要的部分。")
        digest.update(chunk)
        copy.write(chunk)
    if not size:
        raise Refusal(f"“{name}”是空文件。", "请重新选择文件。")
    return digest.hexdigest(), size


def _checked(copy: BinaryIO, name: str) -> str:
    """The media type of what was received. Raises Refusal for kinds we do not take and for marked secrets."""
    try:
        media_type = media_type_of(copy)
        if media_type is None:
            raise Refusal("这种文件不能作为佐证材料。", f"可以上传：{ACCEPTED}。")
        mark = marking_in_name(name) or marking_in_file(copy, media_type)
    except Refusal as refusal:
        raise Refusal(f"“{name}”：{refusal.message}", refusal.advice) from refusal
    if mark:
        raise Refusal(
            f"“{name}”带有国家秘密标志“{mark}”，不能存入。没有保存任何内容。",
            "涉密文件只能在涉密信息系统中处理。请按保密规定处置这份文件，并从本机和上传它的设备上删除；"
            "若标志有误，由定密单位更正后再上传。",
        )
    return media_type


def _put_in_place(staged: Staged) -> None:
    """Give the file its final name, unless it lies there whole already; the folder's entry reaches the disk too."""
    path = path_of(staged.sha256)
    if not _fault(staged.sha256):
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    staged.path.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
