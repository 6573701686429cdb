"""A real PostgreSQL for one test process: the embedded server, in a folder of its own that goes with the process.

Folders of the tests are made in memory where there is plenty: a test that has a report written makes hundreds of files
and waits for a disk a hundred times. It is a file system like others; what is killed here is programs, not the machine.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import psutil

from youju.base import embedded

MEMORY = Path("/dev/shm")
PLENTY = 12 * 2**30
"""Bytes that must be free: some six times what all tests take."""


def _is_plenty() -> bool:
    return MEMORY.is_dir() and min(shutil.disk_usage(MEMORY).free, psutil.virtual_memory().available) > PLENTY


if "TMPDIR" not in os.environ and _is_plenty():
    # what pytest keeps of its last runs (tmp_path) stays on the disk
    os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.gettempdir()
    os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None

FOLDER = Path(tempfile.mkdtemp(prefix="yj"))
# registered first, so that it comes after the server's own stop
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

os.environ["YOUJU_HOME"] = str(FOLDER)
os.environ["DATABASE_URL"] = embedded.start(FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "youju.project.settings"
