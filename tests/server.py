"""A real PostgreSQL for one test process: the embedded server, in a folder of its own that goes with the process."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from youju.base import embedded

FOLDER = Path(tempfile.mkdtemp(prefix="yj"))
# registered first, so that it comes after the server's own stop
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

os.environ["YOUJU_HOME"] = str(FOLDER)
os.environ["DATABASE_URL"] = embedded.start(FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "youju.project.settings"
