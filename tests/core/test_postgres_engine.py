"""What a session of PostgreSQL is given for judging everything."""

import os

import psycopg

from youju.engines.postgres import ALL_BUFFERS, ALL_SETTINGS, PostgresEngine


def session() -> psycopg.Connection:
    return psycopg.connect(os.environ["DATABASE_URL"])


def shown(connection: psycopg.Connection, name: str) -> str:
    return connection.execute(f"SHOW {name}").fetchone()[0]


def test_judging_everything_gets_room_until_the_transaction_ends() -> None:
    with session() as connection:
        usual = {name: shown(connection, name) for name in ALL_SETTINGS}
        PostgresEngine(connection).make_room()
        assert {name: shown(connection, name) for name in ALL_SETTINGS} == ALL_SETTINGS
        assert shown(connection, "temp_buffers") == ALL_BUFFERS
        connection.rollback()
        assert {name: shown(connection, name) for name in ALL_SETTINGS} == usual


def test_a_session_with_temporary_tables_goes_on_with_what_it_has() -> None:
    with session() as connection:
        before = shown(connection, "temp_buffers")
        connection.execute("CREATE TEMP TABLE told AS SELECT 1 AS number")
        connection.execute("SELECT number FROM told")
        PostgresEngine(connection).make_room()
        assert shown(connection, "temp_buffers") == before
        assert connection.execute("SELECT number FROM told").fetchone() == (1,)
