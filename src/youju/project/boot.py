"""Opening books: the database is started or reached, Django set up, the tables brought up to date."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import django
import psycopg
from psycopg import errors, sql

from youju.base import embedded
from youju.core.errors import Refusal

OLDEST_SERVER = 160000
"""PostgreSQL 16: the oldest the views and constraints are tested with."""

MAIN = "main"


def open_books(name: str = MAIN) -> None:
    """Make Django ready for the books of this name: `DATABASE_URL`'s, or a database on the embedded server.

    Raises Refusal, in Chinese, where they cannot be opened.
    """
    given = os.environ.get("DATABASE_URL")
    os.environ["DATABASE_URL"] = given if given else _embedded_database(name)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youju.project.settings")
    _check_server(os.environ["DATABASE_URL"])
    django.setup()


@contextmanager
def trouble_told() -> Iterator[None]:
    """Turn what can befall a database at work (gone, disk full, locked) into Refusals. Other errors pass."""
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        found = next((each for each in _causes(error) if isinstance(each, psycopg.Error)), None)
        told = next((refusal for kind, refusal in _TROUBLE.items() if isinstance(found, kind)), None)
        if told is None:
            raise
        raise Refusal(*told) from error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


_TROUBLE: dict[type[psycopg.Error], tuple[str, str]] = {
    errors.DiskFull: (
        "数据库所在的磁盘已满，这次操作没有记入。",
        "清理磁盘后再做一次；youju db info 显示数据在哪里。",
    ),
    errors.TooManyConnections: ("数据库的连接用完了。", "稍后再试，或关掉别的正在使用账套的程序。"),
    errors.LockNotAvailable: ("别的程序正占用要改的记录，这次操作没有记入。", "稍后再试。"),
    errors.InsufficientPrivilege: ("数据库账号没有做这件事的权限。", "给 DATABASE_URL 里的用户建表和读写的权限。"),
    errors.ReadOnlySqlTransaction: ("数据库是只读的。", "DATABASE_URL 可能指向了备用服务器：改为主服务器。"),
    psycopg.OperationalError: (
        "数据库连接中断，没有确认的操作没有记入。",
        "再做一次；若仍不行，运行 youju db check。",
    ),
}
"""Error → what to say and advise; the special before the general."""


def _embedded_database(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", name):
        raise Refusal(f"账套名“{name}”只能用小写字母、数字和下划线，以字母开头。")
    url = embedded.start()
    database = f"youju_{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchone()
        if found is None:
            with suppress(errors.DuplicateDatabase, errors.UniqueViolation):  # another program made it just now
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    return url.replace("/postgres?", f"/{database}?")


def _check_server(url: str) -> None:
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise Refusal(f"连不上数据库 {without_password(url)}：{_first_line(error)}", _advice(str(error))) from error
    if version < OLDEST_SERVER:
        raise Refusal(
            f"数据库服务器是 PostgreSQL {version // 10000}，至少要 {OLDEST_SERVER // 10000}。",
            "升级服务器，或去掉 DATABASE_URL 使用自带的数据库。",
        )


def without_password(url: str) -> str:
    """A database URL that can be shown."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", url)


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


_ADVICE = {
    "password authentication failed": "检查 DATABASE_URL 里的用户名和密码。",
    "does not exist": "先在服务器上建好数据库（CREATE DATABASE）。",
    "Connection refused": "检查 DATABASE_URL 里的地址和端口，服务器是否已启动。",
    "could not translate host name": "检查 DATABASE_URL 里的主机名。",
    "resolve host": "检查 DATABASE_URL 里的主机名。",
    "too many clients": "服务器的连接已满，稍后再试或调大 max_connections。",
    "timeout": "检查 DATABASE_URL 里的地址，以及到服务器的网络。",
    'missing "="': "DATABASE_URL 的写法：postgresql://用户:密码@主机:端口/数据库",
    "invalid": "DATABASE_URL 的写法：postgresql://用户:密码@主机:端口/数据库",
}


def _advice(message: str) -> str:
    return next((advice for words, advice in _ADVICE.items() if words in message), "检查 DATABASE_URL。")
