"""Opening books: the database is started or reached, Django set up, the tables brought up to date."""

import os
import re

import django
import psycopg
from psycopg import sql

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


def _embedded_database(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", name):
        raise Refusal(f"账套名“{name}”只能用小写字母、数字和下划线，以字母开头。")
    url = embedded.start()
    database = f"youju_{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchone()
        if found is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    return url.replace("/postgres?", f"/{database}?")


def _check_server(url: str) -> None:
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise Refusal(f"连不上数据库 {_without_password(url)}：{_first_line(error)}", _advice(str(error))) from error
    if version < OLDEST_SERVER:
        raise Refusal(
            f"数据库服务器是 PostgreSQL {version // 10000}，至少要 {OLDEST_SERVER // 10000}。",
            "升级服务器，或去掉 DATABASE_URL 使用自带的数据库。",
        )


def _without_password(url: str) -> str:
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", url)


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


_ADVICE = {
    "password authentication failed": "检查 DATABASE_URL 里的用户名和密码。",
    "does not exist": "先在服务器上建好数据库（CREATE DATABASE）。",
    "Connection refused": "检查 DATABASE_URL 里的地址和端口，服务器是否已启动。",
    "could not translate host name": "检查 DATABASE_URL 里的主机名。",
    "too many clients": "服务器的连接已满，稍后再试或调大 max_connections。",
    "invalid": "DATABASE_URL 的写法：postgresql://用户:密码@主机:端口/数据库",
}


def _advice(message: str) -> str:
    return next((advice for words, advice in _ADVICE.items() if words in message), "检查 DATABASE_URL。")
