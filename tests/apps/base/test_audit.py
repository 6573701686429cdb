"""Every change leaves its line, no line is ever altered, and a change that breaks off leaves nothing."""

from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from apps.base.changing import CHANGES, NOW, PHRASE, World
from apps.ledger.story import CLERK, branch, people
from youju.access import operations as access
from youju.base.audit import audit
from youju.base.models import AuditLine
from youju.codes import operations as codes
from youju.duties import editions, withdrawing
from youju.duties import operations as duties
from youju.ledger import closing, directives, evidence, operations
from youju.members import operations as members
from youju.organisation import operations as organisation


@pytest.fixture
def world(db, tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path))
    unit, other = branch("第一党支部"), branch("第二党支部")
    return World(unit, other, people(unit, "甲")[0])


SHIPPED = {"publish_codes", "publish_rulebooks"}
"""Operations of the library's arrival: their lines are those the test database began with."""

MODULES = (
    organisation,
    members,
    access,
    operations,
    closing,
    directives,
    evidence,
    duties,
    withdrawing,
    codes,
    editions,
)


def public_operations():
    return {
        name
        for module in MODULES
        for name, function in vars(module).items()
        if callable(function)
        and getattr(function, "__module__", "") == module.__name__
        and not name.startswith("_")
        and {"by", "at"} <= set(getattr(getattr(function, "__wrapped__", function), "__annotations__", {}))
        and not isinstance(function, type)
    } - {"sheet_of"}


def test_every_public_operation_is_looked_at_here():
    assert public_operations() == set(CHANGES) | SHIPPED


def lines_since(number):
    return list(AuditLine.objects.filter(pk__gt=number).order_by("pk"))


def last():
    return AuditLine.objects.order_by("pk").values_list("pk", flat=True).last() or 0


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_leaves_exactly_its_lines(world, name):
    prepare, change, expected = CHANGES[name]
    before = prepare(world)
    seen = last()
    change(world, before)
    lines = lines_since(seen)
    assert [line.action for line in lines] == expected
    assert {(line.actor, line.at) for line in lines} == {(CLERK.label, NOW)}
    assert all("甲" not in str(line.detail) and PHRASE not in str(line.detail) for line in lines)


OURS = ("base", "codes", "organisation", "members", "access", "ledger", "duties")


def all_rows():
    """A mark of the content of every table of ours."""
    tables = [model._meta.db_table for label in OURS for model in apps.get_app_config(label).get_models()]
    parts = (f"SELECT '{table}', md5(string_agg(t::text, ';' ORDER BY t::text)) FROM {table} AS t" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


class PowerCut(Exception):
    """Stands for whatever breaks a change off."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_that_breaks_off_at_its_line_leaves_nothing(world, name):
    prepare, change, _ = CHANGES[name]
    before = prepare(world)
    rows = all_rows()
    with patch("youju.base.audit.copy_rows", side_effect=PowerCut), pytest.raises(PowerCut):
        change(world, before)
    assert all_rows() == rows


@pytest.mark.parametrize(
    "statement",
    ["UPDATE base_auditline SET actor = 'x'", "DELETE FROM base_auditline", "TRUNCATE base_auditline"],
)
def test_the_database_refuses_to_alter_lines(world, statement):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_line_carries_what_was_changed(db):
    audit("tested", "unit:1", by=CLERK, at=NOW, words="改", number=3)
    line = AuditLine.objects.get(action="tested")
    assert (line.subject, line.detail, line.actor) == ("unit:1", {"words": "改", "number": 3}, CLERK.label)
