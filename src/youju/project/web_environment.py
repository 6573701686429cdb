"""What the web server's settings are read from; set before Django is."""

import os
import secrets
from pathlib import Path

from youju.base import embedded


def set_environment(host: str) -> None:
    """The key that signs cookies, where static files are collected, and which host names are answered."""
    os.environ["YOUJU_SECRET_KEY"] = os.environ.get("YOUJU_SECRET_KEY") or _secret_key(embedded.home() / "secret_key")
    os.environ["YOUJU_STATIC"] = str(embedded.home() / "static")
    hosts = os.environ.get("YOUJU_HOSTS", "127.0.0.1,localhost").split(",")
    os.environ["YOUJU_HOSTS"] = ",".join(dict.fromkeys([*hosts, *([host] if host != "0.0.0.0" else [])]))


def _secret_key(path: Path) -> str:
    """Made once, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()
