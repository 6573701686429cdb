"""Books being imported on the web: the file received, what was asked, how far it is, what came of the dry run.

Each lies in a folder of its own under the data folder, `imports/<account>/<uid>/`, and is gone once it is done,
dropped, or a day old: nothing of a book is kept that was not taken over.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import UUID, uuid4

import psutil
from django.db import connection

from youju.base.embedded import home
from youju.core.errors import Refusal

LARGEST = 30 * 2**20
SMALL = 60 * 2**10
"""A file up to this size is read while its sender waits: some 800 rows, a few seconds."""
KEPT_SECONDS = 24 * 3600
CHUNK = 2**20
ROWS_A_SECOND = 280
BYTES_A_ROW = 75
"""For telling beforehand how long it will take; measured on books of the sample's kind."""


@dataclass(frozen=True)
class Job:
    """A book of an account on its way in. `mapping`: what a person changed of how columns are understood."""

    account: int
    uid: UUID
    file_name: str
    size: int
    sha256: str
    received_at: float
    year: int | None = None
    late_reason: str = ""
    skip_blocked: bool = False
    mapping: dict[str, Any] | None = None
    state: str = "received"
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return _folder(self.account) / str(self.uid)

    @property
    def book(self) -> Path:
        """The file received, under its own name."""
        return self.folder / self.file_name

    @property
    def name(self) -> str:
        """What the book is called."""
        return Path(self.file_name).stem[:120]

    @property
    def seconds(self) -> int:
        """About how long it takes to read it in."""
        return max(2, round(self.size / BYTES_A_ROW / ROWS_A_SECOND))


def _folder(account: int) -> Path:
    return home() / "imports" / str(account)


def receive(account: int, file: BinaryIO, name: str, **asked: Any) -> Job:
    """Take a file in. Raises Refusal, and keeps nothing, where it is too large or no workbook by its name."""
    sweep()
    tidy = _tidy(name)
    job = Job(account, uuid4(), tidy, 0, "", time.time(), **asked)
    job.folder.mkdir(parents=True, mode=0o700)
    try:
        size, digest = _store(file, job.book)
    except BaseException:
        drop(job)
        raise
    return save(replace(job, size=size, sha256=digest))


def _tidy(name: str) -> str:
    bare = name.replace("\\", "/").rpartition("/")[2].strip()[-150:]
    if not bare.lower().endswith(".xlsx") or bare.startswith("."):
        raise Refusal(f"“{bare or name}”不是 Excel 工作簿（.xlsx）。", "在 Excel 或 WPS 里另存为 .xlsx 再上传。")
    return bare


def _store(file: BinaryIO, target: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as kept:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > LARGEST:
                raise Refusal(f"文件超过 {LARGEST // 2**20} MB。", "删去图片和空白行，或按年份分成几个文件。")
            digest.update(chunk)
            kept.write(chunk)
    return size, digest.hexdigest()


def save(job: Job) -> Job:
    """Note how a job stands; read by others it is the one or the other, never half."""
    _write(job.folder / "job.json", asdict(job) | {"uid": str(job.uid)})
    return job


def _write(path: Path, content: Any) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(content, ensure_ascii=False, default=str), encoding="utf-8")
    part.replace(path)


def find(account: int, uid: UUID) -> Job | None:
    """A job of an account; None where it has no such."""
    with suppress(OSError, ValueError, TypeError):
        said = json.loads((_folder(account) / str(uid) / "job.json").read_text(encoding="utf-8"))
        return _as_it_stands(Job(**said | {"uid": UUID(said["uid"])}))
    return None


def _as_it_stands(job: Job) -> Job:
    """A job whose work was cut off by a restart can be done again; where it was to be written, nothing was."""
    if job.state in ("trying", "writing") and not _is_alive(job):
        return replace(job, state="stopped")
    return job


def _is_alive(job: Job) -> bool:
    with suppress(OSError, ValueError):
        return psutil.pid_exists(int((job.folder / "pid").read_text()))
    return time.time() - (job.folder / "job.json").stat().st_mtime < 10


def of_account(account: int) -> list[Job]:
    """The jobs of an account, the latest first."""
    with suppress(OSError):
        uids = [UUID(each.name) for each in _folder(account).iterdir()]
        found = [job for uid in uids if (job := find(account, uid))]
        return sorted(found, key=lambda job: -job.received_at)
    return []


def drop(job: Job) -> None:
    """Forget a job and its file."""
    shutil.rmtree(job.folder, ignore_errors=True)


def sweep() -> None:
    """Forget jobs a day old, whosever they are."""
    with suppress(OSError):
        for folder in (home() / "imports").glob("*/*"):
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def tell_progress(job: Job, what: str, done: int, total: int) -> None:
    """Note how far it is."""
    with suppress(OSError):
        _write(job.folder / "progress.json", {"what": what, "done": done, "total": total})


def progress_of(job: Job) -> dict[str, Any]:
    """How far it is."""
    with suppress(OSError, ValueError):
        found: dict[str, Any] = json.loads((job.folder / "progress.json").read_text(encoding="utf-8"))
        return found
    return {"what": "正在开始", "done": 0, "total": 0}


@contextmanager
def alone(job: Job) -> Iterator[bool]:
    """Work on a job with nobody else at it; False where somebody is."""
    mark = job.folder / "pid"
    if job.state not in ("trying", "writing"):
        mark.unlink(missing_ok=True)
    try:
        with mark.open("x") as file:
            file.write(str(os.getpid()))
    except OSError:
        yield False
        return
    try:
        yield True
    finally:
        mark.unlink(missing_ok=True)


def set_off(job: Job) -> None:
    """Have another process do the work; the web goes on serving."""
    environment = os.environ | {"DATABASE_URL": _database(), "DJANGO_SETTINGS_MODULE": "youju.project.settings"}
    subprocess.Popen(
        [sys.executable, "-m", "youju.intake.child", str(job.account), str(job.uid)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=(job.folder / "errors.txt").open("wb"),
        start_new_session=True,
    )


def _database() -> str:
    """The URL of the database this process is on."""
    said = connection.settings_dict
    who = quote(str(said["USER"]), safe="") + (f":{quote(str(said['PASSWORD']), safe='')}" if said["PASSWORD"] else "")
    host = quote(str(said["HOST"]), safe="")
    port = f"&port={said['PORT']}" if said["PORT"] else ""
    return f"postgresql://{who}@/{quote(str(said['NAME']), safe='')}?host={host}{port}"
