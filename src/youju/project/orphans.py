"""Workers of the web server end with it, even where it is killed and can tell them nothing."""

import os
import signal
import time
from threading import Thread

SERVED_BY = "YOUJU_SERVED_BY"
"""The process that starts the workers, in their environment."""
EVERY, PATIENCE = 1.0, 10.0
"""Seconds between looks, and those a worker gets to finish what it is at."""


def end_with_server() -> None:
    """In a worker: watch the process that started it. Does nothing where none is named."""
    if parent := os.environ.get(SERVED_BY):
        Thread(target=_watch, args=(int(parent),), name="end-with-server", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)
