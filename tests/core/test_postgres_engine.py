"""What a session of PostgreSQL is given for judging everything."""

import os

import psycopg

from youju.engines.postgres import ALL_SETTINGS, PostgresEngine


def session() -> psycopg.Connection:
    return psycopg.connect(os.environ["DATABASE_URL"])


def shown(connection: psycopg.Connection, name: str) -> str:
    return connection.execute(f"SHOW {name}").fetchone()[0]


def megabytes(connection: psycopg.Connection, name: str) -> int:
    return connection.execute("SELECT pg_size_bytes(current_setting(%s)) / 1048576", [name]).fetchone()[0]


def test_judging_everything_gets_room_until_the_transaction_ends() -> None:
    with session() as connection:
        usual = {name: shown(connection, name) for name in (*ALL_SETTINGS, "work_mem")}
        PostgresEngine(connection).make_room()
        assert {name: shown(connection, name) for name in ALL_SETTINGS} == ALL_SETTINGS
        connection.rollback()
        assert {name: shown(connection, name) for name in usual} == usual


def test_the_room_is_a_part_of_what_the_server_keeps_of_its_tables() -> None:
    with session() as connection:
        kept = megabytes(connection, "shared_buffers")
        PostgresEngine(connection).make_room()
        assert megabytes(connection, "work_mem") == max(64, kept // 8)
        assert megabytes(connection, "temp_buffers") == max(64, kept // 2)


def test_room_for_a_session_lasts_beyond_its_transactions() -> None:
    with session() as connection:
        PostgresEngine(connection).make_room(lasting=True)
        connection.commit()
        assert {name: shown(connection, name) for name in ALL_SETTINGS} == ALL_SETTINGS


def test_a_session_with_temporary_tables_goes_on_with_what_it_has() -> None:
    with session() as connection:
        before = shown(connection, "temp_buffers")
        connection.execute("CREATE TEMP TABLE told AS SELECT 1 AS number")
        connection.execute("SELECT number FROM told")
        PostgresEngine(connection).make_room()
        assert shown(connection, "temp_buffers") == before
        assert connection.execute("SELECT number FROM told").fetchone() == (1,)


def test_while_hashing_nothing_loops_and_afterwards_all_is_as_before() -> None:
    with session() as connection, PostgresEngine(connection).hashing():
        assert shown(connection, "enable_nestloop") == "off"
    with session() as connection:
        with PostgresEngine(connection).hashing():
            pass
        assert shown(connection, "enable_nestloop") == "on"


def test_hashing_within_a_transaction_with_room_leaves_the_session_as_it_was() -> None:
    with session() as connection:
        engine = PostgresEngine(connection)
        engine.make_room()
        with engine.hashing():
            pass
        assert shown(connection, "enable_nestloop") == "off"
        connection.commit()
        assert shown(connection, "enable_nestloop") == "on"
