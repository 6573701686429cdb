"""Bringing the tables and the shipped library up to date."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from importlib.resources.abc import Traversable
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from youju.base.actor import SYSTEM
from youju.base.fact_views import build_views, definitions, drop_views, set_stamp, stamp
from youju.codes.operations import publish_codes
from youju.duties.editions import publish_rulebooks
from youju.library.shelf import shipped_folder, shipped_library

LOCK = 0x796F756A
"""Advisory lock that one process at a time holds while it migrates."""


def bring_up_to_date(at: datetime) -> bool:
    """Migrate, make the fact views, load the library where it is new. Gives whether anything was done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            return _bring_up_to_date(at)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _bring_up_to_date(at: datetime) -> bool:
    mark = _mark()
    if stamp() == mark:
        return False
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        drop_views()
        call_command("migrate", verbosity=0, interactive=False)
    build_views()
    load_library(at)
    set_stamp(mark)
    return True


def _mark() -> str:
    """What the tables, the views and the loaded library are made of: where it is the same, none is looked at again."""
    seen = hashlib.sha256(definitions().encode())
    seen.update(repr(sorted(_migrations())).encode())
    for file in _shipped(shipped_folder()):
        seen.update(file.read_bytes())
    return seen.hexdigest()


def _migrations() -> Iterator[str]:
    """Every migration there is, by the file it stands in."""
    for app in apps.get_app_configs():
        yield from (f"{app.label}/{file.name}" for file in Path(app.path, "migrations").glob("[0-9]*.py"))


def _shipped(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda file: file.name):
        if each.is_dir():
            yield from _shipped(each)
        elif each.name.endswith((".yaml", ".txt")):
            yield each


def load_library(at: datetime) -> bool:
    """Put the shipped codes and editions into the database where they are new; gives whether any were."""
    library = shipped_library()
    changed = publish_codes(library.codes, by=SYSTEM, at=at)
    published = publish_rulebooks(library.rulebooks, by=SYSTEM, at=at)
    return bool(changed or published)
